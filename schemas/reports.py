"""A report: where the articles of one story disagree, agree, and are silent.

The JSON form of these classes is a contract with other programs: see `schemas.forms.reports` and docs/report.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ConflictKind = Literal["number", "time", "place", "actor", "responsibility", "status", "description", "quote"]
Severity = Literal["contradiction", "tension", "omission"]
Scope = Literal["between", "within"]
ConflictStatus = Literal["open", "dismissed", "settled"]


@dataclass(frozen=True)
class Attribution:
    """Whom the article names as the source of a claim, and the cue that says so ("said", "according to")."""

    source: str
    cue: str


@dataclass(frozen=True)
class Evidence:
    """The words that state a position: half-open offsets in Unicode code points of the field as it was received.

    `attribution` is None where the article speaks in its own voice.
    """

    article: str
    field: Literal["title", "text"]
    start: int
    end: int
    quote: str
    attribution: Attribution | None


@dataclass(frozen=True)
class Value:
    """What a position says. `text` is for people; `low` and `high` are the interval of a figure, None where unbounded.

    `bound` is the name of the bound ("exact", "at least", "more than", "about", "up to", "less than", "range", ...);
    None for a value that is no figure. `unit` is None for a count.
    """

    text: str
    low: float | None
    high: float | None
    bound: str | None
    unit: str | None


@dataclass(frozen=True)
class Position:
    """One answer to the question in dispute and who gives it (IBIS: a position on an issue).

    `articles` state it, which carry the texts of so many `origins`; the evidence quotes all of a few and some of many.
    A silent position has no value and no evidence; it names the articles that leave the fact out.
    """

    value: Value | None
    evidence: tuple[Evidence, ...] = ()
    unstated_by: tuple[str, ...] = ()
    articles: int = 0
    origins: int = 0


@dataclass(frozen=True)
class ReportEvent:
    """The occurrence in the world that a finding is about. `date` is an ISO 8601 date, whole or cut short."""

    label: str
    date: str | None
    place: str | None


@dataclass(frozen=True)
class Agreement:
    """What all who speak of one thing say alike, compatible figures included. The id is stable over versions."""

    id: str
    kind: ConflictKind
    scope: Scope
    slot: str
    event: ReportEvent
    summary: str
    explanation: str
    positions: tuple[Position, ...]


@dataclass(frozen=True)
class Conflict(Agreement):
    """One disagreement. `reason` names what makes it a tension ("other-measure"), None where nothing does."""

    severity: Severity
    reason: str | None
    status: ConflictStatus = "open"


@dataclass(frozen=True)
class Abstention(Agreement):
    """Two figures that differ and were left alone, and the name of the reason ("other-event")."""

    reason: str


@dataclass(frozen=True)
class ReportArticle:
    """An article as a report lists it. `origin` is the id of the first article that carries the same wire text."""

    id: str
    source: str
    title: str
    published_at: str | None
    origin: str


@dataclass(frozen=True)
class Report:
    """Every finding about one story. The same articles give the same report, in whichever order they came."""

    story_id: str
    story_title: str
    version: int
    articles: tuple[ReportArticle, ...]
    conflicts: tuple[Conflict, ...]
    agreements: tuple[Agreement, ...]
    left_alone: tuple[Abstention, ...] | None = None  # None where nobody asked
