"""What scripts say on the tour, in the reader's language: `{n}`, `{at}` and `{of}` are filled in by them."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    return {
        **_counts(),
        **_door(),
        "taken": _("As it was at {at}. It is wiped at midnight."),
        "no_sheet": _("No tour lies on this telephone. It is fetched when there is a network."),
        "kept": _("Written down on this telephone. It is sent when there is a network."),
        "not_kept": _("It could not be kept on this telephone. Write it on paper, and in the hub later."),
        "not_sent": _("What you pressed was not sent: moving a visit, and checking out a colleague, take a network."),
        "back": _("The network is back."),
        "waits": _("Not sent yet"),
        "was_refused": _("Not stored: {of}"),
        "unknown": _("The hub could not store it, and does not know why. Try again later, or call and tell it."),
        "gone": _(
            "The visit is not there for you any more: the case has been handed over, or your access has ended. Call "
            "the coordinator of the case and tell what you wrote."
        ),
        "again": _("Try again"),
        "correct": _("Correct"),
        "discard": _("Discard"),
        "without_visit": _("Store it on the case, without the visit"),
        "discard_sure": _("Discard what you have written? It is not stored anywhere else."),
        "in_until": _("You are checked in, until {at}."),
        "copied": _("Copied"),
    }


def _counts() -> dict[str, str]:
    """How many there are of each, one (`_one`) or more."""
    return {
        "waiting_one": _("1 is waiting for a network"),
        "waiting": _("{n} are waiting for a network"),
        "refused_one": _("1 could not be stored"),
        "refused": _("{n} could not be stored"),
        "sent_one": _("1 has been sent and is stored"),
        "sent": _("{n} have been sent and are stored"),
        "lost_one": _("1 was not sent within a day and is wiped"),
        "lost": _("{n} were not sent within a day and are wiped"),
        "others_one": _("1 on this telephone is not sent: whoever wrote it is not signed in"),
        "others": _("{n} on this telephone are not sent: whoever wrote them is not signed in"),
        "written_at": _("Written {at}"),
        "wiped_at": _("Written {at}; wiped"),
    }


def _door() -> dict[str, str]:
    """Coming to a door and leaving it."""
    return {
        "told_here": _("Written down on this telephone: {of}."),
        "in_here": _("Checked in at {at}, on this telephone only. Nobody knows that you are here: call a colleague."),
        "out_here": _("Checked out at {at}, on this telephone only."),
        "out_alarm": _("The hub believes that you are there until {at}, and tells your lead then: call."),
        "check_in": _("Check in"),
        "check_out": _("Check out"),
        "more_time": _("More time"),
        "minutes": _("{n} minutes"),
    }
