"""The mails of a forgotten password: in Danish, from the hub, and with nothing about the person."""

import pytest
from django.core import mail
from django.urls import reverse


@pytest.mark.parametrize(
    ("email", "subject"),
    [
        ("ydelse@example.invalid", "Boligsocial Hub: Vælg en ny adgangskode"),
        ("nobody@example.invalid", "Boligsocial Hub: Der er ingen konto med denne adresse"),
    ],
)
def test_who_forgot_the_password_is_written_to_in_danish_and_without_personal_data(cast, client, email, subject):
    client.post(reverse("account_reset_password"), {"email": email})
    (message,) = mail.outbox
    assert message.subject == subject
    assert message.body.startswith("Nogen, sikkert dig selv, har bedt om en ny adgangskode")
    assert message.body.endswith("Boligsocial Hub, Nordby Kommune")
    assert email not in message.body


def test_the_link_in_the_mail_opens_the_page_for_a_new_password(cast, client):
    client.post(reverse("account_reset_password"), {"email": "ydelse@example.invalid"})
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("http"))
    page = client.get(link.partition("testserver")[2], follow=True)
    assert "Vælg en ny adgangskode" in page.content.decode()
