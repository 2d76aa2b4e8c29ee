"""A file from a thread: only to who may read the entry, and only as something to save."""

import logging
from uuid import UUID

from django.core.files.storage import storages
from django.http import FileResponse, Http404
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, visible_attachments
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record

logger = logging.getLogger(__name__)


@require_GET
@requires(Permission.USE_CASES)
def attachment(request: MemberRequest, public_id: UUID) -> FileResponse:
    """The file under the name it was sent with; never shown in the browser, never kept by a cache."""
    found = get_visible_or_404(visible_attachments(request.membership).select_related("entry__part__case"), public_id)
    try:
        content = storages["vault"].open(found.stored_as)
    except FileNotFoundError as error:
        logger.exception("Attachment %s has no file in the vault.", found.public_id)
        raise Http404 from error
    record(by=request.membership, verb=Verb.DOWNLOAD, obj=found, case=found.entry.part.case)
    response = FileResponse(content, as_attachment=True, filename=found.name, content_type=found.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
