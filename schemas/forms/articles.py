"""The JSON forms of an article: as a newsroom posts it, and its standing as the service shows it."""

from __future__ import annotations

from typing import Any

from marshmallow import post_load

from schemas.articles import StoredArticle, Submission
from schemas.forms import parts
from schemas.forms.parts import StrictForm


class SubmissionForm(StrictForm):
    """What `POST /v1/articles` takes; loads into a Submission.

    `source` and `text` are required; null counts as absent in the others. Nothing in it is altered.
    """

    source = parts.source()
    title = parts.title()
    text = parts.text()
    published_at = parts.published_at()
    url = parts.url()
    external_id = parts.external_id()
    story = parts.story()

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Submission:
        """The submission with these values."""
        return Submission(**values | {"title": values["title"] or ""})


def dump_stored(article: StoredArticle) -> dict[str, Any]:
    """The standing of an accepted article, without its text: `GET /v1/articles/{id}`."""
    posted = article.submission
    return {
        "id": article.id,
        "status": article.status,
        "reason": article.reason,
        "story": article.story,
        "claims": article.claims,
        "source": posted.source,
        "title": posted.title,
        "published_at": posted.published_at,
        "url": posted.url,
        "external_id": posted.external_id,
        "received_at": article.received_at,
    }
