"""A lead keeps her own people, and nobody else's."""

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.accounts.kinds import AgencyKind, Role
from hub.accounts.models import Membership, User
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from hub.people.actions import change_role, end_membership, invite
from hub.people.rules import ROLES_OF
from tests.factories.membership import MembershipFactory

PEOPLE, INVITE = reverse("people"), reverse("people_invite")
# Who is what it takes, and who is not.
LEADS = {"unit_lead", "fjordparken_lead", "kmp", "kjeldsmark"}


def of(member: Membership, what: str) -> str:
    return reverse(f"people_{what}", args=[member.public_id])


def invitation(email="ny.kollega@example.invalid", role="clerk") -> dict[str, str]:
    return {"name": "Nynne Kollega", "email": email, "role": role}


def test_every_kind_of_agency_has_its_roles_and_a_lead():
    assert set(ROLES_OF) == set(AgencyKind)
    assert all(Role.LEAD in roles for roles in ROLES_OF.values())


def test_the_pages_are_there_for_leads_alone(cast, client_of):
    for name, member in cast.active().items():
        client = client_of(member)
        expected = 200 if name in LEADS else 404
        assert (client.get(PEOPLE).status_code, client.get(INVITE).status_code) == (expected, expected), name
        assert (PEOPLE in client.get("/beskeder/").content.decode()) == (name in LEADS), name


@pytest.mark.parametrize("who", [None, "ended", "inactive"])
def test_strangers_and_former_people_do_not_come_in(cast, client_of, who):
    client = client_of(cast.person(who) if who else None)
    for method in (client.get, client.post):
        assert method(INVITE).status_code in {302, 404}
    assert not Membership.objects.filter(invited_at__isnull=False).exists()


@pytest.mark.parametrize("what", ["role", "end"])
@pytest.mark.parametrize("whose", ["anne", "ydelse", "lindehoej_clerk", "kjeldsmark", "ended"])
@pytest.mark.parametrize("lead", ["fjordparken_lead", "kmp"])
def test_anothers_people_are_not_there(cast, client_of, lead, whose, what):
    member, client = cast.person(whose), client_of(cast.person(lead))
    assert client.get(of(member, what)).status_code == 404
    assert client.post(of(member, what), {"role": "lead"}).status_code == 404
    unchanged = Membership.objects.get(pk=member.pk)
    assert (unchanged.role, unchanged.valid_until) == (member.role, member.valid_until)


def test_the_list_holds_ones_own_people_and_no_addresses(cast, client_of):
    MembershipFactory(agency=cast.kmp.agency, user__name="Gerda Gammel", ended=True)
    page = client_of(cast.fjordparken_lead).get(PEOPLE).content.decode()
    assert all(name in page for name in ("Rikke Bundgaard", "Preben Toft"))
    assert not any(name in page for name in ("Sanne Lykke", "Gerda Gammel", "Anne Vestergaard", "@example"))
    assert "Gerda Gammel" in client_of(cast.kmp).get(PEOPLE).content.decode()


def test_an_invitation_makes_an_account_a_membership_a_record_and_a_mail(cast, client_of):
    answer = client_of(cast.fjordparken_lead).post(INVITE, invitation("Ny.Kollega@example.invalid"))
    assert answer.url == PEOPLE
    member = Membership.objects.get(user__email="ny.kollega@example.invalid")
    assert (member.agency, member.role) == (cast.fjordparken_lead.agency, "clerk")
    assert member.user.name == "Nynne Kollega"
    assert not member.user.has_usable_password()
    event = AuditEvent.objects.get(object_type="accounts.membership")
    assert (event.verb, event.object_id, event.user) == ("create", member.public_id, cast.fjordparken_lead.user)
    assert event.details == {"role": "clerk"}
    assert set(OutboxMessage.objects.values_list("channel", "topic")) == {("email", "invited"), ("notice", "invited")}


def test_a_role_of_another_kind_of_agency_cannot_be_given(cast, client_of):
    client = client_of(cast.fjordparken_lead)
    for role in ("coordinator", "caseworker", "editor", "council_member", "lawyer", "nonsense", ""):
        assert client.post(INVITE, invitation(role=role)).status_code == 422, role
        assert client.post(of(cast.fjordparken_clerk, "role"), {"role": role}).status_code == 422, role
    assert not User.objects.filter(email="ny.kollega@example.invalid").exists()


@pytest.mark.parametrize("field", ["name", "email", "role"])
def test_a_form_that_lacks_something_is_kept(cast, client_of, field):
    answer = client_of(cast.fjordparken_lead).post(INVITE, invitation() | {field: ""})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert "Nynne Kollega" in answer.content.decode() or field == "name"


def test_somebody_who_is_here_already_is_not_invited_again(cast, client_of):
    answer = client_of(cast.fjordparken_lead).post(INVITE, invitation(cast.fjordparken_clerk.user.email.upper()))
    assert answer.context["form"].errors.keys() == {"email"}
    assert not OutboxMessage.objects.exists()


def test_a_new_role_is_on_record_and_ends_the_persons_sessions(cast, client_of):
    theirs, lead = client_of(cast.fjordparken_clerk), client_of(cast.fjordparken_lead)
    assert lead.post(of(cast.fjordparken_clerk, "role"), {"role": "lead"}).url == PEOPLE
    assert theirs.get("/restancer/").url.startswith(reverse("account_login"))
    assert client_of(cast.fjordparken_clerk).get(PEOPLE).status_code == 200
    event = AuditEvent.objects.get(object_type="accounts.membership", verb="change")
    assert event.details == {"role": "lead", "before": "clerk"}
    assert lead.get(PEOPLE).status_code == 200


def test_whoever_is_let_go_is_out_at_the_next_request(cast, client_of):
    theirs, lead = client_of(cast.fjordparken_clerk), client_of(cast.fjordparken_lead)
    assert theirs.get("/restancer/").status_code == 200
    assert lead.post(of(cast.fjordparken_clerk, "end")).url == PEOPLE
    assert theirs.get("/restancer/").url.startswith(reverse("account_login"))
    assert client_of(cast.fjordparken_clerk).get("/restancer/").status_code == 404
    assert AuditEvent.objects.get(object_type="accounts.membership", verb="change").details == {"ended": True}
    assert lead.post(of(cast.fjordparken_clerk, "end")).status_code == 404


def test_a_membership_that_began_today_ends_at_once_too(cast):
    member = invite(email="x@example.invalid", name="X", role="clerk", by=cast.kmp)
    end_membership(member=member, by=cast.kmp)
    assert not Membership.objects.active().filter(pk=member.pk).exists()
    invite(email="x@example.invalid", name="X", role="clerk", by=cast.kmp)
    assert Membership.objects.active().filter(user=member.user).count() == 1


def test_the_last_lead_stays(cast, client_of):
    client = client_of(cast.kmp)
    assert client.post(of(cast.kmp, "end")).status_code == 403
    assert client.post(of(cast.kmp, "role"), {"role": "clerk"}).status_code == 422
    assert client.post(of(cast.kmp, "role"), {"role": "lead"}).url == PEOPLE
    assert Membership.objects.active().get(pk=cast.kmp.pk).role == Role.LEAD


@pytest.mark.parametrize("other", ["inactive", "ended", "invited", "future"])
def test_a_lead_who_cannot_sign_in_does_not_let_the_last_one_go(cast, client_of, other):
    fields = {
        "inactive": {"user__is_active": False},
        "ended": {"ended": True},
        "invited": {"invited_at": timezone.now()},
        "future": {"begins_tomorrow": True},
    }[other]
    MembershipFactory(agency=cast.kmp.agency, role=Role.LEAD, **fields)
    assert client_of(cast.kmp).post(of(cast.kmp, "end")).status_code == 403


def test_a_lead_may_go_when_there_is_another(cast, client_of):
    MembershipFactory(agency=cast.kmp.agency, role=Role.LEAD)
    client = client_of(cast.kmp)
    assert client.post(of(cast.kmp, "end")).url == PEOPLE
    assert client.get(PEOPLE).url.startswith(reverse("account_login"))


def test_editors_follow_the_role_they_are_given(cast, client_of):
    lead = MembershipFactory(agency=cast.editor.agency, role=Role.LEAD)
    member = invite(email="skriver@example.invalid", name="S", role="editor", by=lead)
    assert client_of(member).get("/admin/").status_code == 200
    change_role(member=member, role="lead", by=lead)
    member.refresh_from_db()
    end_membership(member=member, by=lead)
    assert client_of(member).get("/admin/").status_code == 404


@pytest.mark.parametrize("what", ["role", "end"])
def test_changes_are_made_by_somebody_who_has_just_signed_in(cast, client_of, what):
    client = client_of(cast.fjordparken_lead, stale=True)
    for page in (INVITE, of(cast.fjordparken_clerk, what)):
        assert client.get(page).url.startswith(reverse("account_reauthenticate"))
    assert client.get(PEOPLE).status_code == 200
