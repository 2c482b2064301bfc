"""The keys of the API in the store: made, listed, rotated, revoked, recognised. Of a secret only its hash is kept.

A token is `plx_ID_SECRET`. The secret has 192 bits of chance, so that one round of SHA-256 hides it well enough.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from dataclasses import dataclass
from secrets import token_hex

from redis import Redis

from schemas.access import SCOPES, AccessKey
from workers import keys, records, wire

TOKEN = re.compile(r"plx_([0-9a-f]{8})_([0-9a-f]{48})", re.ASCII)
OVERLAP = 86_400
"""Seconds that the old secret of a rotated key stays good, where nobody says otherwise."""


class NoSuchKeyError(LookupError):
    """There is no key with that id, or it was revoked; the message says which."""


@dataclass(frozen=True)
class Issued:
    """A key and its token, which is shown this once."""

    key: AccessKey
    token: str


class AccessKeys:
    """The keys in the store. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def make(self, name: str, scopes: tuple[str, ...], *, rate: int | None = None, size: int | None = None) -> Issued:
        """A new key; ValueError for a scope that there is not."""
        unknown = [scope for scope in scopes if scope not in SCOPES]
        if unknown or not scopes:
            raise ValueError(f"expected one or more of {', '.join(SCOPES)}")
        moment, secret, key_id = records.now(), token_hex(24), token_hex(4)
        fields: wire.Values = {
            "name": name,
            "scopes": " ".join(scopes),
            "created_at": moment.isoformat(timespec="seconds"),
            "secret": _hash(secret),
            **{limit: value for limit, value in (("rate", rate), ("size", size)) if value is not None},
        }
        pipe = self._redis.pipeline()
        pipe.hset(keys.access_key(key_id), mapping=fields)
        pipe.zadd(keys.ACCESS_KEYS, {key_id: moment.timestamp()})
        wire.answers(pipe)
        return Issued(self._found(key_id), _token(key_id, secret))

    def listed(self) -> list[AccessKey]:
        """Every key, revoked ones too, in the order of their making."""
        return [self._found(key_id) for key_id in wire.names(self._redis.zrange(keys.ACCESS_KEYS, 0, -1))]

    def rotate(self, key_id: str, overlap: int = OVERLAP) -> Issued:
        """A new secret for the key; the old one stays good for `overlap` seconds."""
        self._good(key_id)
        secret = token_hex(24)
        old = wire.field(self._redis, keys.access_key(key_id), "secret") or b""
        fields: wire.Values = {
            "secret": _hash(secret),
            "previous": old.decode(),
            "previous_until": int(time.time()) + overlap,
            "rotated_at": records.now().isoformat(timespec="seconds"),
        }
        self._redis.hset(keys.access_key(key_id), mapping=fields)
        return Issued(self._found(key_id), _token(key_id, secret))

    def revoke(self, key_id: str) -> AccessKey:
        """Let the key open nothing any more, from the next request on."""
        self._good(key_id)
        self._redis.hset(keys.access_key(key_id), "revoked_at", records.now().isoformat(timespec="seconds"))
        self._redis.hdel(keys.access_key(key_id), "secret", "previous", "previous_until")
        return self._found(key_id)

    def any_made(self) -> bool:
        """Whether a key was ever made; a revoked one counts, so that a service never opens by a revocation."""
        return bool(self._redis.exists(keys.ACCESS_KEYS))

    def recognise(self, token: str) -> AccessKey | None:
        """The good key that has this token, None where there is none."""
        parts = TOKEN.fullmatch(token)
        if parts is None:
            return None
        fields = wire.fields(self._redis, keys.access_key(parts[1]))
        return _key(parts[1], fields) if _opens(fields, parts[2]) else None

    def _good(self, key_id: str) -> None:
        fields = wire.fields(self._redis, keys.access_key(key_id))
        if not fields:
            raise NoSuchKeyError(f"there is no key {key_id}")
        if b"revoked_at" in fields:
            raise NoSuchKeyError(f"the key {key_id} was revoked")

    def _found(self, key_id: str) -> AccessKey:
        return _key(key_id, wire.fields(self._redis, keys.access_key(key_id)))


def is_token(sent: str) -> bool:
    """Whether it could be a token at all; what could not is not looked up."""
    return TOKEN.fullmatch(sent) is not None


def _token(key_id: str, secret: str) -> str:
    return f"plx_{key_id}_{secret}"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _opens(fields: wire.Fields, secret: str) -> bool:
    given = _hash(secret).encode()
    current = hmac.compare_digest(given, fields.get(b"secret", b""))
    previous = hmac.compare_digest(given, fields.get(b"previous", b""))
    return current or (previous and float(fields.get(b"previous_until", b"0")) > time.time())


def _key(key_id: str, fields: wire.Fields) -> AccessKey:
    rate, size = (records.text(fields, name) for name in (b"rate", b"size"))
    return AccessKey(
        id=key_id,
        name=fields[b"name"].decode(),
        scopes=tuple(fields[b"scopes"].decode().split()),
        rate=None if rate is None else int(rate),
        size=None if size is None else int(size),
        created_at=fields[b"created_at"].decode(),
        rotated_at=records.text(fields, b"rotated_at"),
        revoked_at=records.text(fields, b"revoked_at"),
    )
