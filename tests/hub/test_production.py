"""Production does not start half: it says all that is missing, and is strict where the demonstration is not."""

import base64
import runpy
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured


def key(number: int) -> str:
    return base64.b64encode(bytes([number]) * 32).decode()


ENOUGH = {
    "SECRET_KEY": "s" * 60,
    "HUB_SEALING_KEYS": f"newest:{key(1)} , older:{key(2)}",
    "HUB_INDEX_KEYS": f"index:{key(3)}",
    "DATABASE_URL": "postgresql://web@db.example.invalid/hub",
    "CELERY_BROKER_URL": "redis://broker.example.invalid",
    "CACHE_URL": "redis://cache.example.invalid",
    "HUB_HOSTS": "hub.example.invalid",
    "HUB_BASE_URL": "https://hub.example.invalid",
    "HUB_FROM_EMAIL": "hub@example.invalid",
    "EMAIL_HOST": "mail.example.invalid",
}


@pytest.fixture
def production(monkeypatch):
    """The settings as they come out of the environment, less what is named, plus what is given."""

    def started(*without: str, **more: str) -> dict[str, Any]:
        for name in ENOUGH:
            monkeypatch.delenv(name, raising=False)
        for name, value in {**ENOUGH, **more}.items():
            if name not in without:
                monkeypatch.setenv(name, value)
        return runpy.run_module("hub.settings.production")

    return started


@pytest.mark.parametrize("name", sorted(ENOUGH))
def test_without_any_of_it_production_refuses_and_names_it(production, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        production(name)


def test_everybody_needs_a_second_factor_and_there_is_no_demonstration(production):
    settings = production()
    assert settings["SECOND_FACTOR_REQUIRED"] is True
    assert settings["DEMO"] is False
    assert not settings.get("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")


def test_failed_sign_ins_are_counted_where_all_processes_see_them(production):
    cache = production()["CACHES"]["default"]
    assert cache["BACKEND"].endswith("RedisCache")
    assert cache["LOCATION"] == ENOUGH["CACHE_URL"]


def test_the_keys_that_seal_come_newest_first(production):
    assert production()["SEALING_KEYS"] == [f"newest:{key(1)}", f"older:{key(2)}"]


@pytest.mark.parametrize("cookie", ["SESSION", "CSRF"])
def test_cookies_are_of_this_host_alone(production, cookie):
    settings = production()
    assert settings[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
    assert settings[f"{cookie}_COOKIE_SECURE"]
    assert settings[f"{cookie}_COOKIE_HTTPONLY"]
    assert settings.get(f"{cookie}_COOKIE_PATH", "/") == "/"
    assert settings.get(f"{cookie}_COOKIE_DOMAIN") is None


def test_one_proxy_is_believed_unless_another_number_is_said(production):
    assert production()["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
    assert production(HUB_PROXIES="0")["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0
