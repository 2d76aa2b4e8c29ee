"""What the attempts name: ids of rows that are somebody else's, and words that were tampered with."""

from typing import Any

from django.conf import settings

from hub.accounts.identity import word_for
from tests.access.copied import Copy


def names(copy: Copy) -> dict[str, Any]:
    stage, cast, world = copy.stage, copy.stage.cast, copy.world
    permissions = {row["codename"]: key for key, row in world["permission"].items()}
    return {
        **{name: getattr(stage, name).pk for name in ("mine", "theirs", "help_part", "landlord_part", "their_part")},
        **{name: getattr(stage, name).pk for name in ("spent", "outlived")},
        **_people(copy),
        **_words(cast),
        "case_uuid": stage.mine.public_id,
        "held": _held(copy),
        "running": _guarantee(copy, "asked"),
        "over": _guarantee(copy, "done"),
        "summary": permissions["summarise_planpart"],
        "read": permissions["read_planpart"],
        "write": permissions["write_planpart"],
        "consent_ground": _ground(world, "tenant_consent"),
        "free_ground": _ground(world, "payment_itself"),
        "coordination": _ground(world, "coordination"),
        "their_tenancy": stage.theirs.tenancy_id,
        "last_day": stage.landlord_part.consent.expires_on,
        **{f"{work}_role": role for work, role in settings.ROLES.items()},
        "owner_role": copy.url().user,
    }


def _people(copy: Copy) -> dict[str, int]:
    """anne (a membership), anne_user, anne_agency, anne_group; and so on for the cast."""
    found = {}
    for name in (*copy.stage.cast.active(), "ended"):
        person = copy.stage.cast.person(name)
        found[name] = person.pk
        found[f"{name}_user"], found[f"{name}_agency"] = person.user_id, person.agency_id
        found[f"{name}_group"] = copy.world["agency"][person.agency_id]["group_id"]
    return found


def _words(cast) -> dict[str, str]:
    who, expiry, signature = word_for(f"m{cast.ydelse.pk}", seconds=3600).split(":")
    anne = f"m{cast.anne.pk}"
    return {
        "word": f"{who}:{expiry}:{signature}",
        "of_another": f"{anne}:{expiry}:{signature}",
        "of_hub": f"hub:{expiry}:{signature}",
        "prolonged": f"{who}:{int(expiry) + 9999}:{signature}",
        "expired": word_for(anne, seconds=-1),
        "cut": f"{who}:{expiry}:{signature[:-1]}",
        "unsigned": f"{anne}:{expiry}:",
        "longer": f"{who}:{expiry}:{signature}:hub",
        "shouted": word_for(anne, seconds=3600).upper(),
        "of_ended": word_for(f"m{cast.ended.pk}", seconds=3600),
        "of_inactive": word_for(f"m{cast.inactive.pk}", seconds=3600),
    }


def _held(copy: Copy) -> int:
    """The consent in force, of `mine` to its landlord."""
    return copy.stage.landlord_part.consent_id


def _guarantee(copy: Copy, status: str) -> int:
    """One in `mine` whose part is in this state."""
    guarantees = [row for row in copy.world.rows("guarantee") if row["case_id"] == copy.stage.mine.pk]
    return next(row["id"] for row in guarantees if copy.world["planpart"][row["part_id"]]["status"] == status)


def _ground(world, code: str) -> int:
    return next(row["id"] for row in world.rows("ground") if row["code"] == code)
