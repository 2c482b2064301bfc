"""The JSON form of a claim: what one article asserts, in which words, and by which rules it was read."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from schemas.articles import Article
from schemas.claims import Claim, Span
from schemas.forms.reports import AttributionForm, Figure, every


def said(words: str, *, null: bool = False) -> fields.String:
    """A string that is always there, and what it means."""
    return fields.String(required=True, allow_none=null, metadata={"description": words})


class ClaimValueForm(Schema):
    """What a claim says; `low` and `high` are null where it is no figure, or has no end there."""

    text = said("For people.")
    low = Figure(required=True, allow_none=True)
    high = Figure(required=True, allow_none=True)
    bound = said("The bound by name; null where it is no figure.", null=True)
    unit = said("The unit or currency; null for a count.", null=True)


class ClaimEventForm(Schema):
    """The occurrence that a claim is about, as far as its sentence and those before it tell."""

    label = said("In words; empty where nothing names it.")
    first = said("Its first day, ISO 8601.", null=True)
    last = said("Its last day, ISO 8601.", null=True)
    place = said("Where it was.", null=True)
    other = fields.Boolean(required=True, metadata={"description": "The text itself sets it apart from its own event."})


class RuleForm(Schema):
    """A rule that read the claim, and the words that it covered."""

    name = said("Its name.")
    field = said("`title` or `text`.")
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)
    words = said("`field[start:end]`.")


class ClaimForm(Schema):
    """One assertion of an article, with its evidence."""

    measure = said("What is counted or stated.")
    kind = said("As the kind of a conflict.")
    value = fields.Nested(ClaimValueForm, required=True)
    field = said("`title` or `text`.")
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)
    quote = said("`field[start:end]`.")
    event = fields.Nested(ClaimEventForm, required=True)
    scope = fields.List(fields.String(), required=True, metadata={"description": "The group that is singled out."})
    firmness = said("`states`, or the hedge.")
    attribution = fields.Nested(AttributionForm, required=True, allow_none=True)
    headline = fields.Boolean(required=True, metadata={"description": "It stands in the headline or standfirst."})
    as_of = said("The day of the count, where the text names one.", null=True)
    rules = every(RuleForm)


def dump_claim(claim: Claim, article: Article, shown: str) -> dict[str, Any]:
    """A claim as JSON values; `shown` is its value for people."""
    quantity = claim.quantity
    interval = quantity.interval if quantity else None
    value = {
        "text": shown,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "bound": quantity.bound if quantity else None,
        "unit": quantity.unit if quantity else None,
    }
    event = claim.event
    values = {
        "measure": claim.measure,
        "kind": claim.kind,
        "value": value,
        **_place(claim.span, article, "quote"),
        "event": {name: getattr(event, name) for name in ("label", "first", "last", "place", "other")},
        "scope": sorted(claim.scope),
        "firmness": claim.firmness,
        "attribution": claim.attribution,
        "headline": claim.headline,
        "as_of": claim.as_of,
        "rules": [{"name": name, **_place(span, article, "words")} for name, span in claim.rules],
    }
    dumped: dict[str, Any] = ClaimForm().dump(values)
    return dumped


def _place(span: Span, article: Article, name: str) -> dict[str, Any]:
    words = article.field(span.field)[span.start : span.end]
    return {"field": span.field, "start": span.start, "end": span.end, name: words}
