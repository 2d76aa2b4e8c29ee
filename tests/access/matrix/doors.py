"""Rows of what is not casework: the door, one's own account, the lead's people, and the pages everybody reads."""

from typing import Any

from tests.access.matrix import oracle
from tests.access.matrix.rows import CLASS, FORM, GET, POST, SAFE, Row

# The door is open to all, and whoever has come in is sent on.
_SHUT: dict[str, Any] = {"strangers": (404, 404), "get": 404, "empty": 404, "sent": 404}


def _door(name: str, **answers: Any) -> Row:
    return Row(name, "", CLASS, oracle.anybody, **answers)


def _own(name: str, get: int, empty: int, names: str = "") -> Row:
    """A page of one's own account."""
    return Row(name, names, CLASS, oracle.signed_in, get=get, empty=empty, sent=empty)


DOORS = [
    Row("healthz", "", GET, oracle.anybody, strangers=(200, 405)),
    Row("readyz", "", GET, oracle.anybody, strangers=(200, 405)),
    Row("calculator", "", SAFE, oracle.anybody, strangers=(200, 405)),
    Row("tour_offline", "", SAFE, oracle.anybody, strangers=(200, 405)),
    Row("tour_worker", "", SAFE, oracle.anybody, strangers=(200, 405)),
    Row("tour_manifest", "", SAFE, oracle.anybody, strangers=(200, 405)),
    Row("set_language", "", POST, oracle.anybody, empty=302, sent=302, strangers=(405, 302)),
    Row("styleguide", "", GET, oracle.nobody, strangers=(404, 405)),
    Row("demo_sign_in", "", POST, oracle.nobody, strangers=(405, 404)),
    _door("account_login", get=302, empty=302, strangers=(200, 200)),
    _door("account_signup", get=302, empty=302, strangers=(200, 200)),
    _door("account_logout", get=200, empty=302, strangers=(302, 302)),
    _door("account_inactive", get=200, empty=405, sent=405, strangers=(200, 405)),
    _door("account_email", **_SHUT),
    _door("account_email_verification_sent", **_SHUT),
    Row("account_confirm_email", "key", CLASS, oracle.anybody, **_SHUT),
    _door("account_confirm_login_code", get=302, empty=302, strangers=(302, 302)),
    _door("account_reset_password", get=200, empty=200, sent=200, strangers=(200, 200)),
    _door("account_reset_password_done", get=200, empty=405, sent=405, strangers=(200, 405)),
    Row("account_reset_password_from_key", "reset", CLASS, oracle.anybody, empty=200, sent=200, strangers=(200, 200)),
    _door("account_reset_password_from_key_done", get=200, empty=405, sent=405, strangers=(200, 405)),
    Row("act_as", "", POST, oracle.own_membership, empty=404, sent=302),
    _own("account_reauthenticate", 200, 200),
    _own("account_change_password", 200, 200),
    _own("account_set_password", 302, 302),
    Row("mfa_authenticate", "", CLASS, oracle.anybody, get=302, empty=302, strangers=(302, 302)),
    _own("mfa_index", 200, 405),
    _own("mfa_reauthenticate", 302, 302),
    _own("mfa_activate_totp", 200, 200),
    _own("mfa_deactivate_totp", 404, 404),
    _own("mfa_view_recovery_codes", 404, 405),
    _own("mfa_generate_recovery_codes", 200, 200),
    _own("mfa_download_recovery_codes", 404, 404),
    _own("mfa_list_webauthn", 200, 405),
    _own("mfa_add_webauthn", 200, 200),
    _own("mfa_reauthenticate_webauthn", 302, 302),
    _own("mfa_remove_webauthn", 404, 404, names="factor"),
    _own("mfa_edit_webauthn", 404, 404, names="factor"),
    Row("notices", "", GET, oracle.signed_in),
    Row("notices_read", "", POST, oracle.signed_in, empty=302, sent=302),
]
PEOPLE = [
    Row("people", "", SAFE, oracle.lead_of),
    Row("people_invite", "", FORM, oracle.fresh(oracle.lead_of, oracle.lead_of)),
    Row("people_role", "member", FORM, oracle.fresh(oracle.lead_of, oracle.lead_of)),
    Row("people_end", "member", FORM, oracle.fresh(oracle.lead_of, oracle.lead_of)),
]
PAGES = [
    Row("content:search", "", SAFE, oracle.anybody, strangers=(200, 405)),
    Row("content:feedback", "page", POST, oracle.nobody),
    Row("content:image", "picture", SAFE, oracle.nobody),
    Row("content:document", "document", SAFE, oracle.nobody),
    Row("wagtail_serve", "path", SAFE, oracle.nobody),
]
