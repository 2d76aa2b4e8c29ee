"""What can govern a field: a line of the table, or what the table leaves to the grants."""

from enum import StrEnum

from coordination.access.visibility import Item


class Gate(StrEnum):
    """What the table leaves to the grants, or what is nobody's to see."""

    SUMMARY = "whoever is let into a part"
    READ = "whoever is let in to read the part"
    INNER = "shown to nobody"


Governor = Item | Gate

# What an agency decided on a part, by what the part is about (see DECISION_OF and NOTE_OF).
DECISIONS = (
    Item.BENEFIT_DECISION,
    Item.SUPPORT_GRANT,
    Item.ASSESSMENT_5A,
    Item.DEPOSIT_LOAN,
    Item.GUARANTEE,
    Item.CHILD_CONCERN,
    Item.HOME_VISIT,
    Item.ARREARS,
    Item.DEMAND_DATES,
    Item.COURT_DATES,
    Item.NEW_DWELLING,
    Item.FULL_PLAN,
)
NOTES = (Item.BENEFIT_REASONS, *(item for item in DECISIONS if item is not Item.BENEFIT_DECISION))
# An event, and what follows from it, by what it is (item_of_event).
CLOCKS = (
    Item.DEMAND_DATES,
    Item.ARREARS,
    Item.COURT_DATES,
    Item.ASSESSMENT_5A,
    Item.CONDUCT,
    Item.CHILD_CONCERN,
    Item.SUPPORT_GRANT,
    Item.NEW_DWELLING,
    Item.PROTECTED_ADDRESS,
    Item.FULL_PLAN,
)

# By what the part is about: an agreement with the landlord, or one that the municipality guarantees.
IN_INSTALMENTS = (Item.ARREARS, Item.GUARANTEE)
