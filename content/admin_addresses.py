"""Wagtail's admin, address by address: what writers may open, and which object may stand in it.

What is not named here answers 404, so a newer Wagtail opens nothing by itself. Left out on purpose: users, groups,
sites, settings, collections, workflows, reports, site history, usage lists, tag search, bulk actions, moving, copying,
locking, privacy, the account form.
"""

from enum import Enum, auto


class Scope(Enum):
    """Which objects an address may name."""

    OPEN = auto()
    """No object, or one that Wagtail looks up among the person's own."""
    TREE = auto()
    """A page on the way to, or in, a section the person writes in."""
    PAGES = auto()
    """A page in a section the person writes in."""
    CHOOSABLE = auto()
    """A page that can be linked to: one's own section, and what one may read."""
    IMAGES = auto()
    DOCUMENTS = auto()
    """A file in the person's own collection."""
    LAW = auto()
    """The wording of a legal ground: for those whom the table of rights gives it."""


def _pages(*names: str) -> dict[str, Scope]:
    return {f"wagtailadmin_pages:{name}": Scope.PAGES for name in names}


def _open(*names: str) -> dict[str, Scope]:
    return dict.fromkeys(names, Scope.OPEN)


# A ground or a rule is neither made nor deleted here: the program names its code.
LAW_TABLES = ("legalground", "deadlinerule", "processingtime", "nextsteprule")
LAW_ADDRESSES = ("list", "list_results", "edit", "history", "history_results", "revisions_revert", "revisions_compare")

ADDRESSES: dict[str, Scope] = {
    **_open(
        "wagtailadmin_home",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_block_preview",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_explore_root",
        "wagtailadmin_api:pages:listing",
    ),
    "wagtailadmin_choose_page_child": Scope.CHOOSABLE,
    "wagtailadmin_explore": Scope.TREE,
    "wagtailadmin_explore_results": Scope.TREE,
    "wagtailadmin_api:pages:detail": Scope.TREE,
    "wagtailadmin_editing_sessions:ping": Scope.PAGES,
    **_pages("add", "preview_on_add", "add_subpage", "edit", "preview_on_edit", "view_draft", "delete", "unpublish"),
    **_pages("history", "history_results", "revisions_index", "revisions_view", "revisions_revert"),
    **_pages("revisions_unschedule", "revisions_compare"),
    **_open("wagtailimages:index", "wagtailimages:index_results", "wagtailimages:add", "wagtailimages:add_multiple"),
    **_open("wagtailimages:create_multiple_from_uploaded_image", "wagtailimages:delete_upload_multiple"),
    **_open("wagtailimages_chooser:choose", "wagtailimages_chooser:choose_results", "wagtailimages_chooser:create"),
    "wagtailimages:edit": Scope.IMAGES,
    "wagtailimages:delete": Scope.IMAGES,
    "wagtailimages:edit_multiple": Scope.IMAGES,
    "wagtailimages:delete_multiple": Scope.IMAGES,
    "wagtailimages_chooser:chosen": Scope.IMAGES,
    **_open("wagtaildocs:index", "wagtaildocs:index_results", "wagtaildocs:add", "wagtaildocs:add_multiple"),
    **_open("wagtaildocs:create_multiple_from_uploaded_document", "wagtaildocs:delete_upload_multiple"),
    **_open("wagtaildocs_chooser:choose", "wagtaildocs_chooser:choose_results", "wagtaildocs_chooser:create"),
    "wagtaildocs:edit": Scope.DOCUMENTS,
    "wagtaildocs:delete": Scope.DOCUMENTS,
    "wagtaildocs:edit_multiple": Scope.DOCUMENTS,
    "wagtaildocs:delete_multiple": Scope.DOCUMENTS,
    "wagtaildocs_chooser:chosen": Scope.DOCUMENTS,
    **{f"wagtailsnippets_coordination_{kind}:{name}": Scope.LAW for kind in LAW_TABLES for name in LAW_ADDRESSES},
}

# The names under which Wagtail's addresses carry the object.
OBJECT_ARGUMENTS = ("page_id", "parent_page_id", "object_id", "image_id", "document_id", "doc_id", "pk")
