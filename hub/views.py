"""Pages of the roof: health, language, and what is said when something is wrong."""

import re
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, RequestDataTooBig
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST
from kombu.exceptions import OperationalError as BrokerError

from hub.accounts.identity import the_hub_itself
from hub.accounts.requests import asks_for_json
from hub.audit.watch import refused_because
from hub.celery import app
from hub.outbox.models import OutboxMessage

OUTBOX_IS_LATE = timedelta(minutes=10)
# Of a form that was refused: names of fields that are never shown again, and how long a short answer is.
SECRET = re.compile("password|token|secret|code|credential|cpr|number|key", re.IGNORECASE)
SHORT = 40


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Database, migrations, broker and the age of the oldest unsent row, each ok or not; 503 when one is not."""
    answers = {"database": _database(), "migrations": _migrations(), "broker": _broker(), "outbox": _outbox()}
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return False
    return True


def _migrations() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (OperationalError, ImproperlyConfigured):
        return False


def _broker() -> bool:
    try:
        with app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except (OSError, BrokerError):
        return False
    return True


def _outbox() -> bool:
    late = timezone.now() - OUTBOX_IS_LATE
    try:
        with the_hub_itself():
            return not OutboxMessage.objects.filter(delivered_at=None, dead_at=None, due_at__lt=late).exists()
    except OperationalError:
        return False


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Change the language and stay on the same page, query included."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = HttpResponseRedirect(target)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
        if request.user.is_authenticated:
            request.user.language = language
            request.user.save(update_fields=["language"])
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What is too long to be read is said to be that: whoever has pasted too much can do something about it."""
    is_too_much = isinstance(exception, RequestDataTooBig)
    return render(request, "400.html", {"is_too_much": is_too_much}, status=413 if is_too_much else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = str(exception or "")
    if asks_for_json(request):
        return JsonResponse({"reason": reason}, status=403)
    return render(request, "403.html", {"reason": reason}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Whoever wanted to sign out is still signed in, and is offered it anew; whoever wrote gets the words back."""
    refused_because("csrf")
    is_leaving = request.path == reverse("account_logout")
    return render(request, "403_csrf.html", {"is_leaving": is_leaving, "texts": _texts(request)}, status=403)


def _texts(request: HttpRequest) -> list[str]:
    """What a signed-in person had written in words: no page is kept by the browser, so it is gone otherwise.

    Short answers are quick to give again, and what a program has made has no words.
    """
    if not request.user.is_authenticated:
        return []
    sent = [value for name, values in request.POST.lists() if not SECRET.search(name) for value in values]
    return [value for value in sent if len(value) > SHORT and " " in value]


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without a request: what failed may be the very thing a context needs."""
    return HttpResponse(render_plain("500.html"), status=500)


def render_plain(template: str) -> str:
    from django.template.loader import render_to_string

    return render_to_string(template)
