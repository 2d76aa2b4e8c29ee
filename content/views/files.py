"""Pictures and documents of pages, each asked for by the reader's right."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from content.files import may_fetch
from content.models import HubDocument, HubRendition
from content.reader import reader_of
from content.views.hidden import hidden


@require_safe
def image(request: HttpRequest, rendition_id: int) -> HttpResponse | FileResponse:
    rendition = HubRendition.objects.filter(pk=rendition_id).select_related("image").first()
    if rendition is None or not may_fetch(reader_of(request), rendition.image):
        return hidden(request)
    return FileResponse(rendition.file.open())


@require_safe
def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponse | FileResponse:
    """Always to be saved, never shown: what the browser would make of it is not ours to guess."""
    found = HubDocument.objects.filter(pk=document_id).first()
    if found is None or filename != found.filename or not may_fetch(reader_of(request), found):
        return hidden(request)
    return FileResponse(found.file.open(), as_attachment=True, filename=found.filename)
