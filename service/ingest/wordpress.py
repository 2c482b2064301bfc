"""WordPress: the post object of its REST API, as plugins and a few lines of PHP send it; and WordPress.com's form.

WordPress signs neither: the secret stands in the address, `?token=...`, or a signature is named for the plugin.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from marshmallow import ValidationError

from service.bodies import object_of
from service.ingest.inlets import Inlet
from service.ingest.post import PassedOver, Post, Sent
from service.ingest.reading import host, moment, part, words
from service.texts import decode
from workers.markup import text_of

FORM = "application/x-www-form-urlencoded"
NO_ARTICLES = ("page", "attachment", "revision", "nav_menu_item", "wp_block", "wp_template")
MOST_FIELDS = 200


def read(sent: Sent, inlet: Inlet) -> Post:
    """The post; one that is not public (any more) is withdrawn."""
    said = _of_form(sent) if sent.media == FORM else _of_rest(object_of(sent.body))
    kind, key, link = words(said, "type"), words(said, "id"), words(said, "link")
    if kind in NO_ARTICLES:
        raise PassedOver(f"it is of the type “{kind}”")
    if key is None:
        raise ValidationError({"id": ["is required and missing"]})
    values = {
        "source": inlet.source or host(link),
        "external_id": key,
        "url": link,
        "title": text_of(words(said, "title") or ""),
        "published_at": moment(words(said, "date")),
        "revised_at": moment(words(said, "modified")),
        "html": words(said, "content"),
    }
    return Post(values, withdrawn=words(said, "status") not in (None, "publish"))


def _of_rest(said: Mapping[str, Any]) -> Mapping[str, Any]:
    content = part(said, "content")
    if content.get("protected") is True:
        raise PassedOver("it is protected by a password")
    return {
        **{key: said.get(key) for key in ("id", "type", "status", "link")},
        "title": words(part(said, "title"), "raw", "rendered"),
        "content": words(content, "rendered", "raw"),
        "date": said.get("date_gmt"),
        "modified": said.get("modified_gmt"),
    }


def _of_form(sent: Sent) -> Mapping[str, Any]:
    try:
        said = dict(parse_qsl(decode(sent.body), max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise ValidationError(f"the form cannot be read: {error}") from None
    gone = said.get("hook", "").startswith(("trash", "delete", "before_delete"))
    return {
        "id": said.get("ID"),
        "type": said.get("post_type"),
        "status": "trash" if gone else said.get("post_status"),
        "link": said.get("post_url") or said.get("guid"),
        "title": said.get("post_title"),
        "content": said.get("post_content"),
        "date": said.get("post_date_gmt"),
        "modified": said.get("post_modified_gmt"),
    }
