"""Who may not know whether a number is known gets the same answer, and costs the same work."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordination.actions.numbers import record_number
from coordination.models import ArrearsList
from tests.coordination.intake.making import HEADER, as_csv, line

KNOWN, UNKNOWN = "010101-0000", "020202-0000"
# What differs between any two answers: the form's token, and ids drawn at random.
DRAWN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')


@pytest.fixture
def known(stage):
    record_number(tenant=stage.case.tenants.get(), number=KNOWN, by=stage.cast.anne)
    return stage


def answer(browser, url, typed, number) -> tuple[int, str, int]:
    """Status, page without what was typed and drawn, and how often the database was asked."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        given = browser.post(url, {name: value.format(number) for name, value in typed.items()})
    page = DRAWN.sub("", given.content.decode()).replace(number, "")
    return given.status_code, page, len(queries)


@pytest.mark.parametrize(
    ("name", "page", "typed"),
    [
        ("fjordparken_clerk", "notice", {"tenant_name": "Mette {}", "street": "Fjordparken {}"}),
        ("kmp", "report", {"tenant_name": "Kaja {}", "street": "Solbakken 1", "postcode": "9999", "city": "Nordby"}),
        ("fjordparken_clerk", "thread", {"body": "Cpr {}", "audience": "part"}),
        ("ydelse", "thread", {"body": "Cpr {}", "audience": "part"}),
    ],
)
def test_a_number_in_a_form_is_answered_the_same(known, client_of, name, page, typed):
    part = known.landlord if name == "fjordparken_clerk" else known.benefits
    tenancy = known.case.tenancy.public_id
    urls = {
        "notice": f"/restancer/lejemaal/{tenancy}/underretning/",
        "report": "/indberet/",
        "thread": known.part_url(part),
    }
    browser = client_of(known.cast.person(name))
    browser.get(urls[page])
    answer(browser, urls[page], typed, UNKNOWN)  # whatever is remembered between two requests is so now
    first, second = (answer(browser, urls[page], typed, number) for number in (KNOWN, UNKNOWN))
    assert first == second
    assert first[0] < 500


def test_a_list_with_a_known_number_is_read_like_one_with_an_unknown(known, client_of, vault):
    browser = client_of(known.cast.lindehoej_clerk)
    told = []
    for number in (UNKNOWN, KNOWN, UNKNOWN):
        rows = [[*HEADER, "CPR-nr."], [*line(Navn=f"Holm, Mette {number}"), number]]
        with CaptureQueriesContext(connection) as queries:
            file = SimpleUploadedFile("liste.csv", as_csv(rows))
            shown = browser.post("/restancer/import/", {"file": file}, follow=True)
        told.append((shown.status_code, DRAWN.sub("", shown.content.decode()), len(queries)))
        assert number not in shown.content.decode()
        ArrearsList.objects.all().delete()
    assert told[1] == told[2]
