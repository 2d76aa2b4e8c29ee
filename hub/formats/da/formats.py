"""22. november 2026 kl. 09.05: Django leaves out the word before the time."""

TIME_FORMAT = "H.i"
DATETIME_FORMAT = r"j. F Y \k\l. H.i"
