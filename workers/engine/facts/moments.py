"""Moments: the times of acts that many kinds of news tell of, each act by all the words for it (lexicon/moments.toml).

A time belongs to the act beside which it stands, as in `timings`. What is compared is the hour and the day of a point,
the day until which something holds, or a length. What tells one act from another ("the second suspect") is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.facts import windows
from workers.engine.facts.asked import MARK
from workers.engine.facts.clauses import is_said, joined
from workers.engine.facts.patterns import Patterns
from workers.engine.mentions import UNKNOWN
from workers.engine.setting import Setting
from workers.engine.surroundings import clause
from workers.engine.synonyms import OPPOSED
from workers.engine.times import Timed
from workers.engine.words import Token

TABLE = lexicon.read("moments", required=("words", "moments"))
for _row in TABLE["moments"]:
    lexicon.check("moments", _row, ("name", "asks", "patterns", "examples"), ("of", "kinds", "event", "not_before"))
ROWS: dict[str, dict[str, Any]] = {row["name"]: row for row in TABLE["moments"]}
TELLING = frozenset(
    {"second", "third", "fourth", "another", "other", "last", "final", "latest", "remaining", "two", "three", "former"}
)
PASSED = frozenset({"HAVE", "DO", "MODAL", "NEG", "ADV"})  # classes of the words that a pattern passes over
ENDING = frozenset({"until", "till", "through", "to", "on", "in", "at"})
PLACING = lexicon.words("placing") | {"near", "off", "outside"}
LED = 3  # words before an act in which "the second" may stand
NOT_SO = frozenset({"denied", "conditional"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An act at tokens [first, last), its time and what that allows."""

    row: dict[str, Any]
    first: int
    last: int
    timed: Timed
    window: windows.Window


@cache
def patterns() -> Patterns[dict[str, Any]]:
    """The patterns beside which a time of an act is told, each with its row."""
    return Patterns(
        [(text, row) for row in TABLE["moments"] for pattern in row["patterns"] for text in _variants(_spelt(pattern))]
    )


def _variants(text: str) -> list[str]:
    """A pattern, and what is left of it without the words at its front that may be missing."""
    first, _, rest = text.partition(" ")
    return [text, *_variants(rest)] if first.endswith("?") else [text]


def _spelt(text: str) -> str:
    """A pattern with its lists written out: "$police arrive" as "police|officer arrive"."""
    for name in sorted(TABLE["words"], key=len, reverse=True):
        text = text.replace(f"${name}", "|".join(word for word in TABLE["words"][name] if " " not in word))
    return text


@cache
def _vocabulary() -> frozenset[str]:
    texts = (_spelt(text) for row in TABLE["moments"] for text in row["patterns"])
    return frozenset(word.rstrip("?") for text in texts for piece in text.split() for word in piece.split("|"))


def examples() -> list[tuple[str, str, str]]:
    """(name, sentence, values or "") of every example of the lexicon."""
    return [(row["name"], one["text"], one["reads"]) for row in TABLE["moments"] for one in row["examples"]]


def claims(setting: Setting) -> list[Claim]:
    """Every moment of a sentence, each once."""
    words = setting.phrases.words
    if not setting.times or words[-1].text == "?":
        return []
    known: dict[tuple[str, str], Claim] = {}
    for found in _found(setting):
        claim = _claim(setting, found)
        if claim.firmness not in NOT_SO:
            known.setdefault((claim.measure, found.window.unit), claim)
    return list(known.values())


def _found(setting: Setting) -> Iterator[_Found]:
    words = setting.phrases.words
    known = _vocabulary()
    kept = [n for n, word in enumerate(words) if word.tag not in PASSED or word.low in known or word.lemma in known]
    for begin, end, row in patterns().matches([words[n] for n in kept]):
        first, last = kept[begin], kept[end - 1] + 1
        if last < len(words) and words[last].low in row.get("not_before", ()):
            continue
        if row.get("event") and any(word.low in TELLING for word in words[max(0, first - LED) : last]):
            continue  # "the last shots were fired"
        denied = any(word.tag == "NEG" for word in words[max(0, first - 1) : last])
        for timed, made in _times(setting, first, last, row):
            if is_said(setting.phrases, timed, range(first, last)) or (denied and not _is_not_until(words, timed)):
                continue
            yield from (_Found(row, first, last, timed, window) for window in made)
            break


def _is_not_until(words: Sequence[Token], timed: Timed) -> bool:
    """As in "police did not arrive until 9 p.m."."""
    return bool(timed.first) and words[timed.first - 1].low == "until"


def _times(
    setting: Setting, first: int, last: int, row: dict[str, Any]
) -> Iterator[tuple[Timed, list[windows.Window]]]:
    """The times of the clause that fit what is asked, the nearest first."""
    phrases = setting.phrases
    for timed in sorted(setting.times, key=lambda t: (min(abs(t.first - last), abs(first - t.last)), t.first)):
        inside = first <= timed.first < last
        if timed.first >= last:
            beside = joined(phrases, last - 1, timed.first)
        else:
            beside = joined(phrases, timed.last, first) or _is_when(phrases.words, timed, first)
        made = _windows(setting, timed, row["asks"]) if inside or beside else []
        if made:
            yield timed, made


def _is_when(words: Sequence[Token], timed: Timed, first: int) -> bool:
    """As in "it was 8.20 a.m. when | the trains collided"."""
    between = words[timed.last : first]
    return any(word.low == "when" for word in between) and words[max(0, timed.first - 2)].low in {"it", "was"}


def _windows(setting: Setting, timed: Timed, asks: str) -> list[windows.Window]:
    phrases = setting.phrases
    if asks in {"length", "lag"}:
        found = windows.lag(phrases, timed) if asks == "lag" else windows.length(phrases, timed)
        return [found] if found else []
    if any(day.far for day in setting.scene.days) and asks in {"point", "hour"}:
        return []
    led = phrases.words[timed.first - 1].low if timed.first else ""
    if asks == "until":
        found = windows.days_of(phrases, timed) if led in ENDING or not led or led not in windows.OPEN else None
        return [found] if found else []
    hour = windows.hour(phrases, timed) if asks in {"point", "hour"} else None
    day = None
    if asks in {"point", "day"}:
        starts = led in {"since", "from"}
        day = windows.days_of(phrases, timed) if starts else windows.day(phrases, timed)
    return [window for window in (hour, day) if window]


def _claim(setting: Setting, found: _Found) -> Claim:
    first, last = min(found.first, found.timed.first), max(found.last, found.timed.last)
    phrases, window = setting.phrases, found.window
    span = setting.span(first, last)
    verb = next((c for c in phrases.chunks if c.kind == "VP" and found.first <= c.head < found.last), None)
    hour = found.row["asks"] == "hour"
    return setting.claim(
        MARK + found.row["name"],
        span,
        setting.scene.at(found.first) if hour else UNKNOWN,
        found.first,
        verb=verb,
        kind="time",
        quantity=windows.quantity(window, span),
        text=window.value,
        things=_things(phrases.words[found.first : found.last], found.row),
        names=_places(setting, found),
        about=_telling(phrases.words, found),
        scope=_day(setting, found.timed),
        rules=((f"moment: {found.row['name']}", span),),
    )


def _things(words: Sequence[Token], row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(word.lemma for word in words if word.lemma in row.get("of", ()))[:1]


def _telling(words: Sequence[Token], found: _Found) -> frozenset[str]:
    """The words that tell this one from another of its kind: "the second suspect", "in the north"."""
    inside = [*words[max(0, found.first - LED) : found.last], *words[found.last : found.timed.first]]
    told = {"last" if word.low == "final" else word.low for word in inside if word.low in TELLING | OPPOSED}
    return frozenset(told)


def _places(setting: Setting, found: _Found) -> frozenset[str]:
    """The names behind "in", "near" and the like in the clause of the act, word by word."""
    phrases = setting.phrases
    at = next((n for n, chunk in enumerate(phrases.chunks) if chunk.last > found.first), 0)
    around = clause(phrases, at)
    return frozenset(
        word.low
        for link, chunk in pairwise(around)
        if link.kind == "PREP" and phrases.low(link) in PLACING and chunk.kind == "NP"
        for word in phrases.words[chunk.first : chunk.last]
        if word.tag == "NAME"
    )


def _day(setting: Setting, timed: Timed) -> frozenset[str]:
    """The day of a clock time, where the sentence names one."""
    value = timed.moment.value[: len("2020-03-13")]
    told = {other.moment.first for other in setting.times if other.moment.first == other.moment.last}
    return frozenset({value} & {day for day in told if day})
