from celery import shared_task

from hub.outbox.deliver import deliver_batch


@shared_task(name="hub.outbox.tasks.deliver_due")
def deliver_due() -> int:
    """Deliver what is due now, and go on until nothing is."""
    total = 0
    while handled := deliver_batch():
        total += handled
    return total
