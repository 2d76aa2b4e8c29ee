"""One transaction a request: an answer stands as a whole, rendering included, or nothing of it does."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.test import RequestFactory

from hub.accounts.models import User
from hub.transactions import WITHOUT_TRANSACTION, RequestTransaction

pytestmark = pytest.mark.django_db


def answer(status: int):
    def view(request) -> HttpResponse:
        User.objects.create_user(f"{status}@example.invalid", name="Somebody")
        return HttpResponse(status=status)

    return RequestTransaction(view)(RequestFactory().post("/sager/"))


@pytest.mark.parametrize(
    ("status", "stands"), [(200, True), (302, True), (404, True), (422, True), (500, False), (503, False)]
)
def test_a_server_error_undoes_what_was_written_and_nothing_else_does(status, stands):
    assert answer(status).status_code == status
    assert User.objects.filter(email=f"{status}@example.invalid").exists() == stands


def test_an_exception_undoes_what_was_written():
    def view(request) -> HttpResponse:
        User.objects.create_user("x@example.invalid", name="Somebody")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        RequestTransaction(view)(RequestFactory().post("/"))
    assert not User.objects.exists()


def test_an_error_while_a_lazy_page_is_rendered_undoes_what_its_view_wrote(cast, client_of, monkeypatch):
    def render(self):
        User.objects.create_user("lazy@example.invalid", name="Somebody")
        raise ZeroDivisionError

    monkeypatch.setattr(TemplateResponse, "render", render)
    client = client_of(cast.editor)
    client.raise_request_exception = False
    assert client.get("/").status_code == 500
    assert not User.objects.filter(email="lazy@example.invalid").exists()


def test_a_page_through_the_whole_chain_that_fails_keeps_nothing(cast, client_of, monkeypatch):
    def fails(*args, **kwargs):
        User.objects.create_user("deep@example.invalid", name="Somebody")
        raise RuntimeError("told to nobody")

    monkeypatch.setattr("hub.outbox.views.render", fails)
    client = client_of(cast.ydelse)
    client.raise_request_exception = False
    page = client.get("/beskeder/")
    assert page.status_code == 500
    assert "told to nobody" not in page.content.decode()
    assert not User.objects.filter(email="deep@example.invalid").exists()


@pytest.mark.parametrize("path", WITHOUT_TRANSACTION)
def test_health_is_answered_without_opening_one(path, django_assert_num_queries):
    with django_assert_num_queries(0):
        RequestTransaction(lambda request: HttpResponse())(RequestFactory().get(path))


def test_everything_else_stands_in_one():
    def view(request) -> HttpResponse:
        return HttpResponse(str(len(connection.savepoint_ids)))

    outside = len(connection.savepoint_ids)
    page = RequestTransaction(view)(RequestFactory().get("/"))
    assert int(page.content) == outside + 1
