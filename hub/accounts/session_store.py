"""SESSION_ENGINE: sessions in the database, where neither the key in a row nor the row itself opens a session.

The cookie's key lies there as a digest, so that whoever reads the table, or a backup of it, cannot go on with what
somebody else has begun. What a row holds is signed for its own key: laid into another row, it is an empty session.
"""

from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone


def digest_of(session_key: str) -> str:
    """As the row has it, as long as its column. A key is drawn at random: of its digest there is nothing to guess."""
    return sha256(session_key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    """Everything but the cookie goes by the digest."""

    @property
    def key_salt(self) -> str:
        return f"hub.accounts.session_store:{self.session_key}"

    def exists(self, session_key: str) -> bool:
        return bool(super().exists(digest_of(session_key)))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        instance = super().create_model_instance(data)
        instance.session_key = digest_of(instance.session_key)
        return instance

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            super().delete(digest_of(key))

    def _get_session_from_db(self) -> Any:
        key = digest_of(self.session_key or "")
        stored = self.model.objects.filter(session_key=key, expire_date__gt=timezone.now()).first()
        if stored is None:
            self._session_key = None
        return stored
