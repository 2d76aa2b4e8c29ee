"""A landlord's arrears, the oldest due first: one page of them, read by key."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from coordination.access.visible import own_arrears, own_lists, own_notices
from coordination.intake.texts import clean
from coordination.models import ArrearsList, ArrearsRecord, LandlordNotice, ListStatus
from coordination.reading.arrears_lists import WORKING
from hub.accounts.models import Membership

PAGE = 25
MOST_WORDS = 6
PAID = "betalt"
# Lists the landlord has begun with and not ended.
UNFINISHED = WORKING | {ListStatus.QUESTION, ListStatus.PREVIEW}


class Overview:
    """What the page shows. `asked` is its address's query: q, vis, efter; any of them may be nonsense."""

    def __init__(self, membership: Membership, asked: Mapping[str, str]) -> None:
        self.membership = membership
        self.sought = clean(asked.get("q", ""))[:80]
        self.with_paid = asked.get("vis") == PAID
        self._after = asked.get("efter", "")
        found = list(self._records()[: PAGE + 1])
        self.records = found[:PAGE]
        self.has_more = len(found) > PAGE

    def _records(self) -> "QuerySet[ArrearsRecord]":
        records = own_arrears(self.membership).select_related("tenancy")
        if not self.with_paid:
            records = records.filter(settled_at__isnull=True)
        for word in self.sought.split()[:MOST_WORDS]:
            records = records.filter(_named(word))
        return self._from_here(records).order_by(F("oldest_due_on").asc(nulls_last=True), "id")

    def _from_here(self, records: "QuerySet[ArrearsRecord]") -> "QuerySet[ArrearsRecord]":
        """After the record the last page ended with; from the beginning when it is none of the landlord's."""
        key = _uuid(self._after)
        last = own_arrears(self.membership).filter(public_id=key).first() if key else None
        if last is None:
            return records
        same_day = Q(oldest_due_on=last.oldest_due_on) if last.oldest_due_on else Q(oldest_due_on__isnull=True)
        after = same_day & Q(pk__gt=last.pk)
        if last.oldest_due_on:
            after |= Q(oldest_due_on__gt=last.oldest_due_on) | Q(oldest_due_on__isnull=True)
        return records.filter(after)

    @property
    def next_page(self) -> str:
        if not self.has_more:
            return ""
        query = {"q": self.sought, "vis": PAID if self.with_paid else "", "efter": self.records[-1].public_id}
        kept = {name: value for name, value in query.items() if value}
        return f"{reverse('coordination:arrears')}?{urlencode(kept)}#list"

    @property
    def hidden(self) -> list[dict[str, str]]:
        """What a new search keeps of the address."""
        return [{"name": "vis", "value": PAID}] if self.with_paid else []

    @property
    def latest_list(self) -> ArrearsList | None:
        """The one imported last: what is not in it may be paid, and is never closed by that."""
        return own_lists(self.membership).filter(status=ListStatus.DONE).order_by("-finished_at", "-pk").first()

    @property
    def unfinished(self) -> list[ArrearsList]:
        return list(own_lists(self.membership).filter(status__in=UNFINISHED).order_by("-created_at", "-pk")[:3])

    @property
    def notices(self) -> list[LandlordNotice]:
        return list(own_notices(self.membership).select_related("tenancy", "ground")[:5])

    def context(self) -> dict[str, Any]:
        """As the template takes it."""
        return {
            "overview": self,
            "latest_list": self.latest_list,
            "unfinished": self.unfinished,
            "notices": self.notices,
        }


def _named(word: str) -> Q:
    """A tenancy by number, name or address; one whose address is protected is not to be found by it."""
    by_address = Q(tenancy__street__icontains=word, tenancy__address_protected=False)
    return Q(tenancy__number__icontains=word) | Q(tenants__icontains=word) | by_address


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
