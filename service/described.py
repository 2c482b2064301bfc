"""What a route says of itself, beside its code. The OpenAPI document and the check of scopes are made of it.

    @described(
        "write",
        takes=SubmissionForm,
        answers=[Answer(202, "The article is accepted.", ArticleStandingForm, headers=("Location", "Retry-After"))],
        examples=[Example("an article", {"source": "Evening paper", "text": "Three people were hurt, police said."})],
    )
    def post_article(self) -> Response:
        ...

The first line of the docstring is the summary, the rest the description. Two more come by themselves: what each
parameter in the address means (`PLACES`), and the problems that every route of its sort may answer with. A test refuses
a route that says nothing, runs each example, and holds each answer against its form.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from marshmallow import Schema

Scope = Literal["open", "signed", "read", "ingest", "write", "admin"]
"""What a key must allow. `open` needs no key; a `signed` route checks its sender's own signature instead."""

Form = type[Schema] | Mapping[str, Any]
"""A body: a marshmallow form, or a JSON Schema where a form says too little."""

JSON = "application/json"
STRING: Mapping[str, Any] = {"type": "string"}
_MARK = "described"

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Answer:
    """One answer that is no problem: its status, what it says, the form of its body (None: it has none)."""

    status: int
    words: str
    form: Form | None = None
    media: tuple[str, ...] = (JSON,)
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parameter:
    """Something that the caller may say beside the body; `schema` is its JSON Schema."""

    name: str
    words: str
    schema: Mapping[str, Any] = field(default_factory=lambda: STRING)
    where: Literal["query", "header"] = "query"
    required: bool = False


@dataclass(frozen=True)
class Example:
    """One request, and the status that it is answered with (None: that of the first answer).

    `body` is a JSON value, or text that is sent as it is. `path` fills the places of the address; those that it leaves
    out are filled with what the tests' newsroom holds.
    """

    name: str
    body: Any = None
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    media: str = JSON
    status: int | None = None


@dataclass(frozen=True)
class Description:
    """What one route says of itself. `takes` has a form for each media type of the body."""

    scope: Scope
    tag: str
    summary: str
    words: str
    takes: Mapping[str, Form]
    answers: tuple[Answer, ...]
    parameters: tuple[Parameter, ...]
    problems: tuple[str, ...]
    examples: tuple[Example, ...]


LIMIT = Parameter(
    "limit", "How many to list at most.", {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
)
CURSOR = Parameter("cursor", "Where the page before ended, as its `next` link says.")

TAGS: dict[str, str] = {
    "articles": "Articles come in, are read, and join the story that they belong to.",
    "stories": "What articles are about.",
    "reports": "Where the articles of a story disagree. What each part means: [the report](report.md).",
    "checks": "Answers at once, and nothing is stored.",
    "triage": "What an editor decides about a finding; remembered over versions.",
    "subscriptions": "Signed webhooks that tell a newsroom’s systems what changed.",
    "ingest": "Articles in the forms in which newsrooms’ systems post them.",
    "operations": "How the service itself is.",
    "description": "This description.",
    "pages": "For people.",
}
"""The concerns, in the order in which the documents list them."""

PLACES: dict[str, str] = {
    "article_id": "The id of an article, as its posting was answered.",
    "story_id": "The id of a story.",
    "job_id": "The id of a job that failed for good.",
    "failed_id": "The id of an article that failed.",
    "conflict_id": "The id of a conflict of its newest report.",
    "inlet": "The name of an inlet: a table of the file of inlets, or the name of a system.",
    "subscription_id": "The id of a subscription.",
    "delivery_id": "The id of a delivery.",
    "name": "A name.",
    "filename": "The name of a file.",
}
"""What each place in an address means."""

HEADERS: dict[str, tuple[str, Mapping[str, Any]]] = {
    "Location": ("Where to ask for what was made.", STRING),
    "Retry-After": ("In how many seconds to ask again.", {"type": "integer", "minimum": 0}),
    "ETag": ("A mark of this version, for `If-None-Match`.", STRING),
    "Preference-Applied": ("The `Prefer` that was met.", STRING),
    "Link": ('The next page, `rel="next"` (RFC 8288).', STRING),
}
"""What each header of an answer means."""


def described(
    scope: Scope,
    *,
    tag: str,
    answers: Sequence[Answer],
    takes: Form | Mapping[str, Form] | None = None,
    parameters: Sequence[Parameter] = (),
    problems: Sequence[str] = (),
    examples: Sequence[Example] = (),
) -> Callable[[View], View]:
    """Write down beside a view what it is for. `problems` are names of `problems.KINDS` beyond those of its sort."""

    def mark(view: View) -> View:
        summary, _, words = inspect.cleandoc(view.__doc__ or "").partition("\n")
        said = Description(
            scope=scope,
            tag=tag,
            summary=summary,
            words=words.strip(),
            takes=_by_media(takes),
            answers=tuple(answers),
            parameters=tuple(parameters),
            problems=tuple(problems),
            examples=tuple(examples),
        )
        setattr(view, _MARK, said)
        return view

    return mark


def _by_media(takes: Form | Mapping[str, Form] | None) -> Mapping[str, Form]:
    if takes is None:
        return {}
    if isinstance(takes, Mapping) and all("/" in key for key in takes):
        return takes
    return {JSON: takes}


def description_of(view: Callable[..., Any]) -> Description | None:
    """What the view says of itself, None where it says nothing."""
    said = getattr(view, _MARK, None)
    return said if isinstance(said, Description) else None
