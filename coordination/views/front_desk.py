"""The front desk: finding guidance and booking a talk for somebody who stands there; and the unit's list of talks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.actions.bookings import TooManyTalksError, book_talk, handle_booking
from coordination.actions.cases import housing_support_unit
from coordination.forms.booking import BookingForm, HandleForm
from coordination.models import Booking
from coordination.protection import TALKS
from coordination.views.asking import requires
from coordination.views.sending import read_or_send, sent_form, status_of
from hub.accounts.requests import MemberRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record
from hub.audit.watch import refused_because
from hub.outbox.read import mark_notices_read

# What is waiting is looked at; a list that has grown beyond this is no list any more.
MOST = 100


@read_or_send
@requires(Permission.BOOK_TALKS)
def front_desk(request: MemberRequest) -> HttpResponse:
    """Search in the guidance, the hours of the unit, and a form. The answer is the same, whoever the person is."""
    form = BookingForm(request.POST) if request.method == "POST" else BookingForm.blank()
    if request.method == "POST" and form.is_valid() and _booked(request, form):
        messages.success(request, _("The talk is booked. The unit calls the person."))
        return redirect("coordination:front_desk")
    record(by=request.membership, verb=Verb.READ, obj=request.membership, why=Purpose.NOTICE, page="front_desk")
    context = {"form": form, "unit": housing_support_unit()}
    return render(request, "coordination/front_desk/desk.html", context, status=status_of(form))


def _booked(request: MemberRequest, form: BookingForm) -> bool:
    """Whether it was; when it is enough for a day, the form says so."""
    try:
        book_talk(wish=form.wish(), key=form.cleaned_data["key"], by=request.membership)
    except TooManyTalksError:
        refused_because("throttled")
        most = {"count": TALKS.count}
        form.add_error(
            None, _("You have booked %(count)d talks within a day, and that is the most. Call the unit instead.") % most
        )
        return False
    return True


@require_GET
@never_cache
@requires(Permission.MAKE_PLANS)
def bookings(request: MemberRequest) -> HttpResponse:
    """The talks that wait, the soonest first."""
    mark_notices_read(request.membership, request.path)
    waiting = list(_own(request).filter(handled_at__isnull=True)[:MOST])
    record(
        by=request.membership,
        verb=Verb.READ,
        obj=request.membership,
        why=Purpose.CASEWORK,
        list="bookings",
        rows=len(waiting),
    )
    return render(request, "coordination/front_desk/bookings.html", {"rows": [_row(each) for each in waiting]})


@read_or_send
@requires(Permission.MAKE_PLANS)
def handle(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Attach a talk to its case, or take it off the list. Handled twice is handled."""
    booking = get_object_or_404(_own(request), public_id=public_id)
    record(by=request.membership, verb=Verb.READ, obj=booking, why=Purpose.CASEWORK)
    form = HandleForm(sent_form(request)[0], membership=request.membership)
    if request.method == "POST" and form.is_valid():
        handle_booking(booking=booking, case=form.cleaned_data["reference"], by=request.membership)
        messages.success(request, _("The talk is off the list."))
        return redirect("coordination:bookings")
    way = [{"label": _("Booked talks"), "url": reverse("coordination:bookings")}, {"label": _("A booked talk")}]
    context = {"form": form, "row": _row(booking), "crumbs": way}
    return render(request, "coordination/front_desk/handle.html", context, status=status_of(form))


def _own(request: MemberRequest) -> Any:
    return Booking.objects.filter(unit=request.membership.agency).select_related("booked_by__agency")


def _row(booking: Booking) -> dict[str, Any]:
    return {
        "name": booking.name,
        "phone": booking.phone,
        "tel": "tel:" + booking.phone.replace(" ", ""),
        "on": booking.wanted_on,
        "daypart": booking.get_daypart_display(),
        "about": booking.about,
        "agency": booking.booked_by.agency.name,
        "booked_at": booking.booked_at,
        "handled": booking.handled_at is not None,
        "url": reverse("coordination:handle_booking", args=[booking.public_id]),
    }
