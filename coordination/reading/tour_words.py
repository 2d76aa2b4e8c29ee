"""What scripts say on the tour, in the reader's language: `{n}`, `{at}` and `{of}` are filled in by them."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    return {
        "waiting_one": _("1 is waiting for a network"),
        "waiting": _("{n} are waiting for a network"),
        "refused_one": _("1 could not be stored"),
        "refused": _("{n} could not be stored"),
        "sent_one": _("1 has been sent and is stored"),
        "sent": _("{n} have been sent and are stored"),
        "taken": _("As it was at {at}. It is wiped at midnight."),
        "no_sheet": _("No tour lies on this telephone. It is fetched when there is a network."),
        "kept": _("Written down on this telephone. It is sent when there is a network."),
        "not_kept": _("It could not be kept on this telephone. Write it on paper, and in the hub later."),
        "not_sent": _("What you pressed was not sent: checking in and out and moving a visit take a network."),
        "back": _("The network is back."),
        "waits": _("Not sent yet"),
        "was_refused": _("Not stored: {of}"),
        "gone": _("The visit is not there for you any more."),
        "correct": _("Correct"),
        "discard": _("Discard"),
        "without_visit": _("Store it on the case, without the visit"),
        "discard_sure": _("Discard what you have written? It is not stored anywhere else."),
        "in_until": _("You are checked in, until {at}. Without a network the hub does not know when you leave."),
        "copied": _("Copied"),
    }
