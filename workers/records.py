"""How an article lies in the store: the fields of its hash, and the nouns that they stand for.

| field | holds |
|---|---|
| `submission` | the revision that its story compares, or will once it is read: JSON |
| `revision` | the number of that revision |
| `revised` | a newer revision that waits to be read, while the story goes on comparing `submission`: JSON |
| `newest` | the number of the newest revision |
| `status`, `story`, `reason`, `claims`, `received_at`, `changed_at` | as a StoredArticle has them |
| `profile` | what tells stories apart: JSON |
| `reading`, `outline` | what was read, and what its story remembers of it: see `readings.py` |
| `job` | the id of the RQ job that will move the article on |
| `placed` | the story that an editor put it into before it was read |
| `held` | present where a caller or an editor put it into its story: it never moves by itself |

A field that would be None is absent.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import cast

from schemas.articles import Article, ArticleStatus, StoredArticle, Submission
from workers import keys
from workers.wire import Fields

FIRST = 1
"""The number of an article's first revision."""


def now() -> datetime:
    """The time of the machine, for when things arrived and changed; never for what an article says."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """The moment as it is shown: ISO 8601 with milliseconds."""
    return moment.isoformat(timespec="milliseconds")


def article_id(posted: Submission) -> str:
    """An id made of what names the article: its source with its `external_id`, else its `url`, else all that was said.

    So the same article twice has the same id, and so has each of its revisions.
    """
    names = names_of(posted)
    seed = names[0].rpartition(":")[2] if names else canonical(replace(posted, revised_at=None))
    return "a" + hashlib.sha256(seed.encode()).hexdigest()[:16]


def names_of(posted: Submission) -> list[str]:
    """The keys under which the article's id is found again, the surest first; empty where its source gave no name."""
    said = (("external_id", posted.external_id), ("url", posted.url))
    return [keys.named(posted.source, by, name) for by, name in said if name]


def canonical(posted: Submission) -> str:
    """The submission as JSON, always the same text; ASCII, so that no character can be lost on the way."""
    said = asdict(posted)
    if posted.revised_at is None:
        del said["revised_at"]
    return json.dumps(said, sort_keys=True, separators=(",", ":"))


def parse(text: bytes) -> Submission:
    """What `canonical` wrote."""
    return Submission(**json.loads(text))


def submission(fields: Fields) -> Submission:
    """The revision that the story compares, or will."""
    return parse(fields[b"submission"])


def newest(fields: Fields) -> tuple[int, Submission]:
    """The newest revision and its number."""
    text = fields.get(b"revised", fields[b"submission"])
    return int(fields.get(b"newest", FIRST)), parse(text)


def revision(fields: Fields) -> int:
    """The number of the revision that the story compares, or will."""
    return int(fields.get(b"revision", FIRST))


def remembered(fields: Fields) -> str:
    """What the story of an article remembers of it: the revision that it compares, and the outline of that."""
    return f"{revision(fields)} {text(fields, b'outline') or ''}"


def stored_article(key: str, fields: Fields) -> StoredArticle:
    """The standing of the article with the id `key`."""
    claims = fields.get(b"claims")
    number, posted = newest(fields)
    received_at = fields[b"received_at"].decode()
    return StoredArticle(
        id=key,
        submission=posted,
        status=cast(ArticleStatus, fields[b"status"].decode()),
        story=text(fields, b"story"),
        reason=text(fields, b"reason"),
        claims=None if claims is None else int(claims),
        received_at=received_at,
        revision=number,
        changed_at=text(fields, b"changed_at") or received_at,
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
    moment = seconds(posted.published_at)
    return moment if moment is not None else seconds(received_at) or 0.0


def seconds(moment: str | None) -> float | None:
    """An ISO 8601 date or date-time in seconds since 1970, without a zone in UTC; None where it is none."""
    try:
        when = datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def new_story_id(key: str, posted: Submission) -> str:
    """A readable id for the story that an article opens: some words of its title, and some of the article's id."""
    return f"{_slug(posted.title) or _slug(posted.text[:200]) or 'story'}-{key[1:9]}"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:6])[:48].strip("-")
