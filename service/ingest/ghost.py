"""Ghost's webhooks for posts: published, updated, unpublished, deleted.

The signature is that of the body with the moment, in milliseconds, right behind it. Ghost waits two seconds for an
answer and ends a webhook that is answered 410; ours is there as soon as the article is kept.
"""

from __future__ import annotations

import re
import time

from marshmallow import ValidationError

from service.bodies import object_of
from service.ingest.inlets import Inlet, digest, same
from service.ingest.post import PassedOver, Post, Sent
from service.ingest.reading import host, moment, part, words

TOLERANCE = 300.0
"""Seconds that a signature may be old, or ahead of our clock."""

_SIGNATURE = re.compile(r"sha256=(?P<digest>[0-9a-f]{64}), ?t=(?P<at>\d{1,16})")


def verify(sent: Sent, inlet: Inlet) -> bool:
    """Whether `X-Ghost-Signature` is that of the body, of just now."""
    said = _SIGNATURE.fullmatch(sent.header("X-Ghost-Signature"))
    if said is None or abs(time.time() - int(said["at"]) / 1000) > TOLERANCE:
        return False
    return same(said["digest"], digest(sent.body + said["at"].encode(), inlet, "sha256"))


def read(sent: Sent, inlet: Inlet) -> Post:
    """The post as it is now; one that was taken back or deleted is withdrawn, a draft is passed over."""
    post = part(object_of(sent.body), "post")
    now, before = part(post, "current"), part(post, "previous")
    key = words(now, "id") or words(before, "id")
    if key is None:
        raise ValidationError({"post": ["expected a post with an “id” under “current” or “previous”"]})
    gone = words(now, "status") not in ("published", "sent")
    if gone and now and words(before, "status") not in ("published", "sent"):
        raise PassedOver(f"it is of the status “{words(now, 'status')}”")
    url = words(now, "url") or words(before, "url")
    values = {
        "source": inlet.source or host(url),
        "external_id": key,
        "url": url,
        "title": words(now, "title"),
        "published_at": moment(words(now, "published_at", "created_at")),
        "revised_at": moment(words(now, "updated_at")),
        **({"html": html} if (html := words(now, "html")) else {"text": words(now, "plaintext")}),
    }
    return Post(values, withdrawn=gone)
