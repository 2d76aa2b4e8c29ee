"""Translations without gettext's programs: what the sources say, and what the Danish catalogue answers."""
