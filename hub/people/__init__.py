"""An agency's lead keeps her own people: invites them, gives them a role, lets them go. Nobody else's."""
