"""22 Nov 2026, 09:05: the month in letters, since 9/2 is the ninth of February to some and the second of September to
others who read English."""

DATE_FORMAT = "j M Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATE_FORMAT = DATE_FORMAT
SHORT_DATETIME_FORMAT = DATETIME_FORMAT
MONTH_DAY_FORMAT = "j M"
MONTH_DAY_TIME_FORMAT = "j M, H:i"
WEEKDAY_DATE_FORMAT = "l j M Y"
WEEKDAY_FORMAT = "l j M"
