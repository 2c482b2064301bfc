"""IPTC ninjs 1.x, 2.x and 3.x: one reader, since the versions differ in how they spell and where they nest.

1.6 is flat (`headline`, `body_xhtml`), 2.2 has lists (`headlines`, `bodies`), 3.1 is in camel case (`versionCreated`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from service.bodies import object_of
from service.ingest.inlets import Inlet
from service.ingest.post import PassedOver, Post, Sent
from service.ingest.reading import body, host, moment, parts, words
from service.ingest.superdesk import KILLED


def read(sent: Sent, inlet: Inlet) -> Post:
    """The article; what is no text is passed over."""
    said = object_of(sent.body)
    kind = words(said, "type")
    if kind not in (None, "text"):
        raise PassedOver(f"it is of the type “{kind}”")
    uri = words(said, "uri", "guid")
    if uri is None:
        raise ValidationError({"uri": ["is required and missing"]})
    made = moment(words(said, "versionCreated", "versioncreated", "contentCreated", "contentcreated"))
    values = {
        "source": inlet.source or _publisher(said) or host(uri),
        "external_id": uri,
        "url": uri if uri.startswith(("http://", "https://")) else None,
        "title": words(said, "headline", "title") or _main(said, "headlines"),
        "published_at": moment(words(said, "firstCreated", "firstcreated")) or made,
        "revised_at": made,
        **_body(said),
    }
    return Post(values, withdrawn=words(said, "pubStatus", "pubstatus") in KILLED)


def _publisher(said: Mapping[str, Any]) -> str | None:
    for key in ("infoSources", "infosources", "infosource"):
        for one in parts(said, key):
            if name := words(one, "name", "literal"):
                return name
    return words(said, "copyrightHolder", "copyrightholder", "source", "provider")


def _main(said: Mapping[str, Any], key: str) -> str | None:
    """The value of the main entry of a list, else of its first."""
    listed = sorted(parts(said, key), key=lambda one: one.get("role") != "main")
    return next((value for one in listed if (value := words(one, "value"))), None)


def _body(said: Mapping[str, Any]) -> dict[str, str]:
    """Its words, with markup where there is some: it says where paragraphs end."""
    flat = [words(said, key) for key in said if key.startswith("body_")]
    nested = [words(one, "value") for one in parts(said, "bodies")]
    found = [body(text) for text in (*flat, *nested) if text]
    return next((one for one in found if "html" in one), found[0] if found else {})
