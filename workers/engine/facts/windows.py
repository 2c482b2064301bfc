"""Windows: the interval that a time expression allows, in the unit in which two of them are compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import regex

from schemas.claims import Interval, Quantity, Span
from workers.engine import lexicon
from workers.engine.phrases import Phrases
from workers.engine.times import Timed

TABLE = lexicon.read("timings", required=("happenings", "close", "open_ended", "last", "lengths", "points", "hours"))
OPEN = frozenset(TABLE["open_ended"])
CLOSE = frozenset(TABLE["close"])
LENGTH = regex.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[SMHDWQY])")
HOURS = {
    "S": 1 / 3600,
    "M": 30.4 * 24,
    "H": 1.0,
    "D": 24.0,
    "W": 168.0,
    "Q": 2191.0,
    "Y": 8766.0,
    "DE": 87660.0,
    "CE": 876600.0,
}
CLOCK = regex.compile(r"T(\d\d):(\d\d)$")
PARTS = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "EV": (16.5, 24), "NI": (18, 31), "DT": (6, 18)}
BESIDE = {  # the hours that a part of the day with an open end leaves
    "before dawn": (0, 7),
    "before daybreak": (0, 7),
    "before sunrise": (0, 7),
    "after midnight": (0, 6),
    "before midnight": (19, 24),
    "before noon": (5, 12),
    "before midday": (5, 12),
    "after noon": (12, 18),
    "after midday": (12, 18),
    "after dusk": (17, 29),
    "after nightfall": (17, 29),
    "after sunset": (17, 29),
}
HOURS_LONG, DAYS, MINUTES = "hours", "days", "minutes"
FROM_EVENT = "days from the event"
EXACT, FIVES, ROUND, BEFORE = 0.5, 4, 10, 30  # minutes that a clock time may be off
ABOUT = {EXACT: FIVES, FIVES: 12, ROUND: 20}  # the same behind "about"
WEEK, OFF = 7, 0.25  # days from which on a distance is round, and how much it may then be off
LATE = 360  # minutes after which it was not "only after midnight"
LOOSE = {"about": (0.8, 1.2), "nearly": (0.8, 1.0), "more": (1.0, 1.3), "good": (1.0, 1.3), "exact": (0.93, 1.07)}
BOUNDS = {
    "about": "about around approximately roughly some",
    "nearly": "nearly almost under less fewer just-under up-to",
    "more": "over more least little good",
}
BACK = frozenset({"ago", "before", "earlier"})
UNTIL_THEN = frozenset({"not", "n't", "took", "take", "takes"})  # "it took until 8 p.m. to": then, and not before
ZONES = frozenset({"gmt", "utc", "zulu"})


@dataclass(frozen=True, slots=True)
class Window:
    """What a time allows: [low, high] in its unit ("hours", "days", "minutes"), its words and its TIMEX3 value."""

    low: float
    high: float
    unit: str
    text: str
    value: str


def quantity(window: Window, span: Span) -> Quantity:
    """The window as the figure of a claim."""
    interval = Interval(window.low, window.high)
    return Quantity(interval, "range", window.text, span, unit=window.unit, dimension="time")


Maker = Callable[[Phrases, Timed], "Window | None"]


def _words(phrases: Phrases, timed: Timed) -> str:
    words = phrases.words[timed.first : timed.last]
    return "".join(("" if word.glued or not n else " ") + word.text for n, word in enumerate(words))


def _before(phrases: Phrases, timed: Timed, size: int = 1) -> str:
    at = timed.first - size
    return phrases.words[at].low if at >= 0 else ""


def length(phrases: Phrases, timed: Timed) -> Window | None:
    """The hours of "three days", "nearly seven hours"; None for a point, an age and a length without a number."""
    found = LENGTH.fullmatch(timed.moment.value)
    words = _words(phrases, timed)
    if timed.moment.kind != "DURATION" or timed.shift is not None or not found or words.endswith("old"):
        return None
    hours = float(found[2]) * (
        HOURS["M"] if found[3] == "M" and not found[1] else 1 / 60 if found[3] == "M" else HOURS[found[3]]
    )
    bound = _bound({*words.lower().split(), _before(phrases, timed)})
    low, high = LOOSE[bound]
    return Window(hours * low, hours * high, HOURS_LONG, worded(phrases, timed), timed.moment.value)


def lag(phrases: Phrases, timed: Timed) -> Window | None:
    """The hours until something came: "after an hour", "ten minutes later"; "within an hour" is no more than that."""
    if phrases.words[timed.last - 1].low in BACK:
        return None
    found = length(phrases, replace(timed, shift=None))
    if found and _before(phrases, timed) == "within":
        return replace(found, low=0.0, text=f"within {found.text}")
    return found


def worded(phrases: Phrases, timed: Timed) -> str:
    """A length as it reads by itself: "60 days" of "60-day", "one day" of "a day"."""
    words, found = _words(phrases, timed), LENGTH.fullmatch(timed.moment.value)
    first, _, rest = words.partition(" ")
    if first.lower() in {"a", "an"}:
        return f"one {rest}"
    if "-" in words and found:
        number, _, unit = words.rpartition("-")
        return f"{number} {unit}{'' if found[2] == '1' else 's'}"
    return words


def _bound(words: set[str]) -> str:
    return next((name for name, cues in BOUNDS.items() if words & set(cues.split())), "exact")


def since(phrases: Phrases, timed: Timed, written: dt.date) -> Window | None:
    """The hours that have passed since a year or a day: "since 2014"."""
    first, last = timed.moment.first, timed.moment.last
    if _before(phrases, timed) != "since" or not first or not last:
        return None
    passed = [(written - dt.date.fromisoformat(end)).days * 24 for end in (last, first)]
    return (
        Window(passed[0], passed[1], HOURS_LONG, f"since {_words(phrases, timed)}", timed.moment.value)
        if passed[0] > 0
        else None
    )


def day(phrases: Phrases, timed: Timed) -> Window | None:
    """The days of a point in time; None where "by" or "before" leaves an end open."""
    return None if _before(phrases, timed) in OPEN else days_of(phrases, timed)


def due(phrases: Phrases, timed: Timed, written: dt.date | None) -> Window | None:
    """The days of a plan: "in the fourth quarter"; "by the end of June" is from the day of writing till then."""
    found = days_of(phrases, timed) if _before(phrases, timed) == "by" else day(phrases, timed)
    if found and written and _before(phrases, timed) == "by":
        return replace(found, low=min(float(written.toordinal()), found.low), text=f"by {found.text}")
    return found


def days_of(phrases: Phrases, timed: Timed) -> Window | None:
    """The same whatever word stands before: "since 2016"."""
    first, last = timed.moment.first, timed.moment.last
    if not first or not last or not timed.point:
        return None
    low, high = (dt.date.fromisoformat(end).toordinal() for end in (first, last))
    return Window(low, high, DAYS, _words(phrases, timed), timed.moment.value)


def from_event(phrases: Phrases, timed: Timed) -> Window | None:
    """The days from the event that "three days before" is told from; round ones, of weeks and more, may be off."""
    if timed.shift is None:
        return None
    slack = 0 if abs(timed.shift) < WEEK else abs(timed.shift) * OFF
    text = f"{_words(phrases, timed)} the event"
    return Window(timed.shift - slack, timed.shift + slack, FROM_EVENT, text, timed.moment.value)


def year(phrases: Phrases, timed: Timed) -> Window | None:
    """The year of a point in time that names one."""
    found = day(phrases, timed)
    years = {timed.moment.first[:4], (timed.moment.last or "")[:4]} if timed.moment.first else set()
    if found is None or len(years) != 1 or timed.moment.value[:4] not in _words(phrases, timed):
        return None
    at = dt.date(int(years.pop()), 1, 1)
    return Window(at.toordinal(), at.replace(month=12, day=31).toordinal(), DAYS, found.text, found.value)


def hour(phrases: Phrases, timed: Timed) -> Window | None:
    """The minutes of the day of a clock time or a part of the day; None for one in a zone that is not the place's."""
    words = _words(phrases, timed)
    if timed.moment.kind != "TIME" or words.lower().split()[-1] in ZONES:
        return None
    before, led = _before(phrases, timed), _before(phrases, timed, 2)
    near = led in CLOSE
    late = led in UNTIL_THEN if before == "until" else before == "after" and led == "only"
    if before in OPEN and not (near and before in {"before", "after"}) and not late:
        return _beside_part(phrases, timed)
    found = clock(phrases, timed)
    if found is None:
        return None
    low, high = found.low, found.high
    struck = (low + high) / 2
    if near and before == "before":
        low, high = struck - BEFORE, struck
    elif near and before == "after":
        low, high = struck, struck + BEFORE
    elif late and before == "after":
        low, high = struck, struck + LATE
    text = f"shortly {before} {words}" if near and before in {"before", "after"} else words
    text = f"only after {words}" if late and before == "after" else text
    return Window(low, high, MINUTES, text, timed.moment.value)


def _beside_part(phrases: Phrases, timed: Timed) -> Window | None:
    """The minutes of "before dawn", "after midnight"; None for any other time whose end is open."""
    words, side = _words(phrases, timed).lower(), _before(phrases, timed)
    found = BESIDE.get(f"{side} {words}")
    return Window(found[0] * 60, found[1] * 60, MINUTES, f"{side} {words}", timed.moment.value) if found else None


def clock(phrases: Phrases, timed: Timed) -> Window | None:
    """The same whatever word stands before: "from 7 p.m."."""
    words = _words(phrases, timed)
    low, high = _minutes(timed.moment.value, words)
    return Window(low, high, MINUTES, words, timed.moment.value) if high > low else None


def _minutes(value: str, words: str) -> tuple[float, float]:
    clock = CLOCK.search(value)
    if clock:
        at = int(clock[1]) * 60 + int(clock[2])
        about = bool({*words.lower().split()} & set(BOUNDS["about"].split()))
        slack = ROUND if at % 15 == 0 else FIVES if at % 5 == 0 else EXACT
        slack = ABOUT[slack] if about else slack
        return at - slack, at + slack
    start, end = PARTS.get(value[-2:], (0, 0))
    return start * 60, end * 60


MAKERS: dict[str, Maker] = {"hour": hour, "day": day, "year": year}
