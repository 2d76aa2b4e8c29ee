from typing import ClassVar

from django.db import models
from django.utils import timezone

from coordination.figures import Result


class YearlyFigure(models.Model):
    """How many families' cases came to what in a year that is over, as far as it may be told. Of no case.

    Written once, when the year is over: figures that were told anew from day to day would tell of each case that is
    closed between them. What is kept back is not stored.
    """

    year = models.PositiveSmallIntegerField()
    # Empty: all of them.
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    families = models.PositiveIntegerField(null=True)
    children = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-year", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "result"], name="one_figure_a_year_and_result")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.result or 'all'}"
