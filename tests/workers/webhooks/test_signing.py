"""Every signature is judged by the library that receivers use."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from schemas.subscriptions import secret_fault
from workers.records import now
from workers.webhooks import signing

BODY = '{"type":"report.updated","data":{"title":"Straße"}}'
OWN = "whsec_" + base64.b64encode(b"x" * 24).decode()


def test_the_library_accepts_what_is_signed() -> None:
    secret = signing.make_secret()

    assert Webhook(secret).verify(BODY, signing.headers("msg_1", now(), BODY, [secret]))["type"] == "report.updated"


def test_during_a_rotation_the_old_and_the_new_secret_both_verify() -> None:
    old, new = signing.make_secret(), OWN
    headers = signing.headers("msg_1", now(), BODY, [new, old])

    for secret in (old, new):
        Webhook(secret).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(signing.make_secret()).verify(BODY, headers)


@pytest.mark.parametrize("change", [{"webhook-id": "msg_2"}, {"webhook-timestamp": str(int(now().timestamp()) - 9)}])
def test_what_was_altered_on_the_way_is_refused(change: dict[str, str]) -> None:
    headers = signing.headers("msg_1", now(), BODY, [OWN])

    with pytest.raises(WebhookVerificationError):
        Webhook(OWN).verify(BODY, headers | change)
    with pytest.raises(WebhookVerificationError):
        Webhook(OWN).verify(BODY + " ", headers)


def test_a_signature_of_yesterday_is_too_old() -> None:
    with pytest.raises(WebhookVerificationError, match="too old"):
        Webhook(OWN).verify(BODY, signing.headers("msg_1", now() - timedelta(days=1), BODY, [OWN]))


def test_a_moment_without_a_zone_is_refused_since_the_library_would_sign_another() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        signing.headers("msg_1", datetime(2024, 5, 14, 12), BODY, [OWN])


@pytest.mark.parametrize("secret", [OWN, OWN.rstrip("="), "whsec_" + base64.b64encode(bytes(64)).decode()])
def test_a_secret_of_ones_own_is_whsec_and_24_to_64_bytes(secret: str) -> None:
    assert secret_fault(secret) is None


@pytest.mark.parametrize(
    "secret",
    ["", "whsec_", OWN.removeprefix("whsec_"), "whsec_" + base64.b64encode(bytes(23)).decode(), "whsec_ä" + "A" * 40,
     "whsec_" + base64.b64encode(bytes(65)).decode(), "whsec_not base64 at all, not at all, not at all"],
)  # fmt: skip
def test_anything_else_is_refused(secret: str) -> None:
    assert "24 to 64" in secret_fault(secret)


def test_made_secrets_are_good_and_never_the_same() -> None:
    made = {signing.make_secret() for _ in range(20)}

    assert len(made) == 20
    assert {secret_fault(secret) for secret in made} == {None}
