"""The JSON form of a report: what `GET /v1/stories/{id}/report` and `parallax compare --format json` give.

The order of the keys is part of the form, so that the same report is the same text, byte for byte.
Reading is tolerant: a key that a newer version added is passed over.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, get_args

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_dump, post_load, validate

from schemas.reports import (
    Abstention,
    Agreement,
    Attribution,
    Conflict,
    ConflictKind,
    ConflictStatus,
    Evidence,
    Position,
    Report,
    ReportArticle,
    ReportEvent,
    Scope,
    Severity,
    Value,
)


class Figure(fields.Field[float]):
    """A number without a needless fraction: 12, never 12.0. None stands for an open end, so infinity is refused."""

    def _serialize(self, value: float | None, attr: str | None, obj: Any, **kwargs: Any) -> float | None:
        if value is None:
            return None
        if not math.isfinite(value):
            raise ValueError(f"{attr} is {value}: an open end is None")
        return int(value) if value == int(value) else value

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValidationError("expected a finite number")
        return value


def string(*, null: bool = False) -> fields.String:
    """A field that must be there, and hold a string (or null where `null` says so)."""
    return fields.String(required=True, allow_none=null)


def one_of(names: Any) -> fields.String:
    """A field that must hold one of the strings of that Literal."""
    return fields.String(required=True, validate=validate.OneOf(get_args(names)))


def every(form: type[Schema]) -> fields.List[Any]:
    """A field that must hold a list of that form."""
    return fields.List(fields.Nested(form), required=True)


class Form(Schema):
    """Loads into the dataclass that `makes` names; lists become tuples."""

    makes: ClassVar[type]

    class Meta:
        unknown = EXCLUDE

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Any:
        """The dataclass with these values."""
        return self.makes(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()})


class AttributionForm(Form):
    """`{"source", "cue"}`."""

    makes = Attribution
    source = string()
    cue = string()


class EvidenceForm(Form):
    """`{"article", "field", "start", "end", "quote", "attribution"}`."""

    makes = Evidence
    article = string()
    field = fields.String(required=True, validate=validate.OneOf(("title", "text")))
    start = fields.Integer(required=True, strict=True)
    end = fields.Integer(required=True, strict=True)
    quote = string()
    attribution = fields.Nested(AttributionForm, required=True, allow_none=True)


class ValueForm(Form):
    """`{"text", "low", "high", "bound", "unit"}`."""

    makes = Value
    text = string()
    low = Figure(required=True, allow_none=True)
    high = Figure(required=True, allow_none=True)
    bound = string(null=True)
    unit = string(null=True)


class PositionForm(Form):
    """`{"value", "articles", "origins", "evidence"}`, or `{"value": null, "unstated_by"}` for silence on the fact."""

    makes = Position
    value = fields.Nested(ValueForm, required=True, allow_none=True)
    articles = fields.Integer(strict=True)
    origins = fields.Integer(strict=True)
    evidence = fields.List(fields.Nested(EvidenceForm))
    unstated_by = fields.List(fields.String())

    @post_dump
    def drop_the_other(self, shown: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """A position either has evidence or is silent, never both keys."""
        for key in ("unstated_by",) if shown["value"] is not None else ("evidence", "articles", "origins"):
            del shown[key]
        return shown


class EventForm(Form):
    """`{"label", "date", "place"}`."""

    makes = ReportEvent
    label = string()
    date = string(null=True)
    place = string(null=True)


class AgreementForm(Form):
    """A finding without severity, reason and status."""

    makes = Agreement
    id = string()
    kind = one_of(ConflictKind)
    scope = one_of(Scope)
    slot = string()
    event = fields.Nested(EventForm, required=True)
    summary = string()
    explanation = string()
    positions = every(PositionForm)


class ConflictForm(Form):
    """A finding with severity, reason and status. Spelled out, for the order of its keys."""

    makes = Conflict
    id = string()
    kind = one_of(ConflictKind)
    severity = one_of(Severity)
    scope = one_of(Scope)
    reason = string(null=True)
    slot = string()
    event = fields.Nested(EventForm, required=True)
    summary = string()
    explanation = string()
    positions = every(PositionForm)
    status = one_of(ConflictStatus)


class AbstentionForm(Form):
    """A pair of figures left alone: a finding with a reason, without severity and status."""

    makes = Abstention
    id = string()
    kind = one_of(ConflictKind)
    scope = one_of(Scope)
    reason = string()
    slot = string()
    event = fields.Nested(EventForm, required=True)
    summary = string()
    explanation = string()
    positions = every(PositionForm)


class ReportArticleForm(Form):
    """`{"id", "source", "title", "published_at", "origin"}`."""

    makes = ReportArticle
    id = string()
    source = string()
    title = string()
    published_at = string(null=True)
    origin = string()


class ReportStoryForm(Schema):
    """`{"id", "title"}`, flat in the dataclass."""

    class Meta:
        unknown = EXCLUDE

    id = fields.String(required=True, attribute="story_id")
    title = fields.String(required=True, attribute="story_title")


class ReportForm(Form):
    """The whole report."""

    makes = Report
    story = fields.Nested(ReportStoryForm, required=True)
    version = fields.Integer(required=True, strict=True)
    articles = every(ReportArticleForm)
    conflicts = every(ConflictForm)
    agreements = every(AgreementForm)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The story's id and title are the report's own."""
        return obj if attr == "story" else super().get_attribute(obj, attr, default)

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Any:
        """The report, with the story's id and title its own."""
        return super().make(values | values.pop("story"), **kwargs)


_FORM = ReportForm()
ARTICLE = tuple(ReportArticleForm().fields)
NO_ARTICLES = '\n  "articles": [],\n'
QUOTED = json.encoder.encode_basestring  # as json.dumps quotes with ensure_ascii=False


def dump(report: Report) -> dict[str, Any]:
    """The report as JSON values, keys in the order of the form."""
    shown: dict[str, Any] = _FORM.dump(report)
    if report.left_alone is not None:  # the command line alone asks for them: no key of the API
        shown["left_alone"] = AbstentionForm(many=True).dump(report.left_alone)
    return shown


def dump_conflict(conflict: Conflict) -> dict[str, Any]:
    """One conflict as the report has it."""
    shown: dict[str, Any] = ConflictForm().dump(conflict)
    return shown


def dumps(report: Report) -> str:
    """The report as JSON text: UTF-8 characters unescaped, indented by 2, ending with a newline."""
    return with_articles(dumps_findings(report), dumps_articles(report.articles))


def dumps_findings(report: Report) -> str:
    """The JSON text of the report without its articles: what it finds in them."""
    return json.dumps(dump(replace(report, articles=())), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def dumps_articles(articles: Iterable[ReportArticle]) -> str:
    """The articles as they stand in the JSON text of a report. Written here for speed: a story may have thousands."""
    told = (((name, getattr(one, name)) for name in ARTICLE) for one in articles)
    rows = (",\n".join(f'      "{name}": {"null" if v is None else QUOTED(v)}' for name, v in row) for row in told)
    return ",\n".join(f"    {{\n{row}\n    }}" for row in rows)


def with_articles(findings: str, articles: str) -> str:
    """The whole JSON text."""
    return findings.replace(NO_ARTICLES, NO_ARTICLES.replace("[]", f"[\n{articles}\n  ]"), 1) if articles else findings


def load(values: Mapping[str, Any]) -> Report:
    """The report that such JSON values stand for; marshmallow.ValidationError names every fault."""
    report: Report = _FORM.load(values)
    return report
