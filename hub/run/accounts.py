"""The user that PostgreSQL runs as. It refuses to run as root, so root lends it to a user that owns nothing."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hub.run.say import CannotGoOn

# Present on every Debian; making a user of our own would change the machine for good.
UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Account:
    """An unprivileged user that root may become for a child process."""

    uid: int
    gid: int

    def can(self, test: str, path: Path) -> bool:
        """Whether it passes `sh`'s test on a path, asked by trying: modes, ACLs and mounts all count."""
        try:
            asked = subprocess.run(
                ["/bin/sh", "-c", f'{test} "$1"', "sh", str(path)],
                capture_output=True,
                check=False,
                cwd="/",
                user=self.uid,
                group=self.gid,
                extra_groups=[],
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotGoOn(
                "PostgreSQL does not run as root, and this root may not become another user: "
                "start as an ordinary user, or name a server in DATABASE_URL."
            ) from error
        return asked.returncode == 0

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)


def postgres_account() -> Account | None:
    """None for an ordinary user, who runs PostgreSQL as themselves."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(UNPRIVILEGED)
    except KeyError as error:
        raise CannotGoOn(
            f"PostgreSQL does not run as root, and there is no user `{UNPRIVILEGED}` to run it: "
            "start as an ordinary user, or name a server in DATABASE_URL."
        ) from error
    return Account(entry.pw_uid, entry.pw_gid)
