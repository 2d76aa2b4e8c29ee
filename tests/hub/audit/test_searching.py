"""A search can be asked for afterwards, and never read."""

import pytest

from hub.audit.models import AuditEvent, Verb
from hub.audit.record import record
from hub.audit.searching import criteria, digest, was_sought
from tests.factories.membership import MembershipFactory


def test_of_a_search_stand_the_field_and_its_size_and_not_a_word_of_it():
    kept = criteria(q="Mette  Skovgaard-Holm")
    assert (kept["fields"], kept["words"], kept["letters"]) == (["q"], 2, 19)
    assert kept["sought"] == [f"q:{digest('mette')}", f"q:{digest('SKOVGAARD-HOLM')}"]
    assert "mette" not in str(kept).casefold()


def test_a_number_is_the_same_however_it_is_divided():
    assert digest("010190-1234") == digest("0101901234") != digest("0101901235")
    assert digest("17,") != digest("18,")


def test_nobody_without_the_key_can_make_the_same_digest(settings):
    settings.AUDIT_SEARCH_KEY = "one"
    first = digest("mette")
    settings.AUDIT_SEARCH_KEY = "another"
    assert digest("mette") != first


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("term", "found"), [("skovgaard mette", True), ("METTE", True), ("mette hansen", False), ("met", False)]
)
def test_whoever_controls_the_hub_can_ask_whether_a_name_was_searched_for(term, found):
    by = MembershipFactory()
    record(by=by, verb=Verb.SEARCH, obj=by.agency, **criteria(q="Mette Skovgaard"))
    assert AuditEvent.objects.filter(was_sought(term)).exists() == found
