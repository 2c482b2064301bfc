"""Every key that Parallax keeps in the store, in one table. RQ's own keys begin with `rq:`.

| key | type | holds |
|---|---|---|
| `parallax:article:ID` | hash | one accepted article: `records.py` names its fields |
| `parallax:pending` | sorted set | ids of articles that are neither read nor failed yet, by the time of their arrival |
| `parallax:stories` | sorted set | ids of stories that have articles, by the time of their last change |
| `parallax:story:ID` | hash | `title`, `updated_at`, `wanted`, `compared`, `version`, `report` (the JSON text) |
| `parallax:story-articles:ID` | sorted set | ids of the story's articles, by the time of their publication |
| `parallax:access-keys` | sorted set | ids of the API's keys, by the time of their making |
| `parallax:access-key:ID` | hash | one key of the API; `access.py` names its fields |
| `parallax:opened` | counter | how many stories were opened; who looks for a story watches it |
"""

from __future__ import annotations

PENDING = "parallax:pending"
STORIES = "parallax:stories"
OPENED = "parallax:opened"
ACCESS_KEYS = "parallax:access-keys"


def article(article_id: str) -> str:
    """Key of one article's hash."""
    return f"parallax:article:{article_id}"


def access_key(key_id: str) -> str:
    """Key of the hash of one key of the API."""
    return f"parallax:access-key:{key_id}"


def story(story_id: str) -> str:
    """Key of one story's hash."""
    return f"parallax:story:{story_id}"


def story_articles(story_id: str) -> str:
    """Key of the sorted set of one story's articles."""
    return f"parallax:story-articles:{story_id}"
