"""22/11 2026 kl. 09.05: the one form in which the hub writes a day, in lists, sentences and letters alike."""

DATE_FORMAT = "j/n Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = r"j/n Y \k\l. H.i"
SHORT_DATE_FORMAT = DATE_FORMAT
SHORT_DATETIME_FORMAT = DATETIME_FORMAT
MONTH_DAY_FORMAT = "j/n"
# The hub's own names: a time some day soon; a day with its day of the week, with and without the year.
MONTH_DAY_TIME_FORMAT = r"j/n \k\l. H.i"
WEEKDAY_DATE_FORMAT = "l j/n Y"
WEEKDAY_FORMAT = "l j/n"
