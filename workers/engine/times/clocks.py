"""Clocks and parts of the day, with the day that they stand beside."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from workers.engine.times import dates, relative, struck, years
from workers.engine.times.terms import TIMES, Found, Line, edge_before, loosened

PARTS = TIMES["parts"]
ZONES = frozenset(TIMES["zones"])
LATE = frozenset({"afternoon", "evening"})
AFTERNOON = (
    6  # tokens behind a bare clock within which a part of the day says which half: "At 3.17 on that wet afternoon"
)
WHOLE_DAY = len("2013-03-22")

BEHIND_BARE = frozenset({",", ".", ";", ")", "when", "and", "on", "local", "as", "by", "after", "before"})
PRICED = frozenset({"be", "buy", "close", "closed", "dollar", "euro", "index", "inflation", "is", "magnitude", "open"})
PRICED |= {
    "opened",
    "peak",
    "peaked",
    "price",
    "priced",
    "quote",
    "quoted",
    "rate",
    "sell",
    "settle",
    "settled",
    "share",
}
PRICED |= {"shares", "sold", "stand", "stands", "stood", "trade", "traded", "trading", "unemployment", "valued", "was"}
NEAR_PRICE = 5  # tokens before "at 10.41" in which a word says that it is a price


def day(line: Line, at: int) -> Found | None:
    """A named day: a weekday, a date, a feast, "yesterday"."""
    return (
        dates.weekday(line, at)
        or dates.calendar_date(line, at)
        or dates.numeric(line, at)
        or relative.deictic(line, at)
        or years.feast(line, at)
    )


def day_and_part(line: Line, at: int) -> Found | None:
    """As in "Wednesday", "early on Friday morning", "yesterday evening", "midnight Monday", "the night of 3 August"."""
    before = _part_before(line, at)
    if before:
        return before
    named = day(line, at)
    if named is None:
        return None
    code, last = _part(line, named.last)
    if code and len(named.value) in {WHOLE_DAY, len("XXXX-WXX-3")} and named.kind == "DATE":
        first, _ = edge_before(line, named.first)
        return replace(named, first=first, last=last, kind="TIME", value=f"{named.value}T{code}")
    return dates.on_the_edge(line, named)


def _part(line: Line, at: int) -> tuple[str, int]:
    """(code, token behind) of the part of the day at a token: "morning", "at noon", "in the evening"."""
    for skip in (("in", "the"), ("at",), ()):
        behind = at + len(skip)
        if tuple(line.low(n) for n in range(at, behind)) == skip and line.low(behind) in PARTS:
            return PARTS[line.low(behind)], behind + 1
    return "", at


def _part_before(line: Line, at: int) -> Found | None:
    code = PARTS.get(line.low(at), "")
    if not code:
        return None
    link = next(
        (
            words
            for words in (("of", "the"), ("of",), ("on",), ())
            if tuple(line.low(at + 1 + n) for n in range(len(words))) == words
        ),
        (),
    )
    named = day(line, at + 1 + len(link))
    if named is None or named.kind != "DATE" or len(named.value) != WHOLE_DAY or named.first < at:
        return None
    first = edge_before(line, at)[0]
    first -= line.low(first - 1) == "the"
    return replace(named, first=first, kind="TIME", value=f"{named.value}T{code}")


def part_alone(line: Line, at: int) -> Found | None:
    """As in "at noon", "before dawn", "in the morning": of the day that the sentence or the text is about."""
    low = line.low(at)
    bare = low in TIMES["bare_parts"] and line.low(at - 1) in TIMES["before_parts"]
    within = low in {"morning", "afternoon", "evening"} and line.phrase(at - 2, 2) in {"in the", "that the"}
    if low == "overnight" and line.tag(at) in {"ADV", "ADJ", "NOUN"} and line.tag(at + 1) not in {"NOUN", "NAME"}:
        return _overnight(line, at)
    if not bare and not within:
        return None
    first = at - 1 if within else at
    return Found(first, at + 1, "TIME", f"T{PARTS[low]}")


def _overnight(line: Line, at: int) -> Found:
    if line.written is None:
        return Found(at, at + 1, "TIME", "XXXX-XX-XXTNI")
    before = line.written - dt.timedelta(1)
    return Found(at, at + 1, "TIME", f"{before.isoformat()}TNI", (before, line.written))


def clock(line: Line, at: int) -> Found | None:
    """As in "10:51 a.m.", "6.55 pm", "1530 GMT", "11 o'clock in the morning", "9 a.m. local time on Friday"."""
    read = _hours(line, at)
    if read is None:
        return None
    hours, minutes, last = read
    last = _zone(line, last)
    first = loosened(line, at)
    value = f"T{hours:02d}:{minutes:02d}"
    for skip in ((",",), ("on",), (",", "on"), ()):
        behind = last + len(skip)
        if tuple(line.low(n) for n in range(last, behind)) == skip:
            named = day(line, behind)
            if named and named.kind == "DATE" and len(named.value) == WHOLE_DAY and named.first == behind:
                named = replace(named, last=named.last + (line.low(named.last) in struck.HALVES))
                return replace(named, first=first, kind="TIME", value=named.value + value)
    return Found(first, last, "TIME", value)


def _zone(line: Line, last: int) -> int:
    """The token behind "local time", "Iraq time", "GMT", "(0751 GMT)"."""
    if line.low(last) in ZONES:
        return last + 1
    if line.low(last + 1) == "time" and line.tag(last) in {"NAME", "ADJ", "NOUN"}:
        return last + 2
    return (
        last + 3 if line.low(last + 2) == "time" and line.tag(last) == "NAME" and line.tag(last + 1) == "NAME" else last
    )


def _hours(line: Line, at: int) -> tuple[int, int, int] | None:
    """(hour, minute, token behind)."""
    text = line.low(at)
    if line.tag(at) != "NUM" or not text[0].isdecimal():
        return _spelled(line, at)
    last, minute = at + 1, "00"
    colon = line.low(last) == ":" and line.is_glued(last + 1) and line.low(last + 1).isdecimal()
    hour = text
    if colon:
        minute, last = line.low(last + 1), last + 2
        last += 2 * (line.low(last) == ":" and line.low(last + 1).isdecimal() and line.is_glued(last + 1))
    elif "." in text:
        hour, minute = text.split(".")[:2]
    elif len(text) == 4 and text.isdecimal() and line.low(last) in ZONES:
        hour, minute, colon = text[:2], text[2:], True
    half, last = _half(line, last)
    if not half and not colon:
        if not _is_bare(line, at):
            return _spelled(line, at)
        half = "pm" if any(line.low(n) in LATE for n in range(at + 1, at + AFTERNOON)) else ""
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 25 and int(minute) < 60 and len(minute) == 2):
        return None
    if half and int(hour) > 12:
        half = ""
    return (int(hour) % 12 + 12 * (half == "pm") if half else int(hour)), int(minute), last


def _is_bare(line: Line, at: int) -> bool:
    """As in "At 7.26 the tower called", "It was not until 3.12, in the end", "It was 06.25 on Sunday when"."""
    hour, dot, minute = line.low(at).partition(".")
    if not dot or not (hour.isdecimal() and minute.isdecimal() and len(minute) == len("00")) or len(hour) > len("00"):
        return False
    if line.low(at - 1) == "at" and line.low(at + 1) in BEHIND_BARE and not _is_priced(line, at):
        return int(hour) < 24
    opens = at == 1 and line.low(0) == "at" and line.tag(at + 1) in {"DET", "NAME", "PRON", "PUNCT", "PREP"}
    it_was = line.phrase(at - 2, 2) == "it was" or line.phrase(at - 4, 4) == "it was not until"
    behind = line.low(at + 1) in {",", ".", ";", "on", "in", "when", "that", "before", "by"}
    return opens or (it_was and behind and "%" not in line.low(at + 2))


def _is_priced(line: Line, at: int) -> bool:
    """As in "shares closed at 10.41": a price, a rate or a mark."""
    return any(line.low(n) in PRICED for n in range(max(0, at - NEAR_PRICE), at))


def _spelled(line: Line, at: int) -> tuple[int, int, int] | None:
    """As in "eleven o'clock", "nine a.m.", "half past seven in the evening", "nine on Sunday evening"."""
    told = struck.read(line, at)
    if told is None:
        return None
    hour, minute, last = told
    half, behind = _half(line, last)
    if not half and (last > at + 1 or line.low(at - 1) in TIMES["before_hours"]):
        half, behind = struck.half_of_day(line, last)
    if not half and last > at + 1 and line.low(at - 1) == "at" and line.low(last) in BEHIND_BARE:
        return hour, minute, behind  # "at ten to four": of which half of the day is not told
    return (hour % 12 + 12 * (half == "pm"), minute, behind) if half else None


def _half(line: Line, last: int) -> tuple[str, int]:
    """("am" or "pm", token behind) of "a.m.", "o'clock in the morning", "in the evening"; "" where none follows."""
    low = line.low(last).replace(".", "")
    if low in {"am", "pm"} and (line.low(last) != "am" or line.tag(last) != "PRON"):
        return low, last + 1 + (
            line.low(last + 1) == "." and line.is_glued(last + 1) and line.low(last).count(".") == 1
        )
    struck = line.low(last) == "o'clock"
    behind = last + struck
    if line.phrase(behind, 2) in {"in the", "at"} or line.low(behind) == "at":
        part = behind + (1 if line.low(behind) == "at" else 2)
        half = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}.get(line.low(part))
        if half and (line.low(behind) == "in" or line.low(part) == "night"):
            return half, part + 1
    return ("am", last + 1) if struck else ("", last)
