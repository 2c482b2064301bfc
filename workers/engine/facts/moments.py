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
from workers.engine.arguments import subject
from workers.engine.facts import windows
from workers.engine.facts.asked import MARK
from workers.engine.facts.clauses import is_said, joined, verb_before
from workers.engine.facts.patterns import Patterns
from workers.engine.mentions import UNKNOWN
from workers.engine.owners import NOBODY, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import clause
from workers.engine.times import Timed, published_day
from workers.engine.words import VERBAL, Token

TABLE = lexicon.read("moments", required=("words", "moments"))
for _row in TABLE["moments"]:
    lexicon.check(
        "moments",
        _row,
        ("name", "asks", "patterns", "examples"),
        ("of", "kinds", "event", "not_before", "whose", "once"),
    )
ROWS: dict[str, dict[str, Any]] = {row["name"]: row for row in TABLE["moments"]}
DIRECTIONS = {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower"}
TELLING = frozenset({"second", "third", "fourth", "another", "other", "new", "fresh", "separate", "last", "final"})
TELLING |= {"latest", "remaining", "former"} | DIRECTIONS
SINCE = frozenset({"since", "from"})
OLD_AND_NEW = frozenset({"new", "old", "original", "present", "previous", "first"})
CHOSEN, OPENED = "chosen", "opened"  # what goes before an office, and what may follow years of building
WORDS_FOR = {
    CHOSEN: frozenset({"named", "appointed", "elected", "made"}),
    OPENED: frozenset({"open", "inaugurate", "enter", "come", "use", "worked", "commissioned", "into", "service"}),
}
AUXILIARY = frozenset({"HAVE", "DO", "MODAL"})
PASSED = AUXILIARY | {"NEG", "ADV"}  # classes of the words that a pattern passes over
ENDING = frozenset({"until", "till", "through", "to", "on", "in", "at"})
PLACING = lexicon.words("placing") | {"near", "off", "outside"}
LED = 3  # words before an act in which "the second" may stand
HAS = frozenset({"has", "have"})
LEAD = 2  # paragraphs in which "a" tower is what the text is about
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
    """The words of all patterns."""
    return frozenset().union(*map(_own_words, ROWS))


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
    kept = [n for n in range(len(words)) if not _is_passed(words, n, known)]
    for begin, end, row in patterns().matches([words[n] for n in kept]):
        first, last = kept[begin], kept[end - 1] + 1
        if last < len(words) and words[last].low in row.get("not_before", ()):
            continue
        if row.get("of") and _is_unknown(setting, first, row):
            continue
        if row.get("event") and any(word.low in TELLING for word in words[max(0, first - LED) : last]):
            continue  # "the last shots were fired"
        denied = any(word.tag == "NEG" for word in words[max(0, first - 1) : last])
        for timed, made in _times(setting, first, last, row):
            if is_said(setting.phrases, timed, range(first, last)) or (denied and not _is_not_until(words, timed)):
                continue
            yield from (_Found(row, first, last, timed, window) for window in made)
            break


def _is_unknown(setting: Setting, first: int, row: dict[str, Any]) -> bool:
    """As in "two miners", and further down "a tower finished in 2019": not the one that the text is about."""
    chunk = next(c for c in setting.phrases.chunks if c.first <= first < c.last)
    low = setting.phrases.low(chunk)
    further_down = row["asks"] == "year" and setting.sentence.paragraph >= LEAD
    counted = chunk.figure is not None and low not in {"the", "both"}
    return counted or (further_down and low in {"a", "an", "another"})


def _is_passed(words: Sequence[Token], n: int, known: frozenset[str]) -> bool:
    """Whether a pattern passes over a word: an adverb that no pattern has, an auxiliary before its verb."""
    word = words[n]
    if word.tag not in PASSED:
        return False
    if word.tag in AUXILIARY:
        behind = next((other for other in words[n + 1 :] if other.tag not in {"ADV", "NEG"}), word)
        return word.tag == "MODAL" or behind.tag in VERBAL | {"BE", "HAVE"}
    return word.low not in known and word.lemma not in known


def _is_not_until(words: Sequence[Token], timed: Timed) -> bool:
    """As in "police did not arrive until 9 p.m."."""
    return bool(timed.first) and words[timed.first - 1].low == "until"


def _times(
    setting: Setting, first: int, last: int, row: dict[str, Any]
) -> Iterator[tuple[Timed, list[windows.Window]]]:
    """The times of the clause that fit what is asked, the nearest first."""
    phrases = setting.phrases
    start = next(chunk.first for chunk in phrases.chunks if chunk.first <= first < chunk.last)  # "to | declare"
    for timed in sorted(setting.times, key=lambda t: (min(abs(t.first - last), abs(first - t.last)), t.first)):
        inside = first <= timed.first < last
        if timed.first >= last:
            beside = joined(phrases, last - 1, timed.first)
        else:
            beside = joined(phrases, timed.last, start) or _is_when(phrases, timed, first)
        made = _windows(setting, timed, row["asks"]) if inside or beside else []
        if made:
            yield timed, made


def _is_when(phrases: Phrases, timed: Timed, first: int) -> bool:
    """As in "it was 8.20 a.m. when | the trains collided", "it began at 7.30 p.m., local time, when | troops came"."""
    when = next((n for n in range(timed.last, first) if phrases.words[n].low == "when"), None)
    if when is None:
        return False
    verbs = [c for c in phrases.chunks if c.kind == "VP" and timed.last <= c.first < first and c.last <= first]
    return not verbs


def _windows(setting: Setting, timed: Timed, asks: str) -> list[windows.Window]:
    """What a time allows of what is asked, [] for nothing."""
    phrases = setting.phrases
    if asks in {"point", "hour"} and any(day.far for day in setting.scene.days):
        return []
    made: list[windows.Window | None] = []
    if asks in {"length", "lag"} and not _goes_on(phrases, timed):
        made = [windows.lag(phrases, timed) if asks == "lag" else windows.length(phrases, timed)]
    elif asks == "due":
        made = [windows.due(phrases, timed, published_day(setting.article.published_at))]
    elif asks in {"year", "until"}:
        made = [_end_of(phrases, timed, asks)]
    if asks in {"point", "hour", "from"}:
        starts = asks == "from" and _led_by(phrases, timed) in SINCE and timed.moment.kind == "TIME"
        made.append(windows.clock(phrases, timed) if starts else windows.hour(phrases, timed))
    if asks in {"point", "day"}:
        made.append((windows.days_of if _led_by(phrases, timed) in SINCE else windows.day)(phrases, timed))
    return [window for window in made if window]


def _led_by(phrases: Phrases, timed: Timed) -> str:
    return phrases.words[timed.first - 1].low if timed.first else ""


def _end_of(phrases: Phrases, timed: Timed, asks: str) -> windows.Window | None:
    """The year "in" or "since" which, the day "until" or "on" which."""
    found, led = windows.days_of(phrases, timed), _led_by(phrases, timed)
    if found is None or asks == "until":
        return found if led in ENDING or led not in windows.OPEN else None
    return (
        found
        if led not in {"by", "until", "till", "before", "after"} and timed.moment.value[:4] in found.text
        else None
    )


def _goes_on(phrases: Phrases, timed: Timed) -> bool:
    """As in "have been trapped for three days": until the day of the article."""
    verb = verb_before(phrases, timed)
    return verb is not None and phrases.words[verb.first].low in HAS and phrases.words[timed.first - 1].low == "for"


def _claim(setting: Setting, found: _Found) -> Claim:
    first, last = min(found.first, found.timed.first), max(found.last, found.timed.last)
    phrases, window = setting.phrases, found.window
    span = setting.span(first, last)
    verb = next((c for c in phrases.chunks if c.kind == "VP" and found.first <= c.head < found.last), None)
    hour = found.row["asks"] == "hour" and "event" in found.row
    things = _things(phrases.words[found.first : found.last], found.row)
    owners, things = _who(setting, verb, things, found.row) if found.row.get("whose") else (NOBODY, things)
    return setting.claim(
        MARK + found.row["name"],
        span,
        setting.scene.at(found.first) if hour else UNKNOWN,
        found.first,
        verb=verb,
        kind="time",
        quantity=windows.quantity(window, span),
        text=window.value,
        things=things,
        owners=owners,
        predicate=_stage(phrases.words[found.first : found.last]),
        names=_places(setting, found),
        about=_telling(phrases.words, found),
        scope=_day(setting, found.timed),
        rules=((f"moment: {found.row['name']}", span),),
    )


def _stage(words: Sequence[Token]) -> str:
    """Whether one was only chosen for an office, or a thing was opened: years may lie between that and the rest."""
    said = {form for word in words for form in (word.low, word.lemma)}
    return next((name for name, cues in WORDS_FOR.items() if said & cues), "")


def _who(
    setting: Setting, verb: Chunk | None, things: tuple[str, ...], row: dict[str, Any]
) -> tuple[Owners, tuple[str, ...]]:
    """Whom a year is told of: the name of the subject, or whom its pronoun stands for, else its noun ("the mayor")."""
    phrases = setting.phrases
    doers = subject(phrases, phrases.index(verb)) if verb is not None else []
    if len(doers) != 1:
        return NOBODY, ("",)
    at, noun = phrases.index(doers[0]), phrases.lemma(doers[0])
    pronoun = phrases.words[doers[0].head].tag == "PRON"
    meant = setting.spoken[at] if setting.spoken and pronoun else NOBODY
    owners = names_of(phrases, doers[0]) or meant
    return owners, things or ((noun,) if noun in row["of"] and not owners else ())


def _things(words: Sequence[Token], row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(word.lemma for word in words if word.lemma in row.get("of", ()))[:1]


def _telling(words: Sequence[Token], found: _Found) -> frozenset[str]:
    """The words that tell this one from another of its kind: "the second suspect", "in the north"."""
    inside = [*words[max(0, found.first - LED) : found.last], *words[found.last : found.timed.first]]
    telling = TELLING | (OLD_AND_NEW if found.row["asks"] in {"year", "until"} else frozenset())
    telling -= _own_words(found.row["name"])
    return frozenset("last" if word.low == "final" else word.low for word in inside if word.low in telling)


@cache
def _own_words(name: str) -> frozenset[str]:
    """The words of the patterns of a row: "the final result" is no other result where a pattern has the word."""
    texts = (_spelt(text) for text in ROWS[name]["patterns"])
    return frozenset(word for text in texts for piece in text.split() for word in piece.rstrip("?").split("|"))


def _places(setting: Setting, found: _Found) -> frozenset[str]:
    """The names behind "in", "near" and the like in the clause of the act, word by word; of a building its own."""
    phrases = setting.phrases
    at = next((n for n, chunk in enumerate(phrases.chunks) if chunk.last > found.first), 0)
    if found.row["asks"] == "year":  # "the Seveso tower, built in 1962"
        own = phrases.chunks[at]
        return frozenset(word.low for word in phrases.words[own.first : own.last] if word.tag == "NAME")
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
