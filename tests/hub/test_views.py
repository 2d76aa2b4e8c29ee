"""Health, language, and what is said when something is wrong."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from hub import views
from hub.accounts.models import User
from hub.celery import app
from hub.outbox.models import OutboxMessage

READY = {"database": True, "migrations": True, "broker": True, "outbox": True}


class Away:
    """A connection to a database that is not there."""

    def cursor(self):
        raise OperationalError


def test_the_process_answers_without_a_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        page = client.get("/healthz")
    assert (page.status_code, page.content) == (200, b"ok")


def test_ready_when_all_of_it_is(client, db):
    page = client.get("/readyz")
    assert (page.status_code, page.json()) == (200, READY)


@pytest.mark.parametrize(
    ("what", "error", "wrong"),
    [
        ("hub.views.MigrationExecutor", OperationalError, {"migrations"}),
        ("hub.views.MigrationExecutor", ImproperlyConfigured, {"migrations"}),
        ("hub.views.OutboxMessage.objects.filter", OperationalError, {"outbox"}),
    ],
)
def test_not_ready_says_what_is_not(client, db, monkeypatch, what, error, wrong):
    def fails(*args, **kwargs):
        raise error

    monkeypatch.setattr(what, fails)
    page = client.get("/readyz")
    assert page.status_code == 503
    assert {name for name, is_well in page.json().items() if not is_well} == wrong


def test_a_database_that_is_away_is_not_ready(client, db, monkeypatch):
    monkeypatch.setattr("hub.views.connection", Away())
    page = client.get("/readyz")
    assert page.status_code == 503
    assert not page.json()["database"]
    assert not page.json()["migrations"]


def test_a_migration_that_has_not_run_is_not_ready(client, db, monkeypatch):
    monkeypatch.setattr("hub.views.MigrationExecutor.migration_plan", lambda self, targets: ["one to go"])
    assert not client.get("/readyz").json()["migrations"]


def test_a_broker_that_refuses_is_not_ready(client, db, monkeypatch):
    refusing = app.connection("redis://127.0.0.1:1/0")
    monkeypatch.setattr("hub.views.app.connection_for_write", lambda: refusing)
    page = client.get("/readyz")
    assert (page.status_code, page.json()["broker"]) == (503, False)


@pytest.mark.parametrize(("minutes", "ready"), [(9, True), (11, False)])
def test_an_outbox_that_nobody_empties_is_not_ready(client, cast, minutes, ready):
    row = OutboxMessage.objects.create(
        key="k",
        channel="notice",
        recipient=cast.anne,
        topic="new_case",
        path="/",
        authorise="case",
        subject_id="00000000-0000-4000-8000-000000000001",
        due_at=timezone.now() - timedelta(minutes=minutes),
    )
    assert client.get("/readyz").json()["outbox"] == ready
    OutboxMessage.objects.filter(pk=row.pk).update(dead_at=timezone.now())
    assert client.get("/readyz").json()["outbox"]


def switch(client, **form):
    return client.post(reverse("set_language"), form)


def test_switching_keeps_the_page_and_its_query(client, db):
    answer = switch(client, language="en", next="/sager/?vis=mine&side=2")
    assert answer.url == "/sager/?vis=mine&side=2"
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert client.get(reverse("account_login")).headers["Content-Language"] == "en"


def test_a_signed_in_person_keeps_the_choice_for_mails(cast, client_of):
    switch(client_of(cast.ydelse), language="en")
    assert User.objects.get(pk=cast.ydelse.user_id).language == "en"


@pytest.mark.parametrize("target", ["https://elsewhere.invalid/", "//elsewhere.invalid/", "javascript:alert(1)"])
def test_switching_leads_nowhere_else(client, db, target):
    assert switch(client, language="en", next=target).url == "/"


def test_a_language_there_is_not_changes_nothing(cast, client_of):
    client = client_of(cast.ydelse)
    switch(client, language="tlh")
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies
    assert User.objects.get(pk=cast.ydelse.user_id).language == "da"


def test_what_is_not_there_is_a_page_in_danish_that_says_so(cast, client_of):
    page = client_of(cast.ydelse).get("/findes-ikke/")
    assert page.status_code == 404
    assert '<html lang="da"' in page.content.decode()


def test_a_refusal_says_why_and_a_bad_request_is_answered(rf, cast):
    request = rf.get("/")
    request.user, request.membership = cast.ydelse.user, cast.ydelse
    assert "Not yours." in views.forbidden(request, PermissionDenied("Not yours.")).content.decode()
    assert views.forbidden(request).status_code == 403
    assert views.bad_request(request).status_code == 400


def test_a_form_without_its_token_is_refused_in_words(cast):
    client = Client(enforce_csrf_checks=True)
    page = client.post(reverse("set_language"), {"language": "en"})
    assert page.status_code == 403
    assert "403_csrf.html" in [template.name for template in page.templates]


def test_a_server_error_is_told_without_asking_anything_of_the_request():
    page = views.server_error(RequestFactory().get("/"))
    assert page.status_code == 500
    assert b"<html" in page.content
