"""22/11 2026 kl. 09.05: the one form in which the hub writes a day, in lists, sentences and letters alike."""

DATE_FORMAT = "j/n Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = r"j/n Y \k\l. H.i"
SHORT_DATE_FORMAT = DATE_FORMAT
SHORT_DATETIME_FORMAT = DATETIME_FORMAT
