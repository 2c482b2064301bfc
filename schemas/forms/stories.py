"""The JSON form of a story's articles in one file: what `parallax compare STORY.json` reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from marshmallow import EXCLUDE, ValidationError, fields, post_load, validate, validates_schema

from schemas.articles import Article
from schemas.forms import parts
from schemas.forms.parts import StrictForm, Words


@dataclass(frozen=True)
class Dossier:
    """The articles of one story, gathered by the caller. `title` is empty where none was given."""

    id: str
    title: str
    articles: tuple[Article, ...]


class ArticleForm(StrictForm):
    """One article; loads into an Article. Keys that are not listed are passed over."""

    class Meta:
        unknown = EXCLUDE

    id = Words(1, parts.NAME_LIMIT, parts.not_blank, required=True)
    source = parts.source()
    published_at = parts.published_at()
    title = parts.title()
    text = parts.text()

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Article:
        """The article with these values."""
        return Article(**values | {"title": values["title"] or ""})


class StoryForm(StrictForm):
    """`{"id", "title"?, "articles": [...]}`; loads into a Dossier. Keys that are not listed are passed over."""

    class Meta:
        unknown = EXCLUDE

    id = Words(1, parts.NAME_LIMIT, parts.not_blank, required=True)
    title = parts.title()
    articles = fields.List(
        fields.Nested(ArticleForm),
        required=True,
        validate=validate.Length(1, error="expected at least one article"),
        error_messages={"required": "is required and missing", "invalid": "expected a list of articles"},
    )

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def each_id_once(self, values: Any, given: Any, **kwargs: Any) -> None:
        """Refuse two articles of one id: evidence could point at either."""
        again = dict(_repeated(given))
        if again:
            raise ValidationError({"articles": again})

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Dossier:
        """The dossier with these values."""
        return Dossier(values["id"], values["title"] or "", tuple(values["articles"]))


def _repeated(given: Any) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Each article whose id an earlier one has, by its place in the list."""
    seen: dict[str, int] = {}
    articles = given.get("articles") if isinstance(given, dict) else None
    for at, article in enumerate(articles if isinstance(articles, list) else ()):
        name = article.get("id") if isinstance(article, dict) else None
        if isinstance(name, str) and seen.setdefault(name, at) != at:
            yield at, {"id": [f'"{name}" is the id of article {seen[name]} as well']}
