"""The unit opens a case from the tenant's own contact; the landlord learns of it in no row, and its word is tied."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from coordination.access.permissions import Level
from coordination.access.visible import visible_cases
from coordination.actions.cases import StaleVersionError
from coordination.actions.notices import SharedFacts, pass_on_consent, send_statutory_notice
from coordination.actions.opening import GroundNotInUseError, correct_landlord, name_landlord, open_by_unit
from coordination.contact import Channel
from coordination.lifecycle import LegalEventKind, SignalKind
from coordination.models import Case, Entry, LegalGround, PartGrant, Tenancy
from coordination.openings import WayIn
from coordination.urgency import RiskFactor
from coordination.views.plan import askable
from hub.accounts.identity import acting_as, the_hub_itself
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory, consent_given
from tests.factories.opening import METTE, came, opening_of
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory, address_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(cast) -> Tenancy:
    return TenancyFactory(landlord=cast.fjordparken_clerk.agency)


def notice(home, by, name=METTE, **changed):
    address = address_of(TenancyFactory.build(landlord=home.landlord, **{"street": home.street, **changed}))
    return send_statutory_notice(tenancy=home, tenant_name=name, address=address, by=by)


def test_it_opens_with_what_was_told_and_without_a_tenancy(cast, home, traces):
    since = traces()
    told = {"phone": "20 00 00 01", "children": [4, 9], "risk_factors": [RiskFactor.YOUNG], "note": "Ringede selv."}
    case = came(home, cast.anne, **told)
    case.refresh_from_db()
    assert (case.tenancy, case.landlord, case.unit) == (None, None, cast.anne.agency)
    assert case.ground.code == "tenant_contact"
    assert (case.children, case.risk_factors, case.tenants.get().phone) == ([4, 9], ["young"], "20 00 00 01")
    assert (case.attempts.get().channel, Entry.objects.get().body) == (Channel.PHONE, "Ringede selv.")
    created = AuditEvent.objects.get(verb="create", object_type="coordination.case")
    assert (created.user, created.agency, created.case_id) == (cast.anne.user, cast.anne.agency, case.public_id)
    assert since.told() == {(topic, "boligsocial-enhed") for topic in ("new_case", "new_entry")}
    readers = set(PartGrant.objects.filter(content_object__case=case).values_list("group", flat=True))
    assert readers == {cast.anne.agency.group_id}


def test_the_same_form_sent_twice_is_one_case_and_another_ones_key_meets_nothing(cast, home):
    key, opening = uuid4(), opening_of(home, note="Én gang.")
    three = (cast.anne, cast.anne, cast.unit_lead)
    first, again, others = (open_by_unit(opening=opening, key=key, by=by) for by in three)
    assert first == again != others
    assert (Case.objects.count(), Entry.objects.filter(part__case=first).count()) == (2, 1)


def test_the_courts_notice_starts_the_fourteen_days(cast, home, travel):
    travel(date(2026, 5, 13))
    case = came(home, cast.anne, way_in=WayIn.COURT, received_on=date(2026, 5, 12))
    assert (case.ground.code, case.events.get().kind) == ("retssikkerhedsloven_5a", LegalEventKind.COURT_NOTICE)
    assert case.deadlines.get(code="rtl5a_decision").due_on == date(2026, 5, 26)
    assert not case.attempts.exists()


def test_nobody_but_the_unit_opens_one_and_none_on_a_ground_out_of_use(cast, home):
    for by in (cast.ydelse, cast.borgerservice, cast.fjordparken_clerk, cast.lawyer, cast.council_member):
        with pytest.raises(PermissionDenied):
            came(home, by)
    LegalGround.objects.filter(code="tenant_contact").update(in_use=False)
    with pytest.raises(GroundNotInUseError):
        came(home, cast.anne)
    assert not Case.objects.exists()


def test_the_landlords_later_word_is_kept_with_the_open_case(cast, home):
    case = came(home, cast.anne, landlord=home.landlord)
    sent = notice(home, cast.fjordparken_clerk, name="Skovgaard-Holm, Mette", street=home.street.upper())
    case.refresh_from_db()
    assert (sent.case, case.tenancy, case.landlord) == (case, home, home.landlord)
    assert [signal.kind for signal in case.signals.all()] == [SignalKind.TIED]
    assert notice(home, cast.fjordparken_clerk, name="En anden i husstanden").case == case
    assert Case.objects.count() == 1
    assert not visible_cases(cast.fjordparken_clerk).exists()


@pytest.mark.parametrize("other", ["name", "door", "landlord", "nobody", "protected", "moved", "closed"])
def test_another_person_or_dwelling_or_landlord_is_another_case(cast, home, other):
    named = {"landlord": cast.lindehoej_clerk.agency, "nobody": None}.get(other, home.landlord)
    case = came(home, cast.anne, landlord=named)
    if other == "protected":
        Case.objects.update(address_protected=True)
    if other == "moved":
        case.tenants.update(ended_on=date(2026, 1, 1))
    if other == "closed":
        Case.objects.update(closed_at=case.opened_at)
    name = "Ib Dam" if other == "name" else METTE
    street = f"{home.street}, bagh." if other == "door" else home.street
    assert notice(home, cast.fjordparken_clerk, name=name, street=street).case != case


@pytest.mark.parametrize(
    ("way", "there"), [("notice", ["no case", "she came"]), ("consent", ["no case", "she came", "told before"])]
)
def test_what_a_landlord_reads_on_record_is_the_same_whether_a_case_was_there_or_not(cast, way, there):
    """The policies let an agency read its own rows: no row of its own may tell of a case."""
    by, rows = cast.fjordparken_clerk, []
    for known in there:
        home = TenancyFactory(landlord=by.agency)
        if known == "she came":
            came(home, cast.anne, landlord=by.agency)
        if known == "told before":
            CaseFactory(tenancy=home)
        after = AuditEvent.objects.latest("pk").pk if AuditEvent.objects.exists() else 0
        if way == "notice":
            notice(home, by)
        else:
            told = {"tenancy": home, "tenant_name": METTE, "address": address_of(home)}
            facts = SharedFacts(rent_due_on=date(2026, 2, 1), demand_received_on=date(2026, 2, 6))
            pass_on_consent(**told, consent=consent_given(), facts=facts, agreed_back=True, by=by)
        own = AuditEvent.objects.filter(pk__gt=after, agency=by.agency)
        rows.append([(row.verb, row.object_type, row.case_id, row.user_id) for row in own])
        if known == "no case":
            by_hub = AuditEvent.objects.filter(pk__gt=after, object_type="coordination.case", verb="create").get()
            assert (by_hub.user, by_hub.agency) == (None, cast.anne.agency)
    assert all(row == rows[0] for row in rows)
    assert [row[:3] for row in rows[0]] == [("send", "coordination.landlordnotice", None)]


def test_whose_tenancy_it_is_is_said_once_and_opens_nothing_by_itself(cast, home):
    case = came(home, cast.anne)
    landlord = cast.fjordparken_clerk.agency
    assert landlord not in askable(case)
    name_landlord(case=case, landlord=landlord, by=cast.anne)
    with pytest.raises(StaleVersionError):
        name_landlord(case=case, landlord=cast.lindehoej_clerk.agency, by=cast.anne)
    case.refresh_from_db()
    assert case.landlord == landlord
    assert landlord in askable(case)
    assert not PartGrant.objects.in_force().at_least(Level.SUMMARY).filter(group=landlord.group).exists()
    with pytest.raises(PermissionDenied):
        name_landlord(case=case, landlord=landlord, by=cast.ydelse)


def test_in_the_database_too_a_tenancy_is_filled_by_the_hub_alone_and_once(cast, home, as_web_role):
    case, other = came(home, cast.anne), TenancyFactory(landlord=home.landlord)

    def fill(**columns) -> bool:
        try:
            with transaction.atomic():
                return bool(Case.objects.filter(pk=case.pk).update(**columns))
        except IntegrityError:
            return False

    with as_web_role(), transaction.atomic():
        with acting_as(cast.anne):
            assert not fill(tenancy=home)
            assert not fill(landlord=home.landlord)
        with the_hub_itself():
            assert fill(landlord=cast.lindehoej_clerk.agency)
            assert fill(landlord=home.landlord)
            assert fill(tenancy=home, landlord=home.landlord)
            assert not fill(landlord=cast.lindehoej_clerk.agency)
            assert not fill(tenancy=other)
            assert not fill(tenancy=None)


def test_a_landlord_who_was_told_is_put_right_by_nobody(cast, home, as_web_role):
    case = came(home, cast.anne, landlord=home.landlord)
    PartFactory(case=case, agency=home.landlord, done=True)
    with pytest.raises(PermissionDenied):
        correct_landlord(case=case, landlord=cast.lindehoej_clerk.agency, why="Forkert.", by=cast.anne)
    with as_web_role(), the_hub_itself(), pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(landlord=cast.lindehoej_clerk.agency)
    other = came(TenancyFactory(landlord=home.landlord), cast.anne, landlord=home.landlord)
    ConsentFactory(case=other, to_agency=home.landlord)
    with pytest.raises(PermissionDenied):
        correct_landlord(case=other, landlord=None, why="Forkert.", by=cast.anne)
