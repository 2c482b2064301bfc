"""The JSON forms of an article: as a newsroom posts it, and its standing as the service shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from schemas.articles import StoredArticle, Submission
from schemas.forms import parts
from schemas.forms.parts import StrictForm

TextOf = Callable[[str], str]
"""HTML to text."""


class TextForm(StrictForm):
    """An article's words: its fields `text`, or `html`, which `text_of` reads; exactly one of them."""

    def __init__(self, text_of: TextOf | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._text_of = text_of

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def one_of_both(self, values: Any, given: Any, **kwargs: Any) -> None:
        """Refuse an article without words, and one that says them twice."""
        if isinstance(given, dict) and ("text" in given) == ("html" in given):
            fault = "leave it out where there is “html”" if "text" in given else "is required and missing, or “html”"
            raise ValidationError({"text": [fault]})

    def words(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values with the HTML's text in its place; ValidationError where it shows none, or too much."""
        html = values.pop("html", None)
        if html is None:
            return values
        if self._text_of is None:
            raise TypeError("a form that reads HTML needs the function that makes text of it")
        text = self._text_of(html)
        for rule in self.fields["text"].validators:
            try:
                rule(text)
            except ValidationError as error:
                raise ValidationError({"html": [f"the text that it shows: {error.messages[0]}"]}) from None
        return values | {"text": text}


class SubmissionForm(TextForm):
    """What `POST /v1/articles` takes; loads into a Submission.

    `source` and one of `text` and `html` are required; null counts as absent in the others. The text is not altered.
    """

    source = parts.source()
    title = parts.title()
    text = parts.text(required=False)
    html = parts.html()
    published_at = parts.published_at()
    url = parts.url()
    external_id = parts.external_id()
    story = parts.story()
    revised_at = parts.revised_at()

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Submission:
        """The submission with these values."""
        return Submission(**self.words(values) | {"title": values["title"] or ""})


class MoveForm(StrictForm):
    """What `PATCH /v1/articles/{id}` takes."""

    story = parts.story(required=True)


def dump_stored(article: StoredArticle) -> dict[str, Any]:
    """The standing of an accepted article, without its text."""
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
        "revision": article.revision,
        "revised_at": posted.revised_at,
        "changed_at": article.changed_at or article.received_at,
    }
