"""From the landlord's notice to a shared plan, each person at their own screen."""

import re

import pytest
from django.utils import timezone

from hub.run import processes
from tests.browser.main_job import ASKED_OF_BENEFITS, ASKED_OF_LANDLORD, HOME, REPLY, path_of
from tests.browser.walking import CAST, follow, in_inbox

FAMILY_NAME = HOME.tenant.split(",", maxsplit=1)[0]
# Long enough for a busy machine; the worker is rung at once.
DELIVERY_SECONDS = 60


def test_the_receipt_proves_what_was_told_and_when(noticed):
    assert FAMILY_NAME in noticed.said
    assert HOME.street in noticed.said
    assert str(timezone.localdate().year) in noticed.said


def test_the_notice_puts_an_unread_case_with_its_deadline_in_the_coordinators_inbox(opened):
    assert "Ulæst" in opened.row
    # The assessment that retssikkerhedsloven § 5 a asks for at once.
    assert re.search(r"om \d+ dage|i morgen|i dag", opened.row), opened.row
    assert FAMILY_NAME not in opened.row


def test_the_days_left_are_counted_from_the_day_the_demand_came_forward(visit, opened):
    left = (opened.expires - timezone.localdate()).days
    assert 10 <= left <= 16
    with visit("anne") as page:
        page.goto(opened.case)
        shown = page.locator(f".hub-deadlines time[datetime='{opened.expires}']")
        assert shown.inner_text() == f"om {left} dage"


def test_the_coordinator_sees_before_sending_who_will_see_what(visit, planned):
    with visit("anne") as page:
        page.goto(planned.case)
        plan = page.locator(".hub-plan")
        assert "Ydelseskontoret" in plan.inner_text()
        assert "Fjordparken" in plan.inner_text()
        ledger = page.locator("main").inner_text()
        assert ledger.count("Ydelseskontoret") >= 2


def test_the_benefits_office_finds_its_part_unread_and_opening_it_takes_one_from_the_count(answered):
    assert "Ulæst" in answered.row
    assert answered.unread_after == answered.unread_before - 1


def test_the_file_comes_back_as_it_was_attached(answered):
    assert answered.downloaded == answered.file.read_bytes()


def test_the_coordinator_finds_the_answer_unread_and_the_decision_on_the_part(visit, planned, answered, found_again):
    assert "7.840,00" in answered.said
    assert "Ulæst" in found_again
    with visit("anne") as page:
        page.goto(planned.benefits)
        assert REPLY in page.locator(".hub-thread").inner_text()
        assert "7.840,00" in page.locator("main").inner_text()


@pytest.mark.parametrize(("who", "stage"), [("yusuf", "benefits"), ("rikke", "landlord")])
def test_the_worker_tells_those_who_are_asked_in_the_hub(visit, planned, who, stage):
    path = path_of(getattr(planned, stage))
    with visit(who) as page:

        def told() -> bool:
            page.goto("/beskeder/")
            return page.locator(f".hub-notices a[href='{path}']").count() > 0

        assert processes.wait_until(told, DELIVERY_SECONDS, pause=1)
        words = page.locator("main").inner_text()
    assert FAMILY_NAME not in words
    assert HOME.street not in words


@pytest.mark.parametrize(("who", "stage"), [("yusuf", "benefits"), ("rikke", "landlord")])
def test_the_mail_that_leaves_the_hub_holds_an_address_and_nothing_about_a_person(hub, planned, who, stage):
    path = path_of(getattr(planned, stage))

    def sent() -> list[str]:
        return [str(mail) for mail in hub.mail_to(CAST[who].email) if path in mail.get_content()]

    assert processes.wait_until(lambda: bool(sent()), DELIVERY_SECONDS, pause=0.5)
    for mail in sent():
        for private in (*HOME.tenant.split(", "), HOME.street, HOME.number, "§ 81 a,", "Fjordparken"):
            assert private not in mail
        assert "<" not in mail.split("\n\n", maxsplit=1)[1]


def test_the_landlord_reads_its_own_part_and_nothing_of_cause_or_the_other_thread(visit, planned, answered):
    with visit("rikke") as page:
        follow(page, in_inbox(page, page.locator(f".hub-row a[href='{path_of(planned.landlord)}']")))
        words = page.locator("main").inner_text()
        assert ASKED_OF_LANDLORD in words
        for hidden in (ASKED_OF_BENEFITS, REPLY, "sygdom", "Sygdom", "Ydelseskontoret", "7.840"):
            assert hidden not in page.content(), hidden
        page.goto(planned.case)
        for hidden in (ASKED_OF_BENEFITS, REPLY, "sygdom", "Sygdom", "Ydelseskontoret", "7.840"):
            assert hidden not in page.content(), hidden


def test_the_benefits_office_reads_nothing_of_the_landlords_thread_or_of_a_cause_about_health(visit, planned, answered):
    with visit("yusuf") as page:
        for address in (planned.benefits, planned.case):
            page.goto(address)
            for hidden in (ASKED_OF_LANDLORD, "sygdom", "Sygdom"):
                assert hidden not in page.content(), hidden


@pytest.mark.parametrize("who", ["sanne", "kim", "ulla", "emil"])
def test_for_others_a_guessed_address_does_not_exist(visit, planned, answered, who):
    with visit("anne") as page:
        page.goto(planned.benefits)
        file = page.locator(".hub-files a").first.get_attribute("href")
    with visit(who) as page:
        for address in (planned.case, planned.benefits, planned.landlord, f"{planned.case}ny-del/", file):
            assert page.goto(address).status == 404, address
            assert HOME.street not in page.content()
        page.goto("/sager/")
        assert HOME.street not in page.content()


@pytest.mark.parametrize("stage", ["landlord", "case"])
def test_the_other_partners_thread_and_file_do_not_exist_for_a_partner(visit, planned, answered, stage):
    with visit("yusuf") as page:
        page.goto(planned.benefits)
        file = page.locator(".hub-files a").first.get_attribute("href")
        status = page.goto(getattr(planned, stage)).status
        assert status == (404 if stage == "landlord" else 200)
    with visit("rikke") as page:
        assert page.goto(planned.benefits).status == 404
        assert page.goto(file).status == 404
