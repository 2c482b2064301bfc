"""schema.org NewsArticle as JSON-LD, alone, in a list, or in a `@graph` with its publisher and its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import ValidationError

from service.bodies import value_of
from service.ingest.inlets import Inlet
from service.ingest.post import Post, Sent
from service.ingest.reading import body, host, moment, part, parts, words

GONE = ("withdrawn", "retracted", "killed")
"""What `creativeWorkStatus` says of an article that must not stand."""


def read(sent: Sent, inlet: Inlet) -> Post:
    """The article; its publisher is named in it, or elsewhere in the graph."""
    things = list(_things(value_of(sent.body)))
    said = next(
        (thing for thing in things if any(kind.endswith(("Article", "BlogPosting")) for kind in _kinds(thing))), None
    )
    if said is None:
        raise ValidationError({"@type": ["expected a NewsArticle"]})
    page = words(said, "mainEntityOfPage") or words(part(said, "mainEntityOfPage"), "@id")
    address = words(said, "url") or page or words(said, "@id")
    values = {
        "source": inlet.source or _publisher(said, things) or host(address),
        "external_id": words(said, "identifier") or words(part(said, "identifier"), "value") or words(said, "@id"),
        "url": address if address and host(address) else None,
        "title": words(said, "headline", "name"),
        "published_at": moment(words(said, "datePublished", "dateCreated")),
        "revised_at": moment(words(said, "dateModified", "datePublished")),
        **body(words(said, "articleBody")),
    }
    return Post(values, withdrawn=(words(said, "creativeWorkStatus") or "").lower() in GONE)


def _things(value: object) -> Iterator[Mapping[str, Any]]:
    """Every object that is described."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from parts(one, "@graph")


def _kinds(thing: Mapping[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _publisher(said: Mapping[str, Any], things: list[Mapping[str, Any]]) -> str | None:
    for key in ("publisher", "sourceOrganization", "provider"):
        for one in parts(said, key) or [{"name": words(said, key)}]:
            elsewhere = next((thing for thing in things if thing.get("@id") and thing.get("@id") == one.get("@id")), {})
            if name := words(one, "name") or words(elsewhere, "name"):
                return name
    return None
