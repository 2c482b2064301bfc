"""Who: the one person that a noun phrase stands for, by name, as "the captain", or as "he"."""

from __future__ import annotations

from dataclasses import dataclass

from workers.engine import lexicon
from workers.engine.counting import country
from workers.engine.facts.targets import doers_of
from workers.engine.facts.victims import ROLE_OF
from workers.engine.forms import is_plural
from workers.engine.owners import NOBODY, TWO, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

PEOPLE_KEYS = ("people", "offices", "she", "he", "former", "named", "only", "relatives")
PLACE_KEYS = ("at", "leaving", "sites", "bare", "spots", "within", "remains", "afterwards")
TABLE = lexicon.read("persons", required=(*PEOPLE_KEYS, *PLACE_KEYS, "parts", "part_of", "wounding", "examples"))
OFFICES = frozenset(TABLE["offices"])
PEOPLE = OFFICES.union(TABLE["people"])
TRADES = frozenset(ROLE_OF)
RELATIVES = frozenset(noun for group in TABLE["relatives"] for noun in group)
KNOWN = frozenset({"the", "its", "his", "her", "their", "this"})
PRONOUNS = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Who:
    """One person: the names that the text gives, the noun that it knows the person by ("" for none), and the tokens.

    `of` is what the noun belongs to: "the driver of the lorry", "the lorry driver".
    """

    names: Owners
    noun: str
    first: int
    last: int
    of: str = ""


Told = tuple[str, Who, str, int, "Chunk | None"]  # the kind, the person, what is told, the token behind, the verb


def who(setting: Setting, chunk: Chunk, *, one: bool = False) -> Who | None:
    """The person that a noun phrase stands for; None for several, for a thing and, but for `one`, for "a woman"."""
    phrases = setting.phrases
    head = phrases.head(chunk)
    if chunk.kind != "NP" or head is None or chunk.figure is not None:
        return None
    if head.low in PRONOUNS:
        return _spoken_of(setting, chunk)
    if head.tag == "NAME":
        return Who(name_of(phrases, chunk), _title(phrases, chunk), chunk.first, chunk.last)
    known = phrases.low(chunk) in KNOWN | (frozenset({"a", "an"}) if one else frozenset())
    known = known or any(word.tag == "POSS" for word in phrases.words[chunk.first : chunk.head])
    if not known or head.lemma not in PEOPLE or is_plural(head.low):
        return None
    named = _apposed(phrases, chunk)
    names = name_of(phrases, named) if named else NOBODY
    return Who(names, head.lemma, chunk.first, (named or chunk).last, _of(phrases, chunk))


def _spoken_of(setting: Setting, chunk: Chunk) -> Who:
    """Whom "he" or "she" stands for: a name, or the person whom the sentence knows by a noun before it."""
    phrases, at = setting.phrases, setting.phrases.index(chunk)
    names = setting.spoken[min(at, len(setting.spoken) - 1)] - TWO
    before = (phrases.lemma(c) for c in reversed(phrases.chunks[:at]) if c.kind == "NP" and phrases.low(c) in KNOWN)
    noun = next((noun for noun in before if noun in PEOPLE), "") if not names else ""
    return Who(names, noun or phrases.low(chunk), chunk.first, chunk.last)


def name_of(phrases: Phrases, chunk: Chunk) -> Owners:
    """The name of a person without the title or the trade before it."""
    titles = {word.low for word in phrases.words[chunk.first : chunk.head] if word.low in PEOPLE | TRADES}
    found = (" ".join(word for word in name.split() if word not in titles) for name in names_of(phrases, chunk))
    return frozenset(name for name in found if name)


def _of(phrases: Phrases, chunk: Chunk) -> str:
    """What a person is the driver, the owner or the chief of, "" where the phrase does not tell."""
    before = phrases.words[chunk.head - 1]
    land = country(before.low) if phrases.lemma(chunk) in OFFICES else None
    if land is not None and chunk.head - 1 > chunk.first:
        return land.lower()  # "the French president"
    if before.tag == "NOUN" and chunk.head - 1 > chunk.first:
        return before.lemma
    at = phrases.index(chunk)
    link, noun = (*phrases.chunks[at + 1 : at + 3], chunk, chunk)[:2]
    return phrases.lemma(noun) if phrases.low(link) == "of" and noun.kind == "NP" else ""


def _title(phrases: Phrases, chunk: Chunk) -> str:
    """As in "Captain Lee": the noun that goes before a name."""
    return next((w.low for w in phrases.words[chunk.first : chunk.head] if w.low in PEOPLE), "")


def _apposed(phrases: Phrases, chunk: Chunk) -> Chunk | None:
    """The name of "the pilot, Musa Bello,", "the mayor of Graz, Ada Okoro,"; not the country of "Graz, Austria"."""
    at = phrases.index(chunk)
    link, place = (*phrases.chunks[at + 1 : at + 3], chunk, chunk)[:2]
    behind = phrases.low(link) == "of" and place.kind == "NP"
    at += 2 if behind else 0
    comma, name = (*phrases.chunks[at + 1 : at + 3], chunk, chunk)[:2]
    head = phrases.head(name)
    fits = (
        phrases.low(comma) == ","
        and phrases.low(name) not in {"a", "an"}
        and name.kind == "NP"
        and head is not None
        and head.tag == "NAME"
        and not (behind and name.last - name.first == 1)
    )
    return name if fits else None


def doer(setting: Setting, at: int) -> Who | None:
    """The one who is the subject of the verb at a chunk, or of the verb that "and" joins it to."""
    doers = doers_of(setting.phrases, at)
    return who(setting, doers[0]) if len(doers) == 1 else None
