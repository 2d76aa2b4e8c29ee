"""The database keeps the record as it was written, whoever asks, and tells its time itself."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from hub.accounts.identity import the_hub_itself
from hub.audit.models import AuditEvent, Verb
from hub.audit.record import record
from tests.factories.membership import MembershipFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=400)


@pytest.fixture
def event() -> AuditEvent:
    by = MembershipFactory()
    return record(by=by, verb=Verb.READ, obj=by.agency)


@pytest.mark.parametrize("change", ["update", "delete"])
def test_not_even_the_owner_of_the_table_alters_or_removes_a_row(event, change):
    rows = AuditEvent.objects.filter(pk=event.pk)
    alter = {"update": lambda: rows.update(verb=Verb.CHANGE), "delete": rows.delete}[change]
    with pytest.raises(ProgrammingError, match="stands as it was written"), transaction.atomic():
        alter()
    assert rows.get().verb == Verb.READ


def test_the_retention_role_deletes_and_does_not_alter(event):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE ROLE proeve_retention; GRANT SELECT, UPDATE, DELETE ON audit_auditevent TO proeve_retention"
        )
        cursor.execute("GRANT USAGE ON SCHEMA public TO proeve_retention; GRANT proeve_retention TO CURRENT_USER")
    with pytest.raises(ProgrammingError, match="stands as it was written"), transaction.atomic():
        _as_retention("UPDATE audit_auditevent SET verb = 'change'")
    _as_retention("DELETE FROM audit_auditevent")
    assert not AuditEvent.objects.exists()


def _as_retention(statement: str) -> None:
    with the_hub_itself(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE proeve_retention")
        cursor.execute(statement)
        cursor.execute("RESET ROLE")


def test_the_web_role_cannot_date_an_act_back(as_web_role):
    by = MembershipFactory()
    with as_web_role(), the_hub_itself():
        AuditEvent.objects.create(user=by.user, verb=Verb.READ, object_type="x", at=timezone.now() - LONG_AGO)
    assert timezone.now() - AuditEvent.objects.get().at < timedelta(minutes=1)


def test_the_owner_may_who_tells_the_past_of_the_demo():
    then = timezone.now() - LONG_AGO
    AuditEvent.objects.create(verb=Verb.READ, object_type="x", at=then)
    assert AuditEvent.objects.get().at == then
