"""/soeg/: one field, the pages that hold the words, and what to do when none does."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.reader import reader_of
from content.search import clean_query, mark_hits, search_pages
from hub.accounts.models import User
from hub.audit.models import Verb
from hub.audit.record import record
from hub.audit.searching import criteria
from hub.audit.watch import Nothing, shows_nothing


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    words = clean_query(request.GET.get("q", ""))
    if not words:
        shows_nothing(Nothing.EMPTY_SEARCH)
    context: dict[str, object] = {"words": words}
    if words:
        found = search_pages(words, reader_of(request), request.GET.get("side"))
        if isinstance(request.user, User):
            seen: dict[str, Any] = {"rows": len(found), "list": "pages", **criteria(q=words)}
            record(by=reader_of(request), user=request.user, verb=Verb.SEARCH, obj=request.user, **seen)
        context |= {"found": found, "hits": mark_hits(found, words)}
        if found.has_previous():
            context["previous_url"] = _url(words, found.previous_page_number())
        if found.has_next():
            context["next_url"] = _url(words, found.next_page_number())
    return render(request, "content/search.html", context)


def _url(words: str, number: int) -> str:
    return "?" + urlencode({"q": words, "side": number})
