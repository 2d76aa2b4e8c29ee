"""What nobody came back to goes: lists that hold a raw file, rejected lines, and files without a row."""

import os
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from coordination.actions.sweeping import sweep_lists, sweep_vault
from coordination.models import ArrearsLine, ArrearsList, ListStatus
from tests.coordination.intake.making import line
from tests.factories.lists import imported, previewed, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_vault(vault):
    """No list of one test lies in another's way."""


@pytest.fixture
def night(as_web_role) -> Callable[[], int]:
    """What the night throws away, with the rights of who does it."""

    def swept() -> int:
        with as_web_role("worker"):
            return sweep_lists()

    return swept


def aged(arrears_list: ArrearsList, days: int) -> ArrearsList:
    then = timezone.now() - timedelta(days=days)
    ArrearsList.objects.filter(pk=arrears_list.pk).update(touched_at=then, finished_at=then)
    return arrears_list


@pytest.mark.parametrize(("days", "status"), [(6, ListStatus.PREVIEW), (8, ListStatus.CANCELLED)])
def test_a_list_nobody_confirms_is_thrown_away_after_a_week(
    cast, vault, night, django_capture_on_commit_callbacks, days, status
):
    read = aged(previewed(cast.fjordparken_clerk, line()), days)
    with django_capture_on_commit_callbacks(execute=True):
        swept = night()
    read.refresh_from_db()
    thrown_away = status == ListStatus.CANCELLED
    assert (read.status, swept) == (status, int(thrown_away))
    assert bool(vault()) is not thrown_away
    assert read.lines.exists() is not thrown_away


def test_an_imported_list_is_left_as_it_is_by_age_alone(cast, night):
    done = aged(imported(cast.fjordparken_clerk, line()), 400)
    assert night() == 0
    done.refresh_from_db()
    assert done.status == ListStatus.DONE


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_rejected_lines_are_kept_for_a_month(cast, night, days, left):
    aged(imported(cast.fjordparken_clerk, line(), line(Lejemålsnr="1-2", Saldo="ukendt")), days)
    night()
    assert ArrearsLine.objects.count() == left


def test_an_old_file_that_no_row_names_is_deleted_and_the_others_stay(cast, vault):
    received = uploaded(cast.fjordparken_clerk, line())
    storages["vault"].save("lists/stray", ContentFile(b"x"))
    storages["vault"].save("lists/young", ContentFile(b"x"))
    for name in ("lists/stray", received.stored_as):
        os.utime(storages["vault"].path(name), (0, 0))
    assert sweep_vault() == 1
    assert set(vault()) == {"lists/young", received.stored_as}


def test_a_vault_that_is_empty_yet_is_swept_in_peace():
    assert sweep_vault() == 0
