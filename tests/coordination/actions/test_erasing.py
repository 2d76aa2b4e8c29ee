"""A closed case is erased on its day with all that hangs on it, and nothing else is."""

import logging
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import IntegrityError, ProgrammingError, connection, models
from django.utils import timezone

from coordination import deadlines, tasks
from coordination.actions import erasing
from coordination.actions.closing import close_case, reopen_case
from coordination.actions.erasing import HANGS_ON, TELLS_OF
from coordination.actions.keeping import Kept, keep_longer, kept_longer, stop_keeping
from coordination.actions.retention import erased_from
from coordination.keeping import KeepReason
from coordination.models import Attachment, Case, DeadlineRule, InboxRow, LandlordNotice, LegalEvent, Signal, Tenancy
from hub.accounts.identity import the_hub_itself
from hub.audit.models import AuditEvent
from hub.outbox.models import Notice, OutboxMessage
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.entry import EntryFactory
from tests.factories.full_case import full_case
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db

# Of the full case, which has a guarantee and instalments; another goes after five years.
CLOSED_ON, DUE_ON = date(2026, 10, 1), date(2032, 10, 1)
# What knows a case, or something of one, by its id, and stays when the case goes. All else of that kind is erased.
STAYS = {
    "audit.AuditEvent": "that it was done stays on record: ids and codes, which lead to nobody any more",
}
# Ids that are of no case.
OF_NO_CASE = {
    "coordination.ContactAttempt.corrects": "another attempt of the case, which goes with it",
    "coordination.ContactAttempt.key": "the form's own",
}


@pytest.fixture(autouse=True)
def _own_vault(vault):
    """Files of no other test."""


@pytest.fixture
def night(as_web_role, django_capture_on_commit_callbacks) -> Callable[[], int]:
    """The nightly task, with the rights of who does it."""

    def work() -> int:
        with django_capture_on_commit_callbacks(execute=True), as_web_role("worker"):
            return tasks.erase_cases().erased

    return work


@pytest.fixture
def closed(cast, travel) -> Case:
    travel(CLOSED_ON)
    return full_case(cast)


def rows_of(case_id: int) -> dict[str, int]:
    """How many of each kind hang on it."""
    return {model.__name__: erasing._of(model, Case(pk=case_id)).count() for model in HANGS_ON}


def files() -> list[str]:
    vault = storages["vault"]
    return vault.listdir("attachments")[1] if vault.exists("attachments") else []


def reached_from(*starts: type[models.Model]) -> set[type[models.Model]]:
    """Every model with a key, or a key to a key, … to one of these; and the tables between two of them."""
    found = set(starts)
    while True:
        more = {
            model
            for model in apps.get_models(include_auto_created=True)
            for field in model._meta.get_fields()
            if field.concrete and field.is_relation and field.related_model in found
        }
        if more <= found:
            return found
        found |= more


def test_every_model_with_a_way_to_a_case_is_erased_with_it():
    assert set(HANGS_ON) == reached_from(Case)
    for model, ways in HANGS_ON.items():
        keys = {field.name for field in model._meta.fields if field.related_model is Case}
        assert keys <= set(ways), f"{model.__name__} knows a case by another key, too"


def test_every_model_that_knows_something_by_its_id_is_erased_or_stays_for_a_reason():
    knowing = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in {"accounts", "audit", "outbox", "people", "coordination"}
        for field in model._meta.fields
        if isinstance(getattr(field, "base_field", field), models.UUIDField) and field.name != "public_id"
    }
    named = {name.rpartition(".")[0] for name in knowing - set(OF_NO_CASE)}
    assert named == {model._meta.label for model in TELLS_OF} | set(STAYS)


def test_the_day_before_it_is_kept_and_on_the_day_everything_goes(closed, travel, night, deliver):
    deliver()
    before = rows_of(closed.pk)
    assert [name for name, count in before.items() if not count] == []
    assert LegalEvent.everything.filter(case=closed, withdrawn_at__isnull=False).exists()
    assert Notice.objects.filter(subject_id=closed.public_id).exists()
    assert len(files()) == 1
    travel(date(2032, 9, 30))
    assert (night(), rows_of(closed.pk), len(files())) == (0, before, 1)
    travel(DUE_ON)
    assert erased_from(closed) == DUE_ON
    assert night() == 1
    assert set(rows_of(closed.pk).values()) == {0}
    assert files() == []
    assert night() == 0


def test_nothing_tells_of_it_any_more(closed, travel, night, deliver):
    deliver()
    of_case = {closed.public_id, *closed.parts.values_list("public_id", flat=True)}
    of_case |= set(Attachment.objects.values_list("entry__public_id", flat=True))
    assert all(each.objects.filter(subject_id__in=of_case).exists() for each in (Notice, OutboxMessage))
    travel(DUE_ON)
    night()
    for each in (Notice, OutboxMessage):
        assert not each.objects.filter(subject_id__in=of_case).exists()
        assert each.objects.exists(), "of the other case"
    assert not InboxRow.objects.filter(part__case=closed.pk).exists()


def test_what_is_on_record_stays_with_one_row_more(closed, travel, night, cast):
    concerned = closed.concerned
    before = AuditEvent.objects.count()
    travel(DUE_ON)
    night()
    event = AuditEvent.objects.latest("pk")
    assert AuditEvent.objects.count() == before + 1
    assert (event.verb, event.object_type) == ("erase", "coordination.case")
    assert (event.object_id, event.case_id, event.persons) == (closed.public_id, closed.public_id, concerned)
    assert (event.user, event.agency) == (None, closed.unit)
    assert closed.reference not in str(event.details)


def test_other_cases_of_the_tenancy_and_the_linked_one_are_left_as_they_are(closed, cast, travel, night):
    other = Case.objects.exclude(pk=closed.pk).get()
    later = CaseFactory(tenancy=closed.tenancy, tenant_name="Den næste lejer")
    EntryFactory(part=PartFactory(case=later, agency=cast.ydelse.agency), with_file=True, by=cast.ydelse)
    travel(date(2028, 10, 2))
    close_case(case=later, ending=MOVED, by=cast.anne)
    before = rows_of(later.pk)
    travel(DUE_ON)
    assert night() == 1
    assert set(Case.objects.values_list("pk", flat=True)) == {other.pk, later.pk}
    assert rows_of(later.pk) == before
    assert len(files()) == 1
    assert Tenancy.objects.filter(pk=closed.tenancy_id).exists()
    assert LandlordNotice.objects.filter(tenancy=closed.tenancy_id).exists()


def test_opened_again_it_is_not_erased_and_closed_anew_it_is_counted_anew(closed, cast, travel, night):
    travel(date(2032, 9, 30))
    case = reopen_case(case=closed, by=cast.anne)
    before = rows_of(case.pk)
    travel(DUE_ON)
    assert (night(), rows_of(case.pk)) == (0, before)
    close_case(case=case, ending=MOVED, by=cast.anne)
    assert night() == 0
    assert erased_from(Case.objects.get(pk=case.pk)) == date(2038, 10, 1)


def test_opened_again_after_it_was_found_it_is_left_alone(closed, cast, travel, night, monkeypatch):
    """Between the finding and the holding of it, as somebody is at work at night."""
    erase = erasing._erase

    def reopened_first(pk: int) -> erasing.Fate:
        with the_hub_itself():
            Case.objects.filter(pk=pk).update(closed_at=None)
        return erase(pk)

    monkeypatch.setattr(erasing, "_erase", reopened_first)
    travel(DUE_ON)
    assert night() == 0
    assert Case.objects.filter(pk=closed.pk).exists()


def test_kept_by_the_lead_it_goes_on_the_day_until_which_it_is_kept(closed, cast, travel, night):
    kept = Kept(date(2033, 3, 1), KeepReason.COURT)
    keep_longer(case=closed, kept=kept, by=cast.unit_lead)
    case = Case.objects.get(pk=closed.pk)
    assert (kept_longer(case), erased_from(case)) == (kept, date(2033, 3, 1))
    travel(date(2033, 2, 28))
    assert night() == 0
    travel(date(2033, 3, 1))
    assert night() == 1


def test_one_that_is_kept_hides_none_behind_it(closed, cast, travel, night):
    keep_longer(case=closed, kept=Kept(date(2033, 3, 1), KeepReason.COURT), by=cast.unit_lead)
    later = full_case(cast)
    travel(DUE_ON)
    assert night() == 1
    assert [Case.objects.filter(pk=pk).exists() for pk in (closed.pk, later.pk)] == [True, False]


def test_kept_no_longer_it_goes_the_next_night(closed, cast, travel, night):
    keep_longer(case=closed, kept=Kept(date(2033, 3, 1), KeepReason.COURT), by=cast.unit_lead)
    travel(DUE_ON)
    assert night() == 0
    stop_keeping(case=closed, by=cast.unit_lead)
    assert night() == 1


def test_the_rule_as_it_is_edited_counts(closed, travel, night):
    DeadlineRule.objects.filter(code="retention_end").update(count=4, variant_count=4)
    deadlines.forget()
    travel(date(2030, 9, 30))
    assert night() == 0
    travel(date(2030, 10, 1))
    assert night() == 1


def test_one_that_cannot_be_erased_stops_no_other_and_is_tried_again(cast, travel, night, monkeypatch, caplog):
    travel(CLOSED_ON)
    first, second = (full_case(cast) for _ in range(2))
    before = rows_of(first.pk)
    delete = erasing.delete
    quotes = [IntegrityError("Key (name)=(Mette Skovgaard-Holm) is still referenced")]

    def failing(rows: models.QuerySet) -> None:
        delete(rows)
        if rows.model is Case and quotes:
            raise quotes.pop()

    monkeypatch.setattr(erasing, "delete", failing)
    travel(DUE_ON)
    with caplog.at_level(logging.ERROR):
        assert night() == 1
    assert [record.getMessage() for record in caplog.records if record.name == erasing.__name__] == [
        f"Case {first.pk} could not be erased: IntegrityError",
        "Cases left although their day has come: 1",
    ]
    assert "Mette" not in caplog.text
    assert (rows_of(first.pk), Case.objects.filter(pk=second.pk).exists()) == (before, False)
    assert len(files()) == 1
    assert night() == 1
    assert files() == []


def test_a_row_that_nobody_thought_of_keeps_the_whole_case(closed, travel, night, monkeypatch):
    before = rows_of(closed.pk)
    monkeypatch.setattr(erasing, "HANGS_ON", {model: ways for model, ways in HANGS_ON.items() if model is not Signal})
    travel(DUE_ON)
    assert night() == 0
    monkeypatch.undo()
    assert rows_of(closed.pk) == before


@pytest.mark.parametrize("work", ["web", "worker"])
@pytest.mark.parametrize("model", [Case, LandlordNotice, Attachment])
def test_nobody_else_deletes_not_even_by_day(closed, as_web_role, work, model):
    with pytest.raises(ProgrammingError, match="permission denied"), as_web_role(work), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


def test_an_erased_case_is_gone_from_every_page(closed, cast, travel, night, client_of):
    address = f"/sager/{closed.public_id}/"
    travel(DUE_ON)
    assert client_of(cast.anne).get(address).status_code == 200
    night()
    assert client_of(cast.anne).get(address).status_code == 404
    # Whoever controls the record reads that it was done.
    answer = client_of(cast.officer).get("/adgangslog/")
    erased = [line for line in answer.context["log"].lines if line.verb == "Slettede"]
    assert [(line.what, line.agency, line.case_url) for line in erased] == [
        ("sagen", closed.unit.name, f"{address}log/")
    ]
    assert "Mette" not in answer.content.decode()


def test_the_moment_of_closing_is_counted_in_danish_days(cast, travel, night):
    """Closed at half past midnight on 1 October, which in UTC is still September."""
    travel(timezone.make_aware(datetime(2026, 10, 1, 0, 30)))
    CaseFactory(closed=True)
    travel(date(2031, 9, 30))
    assert night() == 0
    travel(date(2031, 10, 1))
    assert night() == 1
