"""The main job with JavaScript switched off, and on a phone: the same pages, the same ends."""

import re
from collections.abc import Callable
from functools import partial

import pytest

from hub.demo.people import PASSWORD
from tests.browser.main_job import (
    PHONE_HOME,
    REPLY,
    Home,
    a_pdf,
    answer,
    counts,
    import_list,
    make_plan,
    notify,
    open_and_record,
    write,
)
from tests.browser.walking import CAST, LISTS, PHONE, follow, no_sideways_scroll

LINDEHOEJS_LIST = LISTS / "restancer_lindehoej.xlsx"
LINDEHOEJS_HOME = Home("080900044", "", "Gl. Hobrovej 67B, 1. th.")


def walk(visit: Callable, clerk: str, home: Home, pdf) -> str:
    """Notice, case, plan, answer and a post; answers what the thread says in the end."""
    with visit(clerk) as page:
        notify(page, home)
        assert no_sideways_scroll(page)
    with visit("anne") as page:
        planned = make_plan(page, open_and_record(page, home), landlord=CAST[clerk].agency)
        assert no_sideways_scroll(page)
    with visit("yusuf") as page:
        assert answer(page, planned, pdf).downloaded == pdf.read_bytes()
        assert no_sideways_scroll(page)
    with visit(clerk) as page:
        page.goto(planned.landlord)
        write(page, "Det venter vi gerne på.")
    with visit("anne") as page:
        page.goto(planned.benefits)
        return str(page.locator(".hub-thread").inner_text())


def test_signing_in_with_a_password_needs_no_script(visit):
    with visit(None, scripts=False) as page:
        page.goto("/sager/")
        page.locator("[name=login]").fill(CAST["yusuf"].email)
        page.locator("[name=password]").fill(PASSWORD)
        follow(page, page.locator("form[action='/konto/login/'] button[type=submit]"))
        page.wait_for_url("**/sager/")
        assert page.locator(".hub-row").count() >= 1


def test_a_wrong_password_is_told_without_saying_whether_the_person_exists(visit):
    said = []
    with visit(None, scripts=False) as page:
        for email in (CAST["yusuf"].email, "findes.ikke@example.invalid"):
            page.goto("/konto/login/")
            page.locator("[name=login]").fill(email)
            page.locator("[name=password]").fill("forkert-kodeord-her")
            follow(page, page.locator("form[action='/konto/login/'] button[type=submit]"))
            said.append(page.locator("[data-hub-errors]").inner_text())
    assert said[0] == said[1]


def test_the_main_job_is_done_without_scripts(visit, tmp_path):
    with visit("sanne", scripts=False) as page:
        imported = import_list(page, LINDEHOEJS_LIST)
        assert imported.receipt["new"] + imported.receipt["paid"] == 80
        assert re.search(r"\b80 CPR", imported.said)
        assert counts(page) == imported.preview
    thread = walk(partial(visit, scripts=False), "sanne", LINDEHOEJS_HOME, a_pdf(tmp_path))
    assert REPLY in thread


def test_the_main_job_is_done_on_a_phone(visit, imported, tmp_path):
    thread = walk(partial(visit, width=PHONE), "rikke", PHONE_HOME, a_pdf(tmp_path))
    assert REPLY in thread


@pytest.mark.parametrize("scripts", [True, False])
def test_the_phones_menu_opens_and_leads_on(visit, scripts):
    with visit("rikke", width=PHONE, scripts=scripts) as page:
        page.goto("/")
        link = page.locator(".hub-nav__link[href='/restancer/']")
        assert not link.is_visible()
        page.locator(".hub-menu-button").click()
        link.click()
        page.wait_for_url("**/restancer/")


def test_an_empty_post_is_refused_without_scripts_and_nothing_is_stored(visit, planned):
    with visit("rikke", scripts=False) as page:
        page.goto(planned.landlord)  # not answered yet: what is done is only read
        before = page.locator(".hub-entry").count()
        follow(page, page.get_by_role("button", name="Send"))
        assert page.locator("[data-hub-errors]").count() == 1
        page.goto(planned.landlord)
        assert page.locator(".hub-entry").count() == before
