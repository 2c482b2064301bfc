"""Dates: weekdays, months and their days, each with the words that narrow it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from workers.engine.times import almanac
from workers.engine.times.terms import TIMES, Found, Line, edge_before, has_been, is_ahead

WEEKDAYS = TIMES["weekdays"]
BEHIND_AT_MOST = 240  # the same the other way, where no verb is in the past
AHEAD_AT_MOST = 60  # days that a date without a year may lie ahead where nothing says which year it is of
YEARS = range(1000, 2200)


def weekday(line: Line, at: int) -> Found | None:
    """As in "Wednesday", "last Friday", "Sunday's", "Friday, 13 March": a weekday, with its date where one follows."""
    if line.low(at) not in WEEKDAYS or not line.is_capital(at) or _is_a_name(line, at):
        return None
    dated = calendar_date(line, at + 1 + (line.low(at + 1) == ","))
    if dated and dated.kind == "DATE" and dated.days and dated.days[0] == dated.days[1]:
        return dated.widened(at)
    which = line.low(at - 1) if line.low(at - 1) in TIMES["which"] else ""
    first = at - 1 if which else at
    first -= bool(which) and line.low(first - 1) in {"the", "this"}
    number = WEEKDAYS.index(line.low(at))
    if line.written is None or _is_some(line, at):
        return Found(first, at + 1, "DATE", f"XXXX-WXX-{number + 1}")
    day = nearest(line.written, number, which, ahead=is_ahead(line, at))
    return Found(first, at + 1, "DATE", day.isoformat(), (day, day))


def _is_some(line: Line, at: int) -> bool:
    """As in "on a cold Tuesday last March", "one Friday in June": which of them is not told."""
    before = {line.low(at - 1), line.low(at - 2)}
    behind = at + 1 + (line.low(at + 1) in TIMES["parts"])
    led = line.low(behind) in {"in", "of", "last"}
    names = line.low(behind + 1) in TIMES["months"] or line.low(behind + 1) in TIMES["seasons"]
    return bool(before & {"a", "an", "one"}) and led and (names or line.low(behind + 1).isdecimal())


def _is_a_name(line: Line, at: int) -> bool:
    """As in "the Sunday Times", "Black Friday"."""
    behind = line.is_capital(at + 1) and line.low(at + 1) in TIMES["not_days_before"]
    return behind or (line.is_capital(at - 1) and line.low(at - 1) in TIMES["not_days_behind"])


def nearest(today: dt.date, number: int, which: str, *, ahead: bool) -> dt.date:
    """The last such weekday up to today; the next one, from today on, where the sentence looks ahead."""
    back = (today.weekday() - number) % 7
    if which in {"next", "coming", "following"}:
        return today + dt.timedelta(7 - back)
    if ahead and which not in {"last", "past", "previous"}:
        return today + dt.timedelta((7 - back) % 7)
    return today - dt.timedelta(back or (7 if which in {"last", "previous"} else 0))


# --- months and their days --------------------------------------------------------------------------------------------


def calendar_date(line: Line, at: int) -> Found | None:
    """As in "Dec. 27", "27 December 2019", "the 11th of March", "late December", "March 2020", "mid-May"."""
    if line.low(at).startswith("mid-") and line.low(at)[4:] in TIMES["months"]:
        return _month_alone(line, at, at + 1, int(TIMES["months"][line.low(at)[4:]]), "MID")
    first, month_at = at, at
    day = _day(line.low(at))
    if day and (line.tag(at) == "NUM" or line.low(at)[-1].isalpha()):
        month_at = at + 1 + (line.low(at + 1) == "of")
        first -= line.low(at - 1) == "the" and month_at > at + 1
    month = _month(line, month_at)
    if not month:
        return None
    short = len(line.low(month_at)) <= len("sept") and line.low(month_at + 1) == "." and line.is_glued(month_at + 1)
    last = month_at + 1 + (short and line.low(month_at) not in {"may", "june", "july"})
    if month_at == at:
        behind = last + (line.low(last) == "the")
        day = _day(line.low(behind))
        if day and not _is_number_of_things(line, behind):
            last = behind + 1
        else:
            day = None
    if not day:
        return _month_alone(line, first, last, month, "")
    year, last = year_behind(line, last)
    return _dated(line, first, last, (year, month, day))


def _is_number_of_things(line: Line, at: int) -> bool:
    """As in "in March 12 people died": the number counts what follows."""
    return line.tag(at + 1) == "NOUN" and line.low(at + 1).endswith("s") and line.tag(at) == "NUM"


def _month(line: Line, at: int) -> int:
    return int(TIMES["months"].get(line.low(at), 0)) if line.is_capital(at) else 0


def _day(low: str) -> int | None:
    digits = low.rstrip("stndrh")
    return int(digits) if len(digits) < 3 and digits.isdecimal() and 1 <= int(digits) <= 31 else None


def year_behind(line: Line, last: int) -> tuple[int | None, int]:
    """(year, token behind it) of "2019", ", 2019", "of 2019", "last year"; (None, last) where none follows."""
    for skip in (0, 1):
        low = line.low(last + skip)
        linked = not skip or line.low(last) in {",", ".", "of"}
        if linked and low.isdecimal() and len(low) == 4 and int(low) in YEARS:
            return int(low), last + skip + 1
    if line.written and line.phrase(last, 3) == "of the year":
        return line.written.year, last + 3
    which = line.low(last + (line.low(last) == "of"))
    if line.written and which in {"last", "this", "next"} and line.low(last + 1 + (line.low(last) == "of")) == "year":
        return line.written.year + TIMES["which"][which], last + 2 + (line.low(last) == "of")
    return None, last


def _dated(line: Line, first: int, last: int, parts: tuple[int | None, int, int]) -> Found | None:
    year, month, day = parts
    if year is None and line.written is None:
        return Found(first, last, "DATE", f"XXXX-{month:02d}-{day:02d}")
    year = year or _likely_year(line, first, month, day)
    try:
        one = dt.date(year, month, day)
    except ValueError:
        return None
    return Found(first, last, "DATE", one.isoformat(), (one, one))


def _likely_year(line: Line, at: int, month: int, day: int) -> int:
    """The year that puts a date without one nearest; far ahead it is last year's, unless the clause looks ahead."""
    today = line.written or dt.date.min
    distance = (month - today.month) * 30 + day - today.day
    if is_ahead(line, at):
        return today.year + 1 if distance < -AHEAD_AT_MOST else today.year
    if distance < -BEHIND_AT_MOST and not has_been(line, at):
        return today.year + 1  # "takes office on Jan. 2", written in November
    return today.year - 1 if distance > AHEAD_AT_MOST else today.year


def _month_alone(line: Line, first: int, last: int, month: int, mod: str) -> Found | None:
    year, last = year_behind(line, last)
    first, edge = (first, mod) if mod else edge_before(line, first)
    before = line.low(first - 1)
    which = TIMES["which"].get(before)
    describes = before in TIMES["month_articles"] and line.tag(last) == "NOUN"
    if not (edge or year or before in TIMES["before_months"] or describes or line.low(last) == "'s"):
        return None
    if year is None and line.written is None:
        return Found(first, last, "DATE", f"XXXX-{month:02d}")
    year = year or _year_of_month(line, first, month, which)
    value, days = almanac.holding(dt.date(year, month, 1), "month")
    if which is not None and before in {"last", "this", "next"}:
        first -= 1
    return Found(first, last, "DATE", value, almanac.narrowed(days, edge) if edge else days)


def _year_of_month(line: Line, at: int, month: int, which: int | None) -> int:
    today = line.written or dt.date.min
    if which == 1:
        return today.year + (month <= today.month)
    if which == -1:
        return today.year - (month >= today.month)
    if is_ahead(line, at):
        return today.year + (month < today.month)
    if has_been(line, at):
        return today.year - (month > today.month)
    return _likely_year(line, at, month, 1)


def day_behind(line: Line, found: Found) -> Found | None:
    """As in "22-24 March", "March 22-24", "June 5 and 6": the second day of two that share a month."""
    at = found.last + 1
    day = _day(line.low(at))
    shares = line.low(found.last) in {"-", "–", "and", "to"} and found.days and found.days[0] == found.days[1]
    if not (day and shares and line.tag(at) == "NUM" and line.low(found.last - 1).isdecimal()):
        return None
    if line.tag(at + 1) in {"NOUN", "ADJ", "NAME", "SYM"} or len(found.value) != len("2013-03-22"):
        return None
    return _dated(line, at, at + 1, (int(found.value[:4]), int(found.value[5:7]), day))


# --- dates in figures -------------------------------------------------------------------------------------------------


def numeric(line: Line, at: int) -> Found | None:
    """As in "2013-03-22", "22/03/2013", "3/22/2013"."""
    mark = line.low(at + 1)
    parts = [line.low(n) for n in (at, at + 2, at + 4)]
    joined = mark in {"-", "/"} and line.low(at + 3) == mark and all(line.is_glued(n) for n in range(at + 1, at + 5))
    if not (joined and all(part.isdecimal() and len(part) <= 4 for part in parts)):
        return None
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        year, month, day = a, b, c
    elif len(parts[2]) == 4:
        year, month, day = (c, b, a) if b <= 12 and a > 12 else (c, a, b)
    else:
        return None
    try:
        one = dt.date(year, month, day)
    except ValueError:
        return None
    return Found(at, at + 5, "DATE", one.isoformat(), (one, one)) if year in YEARS else None


# --- narrowed ---------------------------------------------------------------------------------------------------------


def on_the_edge(line: Line, found: Found) -> Found:
    """The same with "early", "late" or "the end of" before it: part of a day, or a third of what it names."""
    first, mod = edge_before(line, found.first)
    if not mod or found.kind != "DATE":
        return found
    if len(found.value) == len("2013-03-22"):
        if line.low(first) not in {"early", "late", "mid"}:
            return found
        return replace(found, first=first, kind="TIME", value=f"{found.value}T{TIMES['day_edges'][mod]}")
    return replace(found, first=first, days=almanac.narrowed(found.days, mod) if found.days else None)
