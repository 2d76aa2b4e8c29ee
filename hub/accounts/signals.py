"""What the ground floor tells whoever keeps the record; it does not know who that is."""

from django.dispatch import Signal

# Somebody has tried so often that the password was not even looked at. Sent with: email, as typed.
throttled = Signal()
# A person acts for another of their agencies from now on. Sent with: membership.
now_acting_as = Signal()
