"""What a page is about: the vocabulary that guidance and casework share, so that a case can point to its guidance."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    FORMAL_DEMAND = "formal_demand", _("formal demand")
    LANDLORD_NOTICE = "landlord_notice", _("notice to the municipality")
    CONSENT = "consent", _("consent")
    CONFIDENTIALITY = "confidentiality", _("confidentiality")
    COURT_CASE = "court_case", _("court case")
    ARREARS_LIST = "arrears_list", _("arrears lists")
    GUARANTEE = "guarantee", _("instalments and guarantee")
    CONDUCT_CASE = "conduct_case", _("conduct cases")
    FIRST_CONTACT = "first_contact", _("first contact")
    ONE_OFF_BENEFIT = "one_off_benefit", _("one-off benefits")
    DEPOSIT_LOAN = "deposit_loan", _("deposit loans")
    EVICTION_DAY = "eviction_day", _("day of eviction")
    REHOUSING = "rehousing", _("rehousing")
    CHILDREN = "children", _("families with children")
    HOUSING_POLICY = "housing_policy", _("housing policy")
    HOMELESSNESS = "homelessness", _("homelessness")
