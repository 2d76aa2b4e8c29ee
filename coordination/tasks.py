"""Background work: a task takes ids, makes one call, and may be run twice."""

from celery import shared_task

from coordination.actions.sweeping import sweep_vault


@shared_task(name="coordination.tasks.sweep")
def sweep() -> int:
    """Once a night."""
    return sweep_vault()
