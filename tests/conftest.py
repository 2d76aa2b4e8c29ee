"""What every test may ask for. Rows are made as the tables' owner; requests run as the web role (tests.web_role)."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime, time
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings

from coordination import deadlines
from coordination.models import LegalGround
from hub.accounts.middleware import SESSION_KEY
from hub.accounts.models import Membership, User
from hub.demo.clock import standing_at
from hub.outbox.deliver import deliver_batch
from tests import web_role
from tests.browsing import browser_context_args, browser_type_launch_args  # noqa: F401  # pytest finds them by name
from tests.personas import Cast, raise_curtain
from tests.signed_in import sign_in

# How fast an example is found and run says how busy the machine is, not whether the hub is right. Hypothesis's own
# profile for CI, which it loads there by itself, says so too.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if settings.get_current_profile_name() == "default":
    settings.load_profile("patient")

# The migrations that lay down what is law, in their order.
LAID_DOWN = (
    "0002_legal_grounds",
    "0005_tenant_number",
    "0021_law_of_deadlines",
    "0044_next_steps",
    "0090_steps_after_eviction",
)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """The test database, with the web role let in."""
    with django_db_blocker.unblock():
        web_role.let_in()
        _lay_down_the_law()


@pytest.fixture(autouse=True)
def _law_stays(request: pytest.FixtureRequest) -> None:
    """A test with real transactions empties every table behind it, and the next one needs the legal grounds again."""
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        _lay_down_the_law()


def _lay_down_the_law() -> None:
    if not LegalGround.objects.exists():
        for name in LAID_DOWN:
            import_module(f"coordination.migrations.{name}").seed(apps, SimpleNamespace(connection=connection))


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """No count of failed sign-ins follows from one test to the next, and no rule that a test has changed."""
    cache.clear()
    deadlines.forget()


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast of tests.personas."""
    return raise_curtain()


@pytest.fixture
def as_web_role(db: None) -> Callable[..., AbstractContextManager[None]]:
    """`with as_web_role():` acts with the rights of the web process; `as_web_role("worker")` with the worker's."""
    return web_role.as_web_role


@pytest.fixture
def client_of(db: None) -> Callable[..., Client]:
    """A browser in which this person is signed in, acting as this membership; None: nobody is.

    The person has just given password and second factor; `stale=True`: that was hours ago, and must be given again
    before what asks for it (hub.accounts.reauthentication).
    """

    def browser(who: Membership | User | None, *, stale: bool = False) -> Client:
        client = Client()
        if who is None:
            return client
        # As the row is now: a session begun with an older one has ended (hub.accounts.sessions).
        user = User.objects.get(pk=who.user_id if isinstance(who, Membership) else who.pk)
        acting = {SESSION_KEY: who.pk} if isinstance(who, Membership) else {}
        sign_in(client, user, acting, hours_ago=3 if stale else 0)
        return client

    return browser


@pytest.fixture
def client_class() -> type[Client]:
    """For a second browser beside the first."""
    return Client


@pytest.fixture
def travel(request: pytest.FixtureRequest) -> Iterator[Callable[[date], None]]:
    """`travel(date(2026, 2, 9))`: it is noon that day, or the very moment when a datetime is given."""
    with ExitStack() as stack:

        def to(when: date) -> None:
            moment = when if isinstance(when, datetime) else datetime.combine(when, time(12))
            moment = moment if moment.tzinfo else timezone.make_aware(moment)
            stack.enter_context(standing_at(moment))
            if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
                web_role.set_clock(moment)
                stack.callback(web_role.set_clock, None)

        yield to


@pytest.fixture
def deliver(as_web_role) -> Callable[[], int]:
    """Do what the background worker does, with its rights; answers how many rows were handled."""

    def work() -> int:
        with as_web_role("worker"):
            return deliver_batch()

    return work
