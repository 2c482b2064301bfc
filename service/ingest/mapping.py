"""Any system that posts JSON: the inlet's file says by a jmespath expression where each field of an article is."""

from __future__ import annotations

from jmespath.exceptions import JMESPathError
from jmespath.parser import ParsedResult
from marshmallow import ValidationError

from service.bodies import value_of
from service.ingest.inlets import Inlet
from service.ingest.post import Post, Sent
from service.ingest.reading import moment

DATES = ("published_at", "revised_at")


def read(sent: Sent, inlet: Inlet) -> Post:
    """The article that the expressions find; it is taken back where `withdrawn` finds more than nothing or false."""
    said = value_of(sent.body)
    found = {field: _search(field, expression, said) for field, expression in inlet.fields.items()}
    withdrawn = bool(found.pop("withdrawn", None))
    values = {field: _as_text(field, value) for field, value in found.items()}
    return Post(values | ({"source": inlet.source} if inlet.source else {}), withdrawn=withdrawn)


def _search(field: str, expression: ParsedResult, said: object) -> object:
    try:
        return expression.search(said)
    except JMESPathError as error:
        raise ValidationError({field: [f"the inlet’s expression does not fit the post: {error}"]}) from None


def _as_text(field: str, value: object) -> object:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return moment(value) if field in DATES and isinstance(value, str) else value
