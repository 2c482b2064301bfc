"""How an article lies in the store: the fields of its hash, and the nouns that they stand for.

`submission` (JSON), `status`, `story`, `reason`, `claims`, `received_at`, `profile` (JSON; tells stories apart) and
`job` (the id of the RQ job that will move the article on). A field that would be None is absent.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC, datetime
from typing import cast

from schemas.articles import Article, ArticleStatus, StoredArticle, Submission
from workers.wire import Fields


def now() -> datetime:
    """The time of the machine, for when things arrived and changed; never for what an article says."""
    return datetime.now(UTC)


def article_id(submission: Submission) -> str:
    """An id made of everything the caller said, so that the same article twice has the same."""
    return "a" + hashlib.sha256(canonical(submission).encode()).hexdigest()[:16]


def canonical(submission: Submission) -> str:
    """The submission as JSON, always the same text; ASCII, so that no character can be lost on the way."""
    return json.dumps(asdict(submission), sort_keys=True, separators=(",", ":"))


def submission(fields: Fields) -> Submission:
    """What was posted."""
    return Submission(**json.loads(fields[b"submission"]))


def stored_article(key: str, fields: Fields) -> StoredArticle:
    """The standing of the article with the id `key`."""
    claims = fields.get(b"claims")
    return StoredArticle(
        id=key,
        submission=submission(fields),
        status=cast(ArticleStatus, fields[b"status"].decode()),
        story=text(fields, b"story"),
        reason=text(fields, b"reason"),
        claims=None if claims is None else int(claims),
        received_at=fields[b"received_at"].decode(),
    )


def text(fields: Fields, name: bytes) -> str | None:
    """One field as text, None where it is absent."""
    value = fields.get(name)
    return None if value is None else value.decode()


def article(key: str, posted: Submission) -> Article:
    """The article as the engine takes it."""
    return Article(key, posted.source, posted.text, posted.title, posted.published_at)


def published(posted: Submission, received_at: str) -> float:
    """When it was published, in seconds since 1970, to put a story's articles in order; its arrival where nothing says.

    A time without a zone counts as UTC.
    """
    try:
        moment = datetime.fromisoformat(posted.published_at or received_at)
    except ValueError:
        moment = datetime.fromisoformat(received_at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def new_story_id(key: str, posted: Submission) -> str:
    """A readable id for the story that an article opens: some words of its title, and some of the article's id."""
    return f"{_slug(posted.title) or _slug(posted.text[:200]) or 'story'}-{key[1:9]}"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:6])[:48].strip("-")
