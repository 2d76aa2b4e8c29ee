"""The record of acts: ids and codes, written inside the transaction, never changed."""

import pytest
from django.db import ProgrammingError, transaction

from hub.audit.models import AuditEvent, Verb
from hub.audit.record import record
from tests.factories.case import CaseFactory
from tests.factories.membership import MembershipFactory

pytestmark = pytest.mark.django_db


def test_a_row_says_who_did_what_to_which_thing_in_which_case():
    case, by = CaseFactory(), MembershipFactory()
    event = record(by=by, verb=Verb.READ, obj=case, case=case, page="case")
    assert (event.user, event.agency, event.verb) == (by.user, by.agency, "read")
    assert (event.object_type, event.object_id, event.case_id) == ("coordination.case", case.public_id, case.public_id)
    assert event.details == {"page": "case"}
    assert "read coordination.case" in str(event)


def test_what_the_machine_does_by_itself_has_no_person_but_may_say_for_whom():
    case = CaseFactory()
    event = record(by=None, verb=Verb.IMPORT, obj=case, agency=case.landlord)
    assert (event.user, event.agency, event.case_id) == (None, case.landlord, None)


def test_a_thing_without_a_public_id_is_named_by_its_kind_alone():
    by = MembershipFactory()
    assert record(by=by, verb=Verb.CHANGE, obj=by.agency).object_id is None


def test_a_row_goes_with_the_transaction_it_tells_of():
    with transaction.atomic():
        record(by=MembershipFactory(), verb=Verb.CHANGE, obj=MembershipFactory())
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_web_role_neither_alters_nor_removes_a_row(as_web_role, change):
    event = record(by=MembershipFactory(), verb=Verb.READ, obj=CaseFactory())
    rows = AuditEvent.objects.filter(pk=event.pk)
    alter = {"update": lambda: rows.update(verb=Verb.CHANGE), "delete": rows.delete}[change]
    with pytest.raises(ProgrammingError, match="permission denied"), as_web_role():
        alter()
    assert rows.get().verb == Verb.READ


def test_every_verb_fits_its_column():
    assert max(map(len, Verb.values)) <= AuditEvent._meta.get_field("verb").max_length
