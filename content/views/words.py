"""The words that Wagtail's scripts show, with ours over them: Wagtail's own view reads only Wagtail's catalogue."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response


class _Words(JavaScriptCatalog):
    def get_paths(self, packages: list[str]) -> list[str]:
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]


_words = _Words.as_view(packages=["wagtail.admin"])


def admin_words(request: HttpRequest) -> HttpResponse:
    answer: HttpResponse = get_localized_response(_words, request)
    return answer
