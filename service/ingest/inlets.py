"""The inlets of a newsroom, from one TOML file: a table for each system that posts here, under a name of its own.

[city-blog]                 # POST /v1/ingest/city-blog
format = "ghost"
secret = "..."              # what the system signs with
source = "City blog"        # who publishes; else what the post says

[archive]
format = "mapping"
secret = "..."
signature = { header = "X-Hub-Signature-256", algorithm = "sha256", prefix = "sha256=" }
fields.external_id = "sys.id"                # each a jmespath expression
fields.title = 'fields.headline."en-GB"'
fields.html = 'fields.body."en-GB"'
"""

from __future__ import annotations

import hashlib
import hmac
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError
from jmespath.parser import ParsedResult

from service.ingest.post import Sent

KEYS = ("format", "secret", "source", "story", "signature", "fields")
SYSTEMS = ("superdesk", "ninjs", "ghost", "wordpress", "newsarticle", "mapping")
SIGNATURE_KEYS = ("header", "algorithm", "prefix")
ALGORITHMS = ("sha1", "sha256", "sha512")
FIELDS = (
    "source", "title", "text", "html", "published_at", "revised_at", "url", "external_id", "story", "withdrawn",
)  # fmt: skip
SHORTEST_SECRET = 16

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True)
class Signature:
    """Where a system puts the HMAC of the body, hexadecimal, and what stands before it."""

    header: str
    algorithm: str = "sha256"
    prefix: str = ""


@dataclass(frozen=True)
class Inlet:
    """One system that posts here. Without a secret it needs a key; `source` and `story` go before what a post says."""

    name: str
    format: str
    secret: str | None = field(default=None, repr=False)
    source: str | None = None
    story: str | None = None
    signature: Signature | None = None
    fields: Mapping[str, ParsedResult] = field(default_factory=dict)


def from_file(path: str) -> dict[str, Inlet]:
    """The inlets of that file by their names; ValueError names every fault, with the known keys."""
    try:
        tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"it cannot be read: {error}") from None
    faults = [fault for name, table in tables.items() for fault in _faults(name, table)]
    if faults:
        raise ValueError("; ".join(faults))
    return {name: _inlet(name, table) for name, table in tables.items()}


def _faults(name: str, table: object) -> Iterator[str]:
    if not _NAME.fullmatch(name) or not isinstance(table, dict):
        yield f"“{name}”: expected a table with a name of a-z, 0-9 and hyphens"
        return
    yield from _unknown(name, table, KEYS)
    if table.get("format") not in SYSTEMS:
        yield f"{name}.format: expected one of {', '.join(SYSTEMS)}"
    for key in ("secret", "source", "story"):
        if not isinstance(table.get(key, ""), str):
            yield f"{name}.{key}: expected a string"
    if len(str(table.get("secret", "x" * SHORTEST_SECRET))) < SHORTEST_SECRET:
        yield f"{name}.secret: expected {SHORTEST_SECRET} characters or more"
    yield from _signature_faults(name, table.get("signature", {"header": "X"}))
    if (table.get("format") == "mapping") != ("fields" in table):
        yield f"{name}.fields: expected with the format “mapping”, and with no other"
    yield from _field_faults(name, table.get("fields", {}))


def _unknown(name: str, table: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    yield from (
        f"{name}.{key} is not known; the known ones are: {', '.join(known)}" for key in table if key not in known
    )


def _signature_faults(name: str, said: object) -> Iterator[str]:
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        yield f"{name}.signature: expected a table of strings"
        return
    yield from _unknown(f"{name}.signature", said, SIGNATURE_KEYS)
    if not said.get("header"):
        yield f"{name}.signature.header: is required and missing"
    if said.get("algorithm", "sha256") not in ALGORITHMS:
        yield f"{name}.signature.algorithm: expected one of {', '.join(ALGORITHMS)}"


def _field_faults(name: str, said: object) -> Iterator[str]:
    if not isinstance(said, dict):
        yield f"{name}.fields: expected a table"
        return
    yield from _unknown(f"{name}.fields", said, FIELDS)
    for key, expression in said.items():
        try:
            jmespath.compile(expression)
        except (JMESPathError, TypeError, AttributeError) as error:
            yield f"{name}.fields.{key}: expected a jmespath expression ({' '.join(str(error).split())})"


def _inlet(name: str, table: Mapping[str, Any]) -> Inlet:
    said = dict(table)
    if "signature" in said:
        said["signature"] = Signature(**said["signature"])
    said["fields"] = {key: jmespath.compile(expression) for key, expression in said.get("fields", {}).items()}
    return Inlet(name, **said)


def hmac_or_token(sent: Sent, inlet: Inlet) -> bool:
    """Whether the body is signed as the inlet says; where it says nothing, whether the address holds the secret."""
    if inlet.signature is None:
        return same(sent.token or "", inlet.secret or "")
    expected = inlet.signature.prefix + digest(sent.body, inlet, inlet.signature.algorithm)
    return same(sent.header(inlet.signature.header), expected)


def digest(said: bytes, inlet: Inlet, algorithm: str) -> str:
    """The HMAC of those bytes with the inlet's secret, hexadecimal."""
    return hmac.new((inlet.secret or "").encode(), said, getattr(hashlib, algorithm)).hexdigest()


def same(sent: str, expected: str) -> bool:
    """Whether they are equal, in a time that does not tell where they differ; an empty one is equal to nothing."""
    return bool(expected) and hmac.compare_digest(sent.encode(errors="replace"), expected.encode())
