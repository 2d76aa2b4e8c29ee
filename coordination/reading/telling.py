"""What a landlord's own list already tells of a tenancy, so that nobody types it again."""

from datetime import date
from functools import cached_property

from django.db.models import F
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.access.visible import own_arrears
from coordination.actions.notices import SharedFacts
from coordination.lifecycle import DataCategory
from coordination.models import ArrearsRecord, Tenancy
from coordination.reading.facts import kroner
from hub.accounts.models import Membership


class Told:
    """Of one tenancy: the newest record that is open; of one that is paid, who lives there and nothing owed."""

    def __init__(self, tenancy: Tenancy, membership: Membership) -> None:
        self.tenancy = tenancy
        self.membership = membership

    @cached_property
    def record(self) -> ArrearsRecord | None:
        of_tenancy = own_arrears(self.membership).filter(tenancy=self.tenancy)
        return of_tenancy.order_by(F("settled_at").desc(nulls_first=True), "-changed_at", "-pk").first()

    @property
    def name_and_address(self) -> dict[str, object]:
        """For the fields of NameAndAddress."""
        return {
            "tenant_name": " og ".join(self.record.tenants) if self.record else "",
            "street": self.tenancy.street,
            "postcode": self.tenancy.postcode,
            "city": self.tenancy.city,
        }

    @cached_property
    def facts(self) -> SharedFacts:
        """What could be passed on, where the tenant agrees to it."""
        record = self.record
        if record is None:
            return SharedFacts()
        if record.settled_at is not None:
            return SharedFacts(phone=record.phone, email=record.email)
        return SharedFacts(
            phone=record.phone,
            email=record.email,
            arrears=record.balance or None,
            rent_due_on=record.oldest_due_on,
            demand_sent_on=record.demand_sent_on,
            demand_received_on=record.demand_received_on,
            terminated_on=record.terminated_on,
        )

    @property
    def in_words(self) -> dict[DataCategory, str]:
        """The same, as it stands beside each choice of a consent."""
        facts = self.facts
        since = _("since %(day)s") % {"day": _day(facts.rent_due_on)} if facts.rent_due_on else ""
        dates = {
            _("demand sent %(day)s"): facts.demand_sent_on,
            _("demand received %(day)s"): facts.demand_received_on,
            _("terminated %(day)s"): facts.terminated_on,
        }
        return {
            DataCategory.CONTACT: ", ".join(filter(None, [facts.phone, facts.email])),
            DataCategory.ARREARS: " ".join(filter(None, [kroner(facts.arrears), since])),
            DataCategory.DATES: ", ".join(words % {"day": _day(day)} for words, day in dates.items() if day),
        }


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))
