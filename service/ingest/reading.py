"""Finding things in what strangers posted: a key may be absent, null, or of another type than its system promises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|table|figure|section|body)\b", re.IGNORECASE)


def words(item: Mapping[str, Any], *names: str) -> str | None:
    """The first of those keys that holds a text or a whole number."""
    for name in names:
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def part(item: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The object under that key, empty where there is none."""
    value = item.get(name)
    return value if isinstance(value, dict) else {}


def parts(item: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects in the list under that key; one object alone counts as a list of it."""
    value = item.get(name)
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict)]


def moment(said: str | None) -> str | None:
    """An ISO 8601 moment as the form of an article takes it; None for what is none. Without a zone it is UTC.

    Systems write +0000 for a zone, a blank for the T, and a year 0000 for never.
    """
    try:
        when = datetime.fromisoformat((said or "").strip())
    except ValueError:
        return None
    if len((said or "").strip()) == len("2024-05-14"):
        return when.date().isoformat()
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()


def host(url: str | None) -> str | None:
    """The name of the site, to call a source by where nothing better is said."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def body(said: str | None) -> dict[str, str]:
    """The words of an article under the key that fits: `html` where there is markup, else `text`."""
    if not said:
        return {}
    return {"html": said} if _MARKUP.search(said) else {"text": said}
