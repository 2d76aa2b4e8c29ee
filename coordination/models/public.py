"""The id that leaves the house. Running numbers would count what the reader may not see."""

import secrets
import uuid

from django.db import models

# Crockford's alphabet: nothing that is misread over the telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Public(models.Model):
    """Gives a noun its unguessable id for addresses, forms and the audit record."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


def new_reference() -> str:
    """Five characters to say over the telephone, drawn at random (see docs/decisions/case-references.md)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(5))
