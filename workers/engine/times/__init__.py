"""Times: what a sentence says of when, resolved from the day of publication, never from a clock.

Each expression carries its TIMEX3 type and value (ISO-TimeML) and the first and last day that it can mean. `moments`
are those that name a point in time; `expressions` are all, with lengths ("three weeks"), rhythms ("every Tuesday") and
vague times ("recently"). The readers stand in `dates`, `years`, `clocks`, `relative` and `lengths`, over the words of
`terms` and the calendar of `almanac`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from schemas.claims import Moment, Span
from workers.engine.text import Sentence
from workers.engine.times import almanac, clocks, dates, lengths, relative, years
from workers.engine.times.terms import Found, Line

READERS = (
    lengths.rhythm,
    relative.day_beside,
    relative.offset,
    clocks.clock,
    clocks.day_and_part,
    lengths.duration,
    relative.anaphoric,
    relative.this_last_next,
    years.decade,
    years.quarter_or_half,
    years.season,
    years.year,
    clocks.part_alone,
    lengths.vague,
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A moment and the tokens [first, last) that name it. `shift` is the days from another event: "two days later".

    `point` tells whether it names a point on the calendar or the clock; a length, a rhythm or a vague time does not.
    """

    moment: Moment
    first: int
    last: int
    shift: int | None = None
    point: bool = True


def published_day(published_at: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date-time, None where there is none or it is not one that news could bear."""
    try:
        day = dt.date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None
    return day if almanac.FIRST <= day.year < almanac.LAST else None


def published_at(stamp: str | None) -> dt.datetime:
    """The moment of an ISO 8601 date or date-time, to put in order: UTC where no zone is named, last without one."""
    try:
        moment = dt.datetime.fromisoformat(stamp or "")
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return dt.datetime.max.replace(tzinfo=dt.UTC)


def moments(sentence: Sentence, today: dt.date | None) -> list[Timed]:
    """The points in time that a sentence names, from left to right, none inside another."""
    return [timed for timed in read(sentence, today) if timed.point]


def read(sentence: Sentence, today: dt.date | None) -> list[Timed]:
    """All time expressions of one sentence, from left to right, none inside another."""
    return _timed(sentence, Line(sentence.words, today))


def expressions(sentences: Iterable[Sentence], today: dt.date | None) -> list[Timed]:
    """All time expressions of a text; "the following day" counts from the day that the text spoke of last."""
    found: list[Timed] = []
    anchor = today
    for sentence in sentences:
        here = _timed(sentence, Line(sentence.words, today, anchor))
        found += here
        days = [
            dt.date.fromisoformat(timed.moment.first) for timed in here if _is_one_day(timed) and timed.moment.first
        ]
        anchor = days[-1] if days else anchor
    return found


def _is_one_day(timed: Timed) -> bool:
    return timed.point and timed.moment.first is not None and timed.moment.first == timed.moment.last


def _timed(sentence: Sentence, line: Line) -> list[Timed]:
    found = list(_found(line))
    days = {one.days[0] for one in found if one.days and one.days[0] == one.days[1] and one.point}
    own = days.pop() if len(days) == 1 else line.since
    return [_as_timed(sentence, one, own) for one in found]


def _found(line: Line) -> Iterator[Found]:
    """The expressions of a line. One counts from those before it, and reaches back to its "early", never into them."""
    at, free = 0, 0
    while at < len(line.words):
        found = next((f for read in READERS if (f := read(line, at))), None) if line.may_start(at) else None
        if found is None:
            at += 1
            continue
        found = found.behind(free)
        yield found
        second = dates.day_behind(line, found)
        if second:
            yield second
        if found.days and found.point and found.days[0] == found.days[1]:
            line = replace(line, anchor=found.days[0])
        at = free = max((second or found).last, at + 1)


def _as_timed(sentence: Sentence, found: Found, own: dt.date | None) -> Timed:
    """The expression with its place in the text; `own` is the day of a clock that stands without one."""
    end = found.end or found.last
    value = (own.isoformat() if own else "XXXX-XX-XX") + found.value if found.value.startswith("T") else found.value
    span = Span(sentence.field, sentence.words[found.first].start, sentence.words[end - 1].end)
    first, last = (found.days[0].isoformat(), found.days[1].isoformat()) if found.days else (None, None)
    moment = Moment(span, found.kind, value, first, last)  # type: ignore[arg-type]
    return Timed(moment, found.first, found.last, found.shift, found.point)
