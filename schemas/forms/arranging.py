"""The JSON forms of what editors do with stories: rename, merge, split."""

from __future__ import annotations

from marshmallow import fields, validate

from schemas.forms import parts
from schemas.forms.parts import StrictForm, Words

AT_ONCE = 1_000
"""Articles or stories that one request may name."""


def ids(words: str) -> fields.List[str]:
    """A list of ids that must hold one at least."""
    return fields.List(
        Words(1, 64),
        required=True,
        validate=validate.Length(1, AT_ONCE, error=f"expected 1 to {AT_ONCE:,} ids"),
        error_messages={
            "required": "is required and missing",
            "null": "expected a list of ids, not null",
            "invalid": "expected a list of ids",
        },
        metadata={"description": words},
    )


class RenameForm(StrictForm):
    """What `PATCH /v1/stories/{id}` takes."""

    title = Words(
        0,
        parts.TITLE_LIMIT,
        required=True,
        metadata={"description": "The title that stays; empty gives it back to the articles."},
    )


class MergeForm(StrictForm):
    """What `POST /v1/stories/{id}/merge` takes."""

    stories = ids("The ids of the stories that become part of this one.")


class SplitForm(StrictForm):
    """What `POST /v1/stories/{id}/split` takes."""

    articles = ids("The ids of the articles that leave for a story of their own.")
    story = parts.story()
    title = parts.title()
