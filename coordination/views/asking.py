"""Who may ask for a page at all: the first line of every view."""

from collections.abc import Callable

from coordination.access.permissions import Permission
from coordination.access.visible import may
from hub.accounts.asking import View, page_behind


def requires(permission: Permission) -> Callable[[View], View]:
    """Sign in first; then, for whoever's agency does not do this, the page does not exist."""
    return page_behind(permission, may)
