"""Wagtail's admin: who gets in, what opens there, and that nothing of others' is named in it."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from content.admin_addresses import ADDRESSES
from content.audiences import Audience
from content.models import CouncilPage, HubDocument, HubImage, HubPage, PolicyUpdatePage
from tests.content.admin_walk import address, admin_patterns
from tests.content.conftest import CAST, NOBODY, guidance

WRITERS = {"editor", "council"}
CANARY = "Kanariefugl"
TITLE = f"{CANARY} Sangfugl"


@pytest.mark.parametrize("who", CAST)
def test_only_writers_get_in(sign_in, who):
    answer = sign_in(who).get("/admin/")

    assert answer.status_code == (200 if who in WRITERS else 404)


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/login/", "/admin/findes-ikke/"])
def test_who_has_not_signed_in_is_asked_to_at_every_address(sign_in, address):
    answer = sign_in(NOBODY).get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_a_caseworker_meets_no_login_loop(sign_in):
    assert sign_in("caseworker").get("/admin/pages/", follow=True).redirect_chain == []


def test_an_ended_membership_loses_the_admin_at_the_next_request(people, sign_in):
    client = sign_in("editor")
    assert client.get("/admin/").status_code == 200

    # As time does it: no save, no signal.
    type(people["editor"]).objects.filter(pk=people["editor"].pk).update(
        valid_from="2020-01-01", valid_until="2020-02-02"
    )

    assert client.get("/admin/").status_code == 404


def test_a_superuser_does_not_get_past_the_door(people, sign_in):
    people["editor"].user.is_superuser = True
    people["editor"].user.save()

    assert sign_in("editor").get("/admin/").status_code == 404


def _values(page: HubPage, image: HubImage, document: HubDocument) -> list[dict[str, object]]:
    """Ways to fill in the addresses: pk is a page in one, a picture in the next, a document in the third."""
    common = {
        "page_id": page.pk, "parent_page_id": page.pk, "page_to_move_id": page.pk, "page_pk": page.pk,
        "destination_id": CouncilPage.objects.get().pk, "object_id": page.pk, "session_id": 1,
        "image_id": image.pk, "document_id": document.pk, "doc_id": document.pk, "uploaded_file_id": 1,
        "revision_id": page.latest_revision_id, "collection_id": image.collection_id, "filter_spec": "original",
        "app_label": "content", "model_name": page._meta.model_name, "action": "delete", "action_name": "copy",
        "content_type_app_name": "content", "content_type_model_name": page._meta.model_name,
        "task_state_id": 1, "task_id": 1, "workflow_pk": 1, "workflow_state_id": 1, "app_name": "taggit",
    }  # fmt: skip
    return [{**common, "pk": pk} for pk in dict.fromkeys((page.pk, image.pk, document.pk))]


def _files(collection: str) -> tuple[HubImage, HubDocument]:
    place = Collection.objects.get(name=collection)
    image = HubImage.objects.create(title=TITLE, file=get_test_image_file(), collection=place)
    return image, HubDocument.objects.create(title=TITLE, file=ContentFile(b"%PDF", name="fil.pdf"), collection=place)


def _of_the_editors(people) -> list[dict[str, object]]:
    page = guidance(TITLE, Audience.MUNICIPAL_STAFF)
    page.save_revision(user=people["editor"].user, log_action=True)
    return _values(page, *_files("Vejledning"))


def _of_the_council(people) -> list[dict[str, object]]:
    page = PolicyUpdatePage(title=TITLE, intro="x", audiences=["council"], live=False, owner=people["council"].user)
    CouncilPage.objects.get().add_child(instance=page)
    page.save_revision(user=people["council"].user, log_action=True)
    return _values(page, *_files("Rådet"))


# The query word stands in the title beside the canary, so that an echo of the query is no leak.
QUERIES = ["?q=Sangfugl", "?page_type=content.guidancepage,content.policyupdatepage", "?fields=*", "?id={id}"]


def _leaks(client, ways: list[dict[str, object]]) -> set[str]:
    """The addresses of Wagtail's admin whose answer holds the canary."""
    wheres = {(name, address(name, pattern, values)) for values in ways for name, pattern in admin_patterns()}
    found = set()
    for name, where in sorted((name, where) for name, where in wheres if where):
        if name == "wagtailadmin_logout":  # a GET is refused there, and signs out all the same
            continue
        # Lists are asked in every way; an address that names an object, or is closed, has no more to say.
        queries = [""] if name not in ADDRESSES or any(c.isdigit() for c in where) else ["", *QUERIES]
        for query in queries:
            answer = client.get(where + query.format(id=ways[0]["page_id"]), follow=True)
            if CANARY.encode() in (b"".join(answer) if answer.streaming else answer.content):
                found.add(name)
    assert client.get("/admin/").status_code == 200, "the walk lost its way in, and saw nothing from there on"
    return found


def test_a_link_chooser_that_is_sent_nothing_says_so_and_does_not_break(sign_in):
    assert sign_in("editor").post("/admin/choose-external-link/").status_code == 400


@pytest.mark.slow
@pytest.mark.parametrize(("who", "make"), [("council", _of_the_editors), ("editor", _of_the_council)])
def test_no_admin_address_names_what_is_not_the_writers(people, sign_in, who, make):
    assert _leaks(sign_in(who), make(people)) == set()


@pytest.mark.slow
@pytest.mark.parametrize(("who", "make"), [("editor", _of_the_editors), ("council", _of_the_council)])
def test_the_walk_finds_what_is_the_writers_own(people, sign_in, who, make):
    """A walk that finds nothing anywhere would prove nothing."""
    found = _leaks(sign_in(who), make(people))

    assert {"wagtailadmin_explore", "wagtailadmin_pages:edit", "wagtailadmin_pages:search"} <= found
    assert {"wagtailadmin_choose_page_search", "wagtailadmin_api:pages:listing", "wagtailadmin_pages:history"} <= found
    assert {"wagtailimages_chooser:choose", "wagtaildocs:index", "wagtailimages:edit"} <= found
    assert found <= set(ADDRESSES)
