"""CPR numbers at rest: sealed, found by exactly themselves, sealed anew when keys change."""

import base64

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection

from coordination.actions.numbers import BATCH, open_number, record_number, rotate_batch, tenants_with
from coordination.models import TenantNumber
from hub.audit.models import AuditEvent
from hub.sealing import index, seal
from hub.sealing.seal import SealError
from tests.factories.case import CaseFactory

NUMBER = "0101010000"


def key(name: str, byte: int) -> str:
    return f"{name}:{base64.b64encode(bytes([byte]) * 32).decode()}"


@pytest.fixture
def tenant(cast):
    return CaseFactory().tenants.get()


@pytest.fixture
def number(cast, tenant):
    return record_number(tenant=tenant, number="010101-0000", by=cast.anne)


def raw(column: str) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM coordination_tenantnumber ORDER BY tenant_id")
        return [bytes(row[0]) for row in cursor.fetchall()]


def test_nothing_readable_lies_in_the_database(number):
    for lying in (*raw("sealed"), *raw("digest")):
        assert NUMBER.encode() not in lying
        assert NUMBER[:6].encode() not in lying
    assert open_number(number) == NUMBER


def test_a_seal_moved_to_another_tenants_row_does_not_open(cast, number):
    other = record_number(tenant=CaseFactory().tenants.get(), number="0202020000", by=cast.anne)
    other.sealed = number.sealed
    with pytest.raises(SealError):
        open_number(other)


def test_it_is_found_by_exactly_itself_however_it_is_divided(number, tenant):
    for written in (NUMBER, "010101-0000", " 010101 0000 "):
        assert [found.tenant for found in tenants_with(written)] == [tenant]
    assert not tenants_with("0101010001").exists()
    assert not tenants_with("010101").exists()


def test_the_same_number_on_two_cases_is_written_without_a_word(cast, number):
    again = record_number(tenant=CaseFactory().tenants.get(), number=NUMBER, by=cast.anne)
    assert tenants_with(NUMBER).count() == 2
    assert bytes(again.sealed) != bytes(number.sealed)


def test_a_number_is_corrected_in_its_place_and_on_record_without_its_digits(cast, tenant, number, traces):
    since = traces()
    record_number(tenant=tenant, number="0202020000", by=cast.anne)
    assert open_number(TenantNumber.objects.get(pk=tenant.pk)) == "0202020000"
    assert since.audit() == [("change", "tenantnumber")]
    assert AuditEvent.objects.latest("pk").details == {}


@pytest.mark.parametrize("name", ["ydelse", "fjordparken_clerk", "lawyer", "council_member"])
def test_nobody_but_the_unit_writes_one_down(cast, tenant, name):
    with pytest.raises(PermissionDenied):
        record_number(tenant=tenant, number=NUMBER, by=cast.person(name))


def test_rotation_seals_and_indexes_anew_and_a_second_time_changes_nothing(settings, number, capsys):
    settings.SEALING_KEYS = [key("new", 7), *settings.SEALING_KEYS]
    settings.INDEX_KEYS = [key("new-index", 8), *settings.INDEX_KEYS]
    assert tenants_with(NUMBER).exists()
    call_command("rotate_seals")
    call_command("rotate_seals")
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["1", "0"]
    settings.SEALING_KEYS, settings.INDEX_KEYS = settings.SEALING_KEYS[:1], settings.INDEX_KEYS[:1]
    kept = TenantNumber.objects.get()
    assert (open_number(kept), kept.index_key) == (NUMBER, "new-index")
    assert tenants_with(NUMBER).exists()


def test_rotation_goes_on_where_it_stopped(settings, cast, number, monkeypatch):
    monkeypatch.setattr("coordination.actions.numbers.BATCH", 1)
    record_number(tenant=CaseFactory().tenants.get(), number="0202020000", by=cast.anne)
    settings.SEALING_KEYS = [key("new", 7), *settings.SEALING_KEYS]
    after, changed = rotate_batch(0)
    assert (changed, [seal.is_current(lying) for lying in raw("sealed")]) == (1, [True, False])
    call_command("rotate_seals")
    assert all(seal.is_current(lying) for lying in raw("sealed"))
    assert after is not None
    assert BATCH > 1


def test_without_the_old_key_rotation_stops_with_a_word_and_loses_nothing(settings, number):
    before = raw("sealed")
    settings.SEALING_KEYS = [key("new", 7)]
    with pytest.raises(CommandError, match="its key is not among"):
        call_command("rotate_seals")
    assert raw("sealed") == before
    assert index.is_current(number.index_key)


def test_rotation_needs_no_more_rights_than_pages_have(settings, number, as_web_role):
    settings.SEALING_KEYS = [key("new", 7), *settings.SEALING_KEYS]
    with as_web_role():
        call_command("rotate_seals")
    assert all(seal.is_current(lying) for lying in raw("sealed"))
