"""22 November 2026, 09:05: English words in a Danish town, so the day comes first."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATE_FORMAT = "j/n Y"
SHORT_DATETIME_FORMAT = "j/n Y H:i"
