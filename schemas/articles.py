"""An article as a newsroom sends it, and the standing of one that was accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ArticleStatus = Literal["queued", "read", "failed", "withdrawn"]


@dataclass(frozen=True)
class Article:
    """One source's text about a story (schema.org: NewsArticle). The text is never rewritten.

    `published_at` is an ISO 8601 date or date-time as received, or None; relative times in the text count from it.
    """

    id: str
    source: str
    text: str
    title: str = ""
    published_at: str | None = None

    def field(self, name: str) -> str:
        """The text of the field "title" or "text", as received."""
        return self.title if name == "title" else self.text


@dataclass(frozen=True)
class Submission:
    """What a caller posts: an article without an id, and where it came from.

    `story` is the id of the story that the caller names; None lets Parallax find or open one. The same `source` with
    the same `external_id`, or the same `url`, is the same article: its next revision. `revised_at` is when that
    revision was made (ISO 8601), so that one which comes late does not undo a newer one.
    """

    source: str
    text: str
    title: str = ""
    published_at: str | None = None
    url: str | None = None
    external_id: str | None = None
    story: str | None = None
    revised_at: str | None = None


@dataclass(frozen=True)
class StoredArticle:
    """An accepted article and how far it has come.

    `submission` is its newest revision, whose number is `revision`, counted from 1; `status` is that revision's. Of a
    withdrawn article the title and the text are empty. `story` is None until the article has joined one. `reason` says
    why it failed, else None. `claims` is how many claims were read, None before that. `received_at` is when its first
    revision came, `changed_at` when its newest came or it was withdrawn. Times are ISO 8601, UTC.
    """

    id: str
    submission: Submission
    status: ArticleStatus
    story: str | None
    reason: str | None
    claims: int | None
    received_at: str
    revision: int = 1
    changed_at: str = ""
