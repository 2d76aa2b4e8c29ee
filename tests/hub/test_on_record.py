"""No view answers without a row, and no refusal goes untold, whatever becomes of its transaction."""

from collections.abc import Iterator
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from hub.accounts.models import User
from hub.audit.models import AuditEvent
from hub.audit.watch import Nothing, shows_nothing
from hub.on_record import SHOWS_NOTHING_PERSONAL, LooksOnRecord, RefusalsOnRecord, UnrecordedLookError, is_exempt
from hub.transactions import RequestTransaction
from tests.factories.case import CaseFactory
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
HIDDEN = UUID("11111111-1111-4111-8111-111111111111")


def addresses(patterns: list, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, pattern) of everything that the hub answers."""
    for each in patterns:
        if isinstance(each, URLResolver):
            space = f"{before}{each.namespace}:" if each.namespace else before
            yield from addresses(each.url_patterns, space)
        elif isinstance(each, URLPattern):
            yield before + (each.name or ""), str(each.pattern)


NAMES = {name for name, _pattern in addresses(get_resolver().url_patterns)}


def test_no_address_of_cases_notices_or_logs_is_exempt():
    exempt = {name for name in NAMES if is_exempt(name)}
    assert {name for name in exempt if name.startswith(("coordination:", "notices"))} == set()
    assert {"notices", "content:search", "act_as", "coordination:inbox"} <= NAMES - exempt


def test_each_line_of_the_table_names_an_address_there_is_and_gives_its_reason():
    second_factor = {"mfa_*"} if not any(name.startswith("mfa_") for name in NAMES) else set()
    for line, reason in SHOWS_NOTHING_PERSONAL.items():
        found = [name for name in NAMES if name.startswith(line[:-1]) and (line.endswith("*") or name == line)]
        assert found or line in second_factor, line
        assert reason.endswith(".")


def through(view, user, *, name: str = "coordination:case", asked: UUID = HIDDEN, method: str = "get", member=None):
    """The view behind both middlewares and the request's transaction, as the settings put them."""

    def chain(request) -> HttpResponse:
        request.user, request.membership = user, member
        request.resolver_match = SimpleNamespace(view_name=name, kwargs={"public_id": asked})
        return LooksOnRecord(view)(request)

    return RefusalsOnRecord(RequestTransaction(chain))(getattr(RequestFactory(), method)("/"))


def test_a_planted_silent_view_fails(cast):
    with pytest.raises(UnrecordedLookError, match="coordination:case"):
        through(lambda request: HttpResponse("Mette"), cast.ydelse.user)


@pytest.mark.parametrize("status", [200, 302, 409, 422])
def test_a_silent_page_redirect_or_form_shown_again_gets_a_row_where_it_may_not_fail(cast, settings, status):
    settings.AUDIT_STRICT = False
    through(lambda request: HttpResponse(status=status), cast.ydelse.user, member=cast.ydelse)
    row = AuditEvent.objects.get()
    assert (row.user, row.agency, row.details) == (
        cast.ydelse.user,
        cast.ydelse.agency,
        {"address": "coordination:case"},
    )


def test_a_view_may_say_that_this_answer_shows_nothing(cast):
    def progress(request) -> HttpResponse:
        shows_nothing(Nothing.PROGRESS)
        return HttpResponse("40 %")

    assert through(progress, cast.ydelse.user).status_code == 200


def refuse(request) -> HttpResponse:
    User.objects.create_user("undone@example.invalid", name="Somebody")
    return HttpResponse(status=404)


def breaks_while_refusing(request) -> HttpResponse:
    try:
        raise PermissionDenied
    except PermissionDenied as error:
        RefusalsOnRecord(lambda request: HttpResponse()).process_exception(request, error)
    User.objects.create_user("undone@example.invalid", name="Somebody")
    return HttpResponse(status=500)


@pytest.mark.parametrize(("view", "stands"), [(refuse, True), (breaks_while_refusing, False)])
def test_a_refusal_is_on_record_when_the_requests_transaction_is_undone_too(cast, view, stands):
    through(view, cast.ydelse.user, member=cast.ydelse)
    row = AuditEvent.objects.get(verb="denied")
    assert (row.user, row.agency, row.object_type, row.object_id) == (
        cast.ydelse.user, cast.ydelse.agency, "coordination:case", HIDDEN)  # fmt: skip
    assert User.objects.filter(email="undone@example.invalid").exists() == stands


def test_a_refusal_is_on_record_when_the_whole_request_breaks(cast):
    def breaks(request) -> HttpResponse:
        refuse_first = RefusalsOnRecord(lambda request: HttpResponse())
        refuse_first.process_exception(request, PermissionDenied())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        through(breaks, cast.ydelse.user)
    assert AuditEvent.objects.get().verb == "denied"


def test_what_is_hidden_and_what_is_not_there_are_on_record_alike(cast, client_of, django_assert_num_queries):
    case, browser = CaseFactory(), client_of(cast.lindehoej_clerk)
    browser.get("/sager/")
    AuditEvent.objects.values_list("pk")
    before = AuditEvent.objects.count()
    for asked in (case.public_id, uuid4()):
        assert browser.get(f"/sager/{asked}/").status_code == 404
    hidden, absent = AuditEvent.objects.order_by("pk")[before:]
    ours = ("user_id", "agency_id", "verb", "object_type", "case_id", "persons", "why", "details")
    assert [getattr(hidden, name) for name in ours] == [getattr(absent, name) for name in ours]
    assert (hidden.object_id, hidden.details) == (case.public_id, {"method": "get", "status": 404, "reason": ""})


def test_forgery_and_wrong_methods_are_refusals_on_record(cast):
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, cast.anne.user)
    case = CaseFactory()
    assert browser.post(f"/sager/{case.public_id}/overtag/").status_code == 403
    assert browser.get(f"/sager/{case.public_id}/overtag/").status_code == 405
    rows = AuditEvent.objects.filter(verb="denied").order_by("pk")
    assert [(row.details["status"], row.details["reason"], row.details["method"]) for row in rows] == [
        (403, "csrf", "post"), (405, "", "get")]  # fmt: skip
    assert {row.object_type for row in rows} == {"coordination:take"}


@pytest.mark.parametrize(
    ("path", "told"),
    [("/sager/", True), ("/konto/email/", True), ("/findes-ikke.php", False), ("/vejledning/", False), ("/", False)],
)
def test_of_strangers_only_those_at_the_doors_of_cases_and_accounts_are_on_record(client, path, told):
    client.get(path)
    rows = AuditEvent.objects.filter(verb="denied")
    assert rows.exists() == told
    assert not rows.exclude(user=None).exists()
