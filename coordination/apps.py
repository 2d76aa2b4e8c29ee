from celery.signals import task_prerun
from django.apps import AppConfig
from django.core.signals import request_started
from django.db.models.signals import post_save

from coordination import deadlines


class CoordinationConfig(AppConfig):
    name = "coordination"

    def ready(self) -> None:
        from coordination.access.visible import (
            asked_for_access,
            may_answer_request,
            may_control_access,
            may_see_booking,
            may_see_case,
            may_see_entry,
            may_see_list,
            may_see_overdue_visit,
            may_see_part,
            may_watch_access,
        )
        from coordination.models import DeadlineRule
        from coordination.models.deadline_rule import read_rules
        from hub.outbox import authorise

        deadlines.keep_in(read_rules)
        request_started.connect(deadlines.forget)
        task_prerun.connect(deadlines.forget)
        post_save.connect(deadlines.forget, sender=DeadlineRule)

        authorise.register("part", may_see_part)
        authorise.register("entry", may_see_entry)
        authorise.register("case", may_see_case)
        authorise.register("access_request", may_answer_request)
        authorise.register("own_access_request", asked_for_access)
        authorise.register("arrears_list", may_see_list)
        authorise.register("overdue_visit", may_see_overdue_visit)
        authorise.register("booking", may_see_booking)
        authorise.register("access", may_watch_access)
        authorise.register("control", may_control_access)
