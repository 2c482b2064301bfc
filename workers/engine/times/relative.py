"""What is counted from another day: "yesterday", "last month", "three years ago", "the following week"."""

from __future__ import annotations

import datetime as dt

from workers.engine.times import almanac
from workers.engine.times.terms import TIMES, UNITS, Found, Line, count, edge_before, is_many, length, loosened, unit

WORDS_EARLIER = frozenset({"earlier", "later", "early", "late"})
SATURDAY = 5
ENDING = frozenset({"month", "year", "week", "decade", "century"})
LONG = frozenset({"month", "quarter", "year", "decade", "century"})


def deictic(line: Line, at: int) -> Found | None:
    """As in "yesterday", "last night", "this morning", "tonight", "tomorrow"."""
    low, part = line.low(at), TIMES["parts"].get(line.low(at + 1), "")
    back, last = TIMES["deictic"].get(low), at + 1
    code = "NI" if low == "tonight" else ""
    if back is None and low in {"last", "this"} and line.low(at + 1) in {"night", "morning", "afternoon", "evening"}:
        back, last, code = int(low == "last"), at + 2, part
    elif low == "tomorrow" and line.low(at + 1) == "'s" and line.tag(at + 2) == "NAME":
        return None
    if back is None:
        return None
    first = at - (line.low(at - 1) in {"earlier", "later", "late", "early"})
    if line.written is None:
        return Found(first, last, "DATE", "PRESENT_REF" if back == 0 else "PAST_REF" if back > 0 else "FUTURE_REF")
    day = line.written - dt.timedelta(back)
    value = day.isoformat() + (f"T{code}" if code else "")
    return Found(first, last, "TIME" if code else "DATE", value, (day, day))


def this_last_next(line: Line, at: int) -> Found | None:
    """As in "last week", "this year", "next month", "earlier this year", "the past year", "the end of the month"."""
    word, name = line.low(at), unit(line.low(at + 1))
    article = line.low(at - 1) == "the"
    if not name or is_many(line.low(at + 1)):
        return None
    if word in {"the", "that"}:
        ends = word == "the" and name in ENDING and bool(edge_before(line, at)[1])
        return _held(line, at, name, 0) if name == "weekend" or ends else None
    if word not in TIMES["which"]:
        return None
    if article and word in {"past", "last", "coming"} and line.low(at + 2) != "of" and name != "weekend":
        return Found(loosened(line, at - 1), at + 2, "DURATION", length("1", name), point=False)
    if word in {"past", "coming"} or UNITS[name]["days"] == 0 or name == "night":
        return None
    return _held(line, at, name, TIMES["which"][word])


def _held(line: Line, at: int, name: str, which: int) -> Found | None:
    """The unit that holds the day of writing, or the one before or after."""
    word, first = line.low(at), at - (line.low(at - 1) == "the")
    day = almanac.step(line.written, name, which) if line.written else None
    if day is None or line.written is None:
        return None
    if name == "weekend" and word in {"the", "that"} and line.written.weekday() < SATURDAY:
        day -= dt.timedelta(7)
    value, days = almanac.holding(day, name)
    start, mod = edge_before(line, first)
    if mod:
        first, days = start, almanac.narrowed(days, mod)
    elif line.low(first - 1) in WORDS_EARLIER:
        first -= 1
    return Found(first, at + 2, "DATE", value, days)


def anaphoric(line: Line, at: int) -> Found | None:
    """As in "the following day", "that year", "the same month": counted from the day that the text spoke of last."""
    low, name = line.low(at), unit(line.low(at + 1))
    which, article = TIMES["anaphoric"].get(low), line.low(at - 1) in {"the", "that"}
    if which is None or is_many(line.low(at + 1)) or not (article or low == "that"):
        return None
    first = at - article
    part = TIMES["parts"].get(line.low(at + 1), "")
    base = line.since
    if base is None:
        return None
    if (
        part
        and low in {"same", "following", "next", "that", "previous"}
        and line.low(at + 1) in {"night", "morning", "afternoon", "evening"}
    ):
        day = base + dt.timedelta(which)
        return Found(first, at + 2, "TIME", f"{day.isoformat()}T{part}", (day, day) if line.anchor else None)
    if not name or UNITS[name]["days"] == 0 or (low == "that" and line.tag(at + 2) in {"NOUN"}):
        return None
    first -= line.low(first - 1) in WORDS_EARLIER
    moved = almanac.step(base, name, which)
    if moved is None:
        return None
    value, days = almanac.holding(moved, name)
    return Found(first, at + 2, "DATE", value, days if line.anchor else None)


def day_beside(line: Line, at: int) -> Found | None:
    """As in "the day before", "the day after": one from what follows, or from the last day named."""
    if line.phrase(at, 3) not in {"the day before", "the day after"} or line.since is None:
        return None
    sign = -1 if line.low(at + 2) == "before" else 1
    alone = line.tag(at + 3) in {"PUNCT", ""}
    day = almanac.step(line.since, "day", sign)
    if day is None:
        return None
    if alone:
        return Found(at, at + 3, "DATE", day.isoformat(), None, sign)
    return Found(at, at + 3, "DATE", day.isoformat(), None, sign, end=at + 2)


def offset(line: Line, at: int) -> Found | None:
    """As in "two days later", "three years ago", "two months after": so far from today or from another event."""
    number, behind = count(line, at) or ("X", at)
    name = unit(line.low(behind))
    if not name or (behind == at and not is_many(line.low(at))):
        return None
    way = behind + 1
    way += 2 * (line.phrase(way, 2) in {"or so", "or more"})
    sign = TIMES["directions"].get(line.low(way))
    on = line.low(way) == "on" and not (line.tag(way + 1) in {"PUNCT", ""} and name in LONG)
    if sign is None or on:
        return _ahead_of(line, at, behind, number, name)
    first = loosened(line, at)
    if number == "X":
        return _vague(line, first, way, sign, name)
    if line.low(way) == "ago":
        return _from_day(line, (first, way + 1), name, -float(number))
    return _from_event(line, (first, way), (number, name), sign)


def _from_event(line: Line, tokens: tuple[int, int], counted: tuple[str, str], sign: int) -> Found:
    """So far from another event; on the day that the text spoke of last, where the words point back to it."""
    (first, way), (number, name) = tokens, counted
    shift = round(sign * float(number) * UNITS[name]["days"])
    if line.low(way) in {"after", "before"}:
        return Found(first, way + 1, "DURATION", length(number, name), None, shift, end=way)
    moved = almanac.step(line.anchor, name, sign * float(number)) if line.anchor and UNITS[name]["days"] else None
    if moved is None:
        return Found(first, way + 1, "DURATION", length(number, name), None, shift)
    return Found(first, way + 1, "DATE", almanac.holding(moved, name)[0], shift=shift)


def _ahead_of(line: Line, at: int, behind: int, number: str, name: str) -> Found | None:
    """As in "a day ahead of the vote"."""
    if line.phrase(behind + 1, 2) != "ahead of" or number == "X":
        return None
    shift = -round(float(number) * UNITS[name]["days"])
    return Found(loosened(line, at), behind + 3, "DURATION", length(number, name), None, shift, end=behind + 1)


def _vague(line: Line, first: int, way: int, sign: int, name: str) -> Found | None:
    if line.low(way) in {"after", "before"}:
        return Found(first, way, "DURATION", length("X", name), point=False)
    return Found(first, way + 1, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", point=False)


def _from_day(line: Line, tokens: tuple[int, int], name: str, steps: float) -> Found | None:
    """So long ago, in the unit that is counted: "two years ago" is a year, "10 days ago" a day."""
    first, last = tokens
    if UNITS[name]["days"] == 0:
        value = line.written.isoformat() if line.written else "PAST_REF"
        return Found(first, last, "DATE" if name == "hour" or not line.written else "TIME", value, point=False)
    if line.written is None:
        return Found(first, last, "DURATION", length(f"{abs(steps):g}", name), None, round(steps * UNITS[name]["days"]))
    day = almanac.step(line.written, name, steps)
    if day is None:
        return None
    value, days = almanac.holding(day, name)
    if name in LONG:
        slack = dt.timedelta(round(abs(steps) * UNITS[name]["days"]) // 5)
        days = (day - slack, day + slack)
    return Found(first, last, "DATE", value, (day, day) if name in {"week", "fortnight"} else days)
