"""Handing a case over to a colleague, and linking cases: the unit's own pages."""

import pytest

from coordination.models import Case, CaseLink, Handover
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


def test_the_new_coordinator_has_the_case_is_told_without_a_word_of_it_and_the_note_stays_in_the_unit(
    stage, anne, client_of
):
    lead = stage.cast.unit_lead
    for _ in range(2):
        sent = {"to": lead.public_id, "note": "Ring om formiddagen 🙂"}
        assert anne.post(stage.url("overdrag/"), sent).status_code == 302
    assert Case.objects.get(pk=stage.case.pk).coordinator == lead.user
    assert Handover.objects.count() == 1
    told = OutboxMessage.objects.filter(topic="case_handed_over")
    assert {row.recipient for row in told} == {lead}
    assert not any("formiddag" in str(vars(row)) for row in told)
    assert stage.case.parts.get(measure="coordination").entries.filter(event="handed_over").count() == 1
    assert "overdraget" in anne.get(stage.url()).content.decode()
    assert "Ring om formiddagen" in anne.get(stage.url("forloeb/")).content.decode()
    for other in (stage.cast.ydelse, stage.cast.fjordparken_clerk):
        assert client_of(other).get(stage.url("forloeb/")).status_code in {403, 404}


@pytest.mark.parametrize(
    ("given", "wrong"),
    [({"to": ""}, "to"), ({"to": "999999"}, "to"), ({"to": "x\x00"}, "to"), ({"note": "x" * 1001}, "note")],
)
def test_a_hand_over_to_nobody_there_is_refused(stage, anne, given, wrong):
    answer = anne.post(stage.url("overdrag/"), {"to": stage.cast.unit_lead.public_id, "note": ""} | given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert not Handover.objects.exists()


def test_cases_are_linked_by_number_shown_on_both_and_unlinked(stage, anne):
    other = CaseFactory()
    assert other.reference in str(anne.get(stage.url("forbindelser/")).context["maybe"])  # of the same name
    looks = AuditEvent.objects.filter(case_id=other.public_id, details={"list": "links"}, user=stage.cast.anne.user)
    assert looks.get().persons == [other.tenants.get().public_id]
    sent = {"reference": other.reference.lower(), "kind": "same_household"}
    assert anne.post(stage.url("forbindelser/"), sent).status_code == 302
    for case, seen in ((stage.case, other), (other, stage.case)):
        (row,) = anne.get(f"/sager/{case.public_id}/forbindelser/").context["linked"]
        assert row["reference"] == seen.reference
        assert AuditEvent.objects.filter(case_id=seen.public_id, details={"list": "links"}).exists()
    assert anne.post(stage.url("forbindelser/"), {"undo": str(row["link"])}).status_code == 302
    assert not CaseLink.objects.filter(undone_at=None).exists()


@pytest.mark.parametrize("reference", ["", "S-2026-XXXXX", "x" * 900, "a\x00"])
def test_a_number_that_is_no_case_of_the_unit_is_refused_at_its_field(stage, anne, reference):
    answer = anne.post(stage.url("forbindelser/"), {"reference": reference, "kind": "related"})
    assert list(answer.context["form"].errors) == ["reference"]
    assert anne.post(stage.url("forbindelser/"), {"undo": "x"}).status_code == 404


def test_a_linked_case_opens_nothing_to_a_landlord_or_an_office(stage, anne, client_of):
    other = CaseFactory(tenant_name="Kanarie Navnesen")
    anne.post(stage.url("forbindelser/"), {"reference": other.reference, "kind": "related"})
    for who in (stage.cast.ydelse, stage.cast.fjordparken_clerk):
        page = client_of(who).get(stage.url()).content.decode()
        assert other.reference not in page
        assert client_of(who).get(f"/sager/{other.public_id}/").status_code == 404
