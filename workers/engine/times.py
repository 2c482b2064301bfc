"""Times: the moments that a sentence names, resolved from the day of publication, never from a clock.

Each carries its TIMEX3 type and value (ISO-TimeML) and the first and last day that it can mean.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.claims import Moment, Span
from workers.engine import lexicon
from workers.engine.text import Sentence
from workers.engine.words import Token

TIMES = lexicon.read("times", required=("weekdays", "parts", "edges", "months"))
NUMBERS = lexicon.numbers()
YEAR_WORDS = lexicon.words("year_words")
YEARS_OF_NEWS = range(1600, 2200)  # counting back from year 1, or on from 9999, leads out of the calendar
STEP = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Timed:
    """A moment and the tokens [first, last) that name it. `shift` is the days from another event: "two days later"."""

    moment: Moment
    first: int
    last: int
    shift: int | None = None


def published_day(published_at: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date-time, None where there is none or it is not one that news could bear."""
    try:
        day = dt.date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None
    return day if day.year in YEARS_OF_NEWS else None


def published_at(stamp: str | None) -> dt.datetime:
    """The moment of an ISO 8601 date or date-time, to put in order: UTC where no zone is named, last without one."""
    try:
        moment = dt.datetime.fromisoformat(stamp or "")
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return dt.datetime.max.replace(tzinfo=dt.UTC)


def moments(sentence: Sentence, today: dt.date | None) -> list[Timed]:
    """The time expressions of a sentence, from left to right, none inside another."""
    words = sentence.words
    found: list[Timed] = []
    at = 0
    while at < len(words):
        timed = next((t for read in READERS if (t := read(sentence, words, at, today))), None)
        if timed:
            found.append(timed)
            at = max(timed.last, at + 1)
        else:
            at += 1
    return found


def _word(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _timed(
    sentence: Sentence,
    first: int,
    last: int,
    value: str,
    days: tuple[dt.date, dt.date] | None,
    kind: str = "DATE",
    shift: int | None = None,
) -> Timed:
    span = Span(sentence.field, sentence.words[first].start, sentence.words[last - 1].end)
    start, end = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return Timed(Moment(span, kind, value, start, end), first, last, shift)  # type: ignore[arg-type]


def _edge(words: Sequence[Token], at: int) -> tuple[int, str]:
    """(first token, TIMEX3 mod) with "early", "late" or "mid" before the expression."""
    edge = TIMES["edges"].get(_word(words, at - 1).rstrip("-"), "") if at else ""
    return (at - 1, edge) if edge else (at, "")


# --- weekdays ---------------------------------------------------------------------------------------------------------


def _weekday(sentence: Sentence, words: Sequence[Token], at: int, today: dt.date | None) -> Timed | None:
    low = _word(words, at)
    if low not in TIMES["weekdays"] or not words[at].text[0].isupper():
        return None
    last, part = at + 1, TIMES["parts"].get(_word(words, at + 1), "")
    last += bool(part)
    first, _ = _edge(words, at)
    which = _word(words, first - 1)
    first -= which in {"last", "next", "this"}
    if today is None:
        return _timed(sentence, first, last, f"XXXX-WXX-{TIMES['weekdays'].index(low) + 1}", None)
    day = _nearest(today, TIMES["weekdays"].index(low), which, ahead=_is_ahead(words, at))
    return _timed(
        sentence, first, last, day.isoformat() + (f"T{part}" if part else ""), (day, day), "TIME" if part else "DATE"
    )


def _is_ahead(words: Sequence[Token], at: int) -> bool:
    """Whether the weekday lies ahead: "will vote on Sunday", "is due to give its verdict on Friday"."""
    near = {word.low for word in words[max(0, at - 6) : at + 8]}
    return bool(near & {"will", "due", "scheduled", "shall", "upcoming"}) or "next" in {_word(words, at - 1)}


def _nearest(today: dt.date, weekday: int, which: str, *, ahead: bool) -> dt.date:
    """The last such day up to today, the next one where the sentence looks ahead."""
    if ahead or which == "next":
        return today + dt.timedelta((weekday - today.weekday() - 1) % 7 + 1)
    back = (today.weekday() - weekday) % 7
    return today - dt.timedelta(back or (7 if which == "last" else 0))


# --- calendar dates ---------------------------------------------------------------------------------------------------


def _date(sentence: Sentence, words: Sequence[Token], at: int, today: dt.date | None) -> Timed | None:
    """As in "Dec. 27", "27 December 2019", "late December", "March 2020"."""
    month_at = at + 1 if words[at].text.isdecimal() and _month(words, at + 1) else at
    month = _month(words, month_at)
    if not month:
        return None
    last = month_at + 1
    last += _word(words, last) == "." and last < len(words) and words[last].glued
    day, last = _day_of_month(words, at, month_at, last)
    year, last = _year_behind(words, last)
    first, edge = _edge(words, at)
    if day is None and not (edge or year or _word(words, first - 1) in YEAR_WORDS | {"last", "this", "next"}):
        return None
    return _calendar(sentence, first, last, year, month, day, edge, today)


def _month(words: Sequence[Token], at: int) -> int:
    if at >= len(words) or not words[at].text[0].isupper():
        return 0
    return int(TIMES["months"].get(words[at].low, 0))


def _day_of_month(words: Sequence[Token], at: int, month_at: int, last: int) -> tuple[int | None, int]:
    if at != month_at:
        return _as_day(words[at].low), last
    day = _as_day(_word(words, last))
    return (day, last + 1) if day else (None, last)


def _as_day(low: str) -> int | None:
    digits = low.rstrip("stndrh")
    return int(digits) if digits.isdecimal() and 1 <= int(digits) <= 31 and len(digits) < 3 else None


def _year_behind(words: Sequence[Token], last: int) -> tuple[int | None, int]:
    for skip in (0, 1):
        low = _word(words, last + skip)
        if (
            (not skip or _word(words, last) in {",", "."})
            and low.isdecimal()
            and len(low) == 4
            and 1000 <= int(low) < 2200
        ):
            return int(low), last + skip + 1
    return None, last


def _calendar(
    sentence: Sentence,
    first: int,
    last: int,
    year: int | None,
    month: int,
    day: int | None,
    edge: str,
    today: dt.date | None,
) -> Timed | None:
    if year is None and today is None:
        return _timed(sentence, first, last, f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), None)
    year = year or _likely_year(month, day or 1, today or dt.date.min)
    try:
        if day:
            one = dt.date(year, month, day)
            return _timed(sentence, first, last, one.isoformat(), (one, one))
    except ValueError:
        return None
    start, end = _month_days(year, month)
    if edge:
        third = {
            "START": (start, start.replace(day=10)),
            "MID": (start.replace(day=8), start.replace(day=22)),
            "END": (start.replace(day=19), end),
        }
        start, end = third[edge]
    return _timed(sentence, first, last, f"{year}-{month:02d}", (start, end))


def _month_days(year: int, month: int) -> tuple[dt.date, dt.date]:
    start = dt.date(year, month, 1)
    return start, (start + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)


def _likely_year(month: int, day: int, today: dt.date) -> int:
    """The year that puts a date without one nearest before today; up to two months ahead is taken for this year's."""
    ahead = (month - today.month) * 30 + day - today.day
    return today.year - 1 if ahead > 60 else today.year


def _bare_year(sentence: Sentence, words: Sequence[Token], at: int, today: dt.date | None) -> Timed | None:  # noqa: ARG001 (a reader's form)
    text = words[at].text
    if not (len(text) == 4 and text.isdecimal() and 1500 <= int(text) < 2200):
        return None
    describes = (
        _word(words, at - 1) in {"the", "a", "'s"} and at + 1 < len(words) and words[at + 1].tag in {"NOUN", "NAME"}
    )
    if _word(words, at - 1) not in YEAR_WORDS and not describes:
        return None
    if at + 1 < len(words) and words[at + 1].tag in {"NOUN", "ADJ"} and words[at + 1].low.endswith("s"):
        return None
    return _timed(sentence, at, at + 1, text, (dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)))


# --- relative ---------------------------------------------------------------------------------------------------------


def _deictic(sentence: Sentence, words: Sequence[Token], at: int, today: dt.date | None) -> Timed | None:
    """As in "yesterday", "last night", "overnight", "tomorrow"."""
    low, following = _word(words, at), _word(words, at + 1)
    back = {"yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}.get(low)
    last, part = at + 1, ""
    if low == "last" and following == "night":
        back, last, part = 1, at + 2, "TNI"
    elif low == "this" and following in TIMES["parts"]:
        back, last, part = 0, at + 2, "T" + TIMES["parts"][following]
    elif back is not None and following in TIMES["parts"]:
        last, part = at + 2, "T" + TIMES["parts"][following]
    if back is None:
        return None
    if today is None:
        return _timed(sentence, at, last, "PRESENT_REF" if back == 0 else "PAST_REF", None)
    day = today - dt.timedelta(back)
    return _timed(sentence, at, last, day.isoformat() + part, (day, day), "TIME" if part else "DATE")


def _offset(sentence: Sentence, words: Sequence[Token], at: int, today: dt.date | None) -> Timed | None:
    """As in "two days later", "three years ago", "two months after": so far from today or from another event."""
    count = _count(words, at)
    unit = _word(words, at + 1).rstrip("s")
    if count is None or unit not in STEP:
        return None
    direction = _word(words, at + 2)
    days = count * STEP[unit]
    value = f"P{count}{unit[0].upper()}"
    if direction == "ago" and today is not None:
        slack = dt.timedelta(days // 5 if unit in {"month", "year"} else 0)
        day = today - dt.timedelta(days)
        return _timed(sentence, at, at + 3, _cut(day, unit), (day - slack, day + slack))
    if direction in {"ago", "later", "earlier", "before", "after"}:
        sign = -1 if direction in {"ago", "earlier", "before"} else 1
        return _timed(sentence, at, at + 3, value, None, "DURATION", sign * days)
    return None


def _cut(day: dt.date, unit: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(unit, 10)]


def _count(words: Sequence[Token], at: int) -> int | None:
    low = _word(words, at)
    if low.isdecimal():
        return int(low) if len(low) < 4 else None
    if low in {"a", "an"}:
        return 1
    count = NUMBERS["cardinals"].get(low)
    return int(count) if count else None


def _clock(sentence: Sentence, words: Sequence[Token], at: int, today: dt.date | None) -> Timed | None:  # noqa: ARG001 (a reader's form)
    """As in "10:51 a.m.", "6.55 pm", "2 pm"."""
    if words[at].tag != "NUM" or not words[at].text[0].isdecimal():
        return None
    last = at + 1
    colon = (
        _word(words, last) == ":"
        and last + 1 < len(words)
        and words[last + 1].text.isdecimal()
        and words[last + 1].glued
    )
    hour, minute = words[at].text, "00"
    if colon:
        minute, last = words[last + 1].text, last + 2
    elif "." in hour:
        hour, minute = hour.split(".")[:2]
    half = _word(words, last).replace(".", "")
    if half in {"am", "pm"}:
        last += 1 + (_word(words, last + 1) == "." and words[last + 1].glued and _word(words, last).count(".") == 1)
    elif not colon:
        return None
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 25 and int(minute) < 60 and len(minute) == 2):
        return None
    hours = int(hour) % 12 + 12 * (half == "pm") if half in {"am", "pm"} else int(hour)
    return _timed(sentence, at, last, f"T{hours:02d}:{minute}", None, "TIME")


READERS = (_weekday, _date, _deictic, _offset, _clock, _bare_year)
