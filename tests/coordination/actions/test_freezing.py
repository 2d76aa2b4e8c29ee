"""At eviction the landlord's side is frozen, by the event or by hand; the offices go on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.access.grants import GRACE
from coordination.access.permissions import Level
from coordination.access.visible import visible_parts
from coordination.actions.clock import log_event
from coordination.actions.moving import move_stage
from coordination.lifecycle import LandlordStage, LegalEventKind
from coordination.models import Disclosure, Ended
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how", ["event", "by hand"])
def test_the_landlord_reads_for_a_while_and_writes_no_more_while_the_office_goes_on(cast, travel, how):
    clerk = cast.fjordparken_clerk
    case = CaseFactory(tenancy=TenancyFactory(landlord=clerk.agency))
    consent = ConsentFactory(case=case, to_agency=clerk.agency)
    part = PartFactory(case=case, agency=clerk.agency, ground=ground("tenant_consent"), consent=consent)
    PartFactory(case=case, agency=cast.ydelse.agency)
    today = timezone.localdate()
    if how == "event":
        log_event(case=case, kind=LegalEventKind.EVICTED, on=today, by=cast.anne)
    else:
        seen = case.landlord_stage
        move_stage(case=case, to=LandlordStage.EVICTED, reason=None, on=today, seen=seen, by=cast.anne)

    def levels(member) -> list[bool]:
        return [visible_parts(member, level).filter(case=case).exists() for level in (Level.READ, Level.WRITE)]

    assert [levels(member) for member in (clerk, cast.ydelse, cast.anne)] == [[True, False], [True, True], [True, True]]
    ended = Disclosure.objects.get(part=part, agency=clerk.agency, withdrawn_at__isnull=False)
    assert ended.ended_because == Ended.EVICTED
    travel(today + GRACE + timedelta(days=1))
    assert [levels(member) for member in (clerk, cast.ydelse)] == [[False, False], [True, True]]
