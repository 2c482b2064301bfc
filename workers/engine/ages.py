"""Ages: how old a named person is: "Ivo Novak, 42, a driver", "Novak (42)", "Jane Doe, aged 51"."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.claims import Claim, Interval, Quantity
from workers.engine import lexicon
from workers.engine.counting import country, is_person
from workers.engine.forms import is_plural
from workers.engine.owners import names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.units import named

MEASURE = "age of"
PLACING = lexicon.words("placing")
YEAR = named("year")
YOUNGEST, OLDEST = 2, 115
CLOSING = frozenset({",", ".", ";", ":", ")", "—", "–"})


def claims(setting: Setting) -> Iterator[Claim]:
    """A claim for each age of a person that a sentence names."""
    phrases = setting.phrases
    for n, chunk in enumerate(phrases.chunks):
        placed = n > 0 and phrases.low(phrases.chunks[n - 1]) in PLACING  # "in Milan, 14,"
        at = _age_behind(phrases, n) if _is_person(phrases, chunk) and not placed else None
        if at is not None:
            yield _claim(setting, chunk, at)


def _is_person(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether a phrase is a name, and no country's, or "the captain"."""
    if chunk.kind != "NP" or chunk.figure or chunk.head < 0:
        return False
    if phrases.words[chunk.head].tag != "NAME":
        role = phrases.words[chunk.head]
        return phrases.low(chunk) == "the" and is_person(role.lemma, role.low) and not is_plural(role.low)
    return country(phrases.words[chunk.head].low) is None


def _age_behind(phrases: Phrases, n: int) -> int | None:
    """The token of the number between commas or brackets behind a name."""
    words = phrases.words
    at = phrases.chunks[n].last
    if at + 1 >= len(words) or words[at].text not in {",", "("}:
        return None
    at += 1 + (words[at + 1].low == "aged")
    number = at < len(words) and words[at].text.isdecimal() and YOUNGEST <= int(words[at].text) <= OLDEST
    closed = at + 1 >= len(words) or words[at + 1].text in CLOSING
    return at if number and closed else None


def _claim(setting: Setting, chunk: Chunk, at: int) -> Claim:
    word = setting.phrases.words[at]
    years = float(word.text)
    bracket = setting.phrases.words[at + 1 : at + 2]
    span = setting.span(chunk.first, at + 1 + (bool(bracket) and bracket[0].text == ")"))
    stated = Quantity(
        Interval(years, years),
        "exact",
        word.text,
        setting.span(at, at + 1),
        unit=YEAR.shown,
        dimension=YEAR.dimension,
        factor=YEAR.factor,
    )
    who = names_of(setting.phrases, chunk)
    return setting.claim(
        f"{MEASURE}:{setting.phrases.words[chunk.head].low}",
        span,
        setting.scene.at(chunk.first),
        chunk.first,
        kind="number",
        quantity=stated,
        text=setting.text(span),
        things=(setting.phrases.words[chunk.head].low,),
        owners=who,
        rules=(("age behind a name", span),),
    )
