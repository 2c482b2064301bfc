"""Ages: how old one person is: "Ivo Novak, 42,", "Novak (42)", "the pilot, who was 27", "a 16-year-old", "she was 28".

Whoever is known by a noun ("the pilot") has the name that the article ties to that noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from schemas.claims import Claim, Interval, Quantity
from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.counting import country
from workers.engine.facts.persons import bearers
from workers.engine.facts.who import Who, who
from workers.engine.owners import NOBODY, Owners
from workers.engine.phrases import Phrases
from workers.engine.setting import Setting
from workers.engine.units import OLDEST
from workers.engine.units import named as unit_of
from workers.engine.words import Token

MEASURE = "age of"
PLACING = lexicon.words("placing")
YEAR = unit_of("year")
CARDINALS = lexicon.numbers()["cardinals"]
YOUNGEST = 2
OPENING = frozenset({",", "("})
CLOSING = frozenset({",", ".", ";", ":", ")", "—", "–"})
BEHIND = CLOSING | {"and", "at", "but", "when", "years"}  # "was 27 when"
SEVERAL = frozenset({"and", "or", "to", "-", "–"})  # behind the first age of more than one
ONLY = frozenset({"aged", "just", "now", "only", "still"})
NAMELESS = frozenset({"a", "an", "he", "she"})  # before or for one of whom nothing else tells who it is
Age = tuple[Who, float, int, int]  # whose, how many years, the tokens [first, last) of the number


def claims(setting: Setting) -> Iterator[Claim]:
    """A claim for each age of one person that a sentence names."""
    for whose, age, first, last in _ages(setting):
        if YOUNGEST <= age <= OLDEST:
            yield _claim(setting, whose, age, first, last)


def named(found: Sequence[Claim]) -> list[Claim]:
    """The claims of an article, the ages of those known by a noun given the one name that the article ties to it."""
    tied = bearers(found)
    return [_with_name(claim, tied) if claim.measure.startswith(f"{MEASURE}:") else claim for claim in found]


def _with_name(claim: Claim, tied: Mapping[str, Owners]) -> Claim:
    names = tied.get(claim.things[0], NOBODY) if not claim.owners else NOBODY
    return replace(claim, owners=names) if len(names) == 1 else claim


def _ages(setting: Setting) -> Iterator[Age]:
    phrases = setting.phrases
    if all(word.tag != "NUM" for word in phrases.words):
        return  # most sentences end here
    for n, chunk in enumerate(phrases.chunks):
        if chunk.kind == "VP":
            yield from _said(setting, n)
        whose = _person(setting, n)
        if whose is None:
            continue
        if chunk.attribute and chunk.attribute.quantity.unit == YEAR.shown:
            figure = chunk.attribute
            yield whose, figure.quantity.interval.low or 0.0, figure.first, figure.last
        if (found := _behind(phrases, n)) is not None:
            yield whose, *found


def _person(setting: Setting, n: int) -> Who | None:
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    placed = n > 0 and phrases.low(phrases.chunks[n - 1]) in PLACING  # "in Milan, 14,"
    if chunk.kind != "NP" or placed or chunk.head < 0:
        return None
    land = phrases.words[chunk.head].tag == "NAME" and country(phrases.words[chunk.head].low) is not None
    known = who(setting, chunk) or who(setting, chunk, one=True)
    nameless = known is not None and not known.names and phrases.low(chunk) in NAMELESS
    return None if land or nameless else known


def _behind(phrases: Phrases, n: int) -> tuple[float, int, int] | None:
    """The number in ", 42,", "(42)", "aged 42", ", a 42-year-old" or ", who is 42" behind a person."""
    words, at = phrases.words, phrases.chunks[n].last
    if at + 2 < len(words) and words[at].low == "aged" and words[at + 2].low not in SEVERAL:
        return _number(phrases, at)
    if at + 1 >= len(words) or words[at].text not in OPENING:
        return None
    at += 1
    low = words[at].low
    if low in {"a", "an"}:
        found = _number(phrases, at + 1)
        old = found and [word.low for word in words[found[2] : found[2] + 2]] == ["-", "year-old"]
        return found if old else _attributed(phrases, at)
    if low == "who" and at + 1 < len(words) and words[at + 1].low in {"is", "was"}:
        return _closed(phrases, _number(phrases, at + 2), BEHIND)
    return _closed(phrases, _number(phrases, at), CLOSING)


def _attributed(phrases: Phrases, at: int) -> tuple[float, int, int] | None:
    """As in "Ada Okoro, a 42-year-old nurse": the age before the noun that is set beside a person."""
    chunk = phrases.chunks[phrases.starts[at]] if at in phrases.starts else None
    figure = chunk.attribute if chunk is not None else None
    if figure is None or figure.quantity.unit != YEAR.shown:
        return None
    return figure.quantity.interval.low or 0.0, figure.first, figure.last


def _said(setting: Setting, n: int) -> Iterator[Age]:
    """As in "she was 28 and", "Bello turned 50"."""
    phrases, verb = setting.phrases, setting.phrases.chunks[n]
    if phrases.lemma(verb) not in {"be", "turn"} or verb.negated or verb.modal or verb.last >= len(phrases.words):
        return
    found = _closed(
        phrases, _number(phrases, verb.last), BEHIND | {"in", "on"} if phrases.lemma(verb) == "turn" else BEHIND
    )
    doers = subject(phrases, n) if found else []
    whose = _person(setting, phrases.index(doers[0])) if len(doers) == 1 else None
    bare = (
        whose is not None and phrases.lemma(verb) == "be" and whose.first == 0 and whose.last == 1 and not whose.noun
    )  # "Turnout was 54"
    relative = n > 0 and phrases.chunks[n - 1].kind == "WH"  # ", who was 27," stands behind its noun
    if found and whose and not relative and not bare:
        yield whose, *found


def years(words: Sequence[Token], at: int) -> float:
    """The years that a number gives as an age, in digits or in a word; 0 where it cannot be one."""
    low = words[at].low if at < len(words) else ""
    number = float(low) if low.isdecimal() else float(CARDINALS.get(low, 0))
    return number if YOUNGEST <= number <= OLDEST else 0.0


def _number(phrases: Phrases, at: int) -> tuple[float, int, int] | None:
    """The age at a token or behind "only" there, and its tokens."""
    while at < len(phrases.words) and phrases.words[at].low in ONLY:
        at += 1
    number = years(phrases.words, at)
    return (number, at, at + 1) if number else None


def _closed(
    phrases: Phrases, found: tuple[float, int, int] | None, closing: frozenset[str]
) -> tuple[float, int, int] | None:
    """The number, where a mark or a word follows that leaves it without a noun."""
    if found is None:
        return None
    behind = phrases.words[found[2]].low if found[2] < len(phrases.words) else "."
    return found if behind in closing else None


def _claim(setting: Setting, whose: Who, age: float, first: int, last: int) -> Claim:
    bracket = setting.phrases.words[last : last + 1]
    closed = bool(bracket) and bracket[0].text == ")"
    span = setting.span(min(whose.first, first), max(whose.last, last + closed))
    number = setting.span(first, last)
    stated = Quantity(
        Interval(age, age),
        "exact",
        setting.text(number),
        number,
        unit=YEAR.shown,
        dimension=YEAR.dimension,
        factor=YEAR.factor,
    )
    known = whose.noun if whose.noun and not whose.names else setting.phrases.words[whose.last - 1].low
    return setting.claim(
        f"{MEASURE}:{known}",
        span,
        setting.scene.at(whose.first),
        whose.first,
        kind="number",
        quantity=stated,
        text=setting.text(span),
        things=(known,),
        owners=whose.names,
        rules=(("age of a person", span),),
    )
