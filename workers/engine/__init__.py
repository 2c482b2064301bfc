"""Text in, values out: reads the claims of articles and compares them.

Law of this folder: pure. No web, no store, no clock, no environment, no network; the standard library, `regex` and the
nouns of `schemas` only. Same input, same output.

    >>> from workers.engine import compare, read
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.articles import Article
from schemas.reports import Report

Profile = dict[str, float]


class Unreadable(ValueError):
    """The engine refused a text; the message says why, in words for the sender."""


def compare(articles: Sequence[Article], *, story_id: str = "story", version: int = 1) -> Report:
    """The report on one story: where its articles disagree, agree, and are silent."""
    return Report(story_id, "", version, (), (), ())


def count_claims(article: Article) -> int:
    """How many claims the article makes."""
    return 0


def profile(article: Article) -> Profile:
    """The weighted terms that tell which story an article belongs to. JSON-able."""
    return {}


def nearest(wanted: Profile, stories: Mapping[str, Sequence[Profile]]) -> str | None:
    """The id of the story that an article with this profile belongs to, None where it opens a new one."""
    return None
