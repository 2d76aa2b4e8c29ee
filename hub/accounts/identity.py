"""As whom a database transaction acts, said so that PostgreSQL believes it.

The row-level policies ask `hub_agency()` and its sisters (migration accounts.0002). These believe a signed word that is
set for one transaction alone: a pooler may hand the connection to somebody else after it, and whoever slips a statement
of their own into a query has no key to sign another with. Without a word there are no rows.

Three may be named: a member of an agency (a person at work), an agency (its own command or import, with nobody signed
in), and the hub itself, for what no single agency could do: folding a landlord's notice into the municipality's case,
keeping everybody's inbox, delivering. The blocks that act as the hub itself are few and short; look for their callers.
"""

import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.conf import settings
from django.db import connection, transaction
from django.utils.encoding import force_bytes
from psycopg import Cursor
from psycopg.pq import TransactionStatus

from hub.accounts.models import Agency, Membership

# A word is made for the transaction that is just beginning; afterwards it opens nothing.
SECONDS = 60
# Under the policies a plan takes longer to make than to run, and the server, left to itself, makes one for each run of
# a prepared statement (coordination.access.prepared). Said here, it costs no statement of its own.
_SAY = (
    "SELECT before.word, set_config('hub.identity', %s, true),"
    " set_config('plan_cache_mode', 'force_generic_plan', true)"
    " FROM (SELECT current_setting('hub.identity', true) AS word OFFSET 0) AS before"
)


def signing_key(secret: str | bytes) -> bytes:
    """The key that pages sign with and the database verifies with (hub.database installs it)."""
    return hmac.digest(force_bytes(secret), b"hub.accounts.identity", sha256)


def word_for(who: str, seconds: int = SECONDS) -> str:
    """`who:expiry:signature`; `expiry` in seconds since 1970."""
    said = f"{who}:{int(time.time()) + seconds}"
    return f"{said}:{hmac.digest(signing_key(settings.SECRET_KEY), said.encode(), sha256).hex()}"


def assume(membership: Membership | None) -> None:
    """Act as the member until the transaction ends; as nobody when there is none."""
    _say(word_for(f"m{membership.pk}") if membership else "")


@contextmanager
def acting_as(membership: Membership) -> Iterator[None]:
    """The block acts as this member, as far as the membership is in force."""
    with _saying(f"m{membership.pk}"):
        yield


@contextmanager
def acting_for(agency: Agency) -> Iterator[None]:
    """The block acts for the agency, with nobody signed in."""
    with _saying(f"a{agency.pk}"):
        yield


@contextmanager
def the_hub_itself() -> Iterator[None]:
    """The block acts as the hub. Only for what no agency could do for itself, and never around what a person wrote."""
    with _saying("hub"):
        yield


@contextmanager
def as_retention() -> Iterator[None]:
    """The block deletes what has been kept long enough: as the hub, in the role that has the right (hub.database)."""
    with transaction.atomic(), the_hub_itself(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('role', %s, true)", [settings.ROLES["retention"] or before])
        yield
        cursor.execute("SELECT set_config('role', %s, true)", [before])


@contextmanager
def _saying(who: str) -> Iterator[None]:
    if not connection.in_atomic_block:
        with transaction.atomic():
            _say(word_for(who))
            yield
        return
    before = _say(word_for(who))
    try:
        yield
    finally:
        # After an error the rollback to the savepoint outside brings back what was said before it.
        if connection.connection.info.transaction_status == TransactionStatus.INTRANS:
            _say(before)


def _say(word: str) -> str:
    """Say it for this transaction; answers what was said before.

    Straight to the driver, which sends the word beside the statement: in the statement it could be read by others
    in pg_stat_activity.
    """
    connection.ensure_connection()
    with Cursor(connection.connection) as cursor:
        row = cursor.execute(_SAY, [word]).fetchone()
    return (row and row[0]) or ""
