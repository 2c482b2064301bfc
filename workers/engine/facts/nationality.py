"""Nationality: whose a thing with a name is: "a Norwegian tanker, the Northern Pearl", "the Panama-flagged Pearl"."""

from __future__ import annotations

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.counting import country
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.words import Token

TABLE = lexicon.read("vehicles", required=("vehicles", "relations", "prefixes"))
VEHICLES = frozenset(TABLE["vehicles"])
RELATIONS = frozenset(TABLE["relations"])
PREFIXES = frozenset(TABLE["prefixes"])
MEASURE = "nationality"


def claims(setting: Setting) -> list[Claim]:
    """The country that a sentence gives to a vehicle that it names; its scope is the relation ("flagged"), if any."""
    found = []
    for n, chunk in enumerate(setting.phrases.chunks):
        if chunk.kind == "NP" and chunk.head >= 0 and not chunk.figure and (claim := _claim(setting, n, chunk)):
            found.append(claim)
    return found


def _claim(setting: Setting, n: int, chunk: Chunk) -> Claim | None:
    phrases = setting.phrases
    words = phrases.words[chunk.first : chunk.head + 1]
    given = next((pair for word in words[:-1] if (pair := _given(word))), None)
    named, last = _named(phrases, n, chunk)
    vehicle = any(word.low in VEHICLES for word in words) or (given is not None and bool(given[1]))
    if given is None or not named or not vehicle:
        return None
    span = setting.span(chunk.first, last)
    return setting.claim(
        MEASURE,
        span,
        setting.scene.at(chunk.head),
        chunk.head,
        kind="description",
        text=given[0],
        things=named,
        scope=frozenset({given[1]} - {""}),
        rules=((MEASURE, span),),
    )


def _given(word: Token) -> tuple[str, str] | None:
    """The country and the relation in "Panama-flagged", "Norwegian"."""
    name, _, relation = word.low.rpartition("-")
    if name and relation in RELATIONS and (place := country(name)):
        return place, relation
    place = country(word.low)
    return (place, "") if place and word.tag in {"NAME", "ADJ"} else None


def _named(phrases: Phrases, n: int, chunk: Chunk) -> tuple[tuple[str, ...], int]:
    """The name of the vehicle and where it ends: the phrase's own, or that behind a comma."""
    own = _names(phrases, chunk)
    if own and phrases.words[chunk.head].tag == "NAME":
        return own, chunk.last
    at = n + 1 + (n + 1 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == ",")
    behind = phrases.chunks[at] if at < len(phrases.chunks) else None
    if behind is None or behind.kind != "NP" or behind.head < 0 or phrases.words[behind.head].tag != "NAME":
        return (), chunk.last
    return _names(phrases, behind), behind.last


def _names(phrases: Phrases, chunk: Chunk) -> tuple[str, ...]:
    words = phrases.words[chunk.first : chunk.last]
    return tuple(
        w.low for w in words if w.tag == "NAME" and not country(w.low) and not _given(w) and w.low not in PREFIXES
    )
