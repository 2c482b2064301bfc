"""What is signed with the inlet's secret is taken, and nothing else is."""

from __future__ import annotations

import hashlib
import hmac
import time

import pytest

from service.ingest.formats import FORMATS
from service.ingest.inlets import Inlet, Signature
from service.ingest.post import Sent

SECRET = "a-secret-of-the-newsroom"  # noqa: S105 (the tests')
BODY = '{"guid": "urn:1", "headline": "Straße"}'.encode()


def digest(said: bytes, algorithm: str = "sha256", secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), said, getattr(hashlib, algorithm)).hexdigest()


def ghost(body: bytes = BODY, at: float | None = None, secret: str = SECRET) -> str:
    moment = str(int((time.time() if at is None else at) * 1000))
    return f"sha256={digest(body + moment.encode(), secret=secret)}, t={moment}"


def verified(name: str, sent: Sent, signature: Signature | None = None) -> bool:
    return FORMATS[name].verify(sent, Inlet("x", name, secret=SECRET, signature=signature))


def test_superdesk_signs_the_bytes_with_sha1() -> None:
    good = {"X-Superdesk-Signature": f"sha1={digest(BODY, 'sha1')}"}

    assert verified("superdesk", Sent(BODY, good))
    assert not verified("superdesk", Sent(BODY + b" ", good))
    assert not verified("superdesk", Sent(BODY))
    assert not verified("superdesk", Sent(BODY, {"x-superdesk-signature": f"sha1={digest(BODY, 'sha1', 'other')}"}))
    assert not verified("superdesk", Sent(BODY, {"x-superdesk-signature": digest(BODY, "sha1")}))


def test_ghost_signs_the_bytes_and_the_moment() -> None:
    assert verified("ghost", Sent(BODY, {"X-Ghost-Signature": ghost()}))
    assert not verified("ghost", Sent(BODY + b" ", {"X-Ghost-Signature": ghost()}))
    assert not verified("ghost", Sent(BODY, {"X-Ghost-Signature": ghost(secret="other")}))  # noqa: S106 (wrong)
    assert not verified("ghost", Sent(BODY))


@pytest.mark.parametrize("off", [-400, 400])
def test_a_signature_of_ghost_is_worth_nothing_after_five_minutes(off: float) -> None:
    assert not verified("ghost", Sent(BODY, {"X-Ghost-Signature": ghost(at=time.time() + off)}))


@pytest.mark.parametrize("said", ["", "sha256=", "t=1", f"sha256={'0' * 64}, t=", f"sha256={'0' * 64}, t=x", "é" * 80])
def test_a_malformed_signature_of_ghost_is_no_fault_of_ours(said: str) -> None:
    assert not verified("ghost", Sent(BODY, {"X-Ghost-Signature": said}))


@pytest.mark.parametrize("name", ["ninjs", "wordpress", "newsarticle", "mapping"])
def test_where_a_system_cannot_sign_the_secret_stands_in_the_address(name: str) -> None:
    assert verified(name, Sent(BODY, token=SECRET))
    assert not verified(name, Sent(BODY, token="other"))  # noqa: S106 (wrong)
    assert not verified(name, Sent(BODY, token=""))
    assert not verified(name, Sent(BODY))
    assert not verified(name, Sent(BODY, token="é"))  # noqa: S106 (wrong)


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha512"])
def test_an_inlet_may_name_the_header_that_a_plug_in_signs_in(algorithm: str) -> None:
    named = Signature("X-Hub-Signature", algorithm, f"{algorithm}=")
    good = {"x-hub-signature": f"{algorithm}={digest(BODY, algorithm)}"}

    assert verified("mapping", Sent(BODY, good), named)
    assert not verified("mapping", Sent(BODY + b" ", good), named)
    assert not verified("mapping", Sent(BODY, token=SECRET), named)
