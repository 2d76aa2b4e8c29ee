"""Background work: a task takes ids, makes one call, and may be run twice."""

from celery import shared_task

from coordination.actions.arrears.erasing import erase_paid_arrears
from coordination.actions.arrears.running import forgotten_lists, ring, work_on
from coordination.actions.clock import settle_passed
from coordination.actions.comparing import watch
from coordination.actions.counting import count_finished_years
from coordination.actions.erasing import Night, erase_due_cases
from coordination.actions.inbox import refresh_ended, refresh_nearing
from coordination.actions.lone_workers import alert_overdue
from coordination.actions.sweeping import sweep_lists, sweep_vault
from coordination.models import ArrearsList
from hub.accounts.identity import the_hub_itself


@shared_task(name="coordination.tasks.work_on_list")
def work_on_list(public_id: str) -> None:
    """Read or import one list."""
    with the_hub_itself():
        found = ArrearsList.objects.select_related("landlord").filter(public_id=public_id).first()
    if found is not None:
        work_on(found)


@shared_task(name="coordination.tasks.resume_imports")
def resume_imports() -> int:
    """Ring once more for the lists that nobody is working on; each is a task of its own, so that none stops another."""
    found = forgotten_lists()
    for arrears_list in found:
        ring(arrears_list)
    return len(found)


@shared_task(name="coordination.tasks.sweep")
def sweep() -> int:
    """Once a night: lists nobody came back to, lines nobody mended, files that belong to no row, and inbox rows that
    stand where their agency may no longer know why, where a day has come nearer, or has passed and was answered."""
    return sweep_lists() + sweep_vault() + refresh_ended() + settle_passed() + refresh_nearing()


@shared_task(name="coordination.tasks.count_years")
def count_years() -> int:
    """Once a night: is there a year that is over and not counted?"""
    return count_finished_years()


@shared_task(name="coordination.tasks.erase_cases")
def erase_cases() -> Night:
    """Once a night: closed cases that have been kept as long as they may be."""
    return erase_due_cases()


@shared_task(name="coordination.tasks.erase_arrears")
def erase_arrears() -> int:
    """Once a night: arrears paid long ago. A task of its own, so that neither stops the other."""
    return erase_paid_arrears()


@shared_task(name="coordination.tasks.watch_ledger")
def watch_ledger() -> int:
    """Once a night: does access stand as the ledger says? The unit's lead is told when it does not."""
    return watch()


@shared_task(name="coordination.tasks.alert_overdue_visits")
def alert_overdue_visits() -> int:
    """Every minute: who is at a home alone and should have checked out? The unit's leads are told once."""
    return alert_overdue()
