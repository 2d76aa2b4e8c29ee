"""Saved views: one's own and shared, as tabs, and never more than their reader may see."""

import pytest

from coordination.actions.saved_filters import save_filter
from coordination.models import SavedFilter


def saved_tabs(answer) -> list[str]:
    return [tab["label"] for tab in answer.context["saved"]]


def test_saved_it_is_a_tab_and_pressed_twice_it_is_one(stage, client_of):
    anne = client_of(stage.cast.anne)
    for _ in range(2):
        answer = anne.post("/sager/visninger/ny/?mine=1&frist=uge", {"name": "Mine i denne uge"})
    assert answer.headers["Location"] == "/sager/?mine=1&frist=uge"
    back = anne.get(answer.headers["Location"])
    assert saved_tabs(back) == ["Mine i denne uge"]
    assert back.context["saved"][0]["current"] is True
    assert SavedFilter.objects.get().chosen == ["frist", "mine"]


def test_a_shared_one_is_the_agencys_and_its_makers_to_change(stage, client_of):
    save_filter(name="Egen", chosen=["mine"], is_shared=False, by=stage.cast.unit_lead)
    shared = save_filter(name="Fælles", chosen=["ny"], is_shared=True, by=stage.cast.unit_lead)
    anne, lead = client_of(stage.cast.anne), client_of(stage.cast.unit_lead)
    assert saved_tabs(anne.get("/sager/")) == ["Fælles"]
    assert saved_tabs(lead.get("/sager/")) == ["Egen", "Fælles"]
    assert saved_tabs(client_of(stage.cast.ydelse).get("/sager/")) == []
    url = f"/sager/visninger/{shared.public_id}/"
    assert [who.get(url).status_code for who in (anne, client_of(stage.cast.ydelse))] == [403, 404]
    assert lead.post(url, {"name": "Vores"}).status_code == 302
    assert saved_tabs(anne.get("/sager/")) == []
    assert anne.post(f"{url}slet/").status_code == 404
    assert lead.post(f"{url}slet/").status_code == 302
    assert saved_tabs(lead.get("/sager/")) == ["Egen"]


def test_what_is_unknown_or_not_the_readers_is_left_out_at_use(stage, client_of):
    save_filter(name="Gammel", chosen=["findes-ikke", "ny", "frist"], is_shared=False, by=stage.cast.ydelse)
    assert client_of(stage.cast.ydelse).get("/sager/").context["saved"][0]["url"] == "?frist=uge"


@pytest.mark.parametrize("name", ["", "x" * 41, "0101010000", "a\x00b", "\u202eabc"])
def test_a_name_that_cannot_be_comes_back(stage, client_of, name):
    answer = client_of(stage.cast.anne).post("/sager/visninger/ny/?mine=1", {"name": name})
    assert answer.status_code == 422
    assert not SavedFilter.objects.exists()


def test_without_a_filter_there_is_nothing_to_save(stage, client_of):
    answer = client_of(stage.cast.anne).post("/sager/visninger/ny/?findes=ikke", {"name": "Tom"})
    assert (answer.status_code, SavedFilter.objects.count()) == (302, 0)


def test_the_list_names_each_in_words(stage, client_of):
    assert "hub-empty" in client_of(stage.cast.anne).get("/sager/visninger/").content.decode()
    save_filter(name="Min", chosen=["frist", "vis"], is_shared=True, by=stage.cast.anne)
    html = client_of(stage.cast.anne).get("/sager/visninger/").content.decode()
    assert "Min" in html
    assert "Frist denne uge" in html


def test_a_name_is_one_views_and_free_again_when_it_is_deleted(stage, client_of):
    anne = client_of(stage.cast.anne)
    anne.post("/sager/visninger/ny/?mine=1", {"name": "Uge"})
    assert anne.post("/sager/visninger/ny/?frist=uge", {"name": "Uge"}).status_code == 422
    saved = SavedFilter.objects.get()
    anne.post(f"/sager/visninger/{saved.public_id}/slet/")
    assert anne.post("/sager/visninger/ny/?frist=uge", {"name": "Uge"}).status_code == 302
