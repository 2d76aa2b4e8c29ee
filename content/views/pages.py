"""The address of every page. Wagtail finds the page; the audience decides (`content.wagtail_hooks`)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.views import serve as serve_page

from content.views.hidden import hidden


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    try:
        answer: HttpResponse = serve_page(request, path)
    except Http404:
        return hidden(request)
    return answer
