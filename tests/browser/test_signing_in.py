"""The second factor as a person meets it, without scripts and with a passkey; and a lead who invites somebody."""

import re
import time
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page

from hub.demo.people import PASSWORD
from tests.browser.accessibility import violations
from tests.browser.walking import CAST, NARROW, Visits, follow, no_sideways_scroll, sign_in, submit
from tests.signed_in import code_of

# No other test signs in as these: a factor that is set up ends the person's other sessions.
WITH_APP, WITH_KEY, WITH_PAGES = "bent", "lone", "bjarke"
LEAD = "ditte"


def sign_out(page: Page) -> None:
    page.locator(".hub-account summary").click()
    follow(page, page.locator(".hub-account__out"))


def give_password(page: Page, who: str) -> None:
    page.goto("/konto/login/")
    page.locator("[name=login]").fill(CAST[who].email)
    page.locator("[name=password]").fill(PASSWORD)
    follow(page, page.locator("form[action='/konto/login/'] button[type=submit]"))


def test_an_app_is_set_up_and_signed_in_with_without_any_script(visit):
    with visit(None, scripts=False, width=NARROW) as page:
        sign_in(page, WITH_APP)
        page.goto("/konto/sikkerhed/")
        follow(page, page.locator("a[href$='/totp/activate/']"))
        assert page.locator(".hub-qr").bounding_box()["width"] >= 180
        secret = page.locator(".hub-secret").inner_text()
        page.locator("[name=code]").fill(code_of(secret))
        submit(page)
        codes = page.locator(".hub-codes code").all_inner_texts()
        assert len(codes) == 10
        assert no_sideways_scroll(page)
        sign_out(page)

        give_password(page, WITH_APP)
        page.goto("/restancer/")
        assert page.url.endswith("/konto/sikkerhed/authenticate/")
        page.locator("[name=code]").fill(codes[0])
        submit(page)
        page.goto("/restancer/")
        assert page.url.endswith("/restancer/")


def test_the_pages_after_a_factor_is_set_up_are_accessible(visit):
    with visit(None) as page:
        sign_in(page, WITH_PAGES)
        page.goto("/konto/sikkerhed/totp/activate/")
        page.locator("[name=code]").fill(code_of(page.locator(".hub-secret").inner_text()))
        submit(page)
        faults = violations(page)
        for address in ("/konto/sikkerhed/", "/konto/sikkerhed/recovery-codes/generate/",
                        "/konto/sikkerhed/totp/deactivate/", "/konto/mfa-is-not-here/"):  # fmt: skip
            page.goto(address)
            faults += violations(page)
        page.goto("/konto/sikkerhed/totp/deactivate/")
        follow(page, page.locator("main form button.button-warning"))
        assert not page.locator("#codes").count()
    assert not faults, "\n".join(faults)


@pytest.fixture
def with_key(browser, hub):
    """A browser that has a passkey device of its own. Passkeys belong to a host by name, which an IP address is not."""
    by_name = SimpleNamespace(address=hub.address.replace("127.0.0.1", "localhost"))
    with Visits(browser, by_name)(None) as page:
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True,
                   "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
        device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        yield page


def test_a_passkey_is_made_and_signed_in_with(with_key):
    page = with_key
    sign_in(page, WITH_KEY)
    page.goto("/konto/sikkerhed/webauthn/add/")
    submit(page)
    page.locator(".hub-codes").wait_for()
    sign_out(page)

    give_password(page, WITH_KEY)
    assert not violations(page)
    follow(page, page.locator("[data-hub-passkey] button"))
    page.goto("/sager/")
    assert page.url.endswith("/sager/")


def test_a_lead_invites_somebody_who_chooses_a_password_by_the_link(visit, hub, wait_for_mail):
    email = "nynne.kollega@example.invalid"
    with visit(None) as page:
        sign_in(page, LEAD)
        page.locator(".hub-account summary").click()
        follow(page, page.locator(".hub-account a[href='/konto/medarbejdere/']"))
        follow(page, page.locator("a[href$='/inviter/']"))
        page.locator("[name=name]").fill("Nynne Kollega")
        page.locator("[name=email]").fill(email)
        page.locator("[name=role][value=caseworker]").check()
        submit(page)
        assert "Nynne Kollega" in page.locator("table").inner_text()
    link = re.search(r"http://\S+(/konto/\S+)", wait_for_mail(email))[1]
    with visit(None) as page:
        page.goto(link)
        for field in ("password1", "password2"):
            page.locator(f"[name={field}]").fill("et-langt-kodeord-til-nynne")
        submit(page)
        page.goto("/konto/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill("et-langt-kodeord-til-nynne")
        follow(page, page.locator("form[action='/konto/login/'] button[type=submit]"))
        page.goto("/sager/")
        assert page.locator("h1").count() == 1
        assert page.url.endswith("/sager/")


@pytest.fixture
def wait_for_mail(hub):
    """The text of the mail that the worker sends this address."""

    def waited(email: str) -> str:
        for _ in range(120):
            if messages := hub.mail_to(email):
                return str(messages[-1].get_content())
            time.sleep(0.5)
        raise AssertionError(f"no mail to {email}")

    return waited
