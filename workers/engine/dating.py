"""Dating: the days that a sentence names, and which of them each event that it mentions was on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.claims import Event, Moment
from workers.engine.asides import is_of_another_act
from workers.engine.mentions import Mention
from workers.engine.phrases import Chunk, Phrases
from workers.engine.times import Timed
from workers.engine.words import NOMINAL

FINITE = frozenset({"PAST", "BE", "HAVE", "MODAL"})
CLAUSE_OPENS = 9  # chunks within which a clause has its subject and its verb
RECENT = dt.timedelta(10)
DAYS_COUNTED_EXACTLY = 14  # "two months after" is a round figure


@dataclass(frozen=True, slots=True)
class Day:
    """The days [first, last] that a sentence names at a token. Far ones are no days of the news: another event's."""

    at: int
    first: str
    last: str
    far: bool
    aside: int | None = None  # where "finished in 1974" opens in "the block, finished in 1974, has": of that alone
    of_main: bool = True  # it goes with the main verb, and not with "banned in 2014" or "who came in 2014"
    place: str | None = None  # the name right before a day of long ago: "at Seveso in 1976"


def day_of(phrases: Phrases, timed: Timed, today: dt.date | None) -> Day:
    """A day of a sentence, with what tells whether it is that of the news."""
    last = timed.moment.last or ""
    far = is_far(last, today)
    place = _place_before(phrases, timed) if far else None
    first = timed.moment.first or ""
    return Day(timed.first, first, last, far, _aside(phrases, timed), _is_of_main(phrases, timed), place)


def _is_of_main(phrases: Phrases, timed: Timed) -> bool:
    """Whether a day goes with the first verb of its sentence, before any relative clause."""
    before = [chunk for chunk in phrases.chunks if chunk.last <= timed.first]
    verbs = sum(chunk.kind == "VP" for chunk in before)
    return verbs < 2 and not any(chunk.kind == "WH" for chunk in before)


def _place_before(phrases: Phrases, timed: Timed) -> str | None:
    """As in "since | Seveso | in 1976", "at Seveso, in July 1976": the name of what happened then."""
    before = [chunk for chunk in phrases.chunks if chunk.last <= timed.first and phrases.low(chunk) != ","][-3:]
    if len(before) < 3 or phrases.low(before[-1]) != "in" or before[-2].kind != "NP" or before[-3].kind == "VP":
        return None
    words = phrases.words[before[-2].first : before[-2].last]
    return f"at {' '.join(word.text for word in words)}" if all(word.tag == "NAME" for word in words) else None


def _aside(phrases: Phrases, timed: Timed) -> int | None:
    """Where "the block, | finished in 1974, has" opens: between commas behind a noun, with a verb of its own."""
    words = phrases.words
    opened = next((n for n in range(timed.first - 1, 0, -1) if words[n].text in {",", "("}), None)
    if opened is None or words[opened - 1].tag not in NOMINAL or timed.last >= len(words):
        return None
    closed = words[timed.last].text in {",", ")"} or (words[opened + 1].tag == "WH" and words[timed.last].tag == "CONJ")
    within = [word.tag for word in words[opened + 2 : timed.first]]  # behind "which"
    verbs = {"PAST", "PART"} & {words[opened + 1].tag, *within}
    goes_on = timed.last + 1 < len(words) and words[timed.last + 1].tag in FINITE  # ", men who left in 2014, dug"
    return opened if closed and verbs and ("WH" not in within or goes_on) else None


def is_far(day: str, today: dt.date | None) -> bool:
    """Whether a day is too long ago to be that of the news."""
    return today is not None and dt.date.fromisoformat(day) < today - RECENT


def moved(mentions: Sequence[Mention], shift: Timed, days: tuple[str, str]) -> list[Mention]:
    """The mentions behind a distance ("two days later"), on the days that it leads to."""
    behind = [mention for mention in mentions if mention.at > shift.first]
    return [replace(m, event=replace(m.event, first=days[0], last=days[1])) for m in behind]


def main_clauses(phrases: Phrases) -> tuple[int, ...]:
    """The tokens at which "and" or "but" opens a clause with a subject and a verb of its own."""
    chunks = phrases.chunks
    return tuple(
        chunks[n].first for n in range(len(chunks) - 2) if chunks[n].kind == "CONJ" and _is_clause(chunks, n + 1)
    )


def _is_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """As in "and | in October 2016 | one person | in the town | died": a subject and its verb, behind a day."""
    kinds = [chunk.kind for chunk in chunks[at : at + CLAUSE_OPENS]]
    while kinds[:1] == ["TIME"] or kinds[:2] == ["PREP", "TIME"]:
        kinds = kinds[1 + (kinds[0] == "PREP") :]
    while kinds[:3] == ["NP", "PREP", "NP"]:
        kinds = kinds[2:]
    return kinds[:2] == ["NP", "VP"]


def precedes_clause(phrases: Phrases, shift: Timed) -> bool:
    """Whether the distance is to what follows ("a day after rockets fell"), not from before ("two days later")."""
    return phrases.words[shift.last - 1].low in {"after", "before"}


def days_led_to(
    phrases: Phrases, shift: Timed, day: tuple[str, str] | None, focus: Event, today: dt.date | None
) -> tuple[str, str] | None:
    """The days that a distance leads to: "two days later" from the event before, "a day after X" back to X."""
    days = shift.shift or 0
    short = abs(days) <= DAYS_COUNTED_EXACTLY
    back = precedes_clause(phrases, shift)
    near = (day[0] if day else None) if back else focus.first
    anchor = dt.date.fromisoformat(near) if near and short else today
    if anchor is None:
        return None
    to = anchor + dt.timedelta((-days if back else days) if short else -abs(days))
    slack = dt.timedelta(0 if short else abs(days) // 4)
    return (to - slack).isoformat(), (to + slack).isoformat()


def dated(mentions: list[Mention], phrases: Phrases, days: Sequence[Timed], focus: Event) -> list[Mention]:
    """Each mention with the day that stands in its clause; one without takes that of the event it goes on about."""
    verbs = [chunk.head for chunk in phrases.chunks if chunk.kind == "VP"]
    clauses = main_clauses(phrases)
    given: dict[int, Moment] = {}
    costs = sorted(
        (between(clauses, m.at, timed.first), between(verbs, m.at, timed.first), abs(m.at - timed.first), m.at, n)
        for m in mentions
        for n, timed in enumerate(days)
        if not is_of_another_act(phrases, timed, m)
    )
    for *_, at, n in costs:
        if at not in given and days[n].moment not in given.values():
            given[at] = days[n].moment
    given |= {m.at: told for m in mentions if m.at not in given and (told := _when(phrases, days, m))}
    return [_with_day(mention, given.get(mention.at), focus) for mention in mentions]


def _when(phrases: Phrases, days: Sequence[Timed], mention: Mention) -> Moment | None:
    """As in "its worst accident was in 1992, when a gas blast killed 263": the day behind which "when" leads to it."""
    led = [timed for timed in days if "when" in {word.low for word in phrases.words[timed.last : timed.last + 2]}]
    return next((timed.moment for timed in reversed(led) if timed.last <= mention.at), None)


def between(places: Sequence[int], a: int, b: int) -> int:
    """How many of the places stand between two tokens."""
    return sum(min(a, b) < place <= max(a, b) for place in places)


def _with_day(mention: Mention, moment: Moment | None, focus: Event) -> Mention:
    event = mention.event
    if moment:
        return replace(mention, event=replace(event, first=moment.first, last=moment.last), moment=moment)
    if focus.kind == event.kind and not event.other and focus.first and not focus.other:
        return replace(mention, event=replace(event, first=focus.first, last=focus.last))
    return mention
