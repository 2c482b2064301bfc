"""Parties: who a noun phrase says that somebody is: a country, one of a class of people, or a name.

A country is known by its means as well ("a Polish missile"), an organisation by its noun ("the Red Dawn movement").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workers.engine import lexicon
from workers.engine.counting import country
from workers.engine.owners import NOBODY, TWO, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.words import Token

TABLE = lexicon.read("parties", required=("means", "groups", "firms", "alone", "apart", "classes"))
MEANS, GROUPS, FIRMS, ALONE = (frozenset(TABLE[key]) for key in ("means", "groups", "firms", "alone"))
CLASS_OF = {noun: name for name, nouns in TABLE["classes"].items() for noun in nouns}
NONE = frozenset({"no", "neither", "nobody", "not"})


@dataclass(frozen=True, slots=True)
class Party:
    """Tokens [first, last), the country, the class and the name, each "" or none where it is not told."""

    first: int
    last: int
    nation: str = ""
    kind: str = ""
    names: Owners = NOBODY


def party(setting: Setting, chunk: Chunk) -> Party | None:
    """Who a noun phrase stands for; None for one that is no country, no name and of no class."""
    phrases = setting.phrases
    before = phrases.words[chunk.first - 1].low if chunk.first else ""
    if chunk.kind != "NP" or chunk.head < 0 or {phrases.low(chunk), before} & NONE:
        return None
    head = phrases.words[chunk.head]
    if head.low in {"he", "she"}:
        return _spoken_of(setting, chunk)
    members = _members(phrases, chunk) if head.lemma in GROUPS else None
    if members is not None:
        return party(setting, members)
    return _named(phrases, chunk) if head.tag == "NAME" else _common(phrases, chunk)


def _spoken_of(setting: Setting, chunk: Chunk) -> Party | None:
    """Whom "he" or "she" stands for."""
    at = setting.phrases.index(chunk)
    told = setting.spoken[min(at, len(setting.spoken) - 1)] - TWO if setting.spoken else NOBODY
    return Party(chunk.first, chunk.last, names=told) if len(told) == 1 else None


def _members(phrases: Phrases, chunk: Chunk) -> Chunk | None:
    """As in "a group of | prisoners"."""
    link, noun = (*phrases.chunks[phrases.index(chunk) + 1 :][:2], chunk, chunk)[:2]
    return noun if phrases.low(link) == "of" and noun is not chunk else None


def _named(phrases: Phrases, chunk: Chunk) -> Party | None:
    """A country or a name; None for what belongs to a country: "Bank of Poland"."""
    words = phrases.words[chunk.first : chunk.head + 1]
    nation = country(" ".join(word.low for word in words if word.tag != "DET"))
    if nation:
        return Party(chunk.first, chunk.last, nation)
    names = names_of(phrases, chunk)
    return Party(chunk.first, chunk.last, names=names) if names and not _nation(words) else None


def _common(phrases: Phrases, chunk: Chunk) -> Party | None:
    """One of a class, a country by its means, or what bears a name: "a guard", "a Polish jet", "the Red Dawn front"."""
    words = phrases.words[chunk.first : chunk.head + 1]
    noun, nation = words[-1].lemma, _nation(words)
    names = names_of(phrases, chunk) if noun in FIRMS and not nation else NOBODY
    if names:
        return Party(chunk.first, chunk.last, names=frozenset(f"{name} {noun}" for name in names))
    kind = _class(words)
    return Party(chunk.first, chunk.last, nation, kind) if kind or (nation and noun in MEANS) else None


def _nation(words: Sequence[Token]) -> str:
    """The one country that these words name, "" for none and for two."""
    lands = {land for word in words if word.text[:1].isupper() and (land := country(word.low))}
    return lands.pop() if len(lands) == 1 else ""


def _class(words: Sequence[Token]) -> str:
    """The class of people that a noun phrase names with its last word or two."""
    pair = CLASS_OF.get(" ".join(word.lemma for word in words[-2:]))
    other = len(words) > 1 and words[-1].lemma in ALONE and words[-2].tag == "NOUN"
    return pair or ("" if other else CLASS_OF.get(words[-1].lemma, ""))
