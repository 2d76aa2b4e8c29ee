"""Of several tenants each agrees for oneself, and who has gone is found, shown, called and asked no more."""

from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext

from coordination.access.case_view import case_view
from coordination.access.consenting import NotAConsentError
from coordination.access.permissions import Level
from coordination.access.visible import visible_parts
from coordination.actions.cases import CaseFacts, Reach, StaleVersionError, update_facts
from coordination.actions.closing import close_case, reopen_case
from coordination.actions.consents import record_consent
from coordination.actions.ending import Ending
from coordination.actions.household import Person, add_tenant, end_tenant
from coordination.actions.looking_up import Sought, look_up
from coordination.actions.notices import SharedFacts, pass_on_consent
from coordination.actions.numbers import record_number
from coordination.actions.revealing import has_secret, reveal
from coordination.actions.withdrawing import GivenAnew, renew_consent
from coordination.lifecycle import ConsentMethod, DataCategory, PartStatus, PlanStatus
from coordination.mandates import Gone
from coordination.models import Case, Closing, Consent, PlanPart
from coordination.outcomes import Outcome
from coordination.protection import LookUpField, LookUpReason, RevealReason, Secret
from coordination.reading.facts import facts
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory
from tests.factories.closing import PAID
from tests.factories.consent import ConsentFactory, consent_given
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory, address_of

pytestmark = pytest.mark.django_db
METTE, JENS = "20 00 00 01", "20 00 00 66"
NUMBER = "0202020000"


@pytest.fixture
def case(cast) -> Case:
    """Mette and Jens, each with a phone; Fjordparken reads a part of its own."""
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), phone=METTE)
    add_tenant(case=case, person=Person("Jens Holm", JENS), by=cast.anne)
    PartFactory(case=case, agency=case.landlord, ground=ground("payment_itself"))
    return case


@pytest.fixture
def jens(case):
    return case.tenants.get(name="Jens Holm")


def gone(tenant, cast, why=Gone.MOVED_OUT):
    end_tenant(tenant=tenant, why=why, on=timezone.localdate(), by=cast.anne)


def agreed(case, tenant=None, **changed):
    return ConsentFactory(
        case=case, to_agency=case.landlord, categories=[DataCategory.CONTACT], tenant=tenant, **changed
    )


def phones(case) -> list[str]:
    """What the landlord reads; what it may not know is not even said to be unknown."""
    view = case_view(case, case.landlord)
    told = [fact["value"] for fact in facts(view) if fact["label"] == gettext("Phone")]
    assert told == [tenant.phone for tenant in view.tenants if tenant.reachable]
    return told


def test_what_one_tenant_agreed_to_opens_nothing_of_the_other(cast, case, jens):
    assert phones(case) == []
    agreed(case)  # names nobody: of two it is nobody's
    agreed(case, jens, expired=True)
    assert phones(case) == []
    agreed(case, jens)
    assert phones(case) == [JENS]
    assert [tenant.phone for tenant in case_view(case, cast.anne.agency).tenants] == [METTE, JENS]


def test_an_old_consent_that_names_nobody_never_passes_to_who_stays(cast, case, jens):
    agreed(case)
    gone(jens, cast)
    assert phones(case) == []  # it may have been given by the one who has gone


def test_the_migration_gives_an_old_consent_to_the_only_one_who_can_have_given_it(case, jens):
    alone = CaseFactory()
    of_one, of_either = ConsentFactory(case=alone, tenant=None), agreed(case)
    with connection.cursor() as cursor:
        cursor.execute(import_module("coordination.migrations.0100_whose_consent").GIVEN_BY)
    given = dict(Consent.objects.values_list("pk", "tenant"))
    assert (given[of_one.pk], given[of_either.pk]) == (alone.tenants.get().pk, None)


def test_of_several_a_consent_says_who_and_of_one_it_is_known(cast, case, jens):
    told = {"case": case, "given": consent_given(DataCategory.CONTACT), "to_agency": case.landlord, "by": cast.anne}
    with pytest.raises(NotAConsentError, match="whose"):
        record_consent(**told)
    gone(jens, cast)
    assert record_consent(**told).tenant.phone == METTE
    with pytest.raises(PermissionDenied):
        record_consent(**told | {"given": consent_given(tenant=jens)})


def test_the_consent_that_a_landlord_passes_on_is_of_the_one_it_names(cast, case, jens):
    home = {"tenancy": case.tenancy, "address": address_of(case.tenancy), "by": cast.fjordparken_clerk}
    for name in ("jens holm", "Ny Nabo"):
        pass_on_consent(**home, tenant_name=name, consent=consent_given(), facts=SharedFacts(), agreed_back=True)
    given = Consent.objects.filter(case=case).order_by("pk").values_list("tenant__name", flat=True)
    assert list(given) == ["Jens Holm"] * 2 + ["Ny Nabo"] * 2
    assert not AuditEvent.objects.filter(agency=case.landlord, object_type="coordination.tenant").exists()


def test_of_one_tenant_a_landlord_may_spell_the_name_otherwise(cast, case, jens):
    gone(jens, cast)
    home = {"tenancy": case.tenancy, "address": address_of(case.tenancy), "by": cast.fjordparken_clerk}
    pass_on_consent(**home, tenant_name="M. Holm", consent=consent_given(), facts=SharedFacts())
    assert Consent.objects.get(case=case).tenant.phone == METTE


@pytest.mark.parametrize("why", [Gone.MOVED_OUT, Gone.DECEASED])
def test_with_the_tenant_end_the_tenants_consents_and_what_they_opened(cast, case, jens, why):
    mine, other = agreed(case, jens), agreed(case, case.tenants.get(phone=METTE))
    part = PartFactory(case=case, agency=case.landlord, ground=ground("tenant_consent"), consent=mine)
    gone(jens, cast, why)
    assert set(Consent.objects.in_force().filter(case=case, to_agency=case.landlord)) == {other}
    assert not visible_parts(cast.fjordparken_clerk, Level.SUMMARY).filter(pk=part.pk).exists()
    assert PlanPart.objects.get(pk=part.pk).status == PartStatus.WITHDRAWN
    assert phones(case) == [METTE]


def test_who_has_gone_agrees_to_nothing_anew(cast, case, jens):
    consent = agreed(case, jens)
    case.tenants.filter(pk=jens.pk).update(ended_on=timezone.localdate())  # as before consents ended with the tenant
    anew = GivenAnew(timezone.localdate(), ConsentMethod.ORAL, timezone.localdate() + timedelta(days=90))
    with pytest.raises(PermissionDenied):
        renew_consent(consent=Consent.objects.get(pk=consent.pk), anew=anew, by=cast.anne)
    assert not Consent.objects.filter(replaces=consent).exists()


def test_the_number_and_the_name_of_who_has_gone_are_shown_and_found_no_more(cast, case, jens):
    record_number(tenant=jens, number=NUMBER, by=cast.anne)
    address = {"name": "Jens Holm", "street": case.street, "postcode": case.postcode}
    by_number, by_name = Sought(LookUpField.CPR, number=NUMBER), Sought(LookUpField.NAME_ADDRESS, **address)

    def known() -> list[Case | None]:
        asked = (by_number, by_name)
        return [look_up(sought=each, reason=LookUpReason.INQUIRY, by=cast.ydelse).case for each in asked]

    assert known() == [case, case]
    gone(jens, cast)
    assert known() == [None, None]
    assert not has_secret(case, Secret.CPR)
    assert not case.has_number
    assert reveal(case=case, secret=Secret.CPR, reason=RevealReason.SEND_LETTER, by=cast.anne) == []


def test_a_number_is_written_down_of_who_lives_there(cast, case, jens, client_of):
    url = f"/sager/{case.public_id}/cpr/"
    anne = client_of(cast.anne)
    assert list(anne.post(url, {"number": NUMBER}).context["form"].errors) == ["tenant"]  # of two it is asked whose
    assert anne.post(url, {"number": NUMBER, "tenant": str(jens.public_id)}).status_code == 302
    gone(jens, cast)
    assert "Mette" in anne.get(url).context["form"].who.name
    assert anne.post(url, {"number": "0101010000"}).status_code == 302
    assert case.tenants.filter(number__isnull=False).count() == 2
    case.tenants.update(ended_on=timezone.localdate())
    assert client_of(cast.anne).post(url, {"number": "0101010000"}).status_code == 403


@pytest.mark.parametrize(
    ("name", "phones"),
    [
        ("JENS Holm", [METTE, "20 00 00 99"]),
        ("Mette Skovgaard-Holm", [METTE, ""]),  # hers is known
        ("Ny", [METTE, "", "20 00 00 99"]),
    ],
)
def test_the_phone_that_a_landlord_tells_is_the_named_tenants_and_nobody_elses(cast, case, name, phones):
    case.tenants.filter(phone=JENS).update(phone="")
    home = {"tenancy": case.tenancy, "tenant_name": name, "address": address_of(case.tenancy)}
    told = {"consent": consent_given(DataCategory.CONTACT), "facts": SharedFacts(phone="20 00 00 99")}
    pass_on_consent(**home, **told, by=cast.fjordparken_clerk)
    assert list(case.tenants.values_list("phone", flat=True)) == phones


def sent_again(form) -> dict:
    """What the page would send, with nothing changed in it."""
    return {bound.name: bound.value() for bound in form if bound.value() not in (None, "", [])}


def test_each_of_two_has_a_phone_of_ones_own_in_the_form_of_facts(cast, case, jens, client_of):
    anne, url = client_of(cast.anne), f"/sager/{case.public_id}/oplysninger/"
    form = anne.get(url).context["form"]
    of_jens = f"phone_{jens.public_id}"
    assert (form.initial[of_jens], "phone" in form.fields) == (JENS, False)
    assert anne.post(url, sent_again(form) | {of_jens: "20 00 00 67"}).status_code == 302
    assert list(case.tenants.values_list("phone", flat=True)) == [METTE, "20 00 00 67"]


def test_a_household_that_changed_while_the_facts_were_written_loses_no_number(cast, case, jens, client_of):
    anne, url = client_of(cast.anne), f"/sager/{case.public_id}/oplysninger/"
    sent = sent_again(anne.get(url).context["form"])
    gone(jens, cast)
    answer = anne.post(url, sent)
    assert (answer.status_code, answer.context["form"]["phone"].value()) == (409, METTE)
    assert anne.post(url, sent_again(answer.context["form"])).status_code == 302
    assert list(case.tenants.values_list("phone", flat=True)) == [METTE, JENS]


def test_one_of_two_has_died_and_the_other_lives(cast, case, jens, client_of):
    answer = client_of(cast.anne).post(f"/sager/{case.public_id}/luk/", {"outcome": "deceased"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["outcome"])
    with pytest.raises(PermissionDenied):
        close_case(case=case, ending=Ending(Outcome.DECEASED), by=cast.anne)
    assert not Closing.objects.exists()
    assert case.tenants.filter(ended_on=None).count() == 2
    gone(jens, cast, Gone.DECEASED)
    assert close_case(case=case, ending=Ending(Outcome.DECEASED), by=cast.anne).closed_at is not None


def test_a_number_is_never_written_to_nobody(cast, case, jens, client_of):
    gone(jens, cast)
    close_case(case=case, ending=Ending(Outcome.DECEASED), by=cast.anne)
    case = reopen_case(case=Case.objects.get(pk=case.pk), by=cast.anne)
    sent = {"plan_status": "assessing", "household": "not_asked", "version": case.version, "phone": "20 00 00 99"}
    answer = client_of(cast.anne).post(f"/sager/{case.public_id}/oplysninger/", sent)
    assert list(answer.context["form"].errors) == ["phone"]
    told = CaseFacts(None, [4], [], PlanStatus.ASSESSING)
    reach = {jens.public_id: Reach("20 00 00 99")}
    with pytest.raises(StaleVersionError):
        update_facts(case=case, facts=replace(told, reach=reach), version=case.version, by=cast.anne)
    update_facts(case=case, facts=told, version=case.version, by=cast.anne)
    assert Case.objects.get(pk=case.pk).children == [4]
    assert METTE in case.tenants.values_list("phone", flat=True)


def test_a_gone_tenants_name_takes_no_settled_case_up_again(cast, case, jens):
    gone(jens, cast)
    close_case(case=case, ending=PAID, by=cast.anne)
    assert CaseFactory(tenancy=case.tenancy, tenant_name="Jens Holm").pk != case.pk
