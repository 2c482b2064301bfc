"""What is asked of times: the lexicon of timings, and a time that is told of something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from workers.engine import lexicon
from workers.engine.facts.patterns import Patterns
from workers.engine.facts.windows import TABLE, Window

MARK = "timing:"
OPTIONAL = {"lengths": ("patterns", "needs", "since", "moves"), "points": ("about",), "hours": ()}
REQUIRED = {"lengths": ("nouns",), "points": ("asks", "patterns"), "hours": ("nouns",)}
for _kind, _keys in REQUIRED.items():
    for _row in TABLE[_kind]:
        lexicon.check("timings", _row, ("name", "examples", *_keys), OPTIONAL[_kind])
ANY_HOUR = "hour"
ACT = "act"  # of which the words say what it is


@dataclass(frozen=True, slots=True)
class Told:
    """A time that is told of something: tokens [first, last) of both, and the interval that is compared.

    `counted` tells a length that is named ("for six years") from one that is counted up ("since 2014").
    """

    name: str
    first: int
    last: int
    window: Window
    counted: bool = True


@cache
def length_nouns() -> dict[str, str]:
    """The noun of a thing that lasts -> the name of its length."""
    return {noun: row["name"] for row in TABLE["lengths"] for noun in row["nouns"]}


@cache
def rule_nouns() -> dict[str, str]:
    """The noun or participle of a rule -> its name."""
    return {noun: row["name"] for row in TABLE["hours"] for noun in row["nouns"]}


@cache
def length_patterns() -> Patterns[dict[str, Any]]:
    """The patterns behind which a length is told, each with its row."""
    return Patterns([(text, row) for row in TABLE["lengths"] for text in row.get("patterns", ())])


@cache
def point_patterns() -> Patterns[dict[str, Any]]:
    """The patterns beside which a point in time is told, each with its row."""
    return Patterns([(text, row) for row in TABLE["points"] for text in row["patterns"]])


def asks_about(name: str) -> bool:
    """Whether two timings of that name must share words to be of one thing."""
    return any(row["name"] == name and row.get("about") for row in TABLE["points"])


def moves(name: str) -> bool:
    """Whether a length counts from the day on which it is told: "within five days"."""
    return any(row["name"] == name and row.get("moves") for row in TABLE["lengths"])


def examples() -> list[tuple[str, str, str]]:
    """(name, sentence, value or "") of every example of the lexicon."""
    return [
        (row["name"], one["text"], one["reads"]) for kind in OPTIONAL for row in TABLE[kind] for one in row["examples"]
    ]
