"""The two commands of the demo, where they may be used and where not."""

from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from hub.accounts.models import Agency, Membership
from hub.demo.clock import standing_at
from hub.demo.people import PASSWORD, PEOPLE
from tests.factories.agency import AgencyFactory
from tests.factories.membership import MembershipFactory


@pytest.mark.parametrize("command", ["demo_municipality", "demo_accounts"])
def test_outside_the_demo_both_refuse(db, settings, command):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command(command)
    assert not Agency.objects.exists()


def test_where_there_are_agencies_nothing_is_added(db, capsys):
    AgencyFactory()
    call_command("demo_municipality")
    assert Agency.objects.count() == 1
    assert capsys.readouterr().out.count("\n") == 1


def test_the_day_is_given_as_a_date_or_today(db, monkeypatch, capsys):
    told: list[date] = []

    def make(today: date) -> list[object]:
        told.append(today)
        return []

    monkeypatch.setattr("hub.management.commands.demo_municipality.make_municipality", make)
    call_command("demo_municipality", "--today", "2026-02-09")
    call_command("demo_municipality")
    assert told == [date(2026, 2, 9), timezone.localdate()]


def test_the_table_names_the_demos_people_and_nobody_elses_password(db, capsys):
    person = PEOPLE[0]
    MembershipFactory(user__email=person.email, user__name=person.name, agency__name="Boligsocial enhed")
    MembershipFactory(user__email="real@example.invalid")
    MembershipFactory(user__email=PEOPLE[1].email, ended=True)
    call_command("demo_accounts")
    head, only = capsys.readouterr().out.splitlines()
    assert head.split() == ["email", "password", "name", "agency", "role"]
    assert only.startswith(person.email)
    assert PASSWORD in only


def test_the_clock_stands_for_fields_that_date_themselves_too_and_goes_on_after(db):
    moment = timezone.make_aware(datetime(2026, 2, 9, 10, 12))
    with standing_at(moment):
        assert timezone.now() == moment
        assert MembershipFactory(user__name="x").user.date_joined == moment
        assert Membership._meta.get_field("valid_from").get_default() == date(2026, 2, 9)
    assert timezone.now() > moment
