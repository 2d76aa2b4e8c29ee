"""The tour on a telephone whose network is cut between the browser and the hub, for the page and its worker alike."""

import pytest
from django.utils import timezone

from tests.browser.tour import A_DAY_LATER, note, on_the_way, shown_well
from tests.browser.walking import PHONE, WIDE, follow, sign_in, submit


@pytest.fixture(params=[WIDE, PHONE])
def tour(request, browser, hub):
    with on_the_way(browser, hub, request.param) as tour:
        yield tour


def test_a_tour_with_a_network_takes_two_taps_where_nobody_opens_and_three_where_somebody_does(tour):
    page = tour.page
    tour.open()
    case = tour.cases()[0]
    (_, first), (_, second) = tour.plan(case), tour.plan(case)
    stop = page.locator(".hub-stop", has=page.locator(f"a[href='{first}']"))
    follow(page, stop.get_by_role("button", name="Tjek ind"))
    assert "Du er tjekket ind" in stop.inner_text()

    follow(page, stop.locator(f"a[href='{first}?resultat=no_answer']"))
    assert shown_well(page)
    submit(page)
    assert page.url.endswith("/tur/")

    follow(page, page.locator(f"a[href='{second}']"))
    page.locator("[name=result][value=reached_accepts] + label").click()
    submit(page)
    assert page.url.endswith("/tur/")
    assert "Færdig" in page.locator(".hub-stop", has=page.locator(f"a[href='{second}']")).inner_text()

    follow(page, stop.get_by_role("button", name="Tjek ud"))
    assert "Tjekket ud kl." in stop.inner_text()


def test_what_is_written_without_a_network_is_stored_once_and_in_order(tour):
    page, (first, second) = tour.page, (note("et"), note("to"))
    tour.open()
    cases = tour.cases()[:2]
    hours = [tour.plan(case)[0] for case in cases]
    tour.open()
    tour.lose_network()
    page.goto("/tur/")
    assert page.locator("h1").inner_text() == "Tur uden net"
    tour.write(hours[0], first)
    tour.write(hours[1], second, reached=True)
    assert page.locator("#hub-queue").inner_text() == "2 venter på net"
    assert shown_well(page)

    tour.line.lose = 1
    tour.find_network()
    tour.has_tried()
    if len(tour.line.attempts) == 1:  # some browsers have asked again by themselves
        page.goto("/tur/")
    page.locator("[data-hub-tour-said]", has_text="sendt").wait_for()
    sent = [next(each for each in (first, second) if each.split()[-1].encode() in b) for b in tour.line.attempts]
    assert sent == [first, first, second]
    assert [tour.stored(case, each) for case, each in zip(cases, (first, second), strict=True)] == [1, 1]


def test_a_page_of_the_tour_that_is_sent_as_the_network_goes_is_kept_and_sent_later(phone, somewhere):
    case, _, address = somewhere
    page, written = phone.page, note("sent")
    phone.send_into_nothing(address, written)
    phone.find_network()
    page.locator("[data-hub-tour-said]", has_text="1 er sendt og gemt").wait_for()
    assert phone.stored(case, written) == 1


def test_what_is_told_of_the_last_visit_as_the_network_goes_outlives_the_pages_before_it_is_sent(phone, somewhere):
    case, _, address = somewhere
    page, written = phone.page, note("efter turen")
    phone.finish()
    phone.send_into_nothing(address, written)
    phone.line.lose = 9
    phone.find_network()
    page.goto("/sager/")
    page.locator("a[data-hub-waiting]", has_text="1 ikke sendt").wait_for()
    assert phone.is_kept(written)
    phone.line.lose = 0
    page.goto("/tur/")
    page.locator("[data-hub-tour-said]", has_text="1 er sendt og gemt").wait_for()
    assert phone.stored(case, written) == 1


def test_what_is_sent_after_the_session_has_ended_waits_for_its_writer_and_for_nobody_else(phone, somewhere):
    case, _, address = somewhere
    page, written = phone.page, note("udløbet")
    phone.fill_in(address, written)
    page.context.clear_cookies()
    submit(page)
    assert "/konto/login/" in page.url
    page.locator("a[data-hub-waiting]", has_text="1 ikke sendt").wait_for()
    assert shown_well(page)
    phone.forgets("Fjordparken")

    sign_in(page, "rikke")  # for whom there is no tour at all
    page.goto("/tur/")
    follow(page, page.locator("a[data-hub-waiting]"))
    others = page.locator("[data-hub-others]", has_text="1 på telefonen er ikke sendt")
    others.wait_for()
    assert shown_well(page)
    assert written not in page.content()
    assert phone.is_kept(written)

    page.context.clear_cookies()
    sign_in(page, "mikkel")
    follow(page, page.locator("[data-hub-waiting][href='/tur/']"))
    page.locator("[data-hub-tour-said]", has_text="1 er sendt og gemt").wait_for()
    assert phone.stored(case, written) == 1


def test_in_and_out_without_a_network_are_told_when_it_is_back_at_the_time_they_were_pressed(phone, somewhere):
    page = phone.page
    stop = page.locator(".hub-stop", has_text=somewhere[1])
    phone.lose_network()
    follow(page, stop.get_by_role("button", name="Tjek ind"))
    here = page.locator("[data-hub-stops] .hub-stop", has_text=somewhere[1])
    assert "Ingen ved, at du er her" in here.inner_text()
    page.evaluate("() => { hubTour.asItWas = hubTour.add; hubTour.add = () => Promise.reject(); }")
    here.get_by_role("button", name="Tjek ud").click()
    page.locator("[data-hub-said]", has_text="kunne ikke gemmes på telefonen").wait_for()
    page.evaluate("() => { hubTour.add = hubTour.asItWas; }")
    here.get_by_role("button", name="Tjek ud").click()
    page.locator("#hub-queue", has_text="2 venter på net").wait_for()
    left = page.locator("[data-hub-said]").inner_text()
    assert left.startswith("Tjekket ud kl. ")
    assert shown_well(page)
    phone.find_network()
    page.locator("[data-hub-tour-said]", has_text="2 er sendt og gemt").wait_for()
    assert left[:20] in stop.inner_text()


def test_what_is_sent_overtakes_nothing_that_waits(phone, somewhere):
    """A visit of which something is told is made, and nobody is checked in to it any more."""
    case, at, address = somewhere
    page, written = phone.page, note("bagefter")
    phone.fill_in(address, written)
    beside = page.context.new_page()
    beside.goto("/tur/uden-net/")
    phone.lose_network()
    beside.locator("[data-hub-stops] .hub-stop", has_text=at).get_by_role("button", name="Tjek ind").click()
    beside.locator("#hub-queue", has_text="1 venter på net").wait_for()
    beside.close()
    phone.line.mend()
    page.context.set_offline(False)
    submit(page)
    page.locator("[data-hub-tour-said]", has_text="2 er sendt og gemt").wait_for()
    assert phone.stored(case, written) == 1


def test_no_page_of_the_hub_is_in_any_cache_and_signing_out_wipes_the_rest(phone, somewhere):
    page, written = phone.page, note("glemt")
    street = page.locator(".hub-stop__title a").first.inner_text()
    assert phone.is_kept(street.split(",", maxsplit=1)[0])
    kept = phone.kept()
    assert [path for path, _ in kept["files"] if not path.startswith("/static/")] == ["/tur/uden-net/"]
    assert not [path for path, text in kept["files"] if street in text]

    phone.lose_network()
    page.goto("/tur/")
    phone.write(somewhere[1], written)
    phone.line.lose = 9
    phone.find_network()
    page.goto("/sager/")
    page.locator("a[data-hub-waiting]", has_text="1 ikke sendt").wait_for()
    page.evaluate("localStorage.clear()")  # what waits is counted where it lies, not where it was last noted
    phone.sign_out()
    assert "1 på telefonen er ikke sendt endnu" in phone.said[0]
    page.goto("/konto/login/")
    assert phone.kept() == {"files": [], "rows": [], "mark": None, "workers": 0}


def test_another_who_signs_in_and_out_neither_meets_nor_wipes_what_the_first_has_written(phone, somewhere):
    case, _, address = somewhere
    page, written = phone.page, note("privat")
    phone.send_into_nothing(address, written)
    phone.end_session()
    phone.forgets("Fjordparken")
    page.evaluate("localStorage.clear()")  # as when no page of the tour was drawn after it was kept
    sign_in(page, "jonna")
    page.goto("/tur/")
    page.locator("[data-hub-tour-said]", has_text="1 på telefonen er ikke sendt").wait_for()
    page.goto("/tur/uden-net/")
    page.locator("[data-hub-others]", has_text="Skrevet").wait_for()
    assert written not in page.content()
    page.goto("/sager/")
    page.locator("a[data-hub-waiting]").wait_for()  # it has looked, and notes nothing any more
    # A telephone that is too slow to say whose it is.
    page.evaluate("() => { localStorage.clear(); hubTour.judge = () => Promise.reject(); }")
    phone.sign_out()
    assert phone.said == []
    assert phone.is_kept(written)

    sign_in(page, "mikkel")
    page.goto("/tur/")
    page.locator("[data-hub-tour-said]", has_text="1 er sendt og gemt").wait_for()
    assert phone.stored(case, written) == 1


def test_after_a_day_the_words_are_wiped_and_it_is_told_that_they_were_not_sent(phone, somewhere):
    page, written = phone.page, note("i går")
    phone.lose_network()
    page.goto("/tur/")
    phone.write(somewhere[1], written)
    page.evaluate(A_DAY_LATER)
    page.reload()
    lost = page.locator("[data-hub-lost]", has_text="1 blev ikke sendt inden for et døgn")
    lost.get_by_text("Skrevet").wait_for()
    assert shown_well(page)
    assert not phone.is_kept(written)
    lost.get_by_role("button", name="Jeg har læst det").click()
    lost.wait_for(state="hidden")

    page.clock.install(time=timezone.now() + timezone.timedelta(hours=25))
    page.reload()
    page.locator("[data-hub-taken]", has_text="Der ligger ingen tur på telefonen").wait_for()
    assert phone.kept()["rows"] == []
