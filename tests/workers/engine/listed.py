"""Every figure, time and place of five real articles, listed by hand, and which of them the engine reads.

The list lies beside the checkout (`real.LISTED`), a table for each thing told of each event. See what is read:

    python -m tests.workers.engine.listed

A row counts where a claim of its article overlaps its quotation, states its value, and belongs to its event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.claims import Claim
from tests.workers.engine import real
from workers.engine import read
from workers.engine.alignment import Events
from workers.engine.reading import Reading

STORY = "taji-2020-03-11"
DAYS = {  # of each event of the list, as its headings have them; of a far one the day may be told less exactly
    "E1": ("2020-03-11", "2020-03-10"),
    "E2": ("2020-03-12", "2020-03-13"),
    "E3": ("2019-12",),
    "E4": ("2019-12",),
    "E5": ("2019-12", "2020-01"),
    "E6": ("2020-01",),
    "E7": ("2020-01",),
}
NUMBER = re.compile(r"(?:no |about |fewer than |more than |at least |over )?(\d+)(?:[-–](\d+))?")
NAME = re.compile(r"[A-Z][a-z]+")
Kind = Literal["figure", "time", "place"]


@dataclass(frozen=True)
class Row:
    """A row of the list: the event, the slot, the article, what it states, how exactly, who says so, and the words."""

    event: str
    slot: str
    article: str
    value: str
    bound: str
    source: str
    quote: str

    @property
    def kind(self) -> Kind | None:
        """What it holds; None for what is neither a figure nor a time nor a place."""
        name = self.slot.partition(":")[0].lower()
        if re.search(r"\b(date|time)\b", name):
            return "time" if re.search(r"\d{4}", self.value) else None
        if "place" in name:
            return "place"
        return "figure" if NUMBER.match(self.value) or re.search(r", \d\d\b", self.value) else None


def rows() -> Iterator[Row]:
    """The rows with a figure, a time or a place of a dated event."""
    event = slot = ""
    for line in real.LISTED.read_text("utf-8").splitlines():
        if line.startswith("## "):
            event = line.removeprefix("## ")[:2]
        elif line.startswith("### "):
            slot = line.removeprefix("### ").strip()
        elif re.match(r"\| 00\d \|", line) and event in DAYS:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            row = Row(event, slot, *cells) if len(cells) == 5 else None
            if row and row.kind:
                yield row


@dataclass(frozen=True)
class Found:
    """What was read of a row: its value at all, in its event, and with its source."""

    row: Row
    value: bool
    event: bool
    source: bool


def found() -> list[Found]:
    """Each row with what the engine reads of it."""
    readings = {article.id: read(article) for article in real.story(STORY)}
    events = Events(list(readings.values()))
    return [_found(row, readings[row.article], events) for row in rows()]


def _found(row: Row, reading: Reading, events: Events) -> Found:
    stating = [claim for claim in _over(row.quote, reading) if _states(row, claim)]
    placed = [claim for claim in stating if _is_of_event(row, claim, events)]
    return Found(row, bool(stating), bool(placed), any(_is_said_by(row, claim) for claim in placed))


def _over(quote: str, reading: Reading) -> list[Claim]:
    """The claims that overlap a quotation. The one may have plain spaces where the other has no-break ones."""
    quote = quote.replace("\xa0", " ")
    spans = {name: reading.article.field(name).replace("\xa0", " ").find(quote) for name in ("title", "text")}
    return [
        claim
        for claim in reading.claims
        for start in [spans.get(claim.span.field, -1)]
        if 0 <= start < claim.span.end and claim.span.start < start + len(quote)
    ]


def _states(row: Row, claim: Claim) -> bool:
    if row.kind == "figure":
        return _states_figure(row, claim)
    if row.kind == "time":
        day = next(iter(re.findall(r"\d{4}(?:-\d\d)?(?:-\d\d)?", row.value)))
        told = (claim.text, claim.event.first or "", claim.as_of or "")
        return any(one.startswith(day) for one in told)
    if claim.measure != "place" and not claim.event.place:
        return False
    names = NAME.findall(row.value)
    said = f"{claim.text} {claim.event.place or ''} {' '.join(claim.scope)}"
    return any(name in said for name in names) if names else claim.measure == "place"


def _states_figure(row: Row, claim: Claim) -> bool:  # noqa: PLR0911 (a return for each way to bound a figure)
    match = NUMBER.match(row.value) or re.search(r", (\d\d)()\b", row.value)
    low, high = (float(n) if n else None for n in match.groups()) if match else (None, None)
    if low == 1.0 and claim.measure.startswith("one victim"):
        return True
    if claim.quantity is None:
        return False
    at, bound = claim.quantity.interval, claim.quantity.bound
    if row.bound == "at least":
        return at.low == low and at.high is None
    if row.bound == "more than":
        return at.low == low and at.low_open
    if row.bound == "about":
        return bound == "about" and at.low is not None and at.high is not None and at.low <= (low or 0.0) <= at.high
    if row.value.startswith("fewer"):
        return at.high == low
    return (at.low, at.high) == (low, high if high is not None else low)


def _is_of_event(row: Row, claim: Claim, events: Events) -> bool:
    cluster = events.of(claim.event)
    day = cluster.first.isoformat() if cluster and cluster.first else claim.event.first or ""
    return day.startswith(DAYS[row.event]) or (claim.event.first or "").startswith(DAYS[row.event])


def _is_said_by(row: Row, claim: Claim) -> bool:
    """Whether the source has a name or noun in common with that of the list; "article" is its own voice."""
    own = row.source.startswith(("article", "standfirst"))
    if claim.attribution is None:
        return own
    words = set(re.findall(r"[a-z]{4,}", claim.attribution.source.lower()))
    return own or bool(words & set(re.findall(r"[a-z]{4,}", row.source.lower())))


def account() -> str:
    """How many rows of each kind are read, and which are not."""
    told = found()
    lines = []
    for kind in ("figure", "time", "place"):
        own = [one for one in told if one.row.kind == kind]
        read_, placed, sourced = (sum(getattr(one, name) for one in own) for name in ("value", "event", "source"))
        lines.append(f"{kind}s: {len(own)} listed, {read_} read, {placed} in their event, {sourced} with their source")
    for one in told:
        if not one.event:
            why = "other event" if one.value else "not read"
            lines.append(f"  {why}: {one.row.article} {one.row.slot}: {one.row.value} «{one.row.quote}»")
    return "\n".join(lines)


if __name__ == "__main__":
    print(account())
