"""Publishes the texts that come with the hub, as an editor and a council member would: by revisions."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import Page

from content.markdown import read
from content.models import (
    CouncilPage,
    GuidanceIndexPage,
    GuidancePage,
    HomePage,
    HubPage,
    PolicyKind,
    PolicyUpdatePage,
    StandardPage,
    WelcomePage,
)
from content.texts import Text, TextError, read_texts
from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Agency, User

# Where `[t](hub:name)` leads. Addresses, not names: they are stored in the page, and content knows no casework.
HUB_LINKS = {
    "import": "/restancer/import/",
    "notice": "/restancer/",
    "report": "/indberet/",
    "cases": "/sager/",
    "calculator": "/beregner/",
}

# The offices as the texts call them. Their names are data, so they are found by what they are for.
CONTACTS: dict[str, AgencyKind] = {
    "Boligsocial enhed": AgencyKind.HOUSING_SUPPORT_UNIT,
    "Borgerservice": AgencyKind.CITIZEN_SERVICE,
    "Ydelseskontoret": AgencyKind.BENEFITS_OFFICE,
    "Myndighedscentret": AgencyKind.AUTHORITY_CENTRE,
    "Betalingskontoret": AgencyKind.PAYMENTS_OFFICE,
    "Familieafdelingen": AgencyKind.CHILD_WELFARE_OFFICE,
    "Rådet for Socialt Udsatte": AgencyKind.VULNERABLE_CITIZENS_COUNCIL,
    "Redaktionen": AgencyKind.EDITORIAL_OFFICE,
}
PUBLISHED_AT = time(9, 0, tzinfo=UTC)


@transaction.atomic
def load_texts(
    *, today: date, owner_user: User, council_user: User, texts: Iterable[Text] | None = None
) -> list[HubPage]:
    """Make the pages that are not there yet and publish them; answers with the new ones.

    A page that is there is left as it is: somebody may have worked on it.
    """
    pairs = [(text, _place(text)) for text in (read_texts() if texts is None else texts)]
    new = [(text, page) for text, page in pairs if page is not None]
    for text, page in new:
        _write(text, page, today)
        user = council_user if isinstance(page, PolicyUpdatePage) else owner_user
        page.save_revision(user=user).publish(user=user)
        _date(page, text.day("changed", today))
    return [page for _, page in new]


def _place(text: Text) -> Any:
    """The page to write in, in its place in the tree but not published; `None` when it has been written before."""
    slug = text["slug"]
    found = HubPage.objects.filter(slug=slug).first()
    if found is not None:
        page = found.specific
        return page if page.is_section and not page.body else None
    model, parent = _kind_and_parent(text)
    return parent.add_child(instance=model(slug=slug, title=text["title"], live=False, **_facts(text)))


def _kind_and_parent(text: Text) -> tuple[type[HubPage], HubPage]:
    if text.folder == "vejledning":
        return GuidancePage, GuidanceIndexPage.objects.get()
    if text.folder == "raadet":
        return PolicyUpdatePage, CouncilPage.objects.get()
    about = StandardPage.objects.child_of(HomePage.objects.get()).get(slug="om")
    return (WelcomePage if text["slug"].startswith("forside-") else StandardPage), about


def _facts(text: Text) -> dict[str, Any]:
    """What a page needs before it can be stored at all."""
    if text.folder == "vejledning":
        return {"office": text["owner"], "review_next_on": date.max}
    return {}


def _write(text: Text, page: Any, today: date) -> None:
    page.title, page.intro = text["title"], text["intro"]
    page.audiences, page.topics = text.audiences, text.topics
    page.news_on, page.change_note = text.day("changed", today), text.head.get("change_note", "")
    page.body = page.body.stream_block.to_python(read(text.body, _link_to(text), text["slug"]))
    if isinstance(page, GuidancePage):
        page.office, page.law = text["owner"], text.law
        page.contact = (
            Agency.objects.filter(kind=text.read(CONTACTS.__getitem__, text["contact"])).order_by("pk").first()
        )
        page.reviewed_on, page.review_next_on = text.day("reviewed", today), text.day("review_next", today)
    if isinstance(page, PolicyUpdatePage):
        page.kind = text.read(PolicyKind, text["kind"])


def _link_to(text: Text) -> Any:
    def attributes(target: str) -> str:
        scheme, _, name = target.partition(":")
        if scheme == "side":
            page = HubPage.objects.filter(slug=name).first()
            if page is None:
                raise TextError(f"{text.path.name}: no page '{name}'")
            return f'linktype="page" id="{page.pk}"'
        if scheme == "hub":
            return f'href="{text.read(HUB_LINKS.__getitem__, name)}"'
        return f'href="{target}"'

    return attributes


def _date(page: HubPage, on: date) -> None:
    """The demo's history is as long as its texts say, not as old as this moment."""
    at = datetime.combine(on, PUBLISHED_AT) - timedelta(hours=1)
    Page.objects.filter(pk=page.pk).update(first_published_at=at, last_published_at=at, latest_revision_created_at=at)
    page.revisions.update(created_at=at)
