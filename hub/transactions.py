"""One transaction a request, opened outside the view.

ATOMIC_REQUESTS ends before a lazy template is rendered; under row-level security, whose identity lives in the
transaction, such a page would come out empty. Here rendering happens inside, and a server error undoes everything.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

# Health is asked when the database may be away.
WITHOUT_TRANSACTION = ("/healthz", "/readyz")


class RequestTransaction:
    """Middleware: the whole answer, rendering included, stands or falls as one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in WITHOUT_TRANSACTION:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
