from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "coordination"

    def ready(self) -> None:
        from coordination.access.visible import may_see_case, may_see_entry, may_see_list, may_see_part
        from hub.outbox import authorise

        authorise.register("part", may_see_part)
        authorise.register("entry", may_see_entry)
        authorise.register("case", may_see_case)
        authorise.register("arrears_list", may_see_list)
