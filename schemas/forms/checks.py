"""The JSON forms of what is answered at once and not stored: a comparison, and the check of a draft."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from schemas.articles import Article
from schemas.forms import parts
from schemas.forms.articles import TextForm, TextOf
from schemas.forms.parts import StrictForm, Words
from schemas.forms.reports import AgreementForm, ConflictForm, every

ARTICLE_LIMIT = 50
"""Articles that are compared at once."""


class ComparedArticleForm(TextForm):
    """One article of a comparison; its words as `text` or `html`."""

    id = Words(
        1,
        parts.NAME_LIMIT,
        parts.not_blank,
        load_default=None,
        allow_none=True,
        metadata={"description": "Your own id of it; its number where there is none."},
    )
    source = parts.source()
    title = parts.title()
    text = parts.text(required=False)
    html = parts.html()
    published_at = parts.published_at()


class ComparisonForm(StrictForm):
    """What `POST /v1/compare` takes; loads into a story's id, its title and its articles."""

    id = Words(
        1, parts.NAME_LIMIT, parts.not_blank, load_default="story", metadata={"description": "What to call the story."}
    )
    title = parts.title()
    articles = fields.List(
        fields.Nested(ComparedArticleForm),
        required=True,
        validate=validate.Length(1, ARTICLE_LIMIT, error=f"expected 1 to {ARTICLE_LIMIT} articles"),
        error_messages={
            "required": "is required and missing",
            "null": "expected a list of articles, not null",
            "invalid": "expected a list of articles",
        },
    )

    def __init__(self, text_of: TextOf | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._reader = ComparedArticleForm(text_of)

    @validates_schema
    def each_id_once(self, values: dict[str, Any], **kwargs: Any) -> None:
        """Refuse two articles of one id: evidence could point at either."""
        names = [article["id"] or str(at) for at, article in enumerate(values["articles"], 1)]
        again = {
            at: {"id": [f"“{name}” is the id of another article"]}
            for at, name in enumerate(names)
            if name in names[:at]
        }
        if again:
            raise ValidationError({"articles": again})

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> tuple[str, str, list[Article]]:
        """The story with these values."""
        made, faults = [], {}
        for at, article in enumerate(values["articles"]):
            try:
                read = self._reader.words(article)
                made.append(Article(**read | {"id": read["id"] or str(at + 1), "title": read["title"] or ""}))
            except ValidationError as error:
                faults[at] = error.messages
        if faults:
            raise ValidationError({"articles": faults})
        return values["id"], values["title"] or "", made


class DraftForm(TextForm):
    """What `POST /v1/stories/{id}/check` takes; loads into an Article."""

    source = Words(
        1,
        parts.NAME_LIMIT,
        parts.not_blank,
        load_default="draft",
        metadata={"description": "What to call it in the findings; “draft” where nothing is said."},
    )
    title = parts.title()
    text = parts.text(required=False)
    html = parts.html()
    published_at = parts.published_at()

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Article:
        """The draft with these values."""
        return Article(id="draft", **self.words(values) | {"title": values["title"] or ""})


class CheckForm(Schema):
    """What a draft says differently from its story, and alike, and what it leaves out. Its own id is `draft`."""

    story = fields.String(required=True, metadata={"description": "The story that it was held against."})
    version = fields.Integer(required=True, metadata={"description": "The version of that story's report, 0 for none."})
    compared_with = fields.List(
        fields.String(), required=True, metadata={"description": "The ids of the articles that it was compared with."}
    )
    of = fields.Integer(required=True, metadata={"description": "How many articles the story has."})
    text = fields.String(required=True, metadata={"description": "The text of the draft in which offsets count."})
    differs = every(ConflictForm)
    itself = every(ConflictForm)
    leaves_out = every(ConflictForm)
    agrees = every(AgreementForm)
