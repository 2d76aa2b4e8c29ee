"""An invitation lets one person in, once; and tells the lead nothing of an account that was there before."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Membership
from hub.outbox.models import OutboxMessage
from hub.people.actions import end_membership, invite
from tests.personas import PASSWORD

INVITE, PEOPLE = reverse("people_invite"), reverse("people")
NEW, KNOWN = "ny@example.invalid", "ydelse@example.invalid"


def invited(client, email):
    return client.post(INVITE, {"name": "Navn Fra Lederen", "email": email, "role": "clerk"})


def page_of(client) -> str:
    said = re.sub(r'value="[^"]{64}"|<meta name="hub-member"[^>]*>', "", client.get(PEOPLE).content.decode())
    return re.sub(r"/konto/medarbejdere/[0-9a-f-]{36}/", "", said)


def link_in(message) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/\S*)", message.body)[1]


def test_the_lead_sees_the_same_whether_there_was_an_account(cast, client_of):
    cast.ydelse.user.last_login = timezone.now()
    cast.ydelse.user.save()
    seen = []
    for lead, email in ((cast.kmp, NEW), (cast.kjeldsmark, KNOWN)):
        client = client_of(lead)
        answer = invited(client, email)
        words = page_of(client).replace(lead.user.name, "").replace(lead.agency.name, "")
        seen.append((answer.status_code, answer.url, re.sub(r"\s+", " ", words).replace(initials(lead), "")))
    assert seen[0] == seen[1]
    assert "Navn Fra Lederen" in seen[0][2]
    assert "Yusuf" not in seen[1][2]


def initials(lead) -> str:
    return f">{''.join(word[0] for word in (lead.user.name.split()[0], lead.user.name.split()[-1]))}<"


def test_once_the_person_has_come_the_list_shows_the_name_and_the_sign_in(cast, client_of):
    member = invite(email=KNOWN, name="Navn Fra Lederen", role="clerk", by=cast.kmp)
    client_of(cast.ydelse).get("/sager/")  # at work for another agency: not theirs to know
    page = client_of(cast.kmp).get(PEOPLE).content.decode()
    assert "Navn Fra Lederen" in page
    assert "Yusuf" not in page
    client_of(member).get("/restancer/")
    page = client_of(cast.kmp).get(PEOPLE).content.decode()
    assert "Yusuf Demir" in page
    assert "Navn Fra Lederen" not in page


def test_taking_an_invitation_back_signs_nobody_out(cast, client_of):
    theirs = client_of(cast.ydelse)
    end_membership(member=invite(email=KNOWN, name="X", role="clerk", by=cast.kmp), by=cast.kmp)
    assert theirs.get("/sager/").status_code == 200


def test_a_known_person_keeps_name_password_and_sessions(cast, client_of):
    theirs = client_of(cast.ydelse)
    invited(client_of(cast.kmp), KNOWN)
    cast.ydelse.user.refresh_from_db()
    assert cast.ydelse.user.name == "Yusuf Demir"
    assert cast.ydelse.user.check_password(PASSWORD)
    assert theirs.get("/sager/").status_code == 200
    assert Membership.objects.active().filter(user=cast.ydelse.user).count() == 2


def test_nothing_that_waits_to_be_sent_lets_anybody_in_or_names_anybody(cast, client_of):
    invited(client_of(cast.kmp), NEW)
    for row in OutboxMessage.objects.values():
        assert row["path"] == "/"
        assert not any(word in str(row) for word in ("ny@", "Navn", "Kim"))


def test_the_new_person_chooses_a_password_by_the_link_once_and_sets_up_a_factor(cast, client_of, client, deliver):
    invited(client_of(cast.kmp), NEW)
    deliver()
    message = mail.outbox[0]
    assert message.to == [NEW]
    assert not any(word in message.subject + message.body for word in ("Navn", "Kim Mark", "KMP", "@"))
    choose = client.get(link_in(message)).url
    form = {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post(choose, form).url == reverse("account_reset_password_from_key_done")
    assert client.get(link_in(message)).context["token_fail"]
    client.post(reverse("account_login"), {"login": NEW, "password": PASSWORD})
    assert client.get("/restancer/").url == reverse("mfa_index")


def test_a_known_person_is_told_without_a_link_to_a_password(cast, client_of, deliver):
    invited(client_of(cast.kmp), KNOWN)
    deliver()
    assert [message.to for message in mail.outbox] == [[KNOWN]]
    assert link_in(mail.outbox[0]) == "/"


@pytest.mark.parametrize("email", ["inactive@example.invalid"])
def test_a_closed_account_is_answered_alike_and_stays_closed(cast, client_of, client, deliver, email):
    assert invited(client_of(cast.kmp), email).url == PEOPLE
    deliver()
    assert mail.outbox == []
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_an_invitation_taken_back_before_the_mail_left_sends_none(cast, client_of, deliver):
    client = client_of(cast.kmp)
    invited(client, NEW)
    member = Membership.objects.get(user__email=NEW)
    client.post(reverse("people_end", args=[member.public_id]))
    deliver()
    assert mail.outbox == []
