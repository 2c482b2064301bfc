"""Fields and rules that the forms for incoming articles share; every message says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from marshmallow import Schema, ValidationError, fields, validate

TEXT_LIMIT = 1_000_000
"""Characters of an article's text."""
TITLE_LIMIT = 1_000
NAME_LIMIT = 200
URL_LIMIT = 2_000

_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
_STORY = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_EXPECTED_DATE = (
    "expected an ISO 8601 date or date-time of the years 1900 to 2100, "
    'such as "2020-03-12", "2020-03-12T23:00:00Z" or "2020-03-12T23:00:00+01:00"'
)


class StrictForm(Schema):
    """A form whose message about an unknown field lists the known ones."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages = self.error_messages | {
            "unknown": f"is not a known field; the known ones are: {', '.join(self.fields)}",
            "type": "expected a JSON object",
        }


class Words(fields.String):
    """A string of whole characters: no NUL, no half of a surrogate pair, of `least` to `most` characters."""

    def __init__(self, least: int, most: int, *rules: Callable[[str], None], **options: Any) -> None:
        length = validate.Length(least, most, error=f"expected {least:,} to {most:,} characters")
        messages: dict[str, str | list[Any] | dict[Any, Any]] = {
            "required": "is required and missing",
            "null": "expected a string, not null",
            "invalid": "expected a string",
        }
        super().__init__(validate=[length, no_nul, whole_characters, *rules], error_messages=messages, **options)


def no_nul(value: str) -> None:
    """Refuse NUL, which no article holds and many a program takes for the end."""
    if "\0" in value:
        raise ValidationError(f"holds a NUL character, at {value.index(chr(0)):,}")


def whole_characters(value: str) -> None:
    """Refuse half of a surrogate pair, which JSON can spell and UTF-8 cannot."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValidationError(f"holds half of a surrogate pair, at {error.start:,}") from None


def a_letter(value: str) -> None:
    """Refuse a text in which nothing is said."""
    if value and not any(map(str.isalpha, value)):
        raise ValidationError("expected at least one letter")


def not_blank(value: str) -> None:
    """Refuse a name that cannot be seen."""
    if value and not value.strip():
        raise ValidationError("expected more than blanks")


def a_date(value: str) -> None:
    """Refuse what is no ISO 8601 date or date-time of our time."""
    try:
        if not _DATE.fullmatch(value) or not 1900 <= datetime.fromisoformat(value).year <= 2100:
            raise ValueError
    except ValueError:
        raise ValidationError(_EXPECTED_DATE) from None


def a_web_address(value: str) -> None:
    """Refuse what is no http or https address. Nothing is fetched from it."""
    try:
        parts = urlsplit(value)
        right = parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s\x00-\x1f]", value)
    except ValueError:
        right = False
    if not right:
        raise ValidationError('expected an http or https address, such as "https://example.org/news/1"')


def a_story_id(value: str) -> None:
    """Refuse a story id that would not stand well in an address. Lower case only, so that no two differ by case."""
    if not _STORY.fullmatch(value):
        raise ValidationError(
            "expected 1 to 64 of a-z, 0-9, full stop, underscore and hyphen, the first a letter or digit"
        )


def source() -> Words:
    """Who publishes the article."""
    return Words(1, NAME_LIMIT, not_blank, required=True, metadata={"description": "Who publishes it."})


def title() -> Words:
    """The headline; absent or null counts as empty."""
    return Words(0, TITLE_LIMIT, load_default="", allow_none=True, metadata={"description": "The headline."})


def text(*, required: bool = True) -> Words:
    """The article as published."""
    words = "The article as published, with at least one letter. It is never altered; offsets in reports count in it."
    return Words(1, TEXT_LIMIT, a_letter, required=required, metadata={"description": words})


def html() -> Words:
    """The article as HTML."""
    words = (
        "Instead of `text`: the same as HTML. What a reader sees of it becomes the text: paragraphs, lists, rows of "
        "tables, captions; without what is hidden, struck out, a script or a form."
    )
    return Words(1, TEXT_LIMIT, metadata={"description": words})


def published_at() -> Words:
    """When it was published, kept as received."""
    words = "ISO 8601 date or date-time of the years 1900 to 2100. “Wednesday” in the text counts from it."
    return Words(0, NAME_LIMIT, a_date, load_default=None, allow_none=True, metadata={"description": words})


def url() -> Words:
    """Where the article is to be read."""
    words = {"description": "Its http or https address. Nothing is fetched from it."}
    return Words(1, URL_LIMIT, a_web_address, load_default=None, allow_none=True, metadata=words)


def external_id() -> Words:
    """The sender's own id of it."""
    words = {"description": "Your own id of it."}
    return Words(1, NAME_LIMIT, not_blank, load_default=None, allow_none=True, metadata=words)


def story(*, required: bool = False) -> Words:
    """The story that the sender names."""
    words = (
        "The id of its story."
        if required
        else ("The id of its story. Without it the article joins the story that it belongs to, or opens one.")
    )
    form = {"description": words, "pattern": f"^{_STORY.pattern}$"}
    if required:
        return Words(1, 64, a_story_id, required=True, metadata=form)
    return Words(1, 64, a_story_id, load_default=None, allow_none=True, metadata=form)


def revised_at() -> Words:
    """When this revision was made, kept as received."""
    words = "ISO 8601, when this revision was made. One that comes late does not undo a newer one."
    return Words(0, NAME_LIMIT, a_date, load_default=None, allow_none=True, metadata={"description": words})
