"""The embedded PostgreSQL: one data folder, one server process, a child of whoever needs it.

It listens on a Unix socket only. No port can be taken, nothing can be reached over the network, and the socket's
folder is closed to other users; a password is asked for all the same, since `nobody` may be shared.
"""

import hashlib
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from pathlib import Path

from hub.run import processes
from hub.run.accounts import Account
from hub.run.database_url import DatabaseURL
from hub.run.say import DISK_FULL, CannotGoOn

SUPERUSER = "postgres"
STARTUP_SECONDS = 60
# A socket's path may be 107 bytes long, so it lies in /tmp and not below the checkout.
SOCKETS = Path("/tmp")  # noqa: S108  # the folder made in it is checked: ours, and closed to others
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "64MB",
    # /dev/shm is missing in a bare chroot and small in a container; a file in the data folder is always there.
    "dynamic_shared_memory_type": "mmap",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What failed is said without the statement and the row: those hold names, addresses and what people wrote.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    # Sessions of one role would read each other's statements, and the names in them, in pg_stat_activity.
    "track_activities": "off",
}
# A database for one run of the tests: nobody misses it after a power cut.
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class Postgres:
    """One data folder and, while it runs, the server on it."""

    def __init__(self, folder: Path, programs: Path, account: Account | None, log: Path, *, keep: bool) -> None:
        self.folder = folder
        self.programs = programs
        self.account = account
        self.log = log
        self.keep = keep
        self.process: subprocess.Popen[bytes] | None = None

    def initialise(self, password: str) -> None:
        """Make the data folder. An interrupted attempt leaves nothing that the next one would trip over."""
        if (self.folder / "PG_VERSION").exists():
            return
        half_made = self.folder.with_name(self.folder.name + ".new")
        shutil.rmtree(half_made, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="hub-", dir=SOCKETS) as scratch:
            word = Path(scratch) / "password"
            word.write_text(password + "\n")
            half_made.mkdir(mode=0o700)
            for path in (Path(scratch), word, half_made):
                if self.account:
                    self.account.own(path)
            self._run_initdb(half_made, word)
        half_made.rename(self.folder)

    def _run_initdb(self, folder: Path, password: Path) -> None:
        command: list[str | Path] = [
            self.programs / "initdb", "--pgdata", folder, "--username", SUPERUSER, "--pwfile", password,
                   "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C",
                   "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"
        ]  # fmt: skip
        if not self.keep:
            command.append("--no-sync")
        with self.log.open("wb") as log:
            process = processes.start(
                command, account=self.account, output=log, environment=_environment(), folder=Path("/")
            )
            try:
                failed = process.wait() != 0
            finally:
                processes.stop(process, signal.SIGTERM, 5)
        if failed:
            raise self._trouble("PostgreSQL could not make its data folder")

    def start(self) -> None:
        """Start the server and wait until it takes connections. The caller holds the lock on the folder."""
        self._end_leftover()
        until = time.monotonic() + STARTUP_SECONDS
        while not self._started():
            # What a killed server leaves needs a moment to go.
            if "still in use" not in self._log_text() or time.monotonic() > until:
                raise self._trouble("PostgreSQL did not start")
            time.sleep(0.3)

    def _started(self) -> bool:
        command: list[str | Path] = [self.programs / "postgres", "-D", self.folder]
        settings = SETTINGS | ({} if self.keep else THROWAWAY)
        for name, value in (settings | {"unix_socket_directories": str(self._socket_folder())}).items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("wb") as log:
            self.process = processes.start(
                command,
                # Fast: sessions are cut off, the data is closed properly.
                ending=signal.SIGINT,
                account=self.account,
                output=log,
                environment=_environment(),
                folder=Path("/"),
            )
        process = self.process
        processes.wait_until(lambda: self._is_ready(process) or process.poll() is not None, STARTUP_SECONDS)
        return self._is_ready(process) and process.poll() is None

    def stop(self) -> None:
        if self.process:
            processes.stop(self.process, signal.SIGINT if self.keep else signal.SIGQUIT, 20)
            self.process = None
            shutil.rmtree(self._socket_folder(), ignore_errors=True)

    def wait_until_ready(self) -> None:
        """Wait for a server that somebody else is starting."""
        if not processes.wait_until(self._says_ready, STARTUP_SECONDS):
            raise CannotGoOn("The embedded PostgreSQL is being started by somebody else and does not get ready.")

    def _says_ready(self) -> bool:
        notes = self._notes()
        return len(notes) > 7 and notes[7].strip() == "ready" and _alive(int(notes[0]))

    def _is_ready(self, process: subprocess.Popen[bytes]) -> bool:
        return self._says_ready() and self._notes()[0].strip() == str(process.pid)

    def url(self, name: str, user: str, password: str) -> DatabaseURL:
        """The address of a database on the running server."""
        notes = self._notes()
        if len(notes) < 5:
            raise CannotGoOn("The embedded PostgreSQL does not run.")
        return DatabaseURL(name=name, user=user, password=password, host=notes[4].strip())

    def why_ended(self) -> str | None:
        """Why the server that we started is gone; None while it runs."""
        if self.process is None or self.process.poll() is None:
            return None
        return self._complaint()

    def _complaint(self) -> str:
        """The last thing the server complained about."""
        text = self._log_text()
        if "No space left on device" in text:
            return DISK_FULL
        lines = [line for line in text.splitlines() if "FATAL" in line or "PANIC" in line or "error:" in line]
        if lines:
            return lines[-1].split("]")[-1].strip()
        code = self.process.poll() if self.process else None
        return f"signal {signal.Signals(-code).name}" if code and code < 0 else f"see {self.log}"

    def _trouble(self, what: str) -> CannotGoOn:
        why = self._complaint()
        return CannotGoOn(why if why == DISK_FULL else f"{what}: {why}")

    def _log_text(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def _notes(self) -> list[str]:
        """PostgreSQL's own notes on the server that runs: pid, folder, start, port, socket folder, …, status."""
        try:
            return (self.folder / "postmaster.pid").read_text().splitlines()
        except (FileNotFoundError, PermissionError):
            return []

    def _end_leftover(self) -> None:
        """A server whose starter vanished is ended; the note of one that is gone does not hinder.

        PostgreSQL takes any living process with the noted number for itself: after a crash the number may be
        somebody else's by now.
        """
        notes = self._notes()
        if not notes or not notes[0].strip().isdigit():
            return
        pid = int(notes[0])
        if not _alive(pid):
            return
        if not _runs_in(pid, self.folder):
            (self.folder / "postmaster.pid").unlink(missing_ok=True)
            return
        os.kill(pid, signal.SIGINT)
        if not processes.wait_until(lambda: not _alive(pid), 20):
            os.kill(pid, signal.SIGKILL)
            processes.wait_until(lambda: not _alive(pid), 5)

    def _socket_folder(self) -> Path:
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        # What is thrown away with its folder leaves nothing beside it, however it ended.
        folder = SOCKETS / f"hub-{name}" if self.keep else self.folder.with_name("socket")
        try:
            folder.mkdir(mode=0o700)
            if self.account:
                self.account.own(folder)
        except FileExistsError:
            found = folder.lstat()
            ours = self.account.uid if self.account else os.geteuid()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != ours or found.st_mode & 0o077:
                raise CannotGoOn(f"{folder} belongs to somebody else: remove it, then start again.") from None
        return folder


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    # In a container whose first process collects nobody, the ended keep their number for ever.
    status = Path(f"/proc/{pid}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def _runs_in(pid: int, folder: Path) -> bool:
    """Whether the process is a PostgreSQL server on this folder: it always works inside it."""
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == folder.resolve()
    except OSError:
        # Without /proc (macOS) the note is believed.
        return not Path("/proc/self").exists()
