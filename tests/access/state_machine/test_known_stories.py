"""Stories that must come out as the oracle has them; and rules broken on purpose, which the play must notice."""

from collections.abc import Callable, Iterator

import pytest
from django.db.models import Q, QuerySet

from coordination.access import grants, visible
from coordination.actions import withdrawing
from coordination.models import Entry
from coordination.models.plan_part import GrantQuerySet
from hub.accounts.models import Membership
from tests.access.state_machine import acts, answers, expected, other_acts
from tests.access.state_machine.play import Play


@pytest.fixture
def play(cast) -> Iterator[Play]:
    """Fjordparken's case with a part of Ydelseskontoret and, by consent, of Fjordparken itself."""
    begun = Play(cast)
    try:
        acts.signal(begun, 0)
        acts.agree(begun, begun.told.cases[0], begun.agencies["fjordparken"], 200)
        acts.ask(begun, begun.told.cases[0], begun.agencies["ydelseskontoret"], by_consent=False)
        acts.ask(begun, begun.told.cases[0], begun.agencies["fjordparken"], by_consent=True)
        begun.compare()
        yield begun
    finally:
        begun.end()


def _benefits(play: Play) -> expected.Part:
    return acts.tasks(play)[0]


def _ydelse(play: Play) -> expected.Person:
    return next(person for person in play.told.people if person.pk == play.cast.ydelse.pk)


def is_done_and_grace_runs_out(play: Play) -> None:
    acts.answer(play, _benefits(play), _ydelse(play), "done")
    play.compare()
    play.days_later(31)


def consent_is_taken_back(play: Play) -> None:
    acts.take_back(play, play.told.consents[0])


def consent_runs_out(play: Play) -> None:
    play.days_later(201)


def membership_ends(play: Play) -> None:
    other_acts.end(play, _ydelse(play))


def account_is_closed(play: Play) -> None:
    other_acts.lock_out(play, _ydelse(play), out=True)


def note_is_internal(play: Play) -> None:
    acts.post(play, _benefits(play), play.anne, internal=True, with_file=True)


def glass_is_broken(play: Play) -> None:
    mona = next(person for person in play.told.people if person.pk == play.cast.myndighed.pk)
    other_acts.emergency(play, play.told.cases[0], mona)


def case_is_closed_after_its_consent_was_renewed_too_late(play: Play) -> None:
    play.days_later(201)
    acts.renew(play, play.told.consents[0], 30)
    play.compare()
    acts.close(play, play.told.cases[0])


STORIES = (
    is_done_and_grace_runs_out,
    consent_is_taken_back,
    consent_runs_out,
    membership_ends,
    account_is_closed,
    note_is_internal,
    glass_is_broken,
    case_is_closed_after_its_consent_was_renewed_too_late,
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_known_story_comes_out_as_the_oracle_has_it(play, story):
    story(play)
    for _ in range(3):  # another thing is asked for by itself each time
        play.compare()


def _nothing_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(withdrawing, "close_what_rests_on", lambda **_: [])
    monkeypatch.setattr(withdrawing, "withdraw_part", lambda **_: None)


def _grace_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grants, "GRACE", grants.GRACE * 2)


def _nothing_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GrantQuerySet, "in_force", lambda grants: grants.filter(Q()))


def _a_note_is_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_all(member: Membership) -> QuerySet[Entry]:
        return Entry.objects.filter(part__in=visible.visible_parts(member))

    monkeypatch.setitem(answers.LISTS, "entry", (of_all, "pk"))


BROKEN: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], Callable[[Play], None]]] = {
    "a withdrawn consent closes nothing": (_nothing_closes, consent_is_taken_back),
    "what is done is read for twice as long": (_grace_is_long, is_done_and_grace_runs_out),
    "the lists forget that a grant ends": (_nothing_expires, consent_runs_out),
    "the list of posts forgets who may read a note": (_a_note_is_for_all, note_is_internal),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_that_is_broken_is_noticed(play, monkeypatch, name):
    break_it, story = BROKEN[name]
    break_it(monkeypatch)
    with pytest.raises(AssertionError):
        _told(play, story)


def _told(play: Play, story: Callable[[Play], None]) -> None:
    story(play)
    play.compare()
