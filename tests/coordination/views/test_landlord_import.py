"""A list on its way through the pages: file, columns, preview, receipt; left and come back to; thrown away."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coordination.actions.arrears import running
from coordination.actions.arrears.receiving import tell_uploader
from coordination.models import ArrearsList, ArrearsRecord, ImportProfile, ListStatus
from coordination.tasks import work_on_list
from hub.audit.models import AuditEvent
from hub.outbox.models import Notice
from tests.coordination.intake.making import HEADER, LISTS, as_csv, line
from tests.factories.lists import confirmed, imported, previewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.fjordparken_clerk)


def file_of(*lines, header=HEADER, name="liste.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, as_csv([header, *lines]))


def send(clerk, file, follow=True):
    return clerk.post("/restancer/import/", {"file": file}, follow=follow)


def page_of(found: ArrearsList, below: str = "") -> str:
    return f"/restancer/import/{found.public_id}/{below}"


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("restanceliste_fjordparken_2026-11.csv", 114),
        ("restancer_lindehoej.xlsx", 80),
        ("udtraek_parkkvarteret.csv", 60),
    ],
)
def test_a_systems_list_goes_from_file_to_receipt(clerk, name, new):
    preview = send(clerk, SimpleUploadedFile(name, (LISTS / name).read_bytes()))
    assert preview.status_code == 200
    assert name in text(preview)
    assert not ArrearsRecord.objects.exists()
    receipt = clerk.post(page_of(ArrearsList.objects.get(), "bekraeft/"), follow=True)
    assert name in text(receipt)
    assert ArrearsRecord.objects.count() == new
    assert ArrearsList.objects.get().status == ListStatus.DONE


def test_every_step_says_whose_the_list_is(cast, clerk):
    pages = ["/restancer/", "/restancer/import/"]
    read = previewed(cast.fjordparken_clerk, line())
    pages += [page_of(read), page_of(read, "kolonner/")]
    pages += [page_of(previewed(cast.fjordparken_clerk, line(), line(Lejemålsnr="1-2", Saldo="-1,00")))]
    for page in pages:
        assert "hub-own" in text(clerk.get(page)), page


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04zzzz", b"<html><table>", b"en\x00to", b"Lejemaal;Saldo\n"],
)
def test_a_file_that_is_no_list_is_refused_at_its_field_with_a_sentence(
    clerk, vault, content, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(clerk, SimpleUploadedFile("liste.csv", content))
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert vault() == []
    assert "liste.csv" not in text(clerk.get("/restancer/import/"))


def test_no_file_is_said_at_the_field(clerk):
    answer = clerk.post("/restancer/import/")
    assert answer.status_code == 422
    assert "id_file_error" in text(answer)


def test_a_question_is_answered_and_never_asked_again(cast, clerk):
    both = line(Saldo="-8.169,00"), line(Lejemålsnr="1-2", Saldo="10,00")
    asked = send(clerk, file_of(*both))
    found = ArrearsList.objects.get()
    assert found.status == ListStatus.QUESTION
    assert page_of(found, "kolonner/") in text(asked)
    as_read = {f"column-{place}": c["field"] or "ignore" for place, c in enumerate(found.findings["columns"])}
    answered = clerk.post(page_of(found, "kolonner/"), {**as_read, "debt_sign": "minus"}, follow=True)
    assert answered.context["list"].status == ListStatus.PREVIEW
    assert send(clerk, file_of(*both)).context["list"].status == ListStatus.PREVIEW
    assert ImportProfile.objects.get().landlord == cast.fjordparken_clerk.agency


def test_a_bad_correction_stands_at_its_column_with_the_choices_kept(cast, clerk):
    read = previewed(cast.fjordparken_clerk, line())
    as_read = {f"column-{place}": c["field"] for place, c in enumerate(read.findings["columns"])}
    answer = clerk.post(page_of(read, "kolonner/"), {**as_read, "column-1": "balance", "debt_sign": "plus"})
    assert answer.status_code == 422
    assert "column-5" in answer.context["form"].errors
    assert answer.context["form"]["column-1"].value() == "balance"
    assert not ImportProfile.objects.exists()


def test_the_columns_of_a_list_that_is_imported_lead_to_its_receipt(cast, clerk):
    done = imported(cast.fjordparken_clerk, line())
    for method in (clerk.get, clerk.post):
        assert method(page_of(done, "kolonner/")).headers["Location"] == page_of(done)


def test_a_list_thrown_away_twice_is_gone_and_says_so(cast, clerk, vault, django_capture_on_commit_callbacks):
    read = previewed(cast.fjordparken_clerk, line())
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            answer = clerk.post(page_of(read, "annuller/"), follow=True)
    assert answer.status_code == 200
    assert answer.context["list"].status == ListStatus.CANCELLED
    assert vault() == []
    assert clerk.post(page_of(read, "bekraeft/"), follow=True).context["list"].status == ListStatus.CANCELLED
    assert not ArrearsRecord.objects.exists()


def test_a_list_confirmed_twice_is_imported_once(cast, clerk):
    read = previewed(cast.fjordparken_clerk, line())
    for _click in range(2):
        clerk.post(page_of(read, "bekraeft/"))
    assert ArrearsRecord.objects.count() == 1
    assert AuditEvent.objects.filter(verb="import").count() == 1


def test_a_long_list_shows_how_far_it_is_and_the_page_can_be_left(cast, clerk, monkeypatch, as_web_role):
    monkeypatch.setattr(running, "SHORT_LIST", 0)
    read = previewed(cast.fjordparken_clerk, line())
    working = clerk.post(page_of(read, "bekraeft/"), follow=True)
    assert "<progress" in text(working)
    assert f'hx-get="{page_of(read)}"' in text(working)
    assert '<noscript><meta http-equiv="refresh"' in text(working)
    assert page_of(read) in text(clerk.get("/restancer/"))
    with as_web_role():
        work_on_list(str(read.public_id))
    assert clerk.get(page_of(read)).context["list"].status == ListStatus.DONE


def test_the_script_is_given_the_bar_alone_and_sent_on_when_the_work_is_done(cast, clerk):
    found = confirmed(cast.fjordparken_clerk, line())
    bar = clerk.get(page_of(found), headers={"HX-Request": "true"})
    assert text(bar).strip().startswith("<div")
    done = imported(cast.fjordparken_clerk, line())
    assert clerk.get(page_of(done), headers={"HX-Request": "true"}).headers["HX-Redirect"] == page_of(done)


def test_asking_how_far_it_is_fills_no_record_and_reading_does(cast, clerk):
    found = confirmed(cast.fjordparken_clerk, line())
    before = AuditEvent.objects.count()
    clerk.get(page_of(found), headers={"HX-Request": "true"})
    clerk.get(page_of(found))
    assert AuditEvent.objects.count() == before
    clerk.get(page_of(imported(cast.fjordparken_clerk, line())))
    assert AuditEvent.objects.filter(verb="read", object_type="coordination.arrearslist").count() == 1


def test_the_notice_of_a_list_is_read_with_its_page(cast, clerk, deliver):
    done = imported(cast.fjordparken_clerk, line())
    tell_uploader(done, "imported")
    deliver()
    assert Notice.objects.get().path == page_of(done)
    clerk.get(page_of(done))
    assert Notice.objects.get().read_at is not None


def test_who_stands_on_the_page_when_the_list_is_done_gets_no_notice_of_it(cast, clerk, deliver):
    done = imported(cast.fjordparken_clerk, line())
    tell_uploader(done, "imported")
    clerk.get(page_of(done))
    deliver()
    assert not Notice.objects.exists()


def test_the_rejected_lines_open_in_excel_and_run_nothing(cast, clerk):
    bad = line(Lejemålsnr="1-2", Navn="=HYPERLINK(1)", Saldo="ukendt"), line(Lejemålsnr="@SUM(1)", Saldo="x")
    done = imported(cast.fjordparken_clerk, line(), *bad)
    answer = clerk.get(page_of(done, "afviste/"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="afviste-linjer.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][2:] == HEADER
    assert rows[1][3] == "'=HYPERLINK(1)"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+"))]
    assert AuditEvent.objects.filter(verb="download").count() == 1


def test_mended_lines_are_uploaded_as_a_list_of_their_own(cast, clerk):
    done = imported(cast.fjordparken_clerk, line(), line(Lejemålsnr="1-2", Saldo="ukendt"))
    mended = clerk.get(page_of(done, "afviste/")).content.replace(b"ukendt", b"10,00")
    read = send(clerk, SimpleUploadedFile("afviste-linjer.csv", mended))
    clerk.post(page_of(read.context["list"], "bekraeft/"))
    assert ArrearsRecord.objects.filter(settled_at=None).count() == 2


def test_a_list_refused_by_the_worker_says_why_on_its_own_page(cast, clerk):
    refused = ArrearsList.objects.create(
        landlord=cast.fjordparken_clerk.agency,
        file_name="x.pdf",
        status=ListStatus.REFUSED,
        findings={"refusal": {"code": "pdf", "details": {}}},
    )
    assert "PDF" in text(clerk.get(page_of(refused)))


@pytest.mark.parametrize("query", ["?fate=new", "?fate=x&efter=x", "?efter=999999999999", "?fate=%00&efter=%00"])
def test_nothing_in_the_address_breaks_the_preview(cast, clerk, query):
    read = previewed(cast.fjordparken_clerk, line())
    assert clerk.get(page_of(read) + query).status_code == 200


def test_the_preview_costs_the_same_for_few_and_many_lines(cast, clerk, django_assert_max_num_queries):
    pages = [
        page_of(previewed(cast.fjordparken_clerk, *[line(Lejemålsnr=f"{size}-{number}") for number in range(size)]))
        for size in (25, 100)
    ]
    clerk.get(pages[0])
    asked = []
    for page in pages:
        with django_assert_max_num_queries(30) as counted:
            clerk.get(page)
        asked.append(len(counted))
    assert asked[0] == asked[1]
