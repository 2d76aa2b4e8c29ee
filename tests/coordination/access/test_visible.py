"""Every list, as every person of the cast: what is in it is what the oracle below says, and the object rule agrees."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.http import Http404
from django.utils import timezone

from coordination.access import visible
from coordination.access.permissions import Level
from coordination.lifecycle import EntryKind
from coordination.models import (
    ArrearsList,
    ArrearsRecord,
    Attachment,
    Case,
    Disclosure,
    Entry,
    LandlordNotice,
    PartGrant,
    PlanPart,
)
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.personas import PEOPLE

UNIT = {"anne", "unit_lead"}
FJORDPARKEN = {"fjordparken_clerk", "fjordparken_lead"}


def seen_by(cast, look, thing) -> set[str]:
    return {name for name in PEOPLE if look(cast.person(name)).filter(pk=thing.pk).exists()} - {"ended", "inactive"}


def test_a_part_is_seen_by_its_agency_and_the_unit(cast, world):
    expected = {
        world.unit_part: UNIT,
        world.help_part: UNIT | {"ydelse"},
        world.landlord_part: UNIT | FJORDPARKEN,
        world.taken_back: UNIT,
        world.their_part: UNIT | {"myndighed"},
    }
    for part, people in expected.items():
        assert seen_by(cast, visible.visible_parts, part) == people


def test_an_inbox_shows_the_agencys_own_rows_of_the_parts_it_sees(cast, world):
    for name, member in cast.active().items():
        rows = visible.visible_inbox(member)
        assert {row.agency_id for row in rows} <= {member.agency_id}, name
        assert {row.part_id for row in rows} == set(visible.visible_parts(member).values_list("pk", flat=True)), name


def test_a_case_is_seen_by_those_who_see_a_part_of_it(cast, world):
    assert seen_by(cast, visible.visible_cases, world.mine) == UNIT | FJORDPARKEN | {"ydelse"}
    assert seen_by(cast, visible.visible_cases, world.theirs) == UNIT | {"myndighed"}


def test_an_entry_is_read_by_its_audience_and_an_internal_one_by_its_agency_alone(cast, world):
    expected = {
        world.shared: UNIT | {"ydelse"},
        world.internal: {"ydelse"},
        world.unit_internal: UNIT,
        world.landlord_entry: UNIT | FJORDPARKEN,
    }
    for entry, people in expected.items():
        assert seen_by(cast, visible.visible_entries, entry) == people


def test_a_file_is_read_where_its_entry_is(cast, world):
    assert seen_by(cast, visible.visible_attachments, world.file(world.shared)) == UNIT | {"ydelse"}
    assert seen_by(cast, visible.visible_attachments, world.file(world.internal)) == {"ydelse"}


def test_the_ledger_of_sharing_is_the_planners(cast, world):
    for disclosure in Disclosure.objects.all():
        assert seen_by(cast, visible.visible_disclosures, disclosure) == UNIT


@pytest.mark.parametrize(
    ("look", "own", "other"),
    [
        (visible.own_arrears, "record", "their_record"),
        (visible.own_lists, "upload", "their_upload"),
    ],
)
def test_a_compartment_is_its_landlords_alone(cast, world, look, own, other):
    assert seen_by(cast, look, getattr(world, own)) == FJORDPARKEN
    assert seen_by(cast, look, getattr(world, other)) == {"lindehoej_clerk"}


def test_tenancies_and_notices_are_their_landlords_alone(cast, world):
    assert seen_by(cast, visible.own_tenancies, world.mine.tenancy) == FJORDPARKEN
    assert seen_by(cast, visible.own_notices, world.notice(world.theirs)) == {"lindehoej_clerk"}


LISTS = (
    visible.visible_parts,
    visible.visible_cases,
    visible.visible_inbox,
    visible.visible_entries,
    visible.visible_attachments,
    visible.visible_disclosures,
    visible.own_tenancies,
    visible.own_arrears,
    visible.own_lists,
    visible.own_notices,
)


@pytest.mark.parametrize("look", LISTS)
def test_nobody_and_those_without_cases_see_nothing(cast, world, look):
    for member in (None, cast.council_member, cast.editor, cast.lawyer):
        assert not look(member).exists()


@pytest.mark.parametrize(
    ("look", "may_see", "model"),
    [
        (visible.visible_parts, visible.may_see_part, PlanPart),
        (visible.visible_cases, visible.may_see_case, Case),
        (visible.visible_entries, visible.may_see_entry, Entry),
        (visible.own_lists, visible.may_see_list, ArrearsList),
    ],
)
def test_the_list_and_the_rule_for_one_thing_agree(cast, world, look, may_see, model):
    for name, member in cast.active().items():
        listed = set(look(member).values_list("public_id", flat=True))
        for public_id in model.objects.values_list("public_id", flat=True):
            assert may_see(member, public_id) == (public_id in listed), name
            if public_id in listed:
                assert visible.get_visible_or_404(look(member), public_id).public_id == public_id
            else:
                with pytest.raises(Http404) as hidden:
                    visible.get_visible_or_404(look(member), public_id)
                assert str(hidden.value) == ""
        assert not may_see(member, uuid.uuid4())


@pytest.mark.parametrize("model", [ArrearsRecord, Attachment, LandlordNotice])
def test_the_world_holds_something_of_each_kind_to_be_hidden(world, model):
    assert model.objects.count() >= 2


def test_a_level_that_does_not_reach_shows_the_part_but_not_its_thread(cast, world):
    PartGrant.objects.filter(content_object=world.help_part, group=cast.ydelse.agency.group).update(
        permission=Permission.objects.get(codename=Level.SUMMARY.value)
    )
    assert world.help_part in visible.visible_parts(cast.ydelse)
    assert world.help_part not in visible.visible_parts(cast.ydelse, Level.READ)
    assert not visible.visible_entries(cast.ydelse).filter(part=world.help_part).exists()


def test_a_grant_ends_with_the_last_day_of_its_consent(cast, travel):
    case = CaseFactory(tenancy__landlord=cast.fjordparken_clerk.agency)
    consent = ConsentFactory(case=case, to_agency=cast.fjordparken_clerk.agency)
    part = PartFactory(case=case, agency=consent.to_agency, ground=ground("tenant_consent"), consent=consent)
    travel(consent.expires_on)
    assert part in visible.visible_parts(cast.fjordparken_clerk)
    travel(consent.expires_on + timedelta(days=1))
    assert part not in visible.visible_parts(cast.fjordparken_clerk)
    assert not visible.visible_cases(cast.fjordparken_clerk).exists()
    assert not visible.visible_inbox(cast.fjordparken_clerk).exists()


def test_an_agency_asked_again_after_a_part_was_taken_back_sees_the_new_part_only(cast, world):
    again = PartFactory(case=world.mine, agency=cast.borgerservice.agency)
    assert set(visible.visible_parts(cast.borgerservice)) == {again}
    assert not visible.visible_entries(cast.borgerservice).filter(part=world.taken_back).exists()


def test_system_entries_are_read_by_the_parts_readers(cast, world):
    moved = world.help_part.entries.filter(kind=EntryKind.SYSTEM).get()
    assert seen_by(cast, visible.visible_entries, moved) == UNIT | {"ydelse"}


def test_today_is_asked_at_the_moment_of_asking(cast, world):
    PartGrant.objects.filter(content_object=world.help_part).update(ends_at=timezone.now())
    assert not visible.visible_parts(cast.ydelse).exists()
