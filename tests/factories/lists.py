"""A landlord's list on its way, made as the pages make it."""

from collections.abc import Callable, Sequence

from coordination.actions.arrears.importing import confirm_list, import_confirmed
from coordination.actions.arrears.receiving import read_received, receive_list
from coordination.models import ArrearsList, ArrearsRecord
from hub.accounts.models import Membership
from tests.coordination.intake.making import HEADER, LISTS, as_csv

Change = Callable[[Sequence[object]], list[object]]


def uploaded(
    by: Membership, *lines: Sequence[object], header: Sequence[object] = HEADER, name: str = "l.csv"
) -> ArrearsList:
    """A list of these lines, received and not read."""
    return receive_list(content=as_csv([header, *lines]), file_name=name, by=by)


def sample_uploaded(by: Membership, name: str) -> ArrearsList:
    """One of the lists that landlords' systems export."""
    return receive_list(content=(LISTS / name).read_bytes(), file_name=name, by=by)


def previewed(by: Membership, *lines: Sequence[object], **given) -> ArrearsList:
    """The same, read."""
    return read_received(arrears_list=uploaded(by, *lines, **given))


def confirmed(by: Membership, *lines: Sequence[object], **given) -> ArrearsList:
    """The same, confirmed and not imported."""
    return confirm_list(arrears_list=previewed(by, *lines, **given), by=by)


def imported(by: Membership, *lines: Sequence[object], **given) -> ArrearsList:
    """The same, imported."""
    return finish(confirmed(by, *lines, **given))


def sample_imported(by: Membership, name: str) -> ArrearsList:
    read = read_received(arrears_list=sample_uploaded(by, name))
    return finish(confirm_list(arrears_list=read, by=by))


def finish(arrears_list: ArrearsList) -> ArrearsList:
    """Import what is left of it."""
    import_confirmed(arrears_list)
    arrears_list.refresh_from_db()
    return arrears_list


def fates(arrears_list: ArrearsList) -> dict[str, int]:
    """How many lines had each fate, those that none had left out."""
    return {fate: count for fate, count in arrears_list.counts.items() if count}


def only_record() -> ArrearsRecord:
    return ArrearsRecord.objects.get()
