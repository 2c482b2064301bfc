"""Every system whose posts are known, and which of them an inlet speaks for."""

from __future__ import annotations

from collections.abc import Mapping

from service.ingest import ghost, mapping, newsarticle, ninjs, superdesk, wordpress
from service.ingest.inlets import Inlet, hmac_or_token
from service.ingest.post import Format

FORMATS = {
    "superdesk": Format(superdesk.verify, superdesk.read),
    "ninjs": Format(hmac_or_token, ninjs.read),
    "ghost": Format(ghost.verify, ghost.read),
    "wordpress": Format(hmac_or_token, wordpress.read),
    "newsarticle": Format(hmac_or_token, newsarticle.read),
    "mapping": Format(hmac_or_token, mapping.read),
}
"""Every system, by the name that an inlet gives it."""


def inlet_of(name: str, inlets: Mapping[str, Inlet]) -> Inlet | None:
    """The inlet of that name; a system that needs no settings is one under its own name."""
    known = inlets.get(name)
    return known or (Inlet(name, name) if name in FORMATS and name != "mapping" else None)
