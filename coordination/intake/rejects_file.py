"""The rejected lines as a file that a clerk can open in Excel, mend and upload again."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from coordination.intake.faults import Rejected
from coordination.intake.texts import neutralise


def rejected_csv(rejected: Iterable[Rejected], headers: Sequence[str]) -> bytes:
    """UTF-8 with BOM and semicolons, as Danish Excel expects. Only kept columns, no CPR numbers, no live formulas.

    `headers` are the list's own column names in their order (`[c.header for c in reading.columns.all if c.kept]`), so
    that the mended file is read as the first one was.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Line"), _("Why"), *map(neutralise, headers)])
    for one in rejected:
        cells = (neutralise(one.cells.get(header, "")) for header in headers)
        writer.writerow([one.line, neutralise(one.reason), *cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
