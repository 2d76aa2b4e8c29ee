"""A token in every protected field, looked for in all that comes out of the hub, and in all that is kept elsewhere."""

import logging
from collections.abc import Callable
from functools import cache as cache_of

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse

from hub.audit.models import AuditEvent
from tests.access.matrix import sinks
from tests.access.matrix.canaries import EXEMPT, MARKED, free_fields
from tests.access.matrix.driving import undone
from tests.access.matrix.facts import PERSONAS
from tests.access.matrix.listening import Ear, listen

# Meets the coordinator's pages, or is asked who it is: the matrix hears both.
AS_ANOTHER = {"coordinator_of_hours_ago"}


def test_every_free_field_is_marked_or_exempt_with_a_reason():
    assert sorted(MARKED.keys() | EXEMPT.keys()) == sorted(free_fields())
    assert not MARKED.keys() & EXEMPT.keys()
    assert all(len(reason.split()) > 4 for reason in EXEMPT.values())


@pytest.mark.parametrize("name", ["part_taken_back", "anonymous"])
def test_a_stranger_to_the_case_meets_no_token(browsers, canaries, name):
    ear = listen(browsers, canaries, name, sending=False)
    assert sorted(ear.leaks) == []
    assert ear.seen == set()


@pytest.fixture(scope="module")
def heard(browsers, canaries) -> Callable[[str], Ear]:
    """What was met as one persona, who walks once."""
    return cache_of(lambda name: listen(browsers, canaries, name))


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in PERSONAS if name not in AS_ANOTHER])
def test_a_token_is_met_only_where_the_oracle_allows(heard, name):
    assert sorted(heard(name).leaks) == []


@pytest.mark.slow
def test_every_token_is_met_by_somebody_who_may(heard):
    ears = [heard(name) for name in ("coordinator", "landlord", "on_another_case")]
    assert set().union(*(ear.seen for ear in ears)) >= MARKED.keys()


@pytest.fixture
def ear(canaries) -> Ear:
    return Ear(canaries)


def _token(canaries, name: str) -> str:
    return next(token for token, origin in canaries.origins.items() if origin.field == name)


PLANTS = {
    "mail": lambda token: mail.send_mail(f"Om {token}", "", "hub@example.invalid", ["x@example.invalid"]),
    "cache": lambda token: cache.set("front", {"html": f"<p>{token}</p>"}),
    "table audit_auditevent": lambda token: AuditEvent.objects.create(
        verb="read", object_type="x", details={"n": token}
    ),
}


@pytest.mark.parametrize("where", PLANTS)
def test_a_token_planted_in_a_sink_is_found(ear, canaries, where):
    with undone():
        PLANTS[where](_token(canaries, "Tenant.name"))
        ear.everywhere()
    cache.clear()
    mail.outbox.clear()
    assert {leak.split(":")[0] for leak in ear.leaks} == {where}


def test_a_token_planted_in_the_log_is_found(ear, canaries):
    with sinks.listening() as heard:
        logging.getLogger("coordination.views").info("Sag om %s", _token(canaries, "Case.street"))
    ear.nowhere("log", "\n".join(heard.lines))
    assert len(ear.leaks) == 1


def test_a_street_on_the_page_of_one_who_may_not_know_it_is_found(ear, canaries):
    ear.page(PERSONAS["part_taken_back"], "planted", HttpResponse(f"<p>{_token(canaries, 'Case.street')}</p>"))
    assert len(ear.leaks) == 1


@pytest.mark.parametrize(
    ("written", "field"), [("712.345,31", "x"), ("712345.31", "x"), ("712 345,31", "x"), ("ZQ12345", "x")]
)
def test_a_token_is_found_in_every_way_it_is_written(written, field):
    from tests.access.matrix.canaries import Canaries, Origin

    assert Canaries({"zq12345": Origin(field, "y")}).found_in(f"I alt {written} kr.") == {Origin(field, "y")}
