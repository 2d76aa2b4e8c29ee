"""Background work: a task takes ids, makes one call, and may be run twice."""

from celery import shared_task

from coordination.actions.arrears.running import forgotten_lists, work_on
from coordination.actions.sweeping import sweep_vault
from coordination.models import ArrearsList


@shared_task(name="coordination.tasks.work_on_list")
def work_on_list(public_id: str) -> None:
    """Read or import one list."""
    for arrears_list in ArrearsList.objects.filter(public_id=public_id):
        work_on(arrears_list)


@shared_task(name="coordination.tasks.resume_imports")
def resume_imports() -> int:
    """Take up the lists that nobody is working on."""
    found = forgotten_lists()
    for arrears_list in found:
        work_on(arrears_list)
    return len(found)


@shared_task(name="coordination.tasks.sweep")
def sweep() -> int:
    """Once a night: files that belong to no row."""
    return sweep_vault()
