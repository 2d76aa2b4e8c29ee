"""Why a whole file cannot be read, each with a sentence that helps the clerk on."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
MAX_ROWS = 100_000

REFUSALS: Mapping[str, Promise] = {
    "empty": _("The file is empty. Export the list again from your system and upload the new file."),
    "too_large": _("The file is larger than %(limit)s MB. Export only the tenancies that are in arrears."),
    "too_many_rows": _("The list has more than %(limit)s rows. Divide it into smaller files."),
    "unpacks_too_large": _("The file unpacks to far more than an arrears list holds and was not opened."),
    "pdf": _("This is a PDF. Export the list as CSV or Excel (.xlsx) instead; a PDF cannot be read as a table."),
    "picture": _("This is a picture. Export the list from your system as CSV or Excel (.xlsx)."),
    "old_excel": _("This is an older Excel format (.xls or .xlsb). Open it in Excel and save it as .xlsx."),
    "password": _("The file is protected by a password. Save it without the password and upload it again."),
    "opendocument": _("This is an OpenDocument spreadsheet. Save it as .xlsx or CSV and upload it again."),
    "other_office": _("This is not a spreadsheet but another Office document. Save the list as .xlsx or CSV."),
    "archive": _("This is a compressed archive. Unpack it and upload the list itself."),
    "web_page": _(
        "The file is a web page, even if it is called .xls. Open it in Excel and save it as .xlsx, "
        "or export the list as CSV."
    ),
    "xml": _("The file is XML. Open it in Excel and save it as .xlsx, or export the list as CSV."),
    "binary": _("The file is not a list. Upload the arrears list as CSV or Excel (.xlsx)."),
    "damaged": _("The Excel file is damaged and cannot be opened. Save it again in Excel and upload the new file."),
    "unsafe": _("The Excel file holds instructions that do not belong in a list and was not opened."),
    "no_header": _(
        "No row with column names was found. The list must have a row that names its columns, "
        "for example tenancy number, name, address and balance."
    ),
    "no_rows": _("The list has column names but no rows below them."),
}


class UnreadableList(Exception):
    """The file as a whole cannot be read. `code` is stable, `str()` is the sentence in the language of the reader."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return str(REFUSALS[self.code]) % self.details
