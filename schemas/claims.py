"""What one article asserts, with the words that say so.

A claim is: an event, a measure, a scope, a value, a source, a moment. Two claims are compared only where all but the
value and the source agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from schemas.reports import Attribution, ConflictKind


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one field of an article: half-open, in Unicode code points of the text as received."""

    field: Literal["title", "text"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a phrase allows. None is unbounded; an open end is not itself allowed."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as an article states it.

    `bound` names the phrase around the number ("exact", "at least", "about", "range", ...). `place` is the last decimal
    place that the writer gave (1e6 for "14 million"): it says how far the figure may have been rounded. `unit` is None
    for a count; the interval is in that unit. `dimension` is "count", "money", "share", "length", ...; `factor` turns
    the unit into the dimension's base unit.
    """

    interval: Interval
    bound: str
    text: str
    span: Span
    place: float = 1.0
    unit: str | None = None
    dimension: str = "count"
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression, resolved. `first` and `last` are ISO 8601 dates, None where the text alone does not tell.

    `value` is the TIMEX3 value ("2020-03-11TNI", "2019-12"); `kind` its TIMEX3 type. `sure` is False for "last night"
    in a quotation, where nothing says when it was spoken.
    """

    span: Span
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: str | None
    last: str | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """The occurrence a claim is about, as far as its sentence and those before it tell.

    `kind` is a name of the events lexicon, None where no word names it. `other` marks an event that the text itself
    sets apart from the one it reports ("a similar attack", "since then").
    """

    kind: str | None
    label: str
    first: str | None = None
    last: str | None = None
    place: str | None = None
    other: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One assertion of one article, with its evidence. Two claims are the same only where they are one object.

    `measure` is what is counted or stated: a name of the claims lexicon ("killed"), or an open slot named by its noun.
    `things` are the base forms of the counted noun and its modifiers. `also` is the same amount in other units, as the
    article gives it. Of an open slot, `predicate` is the verb that governs the figure, with its particle ("wash away"),
    `about` are the nouns of its clause, `names` the names in it, `owners` those whose figure it is, where that is told.
    `scope` names the group that is singled out ("police", "part", "UK"), empty for the whole. `firmness` is "states" or
    a hedge ("feared", "forecast"). `headline` tells whether it stands in the headline or standfirst. `as_of` is the day
    of the count or of the speech that gives it (ISO 8601), None where it is that of the article. `rules` are the names
    of the rules that read it, each with the words that it covered.
    """

    article: str
    measure: str
    kind: ConflictKind
    span: Span
    event: Event
    quantity: Quantity | None = None
    text: str = ""
    things: tuple[str, ...] = ()
    also: tuple[Quantity, ...] = ()
    predicate: str = ""
    about: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    firmness: str = "states"
    attribution: Attribution | None = None
    headline: bool = False
    as_of: str | None = None
    rules: tuple[tuple[str, Span], ...] = field(default=())
