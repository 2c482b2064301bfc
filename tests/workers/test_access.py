from __future__ import annotations

import pytest
from redis import Redis

from workers import keys
from workers.access import AccessKeys, NoSuchKeyError


@pytest.fixture
def cabinet(redis: Redis) -> AccessKeys:
    return AccessKeys(redis)


def test_a_token_is_recognised_as_the_key_that_it_was_issued_for(cabinet: AccessKeys) -> None:
    issued = cabinet.make("cms", ("ingest",), rate=60, size=1000)

    assert cabinet.recognise(issued.token) == issued.key
    assert (issued.key.name, issued.key.scopes, issued.key.rate, issued.key.size) == ("cms", ("ingest",), 60, 1000)


def test_the_store_holds_no_secret(cabinet: AccessKeys, redis: Redis) -> None:
    token = cabinet.make("cms", ("write",)).token
    secret = token.rpartition("_")[2]

    kept = {name: redis.hgetall(name) for name in redis.keys("parallax:access-key:*")}

    assert kept
    assert secret not in str(kept)


@pytest.mark.parametrize(
    "sent", ["", "plx_", "plx_00000000_" + "0" * 48, "plx_é_x", "plx_00000000_" + "٠" * 48, "plx_" + "0" * 10_000]
)
def test_what_was_never_issued_is_not_recognised(cabinet: AccessKeys, sent: str) -> None:
    cabinet.make("cms", ("write",))

    assert cabinet.recognise(sent) is None


def test_the_secret_of_another_key_opens_nothing(cabinet: AccessKeys) -> None:
    first, second = cabinet.make("a", ("read",)), cabinet.make("b", ("read",))

    assert cabinet.recognise(f"plx_{first.key.id}_{second.token.rpartition('_')[2]}") is None


def test_a_rotated_key_opens_with_both_tokens_until_the_overlap_ends(cabinet: AccessKeys, redis: Redis) -> None:
    old = cabinet.make("cms", ("write",))

    new = cabinet.rotate(old.key.id, overlap=60)

    assert new.key.rotated_at
    assert cabinet.recognise(old.token) == cabinet.recognise(new.token) == new.key
    redis.hset(keys.access_key(old.key.id), "previous_until", 1)
    assert cabinet.recognise(old.token) is None
    assert cabinet.recognise(new.token) == new.key


def test_without_an_overlap_the_old_token_ends_at_once(cabinet: AccessKeys) -> None:
    old = cabinet.make("cms", ("write",))

    cabinet.rotate(old.key.id, overlap=0)

    assert cabinet.recognise(old.token) is None


def test_a_revoked_key_opens_nothing_and_stays_listed(cabinet: AccessKeys) -> None:
    issued = cabinet.make("cms", ("write",))
    cabinet.rotate(issued.key.id)

    revoked = cabinet.revoke(issued.key.id)

    assert cabinet.recognise(issued.token) is None
    assert cabinet.listed() == [revoked]
    assert revoked.revoked_at


def test_only_a_good_key_is_rotated_or_revoked(cabinet: AccessKeys) -> None:
    gone = cabinet.revoke(cabinet.make("cms", ("write",)).key.id)

    for change in (cabinet.rotate, cabinet.revoke):
        with pytest.raises(NoSuchKeyError, match="was revoked"):
            change(gone.id)
        with pytest.raises(NoSuchKeyError, match="there is no key 12345678"):
            change("12345678")


def test_a_service_does_not_open_again_when_its_last_key_is_revoked(cabinet: AccessKeys) -> None:
    assert not cabinet.any_made()

    cabinet.revoke(cabinet.make("cms", ("write",)).key.id)

    assert cabinet.any_made()


@pytest.mark.parametrize("scopes", [(), ("root",), ("read", "root")])
def test_a_scope_that_there_is_not_is_refused(cabinet: AccessKeys, scopes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="read, ingest, write, admin"):
        cabinet.make("cms", scopes)
