"""The word that a transaction is told as whom it acts: believed when signed, fresh and in force, and nothing else."""

import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from hub.accounts import identity
from hub.accounts.identity import acting_as, acting_for, as_retention, assume, the_hub_itself, word_for
from hub.accounts.models import User
from tests.personas import PASSWORD
from tests.web_role import as_web_role

pytestmark = pytest.mark.django_db


def asked(expression: str):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}")
        return cursor.fetchone()[0]


def said(word: str):
    """What the database makes of a word."""
    with transaction.atomic():
        identity._say(word)
        return asked("hub_says()")


def test_a_member_is_known_by_agency_group_and_person(cast):
    with acting_as(cast.ydelse):
        assert asked("hub_member()") == cast.ydelse.pk
        assert asked("hub_agency()") == cast.ydelse.agency_id
        assert asked("hub_group()") == cast.ydelse.agency.group_id
        assert asked("hub_user()") == cast.ydelse.user_id
        assert asked("hub_itself()") is False
    assert asked("hub_member()") is None


def test_an_agency_acts_without_a_person_and_the_hub_without_an_agency(cast):
    with acting_for(cast.kmp.agency):
        assert (asked("hub_agency()"), asked("hub_user()")) == (cast.kmp.agency_id, None)
    with the_hub_itself():
        assert (asked("hub_itself()"), asked("hub_agency()")) == (True, None)


def test_a_block_within_a_block_ends_where_it_began(cast):
    assume(cast.anne)
    with the_hub_itself(), acting_as(cast.kmp):
        assert asked("hub_agency()") == cast.kmp.agency_id
    assert asked("hub_agency()") == cast.anne.agency_id


def test_a_block_that_fails_gives_back_who_it_was(cast):
    assume(cast.anne)
    with pytest.raises(LookupError), transaction.atomic(), the_hub_itself():
        raise LookupError
    assert asked("hub_agency()") == cast.anne.agency_id


def test_a_block_broken_by_the_database_gives_back_who_it_was(cast):
    assume(cast.anne)
    with pytest.raises(Exception, match="division"), transaction.atomic(), the_hub_itself():
        asked("1 / 0")
    assert asked("hub_agency()") == cast.anne.agency_id


@pytest.mark.parametrize("name", ["ended", "inactive"])
def test_who_may_no_longer_work_is_nobody(cast, name):
    with acting_as(cast.person(name)):
        assert asked("hub_member()") is None
        assert asked("hub_group()") is None


def test_what_ends_while_a_page_is_being_made_is_over_at_the_next_statement(cast):
    assume(cast.ydelse)
    assert asked("hub_member()") == cast.ydelse.pk
    User.objects.filter(pk=cast.ydelse.user_id).update(is_active=False)
    assert asked("hub_member()") is None
    User.objects.filter(pk=cast.ydelse.user_id).update(is_active=True)
    cast.ydelse.valid_until = timezone.localdate() - timedelta(days=1)
    cast.ydelse.save()
    assert asked("hub_member()") is None


def forged(word: str, **changed: str) -> str:
    who, expiry, signature = word.split(":")
    parts = {"who": who, "expiry": expiry, "signature": signature, **changed}
    return ":".join(parts.values())


def test_a_word_that_was_tampered_with_is_not_believed():
    word = word_for("m7")
    assert said(word) == "m7"
    for wrong in (
        forged(word, who="m8"),
        forged(word, who="hub"),
        forged(word, expiry=str(int(time.time()) + 9999)),
        forged(word, signature="0" * 64),
        forged(word, signature=""),
        word + ":",
        word[:-1],
        "m7",
        "hub",
        "::",
        "",
        "m7:99999999999999999999:" + "0" * 64,
        "m7:-1:" + "0" * 64,
    ):
        assert said(wrong) is None, wrong


def test_a_word_opens_nothing_after_its_time():
    assert said(word_for("m7", seconds=-1)) is None


def test_a_word_signed_with_another_key_is_not_believed(settings):
    settings.SECRET_KEY = "another"
    assert said(word_for("hub")) is None


def test_a_word_ends_with_its_transaction(cast):
    with transaction.atomic():
        sid = transaction.savepoint()
        assume(cast.anne)
        transaction.savepoint_rollback(sid)
    assert asked("hub_member()") is None


def test_retention_deletes_as_itself_and_gives_the_role_back(settings, as_web_role):
    with as_web_role("worker"):
        with as_retention():
            assert asked("current_user") == settings.ROLES["retention"]
            assert asked("hub_itself()") is True
        assert asked("current_user") == settings.ROLES["worker"]
        assert asked("hub_itself()") is False


def test_a_hash_that_has_grown_old_is_made_anew_while_nobody_is_known(cast, settings):
    user = cast.ydelse.user
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher", *settings.PASSWORD_HASHERS]
    before = user.password
    with as_web_role(), transaction.atomic():
        assert user.check_password(PASSWORD)
    assert User.objects.get(pk=user.pk).password != before
