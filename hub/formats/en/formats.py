"""22/11 2026, 09:05: English words in a Danish town, so the day comes first, written as in Danish."""

DATE_FORMAT = "j/n Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j/n Y, H:i"
SHORT_DATE_FORMAT = DATE_FORMAT
SHORT_DATETIME_FORMAT = DATETIME_FORMAT
