"""What editors and council members may do in Wagtail: the table, and nothing beside it.

`content.establish` writes it to the database after each migration and removes whatever is not in it.
"""

from dataclasses import dataclass

from hub.accounts.kinds import AgencyKind, Role

EDITORS = "Editors"
COUNCIL = "Council"


@dataclass(frozen=True)
class Grant:
    """The rights of one group: on pages below sections, and on the files of one collection."""

    sections: tuple[str, ...]
    pages: tuple[str, ...]
    collection: str
    files: tuple[str, ...]
    law: tuple[str, ...] = ()
    """Rights on the wording of legal grounds and deadlines, which casework keeps as data."""


GRANTS: dict[str, Grant] = {
    EDITORS: Grant(
        sections=("guidanceindexpage", "contactspage", "standardpage"),
        pages=("add_page", "change_page", "publish_page"),
        collection="Vejledning",
        files=("add", "change", "choose"),
        law=(
            *("view_legalground", "change_legalground"),
            *("view_deadlinerule", "change_deadlinerule"),
            *("view_processingtime", "change_processingtime"),
            *("view_nextsteprule", "change_nextsteprule"),
        ),
    ),
    COUNCIL: Grant(
        sections=("councilpage",),
        pages=("add_page", "change_page", "publish_page"),
        collection="Rådet",
        files=("add", "change", "choose"),
    ),
}

# The role alone does not do: an association's lead may name its own people editors, and they are not.
GROUP_OF: dict[tuple[str, str], str] = {
    (AgencyKind.EDITORIAL_OFFICE, Role.EDITOR): EDITORS,
    (AgencyKind.EDITORIAL_OFFICE, Role.LEAD): EDITORS,
    (AgencyKind.VULNERABLE_CITIZENS_COUNCIL, Role.COUNCIL_MEMBER): COUNCIL,
    (AgencyKind.VULNERABLE_CITIZENS_COUNCIL, Role.LEAD): COUNCIL,
}
