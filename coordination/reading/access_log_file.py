"""The access log as a file for Excel."""

import csv
import io

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.intake.texts import neutralise
from coordination.reading.access_log import AccessLog


def access_log_csv(log: AccessLog, *, with_names: bool) -> bytes:
    """UTF-8 with BOM and semicolons, as Danish Excel expects, without live formulas.

    `with_names` False for what the tenant is given: when, which agency, what and why, and not normally which of its
    people (Datatilsynet, June 2024; C-579/21).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("When"), *([_("Person")] if with_names else []), _("Agency"), _("Act"), _("What"), _("Why")])
    for line in log:
        who = [line.person] if with_names else []
        cells = [date_format(line.at, "Y-m-d H:i:s"), *who, line.agency, line.verb, line.what, line.why]
        writer.writerow(map(neutralise, cells))
    return b"\xef\xbb\xbf" + out.getvalue().encode()
