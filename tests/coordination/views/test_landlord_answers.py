"""A landlord is asked a question and answers it: yes, partly or no. It is no authority, and is not spoken to as one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.forms.landlord_answer import QUESTIONS
from coordination.lifecycle import EntryKind, Measure, PartStatus
from coordination.measures import measures_of
from coordination.models import Entry, InstalmentPlan, PlanPart
from hub.accounts.kinds import AgencyKind
from tests.coordination.views.test_instalments import AGREED
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

AUTHORITY = ("Bevilget", "Afslag", "afgørelse", "Afslå", "bevilling", "Afvis")


@pytest.fixture
def asked(cast):
    """`asked(measure, name)`: a part for that landlord, which it reads with the tenant's consent."""

    def asked(measure, name="fjordparken_clerk"):
        landlord = cast.person(name).agency
        case = CaseFactory(tenancy=TenancyFactory(landlord=landlord))
        consent = ConsentFactory(case=case, to_agency=landlord)
        return PartFactory(case=case, agency=landlord, measure=measure, ground=ground("tenant_consent"),
                           consent=consent, asked="Kan I vente?")  # fmt: skip

    return asked


def place(part, page="afgoerelse/") -> str:
    return f"/sager/dele/{part.public_id}/{page}"


def answer(result, **more) -> dict[str, str]:
    return {"result": result, "note": "", "version": "1", **more}


@pytest.mark.parametrize("name", ["fjordparken_clerk", "kmp"])
@pytest.mark.parametrize("measure", [*QUESTIONS, Measure.OTHER])
def test_a_landlord_is_asked_in_no_words_of_an_authority(cast, client_of, asked, name, measure):
    part = asked(measure, name)
    browser = client_of(cast.person(name))
    assert "Svar kommunen" in browser.get(place(part, "")).content.decode()
    page = browser.get(place(part)).content.decode()
    assert "Svar kommunen" in page
    main = page[page.index("<main") : page.index("</main")]
    assert [word for word in AUTHORITY if word in main] == []


def test_every_measure_that_is_asked_of_landlords_has_its_question():
    for kind in (AgencyKind.HOUSING_ASSOCIATION, AgencyKind.PRIVATE_LANDLORD):
        assert set(measures_of(kind)) - {Measure.OTHER} <= set(QUESTIONS)


def test_the_answer_and_its_note_are_read_by_the_coordinator(cast, client_of, asked):
    part = asked(Measure.RESPITE)
    until = timezone.localdate() + timedelta(days=14)
    sent = answer("partly_granted", note="Kun til den første.", covers_until=until.isoformat())
    assert client_of(cast.fjordparken_clerk).post(place(part), sent).status_code == 302
    part = PlanPart.objects.get(pk=part.pk)
    assert (part.status, part.result, part.covers_until) == (PartStatus.DONE, "partly_granted", until)
    page = client_of(cast.anne).get(place(part, "")).content.decode()
    assert "Delvist" in page
    assert "Kun til den første." in page
    assert "Delvis bevilget" not in page
    assert "har svaret" in page


def test_a_no_keeps_nothing_of_what_a_yes_had_needed(cast, client_of, asked):
    part = asked(Measure.PAYMENT_EXPECTED)
    sent = answer("refused", amount="500", pays_on=timezone.localdate().isoformat())
    client_of(cast.fjordparken_clerk).post(place(part), sent)
    part = PlanPart.objects.get(pk=part.pk)
    assert (part.status, part.amount, part.pays_on) == (PartStatus.DONE, None, None)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (answer(""), "result"), (answer("completed"), "result"), (answer("granted"), "covers_until"),
        (answer("granted", covers_until="2026-02-31"), "covers_until"),
        (answer("granted", covers_until="2020-01-01"), "covers_until"),
        (answer("partly_granted", covers_until="2030-01-01"), "note"), (answer("refused", note="a\0b"), "note"),
    ],
)  # fmt: skip
def test_an_answer_that_says_too_little_is_asked_for_at_its_field(cast, client_of, asked, sent, field):
    part = asked(Measure.RESPITE)
    page = client_of(cast.fjordparken_clerk).post(place(part), sent)
    assert field in page.context["form"].errors
    assert PlanPart.objects.get(pk=part.pk).status == PartStatus.ASKED


def test_a_yes_to_instalments_opens_them_and_the_last_word_ends_them(cast, client_of, asked):
    part, clerk = asked(Measure.INSTALMENT_PLAN), client_of(cast.fjordparken_clerk)
    went = clerk.post(place(part), answer("partly_granted", note="Fire rater."))
    assert went.url == place(part, "afdrag/")
    assert clerk.post(place(part), answer("granted")).status_code == 409
    assert PlanPart.objects.get(pk=part.pk).status == PartStatus.ACCEPTED
    assert Entry.objects.get(part=part, body__contains="Fire rater.").agency == part.agency
    first = (timezone.localdate() + timedelta(days=9)).isoformat()
    assert clerk.post(place(part, "afdrag/"), AGREED | {"first_due": first}).status_code == 302
    assert InstalmentPlan.objects.filter(part=part).exists()
    assert clerk.post(place(part), answer("granted", version="2")).status_code == 302
    assert PlanPart.objects.get(pk=part.pk).status == PartStatus.DONE


def test_a_yes_without_a_note_is_told_too_and_a_second_click_tells_it_no_more(cast, client_of, asked):
    part, clerk = asked(Measure.INSTALMENT_PLAN), client_of(cast.fjordparken_clerk)
    clerk.post(place(part, "accepter/"), {"version": "1"})
    for _click in range(2):
        assert clerk.post(place(part), answer("granted", version="2")).url == place(part, "afdrag/")
    assert [entry.body for entry in Entry.objects.filter(part=part, kind=EntryKind.MESSAGE)] == ["Ja."]


def test_an_office_keeps_its_own_words(stage, client_of):
    page = client_of(stage.cast.ydelse).get(stage.part_url(stage.benefits, "afgoerelse/")).content.decode()
    assert "Bevilget" in page
    assert "Svar kommunen" not in page


def test_nobody_answers_for_a_landlord(cast, client_of, asked):
    part = asked(Measure.RESPITE)
    assert client_of(cast.anne).post(place(part), answer("granted")).status_code == 403
    for stranger in (cast.lindehoej_clerk, cast.ydelse):
        assert client_of(stranger).post(place(part), answer("granted")).status_code == 404
