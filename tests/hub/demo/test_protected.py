"""The demo has something protected to show, and none of it is anybody's."""

from datetime import date

import pytest

from coordination.access.visible import own_requests, visible_requests
from coordination.actions.numbers import open_number
from coordination.models import TenantNumber
from hub.accounts.models import Membership
from hub.demo.municipality import make_municipality
from hub.demo.protected import NUMBERS

pytestmark = pytest.mark.django_db


def test_some_tenants_have_made_up_numbers_and_an_office_waits_for_an_answer():
    make_municipality(date(2026, 11, 20))
    kept = {number.tenant.name: open_number(number) for number in TenantNumber.objects.select_related("tenant")}
    assert kept == NUMBERS
    assert all(number.endswith("0000") for number in kept.values())
    anne, helle = (Membership.objects.get(user__name__startswith=name) for name in ("Anne V", "Helle"))
    assert [request.asked_by for request in visible_requests(anne)] == [helle]
    assert own_requests(helle).get().is_open
