"""Clock times in words: "half past seven", "twenty to five in the morning", "nine on Sunday evening"."""

from __future__ import annotations

from workers.engine.times.terms import TIMES, Line

HOURS = {word: n + 1 for n, word in enumerate(TIMES["hours"])}
MINUTES = TIMES["minutes_past"]
HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}


def hour_at(line: Line, at: int) -> int:
    """The hour of the clock that a word or a figure names, 0 for none."""
    low = line.low(at)
    return HOURS.get(low) or (int(low) if low.isdecimal() and len(low) < 3 and 1 <= int(low) <= 12 else 0)


def read(line: Line, at: int) -> tuple[int, int, int] | None:
    """(hour 1 to 12, minute, token behind) of "half past seven", "quarter to five", "nine"; None for no hour."""
    article = line.low(at) == "a" and line.low(at + 1) == "quarter"
    begin = at + article
    minutes = MINUTES.get(line.low(begin))
    link = begin + 1 + (line.low(begin + 1) == "minutes")
    if minutes is not None and line.low(link) in {"past", "to", "after"}:
        hour = hour_at(line, link + 1)
        if not hour:
            return None
        if line.low(link) == "to":
            hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
        return hour, minutes, link + 2
    hour = hour_at(line, at)
    return (hour, 0, at + 1) if hour else None


def half_of_day(line: Line, last: int) -> tuple[str, int]:
    """("am" or "pm", token behind it) of "in the morning", "at night"; the token stays where a day stands between.

    As in "on Wednesday evening": the day is left for who reads the days.
    """
    if line.phrase(last, 2) == "in the" and line.low(last + 2) in HALVES:
        return HALVES[line.low(last + 2)], last + 3
    if line.phrase(last, 2) == "at night":
        return "pm", last + 2
    day = last + (line.low(last) == "on")
    if line.low(day) in TIMES["weekdays"] and line.low(day + 1) in HALVES:
        return HALVES[line.low(day + 1)], last
    return "", last
