"""Every key of articles, stories and access in the store, in one table; the webhooks' are in `workers.webhooks.keys`.

RQ's own keys begin with `rq:`.

| key | type | holds |
|---|---|---|
| `parallax:article:ID` | hash | one accepted article: `records.py` names its fields |
| `parallax:revisions:ID` | hash | an article's revisions as they were posted, by number; none once it is withdrawn |
| `parallax:named:DIGEST` | text | the id of the article of that source with that `external_id` or `url` |
| `parallax:articles` | sorted set | ids of all articles, by the time of their arrival |
| `parallax:source:DIGEST` | sorted set | ids of the articles of one source, by the time of their arrival |
| `parallax:pending` | sorted set | ids of articles that are neither read nor failed yet, by the time of their arrival |
| `parallax:stories` | sorted set | ids of stories that have articles, by the time of their last change |
| `parallax:due` | sorted set | ids of stories that wait for a new report, by the time of the latest ask |
| `parallax:story:ID` | hash | one story: `stories.py` names its fields |
| `parallax:story-articles:ID` | sorted set | ids of the story's articles, by the time of their publication |
| `parallax:access-keys` | sorted set | ids of the API's keys, by the time of their making |
| `parallax:access-key:ID` | hash | one key of the API; `access.py` names its fields |
| `parallax:version:ID:N` | hash | one version of a story's report: `landing.py` names its fields |
| `parallax:roll:ID` | hash | the articles that the versions list, in chunks; `roll.py` says how |
| `parallax:outlines:ID` | hash | a story's articles, by id: the revision that it compares and its outline |
| `parallax:later:ID` | set | ids of the story's articles that its archive does not hold as they are |
| `parallax:archive:ID` | hash | the older articles of a large story: see `archives.py` |
| `parallax:ranks:ID` | sorted set | the themes of a story's archive by their ranks |
| `parallax:triage:ID` | hash | what editors decided about a story's conflicts, by the conflict's id: JSON |
| `parallax:once:DIGEST` | hash | the answer to a write that may be sent again; `once.py` names its fields; for a day |
| `parallax:merged` | hash | the id of the story that another was merged into, by the id of that other |
| `parallax:probe` | text | nothing; it is written to see whether the store takes writes |
| `parallax:counts` | hash | what happened how often; `counters.py` names its fields |
| `parallax:opened` | counter | how many articles were placed; who looks for a story watches it |
"""

from __future__ import annotations

import hashlib

ARTICLES = "parallax:articles"
PENDING = "parallax:pending"
STORIES = "parallax:stories"
DUE = "parallax:due"
MERGED = "parallax:merged"
OPENED = "parallax:opened"
ACCESS_KEYS = "parallax:access-keys"
COUNTS = "parallax:counts"
PROBE = "parallax:probe"


def article(article_id: str) -> str:
    """Key of one article's hash."""
    return f"parallax:article:{article_id}"


def access_key(key_id: str) -> str:
    """Key of the hash of one key of the API."""
    return f"parallax:access-key:{key_id}"


def revisions(article_id: str) -> str:
    """Key of the hash of one article's revisions."""
    return f"parallax:revisions:{article_id}"


def named(source: str, by: str, name: str) -> str:
    """Key of the id of the article that its source calls so; `by` is "external_id" or "url"."""
    return f"parallax:named:{_digest(source, by, name)}"


def source(name: str) -> str:
    """Key of the sorted set of one source's articles."""
    return f"parallax:source:{_digest(name)}"


def story(story_id: str) -> str:
    """Key of one story's hash."""
    return f"parallax:story:{story_id}"


def story_articles(story_id: str) -> str:
    """Key of the sorted set of one story's articles."""
    return f"parallax:story-articles:{story_id}"


def version(story_id: str, number: int) -> str:
    """Key of the hash of one version of a story's report."""
    return f"parallax:version:{story_id}:{number}"


def roll(story_id: str) -> str:
    """Key of the hash of the chunks of the story's rolls."""
    return f"parallax:roll:{story_id}"


def outlines(story_id: str) -> str:
    """Key of the hash of the outlines of the story's articles."""
    return f"parallax:outlines:{story_id}"


def later(story_id: str) -> str:
    """Key of the set of the articles that the story's archive does not hold as they are."""
    return f"parallax:later:{story_id}"


def archive(story_id: str) -> str:
    """Key of the hash of the rows of the story's archive."""
    return f"parallax:archive:{story_id}"


def ranks(story_id: str) -> str:
    """Key of the sorted set of the themes of the story's archive."""
    return f"parallax:ranks:{story_id}"


def triage(story_id: str) -> str:
    """Key of the hash of the decisions about one story's conflicts."""
    return f"parallax:triage:{story_id}"


def once(name: str) -> str:
    """Key of the hash of the answer to one request."""
    return f"parallax:once:{_digest(name)}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
