"""PostgreSQL as another user, which only root can lend it; collected for root alone (see conftest)."""

import subprocess
from pathlib import Path

from hub.run import embedded, programs
from hub.run.accounts import Account, postgres_account
from tests.hub.run.test_embedded import asked

NOBODY = postgres_account()


def test_below_a_closed_folder_the_server_lies_elsewhere_and_the_folder_stays_closed(folder, monkeypatch, tmp_path):
    elsewhere = folder.parent / "elsewhere"
    monkeypatch.setattr(embedded, "ELSEWHERE", elsewhere)
    (folder.parent / "closed").mkdir(mode=0o700)
    data = folder.parent / "closed/data"
    lost = elsewhere / "lost"
    lost.mkdir(parents=True)
    (lost / "belongs-to").write_text("/gone")
    with embedded.running(data, keep=False) as addresses:
        assert asked(addresses, "SELECT 1") == 1
    assert (folder.parent / "closed").stat().st_mode & 0o777 == 0o700
    assert [Path((home / "belongs-to").read_text()) for home in elsewhere.iterdir()] == [data]
    embedded.remove(data)
    assert not list(elsewhere.glob("*/postgres"))


def test_programs_that_the_user_cannot_reach_are_copied(tmp_path, monkeypatch, folder):
    assert NOBODY is not None
    reaches = Account.can

    def cannot_reach_the_wheel(self: Account, test: str, path: Path) -> bool:
        return programs.installed() not in path.parents and reaches(self, test, path)

    monkeypatch.setattr(Account, "can", cannot_reach_the_wheel)
    found = programs.usable_by(NOBODY, folder.parent / "programs")
    version = subprocess.run(
        [found / "postgres", "--version"], user=NOBODY.uid, capture_output=True, text=True, check=True
    )
    assert version.stdout.startswith("postgres (PostgreSQL) 18")
    assert programs.usable_by(NOBODY, folder.parent / "programs") == found
