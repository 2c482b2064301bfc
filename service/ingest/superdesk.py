"""Superdesk's HTTP push: its own ninjs, with `guid` for `uri`, signed by HMAC-SHA1 over the body.

The signature holds no time, so that an old push can be sent again by whoever saw it: `versioncreated` tells, and what
is older than what is here changes nothing.
"""

from __future__ import annotations

from marshmallow import ValidationError

from service.bodies import object_of
from service.ingest.inlets import Inlet, digest, same
from service.ingest.post import PassedOver, Post, Sent
from service.ingest.reading import body, moment, words

KILLED = ("canceled", "withheld")
"""What `pubstatus` says of an article that was killed or recalled."""


def verify(sent: Sent, inlet: Inlet) -> bool:
    """Whether `x-superdesk-signature` is that of the body."""
    return same(sent.header("x-superdesk-signature"), f"sha1={digest(sent.body, inlet, 'sha1')}")


def read(sent: Sent, inlet: Inlet) -> Post:
    """The article of a push; events, plans and pictures are passed over."""
    said = object_of(sent.body)
    kind = words(said, "type")
    if kind not in (None, "text"):
        raise PassedOver(f"it is of the type “{kind}”")
    guid = words(said, "guid", "uri", "_id")
    if guid is None:
        raise ValidationError({"guid": ["is required and missing"]})
    values = {
        "source": inlet.source or words(said, "source", "copyrightholder"),
        "external_id": guid,
        "title": words(said, "headline", "slugline"),
        "published_at": moment(words(said, "firstpublished", "firstcreated", "versioncreated")),
        "revised_at": moment(words(said, "versioncreated")),
        **(body(words(said, "body_html")) or body(words(said, "body_text", "description_html", "description_text"))),
    }
    return Post(values, withdrawn=words(said, "pubstatus") in KILLED, follows=words(said, "evolvedfrom"))
