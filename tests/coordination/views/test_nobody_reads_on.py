"""Access ends with the need: each end of it, at the very next request, on every surface there is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from coordination.access.grants import GRACE
from coordination.actions.closing import close_case
from coordination.actions.parts import Decision, record_decision
from coordination.actions.sharing import end_of
from coordination.actions.withdrawing import withdraw_consent
from coordination.lifecycle import Measure, PartResult
from coordination.models import Disclosure, Entry, PartGrant, PlanPart
from hub.accounts.models import Membership
from hub.outbox.models import Notice, OutboxMessage
from tests.factories.closing import MOVED
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory


@dataclass(frozen=True)
class Open:
    """Helle's part, its post with a file by the unit, and the consent it was asked on."""

    cast: object
    helle: Membership
    part: PlanPart
    entry: Entry

    @property
    def url(self) -> str:
        return f"/sager/dele/{self.part.public_id}/"

    @property
    def pages(self) -> list[str]:
        file = self.entry.attachments.get()
        return [f"/sager/{self.part.case.public_id}/", self.url, f"{self.url}afvis/", f"/filer/{file.public_id}/"]

    def posts(self) -> dict[str, dict[str, object]]:
        return {
            self.url: {"body": "Efter at det er slut", "audience": "part"},
            f"{self.url}accepter/": {"version": self.part.version},
            f"{self.url}ulaest/": {},
        }


@pytest.fixture
def opened(stage) -> Open:
    helle = stage.cast.borgerservice
    consent = ConsentFactory(case=stage.case, to_agency=helle.agency, expires_on=timezone.localdate() + timedelta(9))
    part = PartFactory(
        case=stage.case,
        agency=helle.agency,
        measure=Measure.DEPOSIT_LOAN,
        ground=ground("tenant_consent"),
        consent=consent,
    )
    entry = EntryFactory(part=part, body="Indskudslånet haster.", by=stage.cast.anne, with_file=True)
    return Open(stage.cast, helle, part, entry)


def _done(it: Open, travel) -> None:
    _until_grace_alone(it)
    decision = Decision(PartResult.GRANTED, timezone.localdate())
    record_decision(part=it.part, decision=decision, version=it.part.version, by=it.helle)
    travel(timezone.localdate() + GRACE + timedelta(days=1))


def _closed(it: Open, travel) -> None:
    _until_grace_alone(it)
    close_case(ending=MOVED, case=it.part.case, by=it.cast.anne)
    travel(timezone.localdate() + GRACE + timedelta(days=1))


def _until_grace_alone(it: Open) -> None:
    """Nothing but the need ends it: the line does not run out before."""
    far = end_of(timezone.localdate() + timedelta(days=90))
    Disclosure.objects.filter(part=it.part, agency=it.helle.agency).update(ends_at=far)
    PartGrant.objects.filter(content_object=it.part, group=it.helle.agency.group).update(ends_at=far)


def _member_no_more(it: Open, travel) -> None:
    it.helle.valid_until = timezone.localdate() - timedelta(days=1)
    it.helle.save()


def _deactivated(it: Open, travel) -> None:
    it.helle.user.is_active = False
    it.helle.user.save()


def _run_out(it: Open, travel) -> None:
    travel(it.part.consent.expires_on + timedelta(days=1))


def _taken_back(it: Open, travel) -> None:
    withdraw_consent(consent=it.part.consent, by=it.cast.anne)


ENDS: dict[str, Callable] = {
    "part done thirty days ago": _done,
    "case closed thirty days ago": _closed,
    "membership ended": _member_no_more,
    "person deactivated": _deactivated,
    "consent run out": _run_out,
    "consent withdrawn": _taken_back,
}
every_end = pytest.mark.parametrize("end", ENDS.values(), ids=list(ENDS))


@pytest.fixture
def browser(opened, client_of):
    """Signed in before it ends. A session that has been idle for weeks is signed in anew, and finds no more."""

    def open_it(end):
        return client_of(opened.helle) if end not in {_done, _closed, _run_out} else None

    return open_it


def _gone(answer) -> bool:
    return answer.status_code == 404 or (answer.status_code == 302 and answer["Location"].startswith("/konto/login/"))


def test_until_then_everything_is_there(opened, client_of):
    browser = client_of(opened.helle)
    assert {browser.get(page).status_code for page in opened.pages} == {200}
    assert str(opened.part.public_id) in browser.get("/sager/").content.decode()


@every_end
def test_no_page_no_file_and_no_fragment_is_left(opened, client_of, browser, travel, end):
    before = browser(end)
    end(opened, travel)
    asks = before or client_of(opened.helle)
    for page in opened.pages:
        assert _gone(asks.get(page)), page
        assert _gone(asks.get(page, headers={"HX-Request": "true"})), page


@every_end
def test_what_is_sent_from_a_page_that_was_open_writes_nothing(opened, client_of, browser, travel, end):
    before = browser(end)
    end(opened, travel)
    asks, entries = before or client_of(opened.helle), opened.part.entries.count()
    version = PlanPart.objects.get(pk=opened.part.pk).version
    for page, form in opened.posts().items():
        assert _gone(asks.post(page, form)), page
    assert opened.part.entries.count() == entries
    assert PlanPart.objects.get(pk=opened.part.pk).version == version


@every_end
def test_inbox_and_front_page_tell_nothing_of_it(opened, client_of, browser, travel, end):
    before = browser(end)
    end(opened, travel)
    asks = before or client_of(opened.helle)
    for page in ("/", "/sager/"):
        html = asks.get(page).content.decode()
        for trace in (str(opened.part.public_id), opened.part.case.reference, opened.part.case.street):
            assert trace not in html, page


@every_end
def test_what_waits_in_the_outbox_is_not_sent(opened, travel, deliver, end):
    OutboxMessage.objects.exclude(recipient=opened.helle).delete()
    assert OutboxMessage.objects.filter(delivered_at=None).exists()
    end(opened, travel)
    mail.outbox.clear()
    while deliver():
        pass
    assert [sent.to for sent in mail.outbox if opened.helle.user.email in sent.to] == []
    assert not Notice.objects.filter(recipient=opened.helle, subject_id=opened.part.public_id).exists()


def test_a_notice_that_was_told_leads_nowhere(opened, client_of, deliver):
    while deliver():
        pass
    notice = Notice.objects.filter(recipient=opened.helle).first()
    browser = client_of(opened.helle)
    assert browser.get(notice.path).status_code == 200
    withdraw_consent(consent=opened.part.consent, by=opened.cast.anne)
    assert browser.get(notice.path).status_code == 404


def test_closed_while_a_form_stood_open_the_words_are_kept_and_not_stored(opened, client_of):
    browser, entries = client_of(opened.helle), opened.part.entries.count()
    close_case(ending=MOVED, case=opened.part.case, by=opened.cast.anne)
    answer = browser.post(opened.url, {"body": "Vi bevilger i dag.", "audience": "part"})
    assert answer.status_code == 403
    assert answer.context["unsent_words"] == "Vi bevilger i dag."
    assert "Vi bevilger i dag." in answer.content.decode()
    assert opened.part.entries.count() == entries
    assert browser.post(f"{opened.url}accepter/", {"version": opened.part.version}).status_code == 403
