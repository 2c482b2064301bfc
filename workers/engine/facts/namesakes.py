"""Namesakes: "the base", "the bridge" as a place, by the one name that the article has tied to that noun before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Claim, Span
from workers.engine.counting import country
from workers.engine.facts.grounds import bare_noun, without_bearing
from workers.engine.facts.locations import MEASURE
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

MOST_NAMES = 4  # for one noun; of more, none is sure


def named(claims: Sequence[Claim], settings: Sequence[Setting]) -> list[Claim]:
    """The claims, those of a place without a name given the name that it goes by; none where two would do."""
    tied: dict[str, dict[str, Span]] = {}
    for setting in settings:
        for chunk, noun, name in _tied(setting.phrases):
            tied.setdefault(noun, {}).setdefault(name, setting.span(chunk.first, chunk.last))
    return [_with_name(claim, tied) if claim.measure == MEASURE and not claim.names else claim for claim in claims]


def _with_name(claim: Claim, tied: dict[str, dict[str, Span]]) -> Claim:
    noun = bare_noun(claim.text)
    known = tied.get(noun, {})
    if not known or len(known) > MOST_NAMES:
        return claim
    before = [n for n, span in known.items() if span.field == claim.span.field and span.end <= claim.span.start]
    longest = max(before, key=len, default="")
    if not longest or any(name not in longest for name in before):
        return claim
    return replace(claim, names=frozenset({longest}), rules=(*claim.rules, (f"the {noun}: {longest}", known[longest])))


def _tied(phrases: Phrases) -> list[tuple[Chunk, str, str]]:
    """The nouns that a name goes with: "the Verde air base", "Camp Verde, an old base"."""
    found = []
    for n, chunk in enumerate(phrases.chunks):
        if chunk.kind != "NP":
            continue
        noun = phrases.words[without_bearing(phrases, chunk) - 1]
        behind = n > 1 and phrases.low(phrases.chunks[n - 1]) == "," and phrases.low(chunk) in {"a", "an", "the"}
        name = _name(phrases, phrases.chunks[n - 2]) if behind else ""
        name = name or _name(phrases, chunk, inside=True)
        if name and noun.tag == "NOUN":
            found.append((chunk, noun.lemma, name))
    return found


def _name(phrases: Phrases, chunk: Chunk, *, inside: bool = False) -> str:
    """The name of a phrase that is one, or, `inside`, that stands before a noun; "" for a country or a people."""
    words = [word for word in phrases.words[chunk.first : chunk.last] if word.tag == "NAME"]
    head = phrases.head(chunk)
    fits = chunk.kind == "NP" and words and head is not None and (head.tag == "NAME") != inside
    whole = " ".join(word.text for word in words)
    return whole if fits and not any(country(word.low) for word in words) else ""
