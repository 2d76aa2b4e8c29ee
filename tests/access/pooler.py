"""A pgbouncer in transaction mode before the test's PostgreSQL: one connection to the server for all who come."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hub.run import processes
from hub.run.accounts import postgres_account
from hub.run.database_url import DatabaseURL

HOW_TO_GET_ONE = "no pgbouncer is found: `apt-get install pgbouncer`"
PORT = 6432


def program() -> str | None:
    return shutil.which("pgbouncer") or shutil.which("/usr/sbin/pgbouncer")


@contextmanager
def pooled(server: DatabaseURL) -> Iterator[DatabaseURL]:
    """The address of the pooler, which has one connection to the server. Root lends it to an unprivileged user."""
    account = postgres_account()
    with tempfile.TemporaryDirectory(prefix="hub-pooler-", dir="/tmp") as name:
        folder = Path(name)
        (folder / "users").write_text(f'"{server.user}" "{server.password}"\n')
        (folder / "ini").write_text(_settings(server, folder))
        for path in (folder, folder / "users", folder / "ini"):
            path.chmod(0o700 if path == folder else 0o600)
            if account:
                account.own(path)
        with (folder.parent / f"{folder.name}.log").open("wb") as log:
            process = processes.start([program() or "", folder / "ini"], account=account, output=log, folder=Path("/"))
        try:
            socket = folder / f".s.PGSQL.{PORT}"
            processes.wait_until(lambda: socket.exists() or process.poll() is not None, 20)
            assert process.poll() is None, Path(log.name).read_text()
            yield replace(server, host=str(folder), port=PORT, options=())
        finally:
            processes.stop(process, signal.SIGINT, 10)
            os.unlink(log.name)


def _settings(server: DatabaseURL, folder: Path) -> str:
    where = f"host={server.host} port={server.port or 5432} dbname={server.name} user={server.user}"
    return f"""
[databases]
{server.name} = {where} password={server.password} pool_size=1
[pgbouncer]
pool_mode = transaction
listen_addr =
listen_port = {PORT}
unix_socket_dir = {folder}
auth_type = scram-sha-256
auth_file = {folder / "users"}
max_client_conn = 20
"""
