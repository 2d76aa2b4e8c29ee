"""The access log of a case: who reads it, what stands in it, what never does, and how it is taken out."""

import csv
import io
from datetime import timedelta

from django.utils import timezone

from hub.audit.models import AuditEvent, Verb
from tests.factories.case import CaseFactory
from tests.factories.look_up import broken
from tests.factories.membership import MembershipFactory

READERS = {"unit_lead", "officer"}


def text(answer) -> str:
    return answer.content.decode()


def test_the_units_lead_and_the_officer_read_it_and_to_all_others_it_does_not_exist(stage, client_of):
    for name, who in stage.cast.active().items():
        for page in ("log/", "log/eksport/"):
            assert client_of(who).get(stage.url(page)).status_code == (200 if name in READERS else 404), name


def test_the_officer_sees_the_log_and_nothing_else_of_the_case(stage, client_of):
    browser = client_of(stage.cast.officer)
    others = ["/sager/", stage.url(), stage.part_url(stage.benefits), stage.url("oplysninger/"), "/restancer/"]
    assert {browser.get(page).status_code for page in others} == {404}
    tenant = stage.case.tenants.get()
    for page in (stage.url("log/"), "/adgangslog/"):
        shown = text(browser.get(page))
        assert not [word for word in (tenant.name, tenant.phone, stage.case.street) if word in shown]


def test_another_units_lead_does_not_read_it(stage, client_of):
    other = MembershipFactory(agency__kind="housing_support_unit", agency__name="En anden enhed", role="lead")
    assert client_of(other).get(stage.url("log/")).status_code == 404


def test_it_says_who_what_and_why_and_that_it_is_read_is_on_it_too(stage, client_of):
    client_of(stage.cast.ydelse).get(stage.part_url(stage.benefits))
    lead = client_of(stage.cast.unit_lead)
    lead.get(stage.url("log/"))
    shown = text(lead.get(stage.url("log/")))
    assert all(word in shown for word in ("Yusuf Demir", "Ydelseskontoret", "en del af planen", "Arbejde på sagen"))
    read = AuditEvent.objects.filter(object_type="audit.auditevent", case_id=stage.case.public_id).latest("pk")
    assert (read.verb, read.why, read.user) == ("read", "control", stage.cast.unit_lead.user)
    assert "adgangsloggen" in shown


def test_the_reason_somebody_chose_stands_there_and_what_the_hub_did_is_not_called_a_stranger(stage, client_of):
    broken(stage.case, stage.cast.familie)
    lines = client_of(stage.cast.unit_lead).get(stage.url("log/")).context["log"].lines
    reasons = {line.verb: line.why for line in lines}
    assert reasons["Søgte"].removesuffix(" · om natten") == "Borgeren har henvendt sig"
    assert reasons["Åbnede med nødadgang"].startswith("Lejeren bliver sat ud")
    assert {line.person for line in lines if not line.agency} == {"hubben selv"}


def test_refusals_at_the_case_and_its_parts_stand_on_it(stage, client_of):
    stranger = client_of(stage.cast.lindehoej_clerk)
    for page in (stage.url(), stage.part_url(stage.benefits), stage.url("overtag/")):
        stranger.get(page)
    log = client_of(stage.cast.unit_lead).get(stage.url("log/?handling=denied")).context["log"]
    assert [(line.person, line.is_refusal) for line in log.lines] == [("Sanne Lykke", True)] * 3


def test_filters_live_in_the_address_and_nonsense_is_left_alone(stage, client_of):
    client_of(stage.cast.ydelse).get(stage.url())
    lead = client_of(stage.cast.unit_lead)
    everything = lead.get(stage.url("log/?handling=x&dag=y&person=1&myndighed=z&efter=q")).context["log"]
    person = next(token for token, (pk, _) in everything.people.items() if pk == stage.cast.ydelse.user_id)
    today, before = timezone.localdate(), timezone.localdate() - timedelta(days=1)
    for query, found in (
        (f"person={person}", {"Yusuf Demir"}),
        ("myndighed=ydelseskontoret", {"Yusuf Demir"}),
        (f"dag={today}&person={person}", {"Yusuf Demir"}),
        (f"dag={before}", set()),
    ):
        log = lead.get(stage.url(f"log/?{query}")).context["log"]
        assert {line.person for line in log.lines} == found, query


def test_a_day_that_there_is_not_is_said_beside_the_field_and_kept_in_it(stage, client_of):
    lead = client_of(stage.cast.unit_lead)
    wrong = lead.get(stage.url("log/?dag=31-11-2026"))
    assert wrong.context["day"].errors["dag"]
    assert 'value="31-11-2026"' in text(wrong)
    assert wrong.context["log"].chosen == {}
    assert lead.get(stage.url("log/?dag=30.11.2026")).context["log"].chosen == {"dag": "2026-11-30"}


def test_a_refusal_at_a_page_of_no_case_is_not_called_a_page_of_the_case(stage, client_of):
    client_of(stage.cast.council_member).get("/tur/")
    (line,) = client_of(stage.cast.officer).get("/adgangslog/").context["log"].lines
    assert (line.is_refusal, line.what) == (True, "en side, der ikke er åben for vedkommende")


def test_it_is_read_page_by_page_and_no_act_is_lost_between_them(stage, client_of):
    at = timezone.now() - timedelta(days=2)
    ours = {"case_id": stage.case.public_id, "object_type": "coordination.case", "verb": Verb.REVEAL}
    # Several at the very same moment, over the edge of a page.
    AuditEvent.objects.bulk_create(AuditEvent(**ours, at=at, user=stage.cast.anne.user) for _ in range(60))
    lead, query, pages = client_of(stage.cast.unit_lead), "?handling=reveal", []
    while query:
        log = lead.get(stage.url("log/") + query).context["log"]
        pages.append(len(log.lines))
        query = log.next_query
    assert pages == [25, 25, 10]


def test_it_costs_the_same_for_25_and_100_rows(stage, client_of, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("coordination.reading.access_log.PAGE", 200)
    lead, asked = client_of(stage.cast.unit_lead), []
    lead.get(stage.url("log/"))  # what the process remembers from the first page on
    for more in (25, 75):
        for _ in range(more):
            who = MembershipFactory(agency=stage.cast.ydelse.agency)
            AuditEvent.objects.create(
                user=who.user,
                agency=who.agency,
                verb="read",
                object_type="coordination.case",
                case_id=stage.case.public_id,
            )
        with django_assert_max_num_queries(40) as counted:
            lead.get(stage.url("log/"))
        asked.append(len(counted.captured_queries))
    assert asked[0] == asked[1]


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_it_is_taken_out_for_a_reason_that_stands_on_it(stage, client_of):
    client_of(stage.cast.ydelse).get(stage.url())
    officer = client_of(stage.cast.officer)
    assert officer.post(stage.url("log/eksport/"), {}).status_code == 422
    answer = officer.post(stage.url("log/eksport/?myndighed=ydelseskontoret"), {"why": "complaint"})
    assert [row[1:3] for row in rows_of(answer)[1:]] == [["Yusuf Demir", "Ydelseskontoret"]]
    out = AuditEvent.objects.get(verb="export")
    assert (out.why, out.case_id, out.persons) == (
        "complaint", stage.case.public_id, [stage.case.tenants.get().public_id])  # fmt: skip


def test_what_the_tenant_is_given_names_none_of_the_staff(stage, client_of):
    client_of(stage.cast.ydelse).get(stage.url())
    answer = client_of(stage.cast.unit_lead).post(stage.url("log/eksport/"), {"why": "subject_access"})
    assert "Yusuf" not in answer.content.decode()
    assert any("Ydelseskontoret" in row for row in rows_of(answer))


def test_a_name_that_is_a_formula_is_not_live_in_the_file(stage, client_of):
    stage.cast.ydelse.user.name = "=HYPERLINK(1)"
    stage.cast.ydelse.user.save()
    client_of(stage.cast.ydelse).get(stage.url())
    answer = client_of(stage.cast.unit_lead).post(stage.url("log/eksport/"), {"why": "control"})
    assert all(not cell.startswith("=") for row in rows_of(answer) for cell in row)
    assert "HYPERLINK" in answer.content.decode()


def test_the_officer_finds_a_case_by_its_number_and_an_unknown_one_is_an_error_at_the_field(stage, client_of):
    officer = client_of(stage.cast.officer)
    found = officer.post("/adgangslog/", {"reference": f" {stage.case.reference.lower()} "})
    assert (found.status_code, found["Location"]) == (302, stage.url("log/"))
    unknown = officer.post("/adgangslog/", {"reference": "S-2026-XXXXX"})
    assert unknown.status_code == 422
    assert unknown.context["form"].errors["reference"]
    assert AuditEvent.objects.filter(verb="search", why="control").count() == 2


def test_what_is_worth_a_look_in_the_whole_hub_is_the_officers_first_page(stage, client_of):
    client_of(stage.cast.lindehoej_clerk).get(stage.url())
    AuditEvent.objects.create(
        user=stage.cast.anne.user, verb="break_glass", object_type="coordination.case", case_id=CaseFactory().public_id
    )
    page = client_of(stage.cast.officer).get("/adgangslog/")
    assert [line.verb for line in page.context["log"].lines] == ["Åbnede med nødadgang", "Blev afvist"]
    assert client_of(stage.cast.unit_lead).get("/adgangslog/").status_code == 404


def test_the_lead_finds_the_log_from_the_case_and_the_coordinator_is_not_offered_it(stage, client_of):
    assert stage.url("log/") in text(client_of(stage.cast.unit_lead).get(stage.url()))
    assert stage.url("log/") not in text(client_of(stage.cast.anne).get(stage.url()))
