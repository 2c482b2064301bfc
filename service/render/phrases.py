"""The machine's names and what people read instead, a row each; pages, text and Markdown are made from these rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from schemas.reports import Severity


@dataclass(frozen=True)
class Grade:
    """A severity: the sign and the words that tell it apart without colour."""

    key: Severity
    sign: str
    name: str
    plural: str
    meaning: str


GRADES: dict[str, Grade] = {
    grade.key: grade
    for grade in (
        Grade(
            "contradiction", "≠", "contradiction", "contradictions", "the sources cannot both be right as they state it"
        ),
        Grade(
            "tension", "≈", "tension", "tensions", "they differ, and a reading that neither states would reconcile them"
        ),
        Grade(
            "omission",
            "∅",
            "omission",
            "omissions",
            "one source states it, another that covers the event leaves it out",
        ),
    )
}

REASONS = {
    "other-measure": "another measure",
    "other-scope": "another scope",
    "earlier-count": "an earlier count",
    "earlier-account": "an earlier account",
    "other-description": "another description",
    "hedged": "one side is hedged",
    "time-zone": "the next day, or another time zone",
    "stands-alone": "one is of an occurrence set apart",
    "not-asserted": "one is denied, or conditional",
    "part-of-a-whole": "one is a part of a whole",
    "other-event": "another event",
    "other-group": "another group, place or part",
    "other-owner": "another owner",
    "other-unit": "units that no text converts",
    "opposites": "opposite words",
    "not-yet": "a forecast beside a fact",
    "fits-another": "another figure of the text fits",
    "little-in-common": "too little in common",
    "vague": "one is a vague word for a number",
    "in-doubt": "which figure is meant is in doubt",
}

STATUSES = {"open": "", "dismissed": "dismissed by an editor", "settled": "settled: the sources now agree"}

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """The text on one line and harmless to look at.

    Blanks are folded; characters that steer a terminal or turn the writing direction are replaced by U+FFFD.
    """
    return _CONTROL.sub("\ufffd", re.sub(r"\s+", " ", text))


def reason(key: str | None) -> str:
    """Why it is a tension only; a reason without a row is shown by its own name."""
    return REASONS.get(key or "", shown(key or "").replace("-", " "))


def several(number: int, one: str, many: str = "") -> str:
    """The number with its noun: "1 article", "2 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def voices(articles: int, origins: int) -> str:
    """How many speak, reprints of one wire text counted apart: "3 articles, 1 origin"."""
    spoken = several(articles, "article")
    return spoken if origins >= articles else f"{spoken}, {several(origins, 'origin')}"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a row: "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def moment(stamp: str | None) -> str:
    """An ISO 8601 date or date-time as people write it: "14 May 2024, 11:30 UTC". What is neither is shown as it is."""
    if not stamp:
        return ""
    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return shown(stamp)
    day = f"{when.day} {when:%B} {when.year}"
    if len(stamp) == 10:
        return day
    return f"{day}, {when:%H:%M}{_zone(when)}"


def _zone(when: datetime) -> str:
    """The zone to put behind a time: UTC, UTC+01:00, or nothing where it is not known."""
    if when.tzinfo is None:
        return ""
    offset = f"{when:%z}"
    return f" UTC{offset[:3]}:{offset[3:5]}" if when.utcoffset() else " UTC"


def span(seconds: float) -> str:
    """A duration as people say it, in its largest unit: "40 s", "12 min", "3 h", "2 days"."""
    for unit, length in (("days", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length or (unit != "days" and seconds >= length):
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"
