"""The calendar: which days a week, a season or a decade holds, and how TIMEX3 writes them."""

from __future__ import annotations

import datetime as dt

from workers.engine.times.terms import Days

ONE = dt.timedelta(1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month that each starts with
FEBRUARY = 2
FIRST, LAST = 1600, 2200  # counting back from year 1, or on from 9999, leads out of the calendar


def month_days(year: int, month: int) -> Days:
    """The first and the last day of a month."""
    start = dt.date(year, month, 1)
    return start, (start + dt.timedelta(31)).replace(day=1) - ONE


def year_days(first: int, last: int | None = None) -> Days:
    """The first day of a year and the last of the same or another."""
    return dt.date(first, 1, 1), dt.date(last or first, 12, 31)


def step(day: dt.date, unit: str, count: float) -> dt.date | None:
    """The day so many units on; None where that leads out of the calendar of news."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0)
    if months is None:
        try:
            moved = day + dt.timedelta(days * count)
        except OverflowError:
            return None
    else:
        at = day.year * 12 + day.month - 1 + round(months * count)
        if not FIRST <= at // 12 < LAST:
            return None
        moved = dt.date(at // 12, at % 12 + 1, min(day.day, month_days(at // 12, at % 12 + 1)[1].day))
    return moved if FIRST <= moved.year < LAST else None


def holding(day: dt.date, unit: str) -> tuple[str, Days]:
    """(TIMEX3 value, days) of the unit that holds a day: its week, its month, its decade."""
    year = day.year
    if unit in {"week", "fortnight", "weekend"}:
        return _week(day, weekend=unit == "weekend")
    if unit == "month":
        return f"{year}-{day.month:02d}", month_days(year, day.month)
    if unit == "quarter":
        return quarter(year, (day.month + 2) // 3)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return day.isoformat(), (day, day)
    return f"{year // years}", year_days(year // years * years, year // years * years + years - 1)


def _week(day: dt.date, *, weekend: bool) -> tuple[str, Days]:
    iso = day.isocalendar()
    monday = day - dt.timedelta(day.weekday())
    value = f"{iso.year}-W{iso.week:02d}"
    if weekend:
        return f"{value}-WE", (monday + dt.timedelta(5), monday + dt.timedelta(6))
    return value, (monday, monday + dt.timedelta(6))


def quarter(year: int, number: int) -> tuple[str, Days]:
    """(TIMEX3 value, days) of a quarter, 1 to 4."""
    return f"{year}-Q{number}", (dt.date(year, 3 * number - 2, 1), month_days(year, 3 * number)[1])


def half(year: int, number: int) -> tuple[str, Days]:
    """(TIMEX3 value, days) of a half-year, 1 or 2."""
    return f"{year}-H{number}", (dt.date(year, 6 * number - 5, 1), month_days(year, 6 * number)[1])


def season(year: int, code: str) -> tuple[str, Days]:
    """(TIMEX3 value, days) of a season; winter is that which starts in December."""
    start = SEASONS[code]
    last = month_days(year + 1, 2) if code == "WI" else month_days(year, start + 2)
    return f"{year}-{code}", (dt.date(year, start, 1), last[1])


def narrowed(days: Days, mod: str) -> Days:
    """The first, middle or last third of a stretch of days: "early January" is the 1st to the 10th."""
    start, end = days
    third = dt.timedelta((end - start).days // 3)
    return {
        "START": (start, start + third - ONE),
        "MID": (start + third - ONE * 3, end - third + ONE),
        "END": (end - third - ONE * 2, end),
    }[mod]


def easter(year: int) -> dt.date:
    """Easter Sunday of a year, by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)
