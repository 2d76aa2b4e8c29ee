"""Pictures and documents go with the pages they stand on."""

import pytest
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from content.audiences import Audience
from content.models import HubDocument, HubImage, HubPage
from tests.content.conftest import NOBODY, guidance, text


def document(collection: str = "Vejledning") -> HubDocument:
    place = Collection.objects.get(name=collection)
    made: HubDocument = HubDocument.objects.create(
        title="Bilag", file=ContentFile(b"%PDF-1.4", name="bilag.pdf"), collection=place
    )
    return made


def picture(collection: str = "Vejledning") -> HubImage:
    place = Collection.objects.get(name=collection)
    made: HubImage = HubImage.objects.create(title="Foto", file=get_test_image_file(), collection=place)
    return made


@pytest.fixture
def on_page(db) -> HubDocument:
    """A document linked to from one page for municipal staff."""
    attached = document()
    link = f'<p><a linktype="document" id="{attached.pk}">Hent</a></p>'
    guidance("Med bilag", Audience.MUNICIPAL_STAFF, body=text(link))
    return attached


@pytest.mark.parametrize(
    ("who", "status"), [("caseworker", 200), ("editor", 200), ("association", 404), ("council", 404), (NOBODY, 302)]
)
def test_a_document_is_fetched_by_the_readers_of_its_page(sign_in, on_page, who, status):
    assert sign_in(who).get(on_page.url).status_code == status


def test_a_document_is_saved_and_never_shown(sign_in, on_page):
    answer = sign_in("caseworker").get(on_page.url)

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_document_goes_when_its_page_goes(sign_in, on_page):
    HubPage.objects.get(title="Med bilag").unpublish()

    assert sign_in("caseworker").get(on_page.url).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("council", 404), ("caseworker", 404)])
def test_a_document_on_no_page_is_seen_by_those_who_may_place_it(sign_in, who, status):
    assert sign_in(who).get(document().url).status_code == status


def test_a_document_has_one_address(sign_in, on_page):
    assert sign_in("caseworker").get(f"/dokumenter/{on_page.pk}/andet.pdf").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("landlord", 200), ("caseworker", 404), (NOBODY, 302)])
def test_a_picture_is_fetched_by_the_readers_of_its_page(sign_in, who, status):
    image = picture()
    value = {"image": image.pk, "alt_text": "Et hus", "decorative": False}
    page = guidance("Med foto", Audience.PRIVATE_LANDLORD, body=[{"type": "image", "value": value}])
    shown = sign_in("landlord").get(page.url).content.decode()
    address = image.renditions.get().url

    assert f'src="{address}"' in shown
    assert 'alt="Et hus"' in shown
    assert sign_in(who).get(address).status_code == status


@pytest.mark.parametrize(("collection", "status"), [("Rådet", 200), ("Vejledning", 404)])
def test_a_council_member_sees_the_councils_own_pictures(sign_in, collection, status):
    rendition = picture(collection).get_rendition("width-100")

    assert sign_in("council").get(rendition.url).status_code == status


def test_a_picture_that_is_not_there_answers_as_a_hidden_one(sign_in):
    assert sign_in("caseworker").get("/billeder/999999/").status_code == 404
    assert sign_in("caseworker").get("/dokumenter/999999/x.pdf").status_code == 404
