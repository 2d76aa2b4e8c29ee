"""Background work: a task takes ids, makes one call, and may be run twice."""

from celery import shared_task

from coordination.actions.arrears.running import forgotten_lists, ring, work_on
from coordination.actions.sweeping import sweep_lists, sweep_vault
from coordination.models import ArrearsList


@shared_task(name="coordination.tasks.work_on_list")
def work_on_list(public_id: str) -> None:
    """Read or import one list."""
    for arrears_list in ArrearsList.objects.filter(public_id=public_id):
        work_on(arrears_list)


@shared_task(name="coordination.tasks.resume_imports")
def resume_imports() -> int:
    """Ring once more for the lists that nobody is working on; each is a task of its own, so that none stops another."""
    found = forgotten_lists()
    for arrears_list in found:
        ring(arrears_list)
    return len(found)


@shared_task(name="coordination.tasks.sweep")
def sweep() -> int:
    """Once a night: lists nobody came back to, lines nobody mended, and files that belong to no row."""
    return sweep_lists() + sweep_vault()
