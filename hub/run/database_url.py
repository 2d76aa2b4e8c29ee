"""Reading and writing `postgresql://user:password@host:port/name?option=value`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from hub.run.say import CannotGoOn

SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True)
class DatabaseURL:
    """One database as one role sees it. A host that begins with / is the folder of a Unix socket."""

    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: int | None = None
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> DatabaseURL:
        """Raises CannotGoOn for anything but a PostgreSQL address; the message never repeats the password."""
        try:
            parts = urlsplit(text)
            port = parts.port
        except ValueError as error:
            raise CannotGoOn(f"DATABASE_URL cannot be read: {error}.") from error
        name = unquote(parts.path.lstrip("/"))
        if parts.scheme not in SCHEMES or not name:
            raise CannotGoOn("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
        options = dict(parse_qsl(parts.query))
        host = options.pop("host", "") or unquote(parts.hostname or "")
        return cls(
            name=name,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=host,
            port=port,
            options=tuple(options.items()),
        )

    def __str__(self) -> str:
        login = quote(self.user, safe="")
        if self.password:
            login += ":" + quote(self.password, safe="")
        options = dict(self.options)
        host = self.host
        if host.startswith("/"):
            options, host = {"host": host, **options}, ""
        elif ":" in host:
            host = f"[{host}]"
        where = (f"{login}@" if login else "") + host + (f":{self.port}" if self.port else "")
        query = f"?{urlencode(options)}" if options else ""
        return f"postgresql://{where}/{quote(self.name, safe='')}{query}"

    def as_role(self, user: str, password: str) -> DatabaseURL:
        return replace(self, user=user, password=password)

    def without_password(self) -> str:
        return str(replace(self, password=""))

    def connect_arguments(self) -> dict[str, str]:
        """Keyword arguments for psycopg.connect."""
        given = {
            "dbname": self.name,
            "user": self.user,
            "password": self.password,
            "host": self.host,
            "port": str(self.port or ""),
        }
        return {"connect_timeout": "5", **{key: value for key, value in given.items() if value}, **dict(self.options)}
