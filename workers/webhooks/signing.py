"""Signatures by the Standard Webhooks specification 1.0.0, and the secrets that make them."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime

from standardwebhooks import Webhook

from schemas.subscriptions import SECRET_PREFIX


def make_secret() -> str:
    """A new secret: `whsec_` and 32 random bytes as base64."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def headers(message: str, moment: datetime, body: str, with_secrets: Sequence[str]) -> dict[str, str]:
    """The three headers of one attempt; while a secret is being rotated the body is signed with both.

    `moment` must know its zone: the library takes the clock of one that does not for UTC.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment of a signature needs a zone")
    signatures = [Webhook(secret).sign(message, moment, body) for secret in with_secrets]
    return {
        "webhook-id": message,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
