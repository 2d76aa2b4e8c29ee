"""Wagtail's admin by a rule on its prefix: each of its addresses, and who of the personas gets past the gate."""

from collections.abc import Iterator

from content.admin_addresses import ADDRESSES, Scope
from tests.access.matrix import facts
from tests.access.matrix.facts import Persona
from tests.content.admin_walk import address, admin_patterns

WRITERS = {"editor", "council_member"}
# An object that is not there; where an address takes one, nobody may.
_NUMBERS = (
    "page_id", "parent_page_id", "object_id", "image_id", "document_id", "doc_id", "pk", "page_to_move_id", "page_pk",
    "destination_id", "collection_id", "session_id", "uploaded_file_id", "task_id", "task_state_id", "workflow_pk",
    "workflow_state_id",
)  # fmt: skip
VALUES = {
    **dict.fromkeys(_NUMBERS, 999_999),
    "action": "delete",
    "action_name": "copy",
    "filter_spec": "original",
    "uidb64": "MQ",
    "token": "set-password",
    "content_type_app_name": "content",
    "content_type_model_name": "guidancepage",
    "app_label": "content",
    "model_name": "guidancepage",
    "app_name": "content",
    "revision_id": 999_999,
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
}


def addresses() -> Iterator[tuple[str, str]]:
    """Name and address of each that these values fit."""
    for name, pattern in admin_patterns():
        made = address(name, pattern, VALUES)
        if made is not None:
            yield name, made


def expected(who: Persona, name: str) -> set[int]:
    if who.comes in {facts.STRANGER, facts.HALF}:
        return {302}
    if who.name not in WRITERS:
        return {404}
    if name == "wagtailadmin_account":
        return {302}  # one's own account is the hub's page
    if ADDRESSES.get(name) is Scope.OPEN:
        return {200, 302, 400, 404, 405}
    law = ADDRESSES.get(name) is Scope.LAW and who.name == "editor" and name.endswith((":list", ":list_results"))
    return {200, 405} if law else {404}
