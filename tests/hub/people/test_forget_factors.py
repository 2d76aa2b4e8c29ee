"""Somebody has lost the telephone, the keys and the codes."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from hub.audit.models import AuditEvent
from tests.signed_in import give_app, give_password


def test_who_runs_the_hub_forgets_the_factor_and_the_person_sets_up_a_new_one(cast, client_of, client, capsys):
    for member in (cast.ydelse, cast.anne):
        give_app(member.user)
    theirs = client_of(cast.ydelse)
    call_command("reset_second_factor", "YDELSE@example.invalid")
    assert capsys.readouterr().out == "1 forgotten.\n"
    assert list(Authenticator.objects.values_list("user", flat=True)) == [cast.anne.user.pk]
    assert theirs.get("/sager/").url.startswith(reverse("account_login"))
    told = AuditEvent.objects.get(details__has_key="factors_forgotten").details
    assert told == {"person": cast.ydelse.user.pk, "factors_forgotten": 1}
    give_password(client, cast.ydelse.user)
    assert client.get("/sager/").url == reverse("mfa_index")


def test_an_address_that_nobody_has_is_said_to_be_so(db):
    with pytest.raises(CommandError, match="Nobody"):
        call_command("reset_second_factor", "nobody@example.invalid")
