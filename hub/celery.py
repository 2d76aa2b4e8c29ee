"""The background worker and its schedule.

The outbox table is the truth and the broker only a bell: it may lose everything at any time, and the schedule rings
again. Without a broker of its own (CELERY_BROKER_URL) the bell is a folder on this machine.
"""

import os

from celery import Celery
from celery.schedules import crontab
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.development")

from django.conf import settings  # the module above names them first

app = Celery("hub")


def _embedded(folder: str) -> dict[str, object]:
    for name in ("queue", "processed", "control"):
        os.makedirs(f"{folder}/{name}", mode=0o700, exist_ok=True)
    TRANSPORT_ALIASES["filesystem"] = "hub.bell:Transport"
    return {
        "broker_url": "filesystem://localhost//",
        "broker_transport_options": {
            "data_folder_in": f"{folder}/queue",
            "data_folder_out": f"{folder}/queue",
            "processed_folder": f"{folder}/processed",
            "control_folder": f"{folder}/control",
            "store_processed": False,
        },
    }


app.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    worker_send_task_events=False,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    # A bell that cannot be rung must not keep a page waiting.
    task_publish_retry=False,
    timezone=settings.TIME_ZONE,
    beat_schedule={
        "deliver-due": {"task": "hub.outbox.tasks.deliver_due", "schedule": 5.0},
        "erase-cases": {"task": "coordination.tasks.erase_cases", "schedule": crontab(hour=2, minute=57)},
        "erase-arrears": {"task": "coordination.tasks.erase_arrears", "schedule": crontab(hour=3, minute=7)},
        "sweep-vault": {"task": "coordination.tasks.sweep", "schedule": crontab(hour=3, minute=17)},
        "count-years": {"task": "coordination.tasks.count_years", "schedule": crontab(hour=3, minute=27)},
        "watch-ledger": {"task": "coordination.tasks.watch_ledger", "schedule": crontab(hour=3, minute=37)},
        "alert-overdue-visits": {"task": "coordination.tasks.alert_overdue_visits", "schedule": 60.0},
        "resume-imports": {"task": "coordination.tasks.resume_imports", "schedule": 30.0},
    },
)
if settings.CELERY_BROKER_URL:
    app.conf.broker_url = settings.CELERY_BROKER_URL
else:
    app.conf.update(_embedded(str(settings.HUB_DATA / "broker")))
app.autodiscover_tasks()
