"""What may be kept of an arrears list: the allow-list. Every other column is dropped (data minimisation, GDPR 5(1)(c)).

Kept is what a landlord's own compartment needs to follow arrears and to send a notice. Left out on purpose: CPR
numbers, free text (it carries health and other people's lives), rent, household, housing benefit, scores, nationality.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Field(StrEnum):
    """A target a column can be read into. The helpers at the end explain a line and are not kept themselves."""

    TENANCY_NUMBER = "tenancy_number"
    TENANT_NAME = "tenant_name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    CO_TENANT = "co_tenant"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    HOUSE_LETTER = "house_letter"
    FLOOR = "floor"
    DOOR = "door"
    CARE_OF = "care_of"
    POSTCODE = "postcode"
    CITY = "city"
    POSTCODE_CITY = "postcode_city"
    ADDRESS_PROTECTED = "address_protected"
    BALANCE = "balance"
    OLDEST_DUE_ON = "oldest_due_on"
    MONTHS = "months"
    REMINDER_SENT_ON = "reminder_sent_on"
    DEMAND_SENT_ON = "demand_sent_on"
    DEMAND_RECEIVED_ON = "demand_received_on"
    DELIVERY_METHOD = "delivery_method"
    TERMINATED_ON = "terminated_on"
    FILED_ON = "filed_on"
    NOTIFIED_ON = "notified_on"
    HEARING_ON = "hearing_on"
    EVICTION_ON = "eviction_on"
    INSTALMENT_PLAN = "instalment_plan"
    EXEMPT_DIGITAL_POST = "exempt_digital_post"
    PHONE = "phone"
    EMAIL = "email"
    STATUS = "status"
    CLAIM_TYPE = "claim_type"
    COMPANY = "company"
    SECTION = "section"


IGNORE = "ignore"  # a correction: this column is not to be read

DATES = (
    Field.OLDEST_DUE_ON,
    Field.REMINDER_SENT_ON,
    Field.DEMAND_SENT_ON,
    Field.DEMAND_RECEIVED_ON,
    Field.TERMINATED_ON,
    Field.FILED_ON,
    Field.NOTIFIED_ON,
    Field.HEARING_ON,
    Field.EVICTION_ON,
)
FLAGS = (Field.INSTALMENT_PLAN, Field.EXEMPT_DIGITAL_POST)
SEVERAL = frozenset({Field.CO_TENANT, Field.PHONE, Field.CLAIM_TYPE})  # more than one column may hold these
HELPERS = frozenset({Field.CLAIM_TYPE, Field.COMPANY, Field.SECTION})
NAMES = frozenset({Field.TENANT_NAME, Field.FIRST_NAME, Field.LAST_NAME})

LONGEST: Mapping[Field, int] = {
    Field.TENANCY_NUMBER: 40,
    Field.TENANT_NAME: 150,
    Field.CO_TENANT: 150,
    Field.STREET: 150,
    Field.CARE_OF: 100,
    Field.POSTCODE: 10,
    Field.CITY: 60,
    Field.PHONE: 40,
    Field.EMAIL: 254,
}

LABELS: Mapping[Field, Promise] = {
    Field.TENANCY_NUMBER: _("tenancy number"),
    Field.TENANT_NAME: _("tenant's name"),
    Field.FIRST_NAME: _("first name"),
    Field.LAST_NAME: _("last name"),
    Field.CO_TENANT: _("co-tenant"),
    Field.STREET: _("address"),
    Field.HOUSE_NUMBER: _("house number"),
    Field.HOUSE_LETTER: _("house letter"),
    Field.FLOOR: _("floor"),
    Field.DOOR: _("door"),
    Field.CARE_OF: _("c/o"),
    Field.POSTCODE: _("postcode"),
    Field.CITY: _("city"),
    Field.POSTCODE_CITY: _("postcode and city"),
    Field.ADDRESS_PROTECTED: _("protected address"),
    Field.BALANCE: _("balance"),
    Field.OLDEST_DUE_ON: _("oldest due date"),
    Field.MONTHS: _("months in arrears"),
    Field.REMINDER_SENT_ON: _("reminder sent"),
    Field.DEMAND_SENT_ON: _("demand sent"),
    Field.DEMAND_RECEIVED_ON: _("demand received"),
    Field.DELIVERY_METHOD: _("delivery method"),
    Field.TERMINATED_ON: _("tenancy terminated"),
    Field.FILED_ON: _("sent to the bailiff court"),
    Field.NOTIFIED_ON: _("municipality notified"),
    Field.HEARING_ON: _("court hearing"),
    Field.EVICTION_ON: _("eviction date"),
    Field.INSTALMENT_PLAN: _("instalment plan"),
    Field.EXEMPT_DIGITAL_POST: _("exempt from Digital Post"),
    Field.PHONE: _("phone"),
    Field.EMAIL: _("e-mail"),
    Field.STATUS: _("status"),
    Field.CLAIM_TYPE: _("kind of claim (used for adding up, not kept)"),
    Field.COMPANY: _("company (part of the tenancy number)"),
    Field.SECTION: _("estate section (part of the tenancy number)"),
}
