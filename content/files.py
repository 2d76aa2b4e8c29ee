"""Who may fetch a picture or a document: whoever may read a published page it stands on, and those who may place it."""

from django.contrib.contenttypes.models import ContentType
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page, ReferenceIndex

from content.editors import is_editor
from content.models import HubDocument, HubImage, HubPage
from hub.accounts.models import Membership

PLACING = ["add", "change", "choose"]


def may_fetch(membership: Membership | None, file: HubImage | HubDocument) -> bool:
    return _stands_on_a_page_for(membership, file) or _may_place(membership, file)


def _stands_on_a_page_for(membership: Membership | None, file: HubImage | HubDocument) -> bool:
    """A file has no audience of its own, so none can be forgotten: it goes with the pages."""
    uses = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(type(file)),
        to_object_id=str(file.pk),
    )
    pages = [int(key) for key in uses.values_list("object_id", flat=True)]
    return bool(HubPage.objects.readable_by(membership).filter(pk__in=pages).exists())


def _may_place(membership: Membership | None, file: HubImage | HubDocument) -> bool:
    """Editors see what lies in their own collection before it stands anywhere."""
    if membership is None or not is_editor(membership):
        return False
    policy = image_policy if isinstance(file, HubImage) else document_policy
    allowed: bool = policy.user_has_any_permission_for_instance(membership.user, PLACING, file)
    return allowed
