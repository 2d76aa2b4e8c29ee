"""What the web role may do, table by table, and what it never may."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection

from coordination.actions.erasing import HANGS_ON, TELLS_OF
from coordination.actions.inbox import refresh_part
from coordination.models import ArrearsLine, ArrearsRecord, InboxRow, Tenancy
from hub.audit.models import AuditEvent
from hub.database import APPEND_ONLY, EVERYTHING, NO_DELETE, NONE, READ_ONLY, ROLE_VERBS, grant_after_migrate, verbs_for
from hub.outbox.models import OutboxMessage
from tests.factories.entry import EntryFactory
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db
VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def rights_on(table: str, role: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT verb FROM unnest(%s::text[]) AS verb WHERE has_table_privilege(%s, %s, verb)",
            [list(VERBS), role, f'"{table}"'],
        )
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize("work", ROLE_VERBS)
def test_every_table_gives_each_role_the_verbs_of_the_table_and_no_more(settings, work):
    role = settings.ROLES[work]
    for model in apps.get_models(include_auto_created=True):
        wanted = set(verbs_for(work, model._meta.app_label, model._meta.model_name))
        assert rights_on(model._meta.db_table, role) == wanted, model._meta.label
    assert rights_on("django_migrations", role) == set(verbs_for(work, "migrations", ""))
    assert rights_on("hub_identity_key", role) == set()


@pytest.mark.parametrize(
    ("work", "app", "model", "verbs"),
    [
        ("web", "audit", "auditevent", APPEND_ONLY),
        ("web", "coordination", "entry", APPEND_ONLY),
        ("web", "coordination", "consent", NO_DELETE),
        ("web", "coordination", "partgrant", EVERYTHING),
        ("web", "outbox", "outboxmessage", NO_DELETE),
        ("web", "accounts", "user", NO_DELETE),
        ("web", "migrations", "migration", READ_ONLY),
        ("web", "wagtailcore", "page", EVERYTHING),
        ("web", "auth", "group", READ_ONLY),
        ("worker", "sessions", "session", NONE),
        ("worker", "accounts", "user", READ_ONLY),
        ("report", "coordination", "case", NONE),
        ("retention", "coordination", "entry", ("SELECT", "DELETE")),
        ("retention", "coordination", "deadlinerule", READ_ONLY),
        ("backup", "coordination", "case", READ_ONLY),
    ],
)
def test_the_models_own_row_wins_over_its_apps_and_the_rest_have_the_rest(work, app, model, verbs):
    assert verbs_for(work, app, model) == verbs


def test_retention_may_delete_what_the_night_deletes_and_no_more():
    may = {
        model
        for model in apps.get_models(include_auto_created=True)
        if "DELETE" in verbs_for("retention", model._meta.app_label, model._meta.model_name)
    }
    in_compartments = {ArrearsRecord, Tenancy, ArrearsLine}
    # The record of acts has a period of its own, which is not settled yet.
    assert may == {*HANGS_ON, *TELLS_OF, *in_compartments, *apps.get_app_config("audit").get_models()}


def test_each_row_of_the_table_names_something_there_is():
    labels = {config.label for config in apps.get_app_configs()} | {"migrations"}
    models = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    named = {name for table in ROLE_VERBS.values() for name in table}
    assert named - labels - models == {"*"}


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("model", [AuditEvent])
def test_the_record_of_acts_stands_as_it_was_written(as_web_role, model, statement):
    PartFactory()
    assert AuditEvent.objects.exists()
    with pytest.raises(ProgrammingError, match="permission denied"), as_web_role(), connection.cursor() as cursor:
        cursor.execute(statement.format(model._meta.db_table))


@pytest.mark.parametrize("statement", ["CREATE TABLE own (id int)", "CREATE TEMP TABLE own (id int)"])
def test_the_web_role_changes_no_shape(as_web_role, statement):
    with pytest.raises(ProgrammingError, match="permission denied"), as_web_role(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_entry_and_a_queued_row_cannot_be_deleted(as_web_role):
    entry = EntryFactory()
    for row in (entry, OutboxMessage.objects.first()):
        with pytest.raises(ProgrammingError, match="permission denied"), as_web_role():
            type(row).objects.filter(pk=row.pk)._raw_delete("default")


def test_an_inbox_row_goes_with_its_grant(as_web_role):
    part = PartFactory()
    part.grants.filter(group=part.agency.group).delete()
    with as_web_role():
        refresh_part(part)
    assert not InboxRow.objects.filter(part=part, agency=part.agency).exists()


def test_rights_are_given_once_after_the_last_app_and_never_to_a_role_there_is_not(settings, monkeypatch):
    given = []
    monkeypatch.setattr("hub.database.grant_role", lambda connection, work, role: given.append((work, role)))
    configs = list(apps.get_app_configs())
    grant_after_migrate(configs[0], using="default")
    assert given == []
    grant_after_migrate(configs[-1], using="default")
    assert given == list(settings.ROLES.items())
    settings.ROLES = {"web": "nobody_by_that_name", "worker": ""}
    grant_after_migrate(configs[-1], using="default")
    assert len(given) == len(ROLE_VERBS)
