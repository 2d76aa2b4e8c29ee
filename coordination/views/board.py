"""The board of the weekly meeting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.reading.board import board as board_of
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record


@require_GET
@requires(Permission.MAKE_PLANS)
def board(request: MemberRequest) -> HttpResponse:
    """Every open case of the unit, by when something is due; made to be printed, too."""
    shown = board_of(request.membership)
    here, why = request.membership.agency, Purpose.LOOK_UP
    record(by=request.membership, verb=Verb.READ, obj=here, why=why, list="board", rows=shown.count)
    return render(request, "coordination/casework/board.html", {"board": shown})
