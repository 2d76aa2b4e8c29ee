"""Behind a pooler that hands one connection from transaction to transaction, nobody finds what another left."""

import json
import os
import subprocess
import sys

import psycopg
import pytest
from django.utils import timezone

from tests.access.actors import NOBODY, Actor, member
from tests.access.copied import copied
from tests.access.oracle import Oracle
from tests.access.pooler import HOW_TO_GET_ONE, pooled, program
from tests.access.probing import say

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(program() is None, reason=HOW_TO_GET_ONE),
]
# The hub itself, with the pooler's address, answers two people's requests.
ASKS = """
import django, json, sys
django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
from django.db import connection
from hub.accounts.middleware import SESSION_KEY
from tests.signed_in import sign_in
def page(user, membership):
    client = Client()
    sign_in(client, user)
    session = client.session
    session[SESSION_KEY] = membership
    session.save()
    return client.get("/sager/", follow=True)
found = []
for user, membership in json.loads(sys.argv[1]):
    answer = page(get_user_model().objects.get(pk=user), membership)
    found.append([answer.status_code, sys.argv[2] in answer.content.decode()])
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM coordination_case")
    found.append(cursor.fetchone()[0])
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def pool(django_db_setup, django_db_blocker):
    """A world of its own, since requests write into it; and the pooler before it."""
    with django_db_blocker.unblock(), copied("test_hub_pooled") as made, pooled(made.url("web")) as url:
        yield made, url


def seen(client: psycopg.Connection, actor: Actor) -> tuple[set[int], int]:
    """The entries that this client sees in one transaction, and which process of the server answered."""
    with client.transaction():
        if actor.who:
            say(client, actor.word)
        rows = client.execute("SELECT id, pg_backend_pid() FROM coordination_entry").fetchall()
        pid = client.execute("SELECT pg_backend_pid()").fetchone()
    assert pid is not None
    return {row[0] for row in rows}, pid[0]


def test_clients_that_share_a_connection_see_their_own_rows_each(pool):
    made, url = pool
    oracle = Oracle(made.world, timezone.now())
    actors = [member(made.world, made.stage.cast.person(name).pk, oracle.now) for name in ("ydelse", "lindehoej_clerk")]
    actors.append(NOBODY)
    given = url.connect_arguments()
    clients = [psycopg.connect(**given, autocommit=True, prepare_threshold=None) for _ in actors]
    answers = [(actor, seen(client, actor)) for _ in range(5) for client, actor in zip(clients, actors, strict=True)]
    for client in clients:
        client.close()
    assert len({pid for _, (_, pid) in answers}) == 1
    assert all(rows == oracle.may("read", "entry", actor) for actor, (rows, _) in answers)
    assert len(answers[0][1][0]) > len(answers[1][1][0])


def test_a_client_that_says_nothing_sees_nothing_between_two_that_do(pool):
    made, url = pool
    anne = member(made.world, made.stage.cast.anne.pk, made.now)
    given = url.connect_arguments()
    with (
        psycopg.connect(**given, autocommit=True, prepare_threshold=None) as one,
        psycopg.connect(**given, autocommit=True, prepare_threshold=None) as other,
    ):
        assert seen(one, anne)[0]
        assert other.execute("SELECT count(*) FROM coordination_case").fetchone() == (0,)
        left = other.execute("SELECT coalesce(current_setting('hub.identity', true), '')").fetchone()
    assert left == ("",)


def test_the_hub_serves_requests_through_it(pool):
    made, url = pool
    people = [made.stage.cast.ydelse, made.stage.cast.lindehoej_clerk]
    environment = {**os.environ, "DATABASE_URL": str(url), "HUB_PREPARE": "0"}
    del environment["HUB_UPKEEP"]
    asked = json.dumps([(person.user_id, person.pk) for person in people])
    told = subprocess.run(
        [sys.executable, "-c", ASKS, asked, made.stage.mine.reference],
        env={**environment, "DJANGO_SETTINGS_MODULE": "hub.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    assert json.loads(told.stdout.splitlines()[-1]) == [[200, True], [200, False], 0]
