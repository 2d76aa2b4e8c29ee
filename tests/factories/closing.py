"""How a case ends where the test is about something else."""

from coordination.actions.ending import Ending
from coordination.causes import Cause
from coordination.outcomes import Outcome

PAID = Ending(Outcome.PAID_BY_MUNICIPAL_HELP, primary_cause=Cause.INCOME_LOSS)
# Nothing opens such a case again by itself.
MOVED = Ending(Outcome.VOLUNTARY_MOVE, primary_cause=Cause.RENT_TOO_HIGH)
