"""The owner's answer to its part, and what happens when two answer at once."""

import pytest
from django.utils import timezone

from coordination.lifecycle import PartStatus
from coordination.models import PlanPart


def now(part) -> PlanPart:
    return PlanPart.objects.get(pk=part.pk)


@pytest.fixture
def answer(stage, client_of):
    """Ydelseskontoret answers its part: `answer("accepter", version=1)`."""
    browser = client_of(stage.cast.ydelse)
    return lambda page, **sent: browser.post(stage.part_url(stage.benefits, f"{page}/"), sent)


def test_the_owner_accepts(stage, answer):
    assert answer("accepter", version=1).status_code == 302
    assert now(stage.benefits).status == PartStatus.ACCEPTED


def test_the_owner_declines_with_a_reason(stage, answer):
    assert answer("afvis", version=1, reason="not_ours", note="Spørg Betalingskontoret.").status_code == 302
    part = now(stage.benefits)
    assert (part.status, part.decline_reason, part.decline_note) == (
        PartStatus.DECLINED,
        "not_ours",
        "Spørg Betalingskontoret.",
    )


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "other"}, "note"),
        ({"reason": "not_ours", "note": "010190-1234"}, "note"),
    ],
)
def test_a_no_without_its_reason_is_refused_at_its_field(stage, answer, sent, field):
    assert field in answer("afvis", version=1, **sent).context["form"].errors
    assert now(stage.benefits).status == PartStatus.ASKED


def test_the_owner_records_its_decision_with_amount_and_day(stage, answer):
    today = timezone.localdate()
    sent = {"result": "granted", "decided_on": today.isoformat(), "amount": "7.840,50", "pays_on": today.isoformat()}
    assert answer("afgoerelse", version=1, **sent).status_code == 302
    part = now(stage.benefits)
    assert (part.status, str(part.amount), part.pays_on) == (PartStatus.DONE, "7840.50", today)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"decided_on": "2100-01-01"}, "decided_on"),
        ({"pays_on": "2020-01-01"}, "pays_on"),
        ({"amount": "mange penge"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"result": ""}, "result"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_at_its_field(stage, answer, sent, field):
    good = {"result": "granted", "decided_on": timezone.localdate().isoformat()}
    assert field in answer("afgoerelse", version=1, **{**good, **sent}).context["form"].errors


@pytest.mark.parametrize("page", ["accepter", "afvis", "afgoerelse"])
def test_nobody_answers_for_the_owner(stage, client_of, page):
    refused = client_of(stage.cast.anne).post(stage.part_url(stage.benefits, f"{page}/"), {"version": 1})
    assert (refused.status_code, bool(refused.context["reason"])) == (403, True)


@pytest.mark.parametrize("page", ["accepter", "afvis", "afgoerelse", "tilbagetraek", "ulaest"])
def test_who_does_not_see_the_part_cannot_answer_it(stage, client_of, page):
    assert client_of(stage.cast.fjordparken_clerk).post(stage.part_url(stage.benefits, f"{page}/")).status_code == 404


@pytest.mark.parametrize("page", ["afvis/", "afgoerelse/"])
def test_the_owner_finds_a_page_for_the_answer(stage, client_of, page):
    assert client_of(stage.cast.ydelse).get(stage.part_url(stage.benefits, page)).status_code == 200


def test_a_colleague_was_quicker_and_both_texts_stand_on_the_page(stage, answer):
    answer("accepter", version=1)
    late = answer("afvis", version=1, reason="not_ours", note="Ikke os.")
    html = late.content.decode()
    assert late.status_code == 409
    assert "Ikke os." in html
    assert 'name="version" value="2"' in html
    assert now(stage.benefits).status == PartStatus.ACCEPTED


@pytest.mark.parametrize("version", ["", "nonsense", "0"])
def test_a_button_from_an_old_page_changes_nothing(stage, answer, version):
    assert answer("accepter", version=version).status_code == 409
    assert now(stage.benefits).status == PartStatus.ASKED


def test_the_coordinators_old_page_withdraws_nothing(stage, answer, client_of):
    answer("accepter", version=1)
    late = client_of(stage.cast.anne).post(stage.part_url(stage.benefits, "tilbagetraek/"), {"version": 1})
    assert late.status_code == 409
    assert now(stage.benefits).status == PartStatus.ACCEPTED
