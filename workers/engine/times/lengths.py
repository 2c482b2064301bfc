"""Lengths of time, rhythms and vague times: what is no point on the calendar."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.times.terms import TIMES, Found, Line, count, is_many, length, loosened, unit

AGES = ("old", "olds")
CARDINALS = lexicon.numbers()["cardinals"]


def duration(line: Line, at: int) -> Found | None:
    """As in "three weeks", "the past two years", "a year", "26-year-old", "a three-day siege", "for decades"."""
    return _joined(line, at) or _recent(line, at) or _counted(line, at) or _uncounted(line, at)


def _joined(line: Line, at: int) -> Found | None:
    """As in "two-year", "26-year-old", "month-long", "decades-old"."""
    parts = line.low(at).split("-")
    number, last = "", at + 1
    if (
        line.tag(at) == "NUM"
        and line.low(at + 1) in {"-", "‑"}
        and line.is_glued(at + 2)
        and line.low(at).replace(".", "").isdecimal()
    ):
        number, parts, last = line.low(at), line.low(at + 2).split("-"), at + 3
    elif len(parts) > 1:
        read = CARDINALS.get(parts[0])
        lasting = bool(unit(parts[0])) and parts[1] in {*AGES, "long"}
        bare = ("X" if is_many(parts[0]) else "1") if lasting else ""
        number, parts = (f"{read:g}", parts[1:]) if read else (bare, parts)
    elif line.low(at) in {"daylong", "weeklong", "monthlong", "yearlong", "hourlong"}:
        number, parts = "1", [line.low(at).removesuffix("long")]
    if not number or not parts or not unit(parts[0]) or unit(parts[0]) in {"quarter", "weekend", "night"}:
        return None
    if parts[1:2] and parts[1] not in {*AGES, "long"}:
        return None
    if not parts[1:2] and line.low(last) == "-" and line.low(last + 1) in AGES and line.is_glued(last):
        last += 2
    return Found(at, last, "DURATION", length(number.replace(",", ""), unit(parts[0])), point=False)


def _recent(line: Line, at: int) -> Found | None:
    """As in "the past two years", "the next few days", "recent months", "the coming weeks"."""
    low = line.low(at)
    if low in {"recent", "coming"} and is_many(line.low(at + 1)):
        first = at - (line.low(at - 1) == "the")
        return Found(first, at + 2, "DATE", "PAST_REF" if low == "recent" else "FUTURE_REF", point=False)
    if low not in {"last", "past", "next", "first", "final", "previous", "following", "coming", "other"}:
        return None
    if low == "last" and line.tag(at - 1) in {"TO", "MODAL"}:
        return None  # "is to last ten days"
    counted = count(line, at + 1)
    number, behind = counted or ("X", at + 1)
    name = unit(line.low(behind))
    if not name or not (is_many(line.low(behind)) or (counted and number != "1")):
        return None
    if low == "other" or (number == "X" and not counted and low not in {"last", "past", "coming"}):
        return None
    first = at - (line.low(at - 1) in {"the", "these", "his", "her", "its", "their"})
    return Found(loosened(line, first), behind + 1, "DURATION", length(number, name), point=False)


def _counted(line: Line, at: int) -> Found | None:
    counted = count(line, at)
    if counted is None:
        return None
    number, behind = counted
    behind += line.low(behind) in TIMES["inside_lengths"]
    name = unit(line.low(behind))
    if (
        not name
        or (name in {"quarter", "second"} and not is_many(line.low(behind)))
        or (line.low(at) == "some" and not is_many(line.low(behind)))
    ):
        return None
    if line.low(behind + 1) == "-" and line.is_glued(behind + 1):
        return None  # "a day-to-day", "two week-long"
    if (
        number == "1"
        and name in {"day", "weekend", "night"}
        and line.low(at) == "one"
        and (line.low(behind + 1) in {",", ""} or line.tag(at - 1) in {"PUNCT", ""})
    ):
        return None
    last = behind + 1
    if line.phrase(last, 3) == "and a half" and number.isdecimal():
        number, last = f"{number}.5", last + 3
    if line.low(last) == "old":
        last += 1
    if line.phrase(last, 2) in {"or so", "or more", "or less"}:
        last += 2
    first = loosened(line, at)
    if line.low(at) in {"a", "an"} and _is_rate(line, at):
        return Found(at, last, "SET", length("1", name), point=False)
    if line.low(first - 1) in {"these", "those"}:
        first -= 1
    return Found(first, last, "DURATION", length(number, name), point=False)


def _is_rate(line: Line, at: int) -> bool:
    """As in "$5 a year", "twice a week", "12 people a day"."""
    return (
        line.low(at - 1) in {"times", "once", "twice", "days", "hours"}
        or line.tag(at - 1) in {"NUM", "SYM"}
        or (line.tag(at - 1) == "NOUN" and line.tag(at - 2) in {"NUM", "SYM"})
    )


def _uncounted(line: Line, at: int) -> Found | None:
    """As in "for years", "hours after", "months of talks", "over the years"."""
    if not is_many(line.low(at)) or line.low(at) in {"seconds", "quarters", "nights"}:
        return None
    if line.phrase(at - 2, 2) == "over the":
        return Found(at - 1, at + 1, "DURATION", length("X", unit(line.low(at))), point=False)
    named = line.low(at - 1) in TIMES["before_lengths"] or line.low(at + 1) in TIMES["behind_lengths"]
    if not named or (line.tag(at - 1) in {"NUM", "ADJ", "DET"} and line.low(at - 1) not in TIMES["before_lengths"]):
        return None
    return Found(at, at + 1, "DURATION", length("X", unit(line.low(at))), point=False)


def rhythm(line: Line, at: int) -> Found | None:
    """As in "daily", "every Tuesday", "each year", "twice a week", "every four years", "on Sundays"."""
    low = line.low(at)
    if low in TIMES["sets"] and not (line.is_capital(at) and at and line.tag(at) == "NAME"):
        return Found(at, at + 1, "SET", TIMES["sets"][low], point=False)
    if low in {"every", "each"}:
        return _every(line, at)
    if low in {"once", "twice"} or (line.low(at + 1) == "times" and line.tag(at) == "NUM"):
        return _times(line, at)
    if low.endswith("s") and low[:-1] in TIMES["weekdays"] and line.is_capital(at):
        return Found(at, at + 1, "SET", f"XXXX-WXX-{TIMES['weekdays'].index(low[:-1]) + 1}", point=False)
    many = line.low(at + 1)
    if low in TIMES["weekdays"] and many.endswith("s") and many[:-1] in TIMES["parts"]:
        number = TIMES["weekdays"].index(low) + 1
        return Found(at, at + 2, "SET", f"XXXX-WXX-{number}T{TIMES['parts'][many[:-1]]}", point=False)
    return None


def _every(line: Line, at: int) -> Found | None:
    following = line.low(at + 1)
    if following in TIMES["weekdays"]:
        number = TIMES["weekdays"].index(following) + 1
        code, last = TIMES["parts"].get(line.low(at + 2), ""), at + 2
        return Found(at, last + bool(code), "SET", f"XXXX-WXX-{number}{'T' + code if code else ''}", point=False)
    if following in TIMES["months"] and line.is_capital(at + 1):
        return Found(at, at + 2, "SET", f"XXXX-{TIMES['months'][following]:02d}", point=False)
    if following in TIMES["seasons"]:
        return Found(at, at + 2, "SET", f"XXXX-{TIMES['seasons'][following]}", point=False)
    if following in {"morning", "afternoon", "evening", "night"}:
        return Found(at, at + 2, "SET", f"XXXX-XX-XXT{TIMES['parts'][following]}", point=False)
    other = following in {"other", "single"}
    number, behind = ("2" if following == "other" else "1", at + 2) if other else count(line, at + 1) or ("1", at + 1)
    name = unit(line.low(behind))
    if not name or name == "second" or (line.low(at) == "each" and number != "1"):
        return None
    return Found(at, behind + 1, "SET", length(number, name), point=False)


def _times(line: Line, at: int) -> Found | None:
    behind = at + 1 if line.low(at) in {"once", "twice"} else at + 2
    name = unit(line.low(behind + 1))
    if line.low(behind) not in {"a", "an", "every", "per", "each"} or not name:
        return None
    return Found(at, behind + 2, "SET", length("1", name), point=False)


def vague(line: Line, at: int) -> Found | None:
    """As in "now", "recently", "in the past", "the near future"."""
    for size in (3, 2, 1):
        words = line.phrase(at, size)
        value = TIMES["vague"].get(words)
        if value and at + size <= len(line.words) and _stands_alone(line, at, at + size, words):
            return Found(at, at + size, "DATE", value, point=False)
    return None


def _stands_alone(line: Line, first: int, last: int, words: str) -> bool:
    before, behind = line.low(first - 1), line.low(last)
    if words in TIMES["vague_behind"]:
        return (
            before == TIMES["vague_behind"][words] and line.tag(last) not in {"NOUN", "NUM", "ADJ"} and behind != "of"
        )
    return before not in TIMES["not_vague_before"] and behind not in TIMES["not_vague_behind"]
