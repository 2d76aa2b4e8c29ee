"""Takes the answer to "Did this page help you?"."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from content.forms import FeedbackForm
from content.models import Feedback, HubPage
from content.reader import reader_of
from content.views.hidden import hidden


@require_POST
def feedback(request: HttpRequest, page_id: int) -> HttpResponse:
    """Stores the answer and the day; not who gave it. A failed form keeps what was written."""
    page = HubPage.objects.readable_by(reader_of(request)).filter(pk=page_id).first()
    if page is None:
        return hidden(request)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return render(request, "content/feedback.html", {"page": page, "form": form}, status=422)
    Feedback.objects.create(page=page, **form.cleaned_data)
    messages.success(request, _("Thank you. Your answer helps us make the page better."))
    return HttpResponseRedirect(page.get_url(request) or "/")
