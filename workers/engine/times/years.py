"""Years and more: bare years, decades, centuries, quarters, halves, seasons and feasts."""

from __future__ import annotations

import datetime as dt

from workers.engine import lexicon
from workers.engine.times import almanac, dates
from workers.engine.times.terms import TIMES, Days, Found, Line, edge_before, has_been, is_ahead, ordinal

YEAR_WORDS = lexicon.words("year_words")
AT_HAND = dt.timedelta(7)  # a feast so near is this year's, on its eve as well


def year(line: Line, at: int) -> Found | None:
    """As in "in 2017", "the 2018 election", "early 2012", "fiscal 2012", "(2009)"."""
    text = line.words[at].text
    if not (len(text) == 4 and text.isdecimal() and 1500 <= int(text) < dates.YEARS.stop):
        return None
    first, mod = edge_before(line, at)
    before, behind = line.low(at - 1), line.low(at + 1)
    fiscal = before in {"fiscal", "financial"} or line.phrase(at - 2, 2) in {"fiscal year", "financial year"}
    named = before == "year" or fiscal
    describes = before in {"the", "a", "'s"} and line.tag(at + 1) in {"NOUN", "NAME"}
    alone = before == "(" and behind in {")", "-", "–"}
    ranged = behind in {"-", "–"} and line.is_glued(at + 1) and line.low(at + 2).isdecimal() and line.is_glued(at + 2)
    spanned = before in {"-", "–"} and len(line.low(at - 2)) == 4 and line.low(at - 2).isdecimal()
    if not (mod or named or describes or alone or spanned or ranged or before in YEAR_WORDS or behind == "'s"):
        return None
    counted = before != "a" and line.tag(at + 1) in {"NOUN", "ADJ"}
    counted &= behind.endswith("s") and not behind.endswith("ss")  # "2000 miners", but "a 1992 gas explosion"
    opens = before in {"in", "since"} and (
        at == 1 or line.low(at - 2) in {",", ";", "and", "but"}
    )  # "In 1998 soldiers rose"
    if (counted and not (mod or named or opens)) or (behind == "s" and line.is_glued(at + 1)):
        return None
    if named:
        first = (
            at - 1 - (line.low(at - 2) in {"fiscal", "financial"} or (before == "year" and line.low(at - 2) == "the"))
        )
    days = almanac.year_days(int(text))
    return Found(first, at + 1, "DATE", text, almanac.narrowed(days, mod) if mod else days)


def decade(line: Line, at: int) -> Found | None:
    """As in "the 1980s", "the early '90s", "the sixties", "the 19th century"."""
    named = _decade(line, at) or _century(line, at)
    if named is None:
        return None
    last, value, days = named
    first, mod = edge_before(line, at - (line.low(at - 1) in {"'", "’", "‘"}))
    first -= line.low(first - 1) == "the"
    return Found(first, last, "DATE", value, almanac.narrowed(days, mod) if mod else days)


def _decade(line: Line, at: int) -> tuple[int, str, Days] | None:
    low, before = line.low(at), line.low(at - 1)
    if low in TIMES["decades"]:
        named = before in {"the", "early", "late", "mid", "-"} and line.tag(at + 1) != "NOUN"
        value, last = TIMES["decades"][low], at + 1
    else:
        named, last = _is_decade_in_figures(line, at), at + 2
        value = low[:3] if len(low) > 2 else f"19{low[:1]}"
    if not named:
        return None
    start = int(value) * 10
    return last, value, almanac.year_days(start, start + 9)


def _is_decade_in_figures(line: Line, at: int) -> bool:
    """As in "1980s", "the 80s", "the '80s"; "2010's" belongs to a year."""
    low, before = line.low(at), line.low(at - 1)
    if not (low.isdecimal() and low.endswith("0") and line.low(at + 1) in {"s", "'s"} and line.is_glued(at + 1)):
        return False
    if len(low) == len("1980"):
        return int(low) in dates.YEARS and (line.low(at + 1) == "s" or before == "the")
    return len(low) == len("80") and before in {"the", "'", "‘", "’", "-", "early", "late"}


def _century(line: Line, at: int) -> tuple[int, str, Days] | None:
    number = ordinal(line.low(at).removesuffix("-century"))
    joined = line.low(at).endswith("-century")
    if not number or not (joined or line.low(at + 1) == "century" or line.phrase(at + 1, 2) == "- century"):
        return None
    last = at + 1 if joined else at + 2 + (line.low(at + 1) == "-")
    start = (number - 1) * 100
    return (last, f"{number - 1:02d}", almanac.year_days(start, start + 99)) if start >= 100 else None


def quarter_or_half(line: Line, at: int) -> Found | None:
    """As in "the third quarter of 2012", "first-half profit", "the second half of last year"."""
    number, kind = ordinal(line.low(at)), line.low(at + 1)
    of = {"quarter": 4, "half": 2}.get(kind, 0)
    if not 0 < number <= of or line.written is None:
        return None
    year, last = dates.year_behind(line, at + 2)
    if kind == "half" and year is None and line.low(last) not in TIMES["results"]:
        return None
    first = at - (line.low(at - 1) == "the")
    make = almanac.quarter if kind == "quarter" else almanac.half
    value, days = make(year or _year_of_part(line, at, number, of), number)
    return Found(first, last, "DATE", value, days)


def _year_of_part(line: Line, at: int, number: int, of: int) -> int:
    today = line.written or dt.date.min
    now = (today.month - 1) * of // 12 + 1
    if is_ahead(line, at):
        return today.year + (number < now)
    return today.year - (number > now)


def season(line: Line, at: int) -> Found | None:
    """As in "summer 2011", "last winter", "in the spring", "the summer of 2015"."""
    if line.low(at) not in TIMES["seasons"] or line.written is None:
        return None
    which = TIMES["which"].get(line.low(at - 1)) if line.low(at - 1) in {"last", "this", "next"} else None
    first, mod = edge_before(line, at - (which is not None))
    year, last = dates.year_behind(line, at + 1)
    before = line.low(first - 1)
    if year is None and which is None and (before not in TIMES["before_seasons"] or line.low(last) == "of"):
        return None
    first -= before == "the" and which is None
    code = TIMES["seasons"][line.low(at)]
    year = year or _year_of_season(line, at, code, which)
    value, days = almanac.season(year, code)
    return Found(first, last, "DATE", value, almanac.narrowed(days, mod) if mod else days)


def _year_of_season(line: Line, at: int, code: str, which: int | None) -> int:
    today = line.written or dt.date.min
    start, winter = almanac.SEASONS[code], code == "WI"
    if which == -1:
        return today.year - (winter or start + 2 >= today.month)
    if which == 1 or (which is None and is_ahead(line, at)):
        return today.year + (start < today.month and not winter)
    if which is None:
        return today.year - (start > today.month)
    return today.year - (winter and today.month <= almanac.FEBRUARY)


def feast(line: Line, at: int) -> Found | None:
    """As in "Christmas Day", "New Year's Eve 2012", "Good Friday"."""
    if not line.is_capital(at) or line.written is None:
        return None
    for size in (4, 3, 2, 1):
        words = " ".join(line.phrase(at, size).replace(" 's", "'s").split())
        if words not in TIMES["feasts"] and words not in TIMES["from_easter"]:
            continue
        last = at + size
        year, last = dates.year_behind(line, last)
        one = _feast_day(words, year or line.written.year)
        if line.tag(last) in {"NOUN", "NAME"} and not year:
            return None  # "the Christmas market", "a Halloween crowd"
        if year is None and one > line.written + AT_HAND and not is_ahead(line, at) and has_been(line, at):
            one = _feast_day(words, line.written.year - 1)
        return Found(at, last, "DATE", one.isoformat(), (one, one))
    return None


def _feast_day(words: str, year: int) -> dt.date:
    if words in TIMES["from_easter"]:
        return almanac.easter(year) + dt.timedelta(TIMES["from_easter"][words])
    month, day = TIMES["feasts"][words].split("-")
    return dt.date(year, int(month), int(day))
