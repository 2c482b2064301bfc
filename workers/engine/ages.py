"""Ages: how old a person is: "Ivo Novak, 42, a driver", "Novak (42)", "Jane Doe, aged 51", "the pilot, who was 27"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.claims import Claim, Interval, Quantity
from workers.engine import lexicon
from workers.engine.counting import country, is_person
from workers.engine.forms import is_plural
from workers.engine.owners import NOBODY, TWO, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.units import named
from workers.engine.words import Token

MEASURE = "age of"
PLACING = lexicon.words("placing")
YEAR = named("year")
YOUNGEST, OLDEST = 2, 115
CARDINALS = lexicon.numbers()["cardinals"]
ONLY = frozenset({"aged", "just", "now", "only", "still"})
CLOSING = frozenset({",", ".", ";", ":", ")", "—", "–"})


def claims(setting: Setting) -> Iterator[Claim]:
    """A claim for each age of a person that a sentence names."""
    phrases = setting.phrases
    for n, chunk in enumerate(phrases.chunks):
        placed = n > 0 and phrases.low(phrases.chunks[n - 1]) in PLACING  # "in Milan, 14,"
        person = _is_person(phrases, chunk) and not placed
        at = _age_behind(phrases, n) if person else None
        if at is None and (person or phrases.low(chunk) in {"he", "she"}):
            at = _age_told(phrases, chunk.last)
        who = _who(setting, n)
        if at is not None and who:
            yield _claim(setting, chunk, at, *who)


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


def _age_told(phrases: Phrases, at: int) -> int | None:
    """The token of the number in ", who was 27", "was only 28 and", "had turned 30", ", a 16-year-old whose"."""
    words = phrases.words
    low = [word.low for word in words[at : at + 6]]
    if low[:1] == [","] and low[1:2] in (["a"], ["an"]) and low[3:5] == ["-", "year-old"]:
        goes_on = at + 5 < len(words) and words[at + 5].tag in {"NOUN", "ADJ", "NAME"}
        return at + 2 if years(words, at + 2) and not goes_on else None
    at += 2 * (low[:2] == [",", "who"])
    while at < len(words) and words[at].tag in {"BE", "HAVE"} and words[at].low not in {"be", "being"}:
        at += 1
    turned = at < len(words) and words[at].lemma == "turn"
    told = turned or words[at - 1].tag == "BE"
    at += turned
    while at < len(words) and words[at].low in ONLY:
        at += 1
    closed = at + 1 >= len(words) or words[at + 1].text in CLOSING or words[at + 1].low in {"and", "when"}
    return at if told and closed and years(words, at) else None


def years(words: Sequence[Token], at: int) -> float:
    """The years that a number gives as an age, in digits or in a word; 0 where it cannot be one."""
    low = words[at].low if at < len(words) else ""
    number = float(low) if low.isdecimal() else float(CARDINALS.get(low, 0))
    return number if YOUNGEST <= number <= OLDEST else 0.0


def _who(setting: Setting, n: int) -> tuple[str, Owners] | None:
    """What a person is called, and the names; None for a pronoun that stands for nobody known, or for several."""
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    if chunk.head < 0 or phrases.words[chunk.head].tag != "PRON":
        return (phrases.words[chunk.head].low, names_of(phrases, chunk)) if chunk.head >= 0 else None
    names = setting.spoken[n] if n < len(setting.spoken) else NOBODY
    return (min(names).split()[-1], names) if len(names) == 1 and names != TWO else None


def _claim(setting: Setting, chunk: Chunk, at: int, called: str, who: Owners) -> Claim:
    word = setting.phrases.words[at]
    age = years(setting.phrases.words, at)
    bracket = setting.phrases.words[at + 1 : at + 2]
    span = setting.span(chunk.first, at + 1 + (bool(bracket) and bracket[0].text == ")"))
    stated = Quantity(
        Interval(age, age),
        "exact",
        word.text,
        setting.span(at, at + 1),
        unit=YEAR.shown,
        dimension=YEAR.dimension,
        factor=YEAR.factor,
    )
    return setting.claim(
        f"{MEASURE}:{called}",
        span,
        setting.scene.at(chunk.first),
        chunk.first,
        kind="number",
        quantity=stated,
        text=setting.text(span),
        things=(called,),
        owners=who,
        rules=(("age of a person", span),),
    )
