"""The cast of the content tests: one person for each kind of reader, and pages with one audience each."""

from datetime import date, timedelta

import pytest
from django.test import Client

from content.audiences import Audience
from content.models import CouncilPage, GuidanceIndexPage, GuidancePage, HubPage, PolicyUpdatePage
from hub.accounts.kinds import AgencyKind, Role
from hub.accounts.models import Membership, User
from hub.accounts.organise import create_agency, join
from tests import signed_in

CAST = {
    "association": (AgencyKind.HOUSING_ASSOCIATION, Role.CLERK),
    "landlord": (AgencyKind.PRIVATE_LANDLORD, Role.CLERK),
    "coordinator": (AgencyKind.HOUSING_SUPPORT_UNIT, Role.COORDINATOR),
    "caseworker": (AgencyKind.BENEFITS_OFFICE, Role.CASEWORKER),
    "council": (AgencyKind.VULNERABLE_CITIZENS_COUNCIL, Role.COUNCIL_MEMBER),
    "lawyer": (AgencyKind.LANDLORD_LAWYER, Role.LAWYER),
    "editor": (AgencyKind.EDITORIAL_OFFICE, Role.EDITOR),
    "court": (AgencyKind.BAILIFF_COURT, Role.CASEWORKER),
}
NOBODY = "nobody"
DAY = date(2026, 11, 20)


@pytest.fixture
def people(db) -> dict[str, Membership]:
    """Every persona, each in an agency of the kind."""
    made = {}
    for name, (kind, role) in CAST.items():
        agency = create_agency(name=f"Kontor {name}", slug=name, kind=kind, phone="70 10 20 30")
        made[name] = join(email=f"{name}@example.invalid", name=name.title(), agency=agency, role=role)
    return made


@pytest.fixture
def sign_in(people, client_class):
    """A browser signed in as the persona; `nobody` has not signed in."""

    def client_of(name: str) -> Client:
        client: Client = client_class()
        if name != NOBODY:
            signed_in.sign_in(client, people[name].user)
        return client

    return client_of


@pytest.fixture
def client_class() -> type[Client]:
    return Client


def guidance(title: str, *audiences: Audience, days_ago: int = 0, **fields) -> GuidancePage:
    """A published guidance page."""
    defaults = {"intro": f"Om {title}", "office": "Boligsocial enhed", "review_next_on": DAY + timedelta(days=400)}
    page = GuidancePage(
        title=title,
        audiences=list(audiences),
        news_on=date.today() - timedelta(days=days_ago),
        **{**defaults, **fields},
    )
    return publish(GuidanceIndexPage.objects.get(), page)


def policy_update(title: str, *audiences: Audience, **fields) -> PolicyUpdatePage:
    """A published policy update."""
    page = PolicyUpdatePage(title=title, audiences=list(audiences), intro=f"Om {title}", **fields)
    return publish(CouncilPage.objects.get(), page)


def publish(parent: HubPage, page: HubPage, user: User | None = None) -> HubPage:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision(user=user).publish(user=user)
    page.refresh_from_db()
    return page


def text(html: str) -> list[dict[str, str]]:
    """A body of one text block."""
    return [{"type": "text", "value": html}]
