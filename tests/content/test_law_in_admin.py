"""The rules of deadlines in Wagtail's admin."""

import pytest
from django.urls import reverse

from coordination.models import DeadlineRule

pytestmark = pytest.mark.django_db


def test_an_editor_changes_a_rule_with_its_history_and_what_the_program_names_stands(sign_in, people):
    found = DeadlineRule.objects.get(code="demand_expiry")
    client = sign_in("editor")
    page = client.get(reverse("wagtailsnippets_coordination_deadlinerule:edit", args=[found.pk]))
    assert page.status_code == 200
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in sent.items() if value is not False}
    changed = client.post(page.request["PATH_INFO"], {**sent, "count": "15", "code": "other", "trigger": "rent_due"})
    assert changed.status_code == 302
    found.refresh_from_db()
    assert (found.count, found.code, found.trigger) == (15, "demand_expiry", "demand_received")
    revision = found.revisions.get()
    assert revision.user == people["editor"].user
    assert revision.content["count"] == 15
    refused = client.post(page.request["PATH_INFO"], {**sent, "count": "-1"})
    assert refused.status_code == 200
    assert "count" in refused.context["form"].errors


def test_who_is_no_editor_finds_no_rules(sign_in):
    for name in ("coordinator", "association", "council"):
        assert sign_in(name).get(reverse("wagtailsnippets_coordination_deadlinerule:list")).status_code == 404
