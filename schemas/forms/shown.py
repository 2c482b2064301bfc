"""The JSON forms of what the service shows, for its document; a test holds every answer against them."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from schemas.forms.claims import ClaimForm
from schemas.forms.reports import ConflictForm, every, string
from schemas.forms.rulings import RulingForm


def said(words: str, *, null: bool = False, **options: object) -> fields.String:
    """A string that is always there, and what it means."""
    return fields.String(required=True, allow_none=null, metadata={"description": words, **options})


def number(words: str, *, null: bool = False) -> fields.Integer:
    """A whole number that is always there, and what it means."""
    return fields.Integer(required=True, allow_none=null, metadata={"description": words})


class LinksForm(Schema):
    """Addresses of what belongs together."""

    self = fields.String(metadata={"description": "This."})
    story = fields.String(metadata={"description": "Its story."})
    report = fields.String(metadata={"description": "The newest report on its story."})
    page = fields.String(metadata={"description": "The same report for people."})
    subscription = fields.String(metadata={"description": "Its subscription."})
    deliveries = fields.String(metadata={"description": "What it was sent."})
    next = fields.String(metadata={"description": "The next page of a list; absent on the last."})


class ArticleStandingForm(Schema):
    """An accepted article and how far it has come."""

    id = said("Its id here.")
    status = fields.String(
        required=True,
        validate=validate.OneOf(("queued", "read", "failed", "withdrawn")),
        metadata={"description": "Of its newest revision; `read`: the report of its story holds it."},
    )
    reason = said("Why it failed, in plain words.", null=True)
    story = said("The id of its story; null until it has one.", null=True)
    claims = number("How many claims were read in it; null before.", null=True)
    source = said("As posted.")
    title = said("As posted.")
    published_at = said("As posted.", null=True)
    url = said("As posted.", null=True)
    external_id = said("As posted.", null=True)
    received_at = said("When its first revision came, ISO 8601, UTC.")
    revision = number("The number of its newest revision, from 1.")
    revised_at = said("As posted.", null=True)
    changed_at = said("When its newest revision came, or it was withdrawn, ISO 8601, UTC.")
    links = fields.Nested(LinksForm, required=True)


class ArticleForm(ArticleStandingForm):
    """An article with its words."""

    text = said("The text in which offsets count; empty once it is withdrawn.")


class CountsForm(Schema):
    """How many open conflicts a report has, by severity."""

    contradiction = number("The sources cannot both be right as they state it.")
    tension = number("They differ, and a reading that neither states would reconcile them.")
    omission = number("One source states it, another that covers the event leaves it out.")


class ArticleListForm(Schema):
    """A page of the list of articles."""

    articles = every(ArticleStandingForm)
    links = fields.Nested(LinksForm, required=True)


class StoryStandingForm(Schema):
    """One story."""

    id = said("Its id.")
    title = said("Its title; that of its first article, where nobody named it.")
    version = number("The version of its newest report, 0 before the first.")
    articles = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "The ids of its articles, in the order of publication."},
    )
    updated_at = said("When it last changed, ISO 8601, UTC.")
    open = fields.Nested(CountsForm, required=True)
    links = fields.Nested(LinksForm, required=True)


class StoryListForm(Schema):
    """A page of the list of stories."""

    stories = every(StoryStandingForm)
    links = fields.Nested(LinksForm, required=True)


class PassedOverForm(Schema):
    """What a newsroom's system posted, and why nothing was done with it."""

    status = fields.String(required=True, validate=validate.OneOf(("passed over",)))
    reason = said("What it is.")


class StatusForm(Schema):
    """How the service is."""

    status = string()


class FaultForm(Schema):
    """One thing wrong with a request."""

    pointer = said("A JSON pointer into the body (`#/text`), or `?name` for a parameter of the address.")
    detail = said("What was expected.")


class ProblemForm(Schema):
    """An error, after RFC 9457, with every fault at once."""

    type = said("An address that explains this kind of problem.")
    title = said("The kind in words.")
    status = number("The status of the answer.")
    detail = said("What went wrong this time.")
    instance = said("The address that was asked.")
    errors = every(FaultForm)


class TriagedConflictForm(Schema):
    """A conflict of the newest report, and what editors decided about it, the latest first."""

    conflict = fields.Nested(ConflictForm, required=True)
    rulings = every(RulingForm)
    links = fields.Nested(LinksForm, required=True)


class VerdictForm(Schema):
    """What became of one article of several: 202 and the article, or a problem."""

    index = number("Its place among those that were sent, from 0.")
    status = number("202, or the status of its problem.")
    article = fields.Nested(ArticleStandingForm, required=True, allow_none=True)
    problem = fields.Nested(ProblemForm, required=True, allow_none=True)


class BatchForm(Schema):
    """The verdict on each of several articles, in the order in which they were sent."""

    accepted = number("How many were accepted.")
    refused = number("How many were not.")
    results = every(VerdictForm)


class ClaimListForm(Schema):
    """The claims of an article."""

    article = said("The id of the article.")
    revision = number("The number of the revision that was read.")
    claims = every(ClaimForm)
    links = fields.Nested(LinksForm, required=True)
