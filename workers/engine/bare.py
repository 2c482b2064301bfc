"""Bare: a figure without a noun that is the subject of a verb: "Forty-one have put down their tools", "three had sunk".

Who they are is told by the verb ("some 40,000 protested"), by "who" behind it, or by the count of the sentence before,
where that counts one thing only and is large enough to hold them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Claim
from workers.engine import lexicon, opens
from workers.engine.arguments import SAYING
from workers.engine.counting import THINGS
from workers.engine.families import Family, by_word, families
from workers.engine.phrases import Chunk, Phrases
from workers.engine.rules import state_behind
from workers.engine.setting import Setting
from workers.engine.synonyms import akin

DOERS = dict(pair.split() for pair in lexicon.words("doers"))
NO_THINGS = lexicon.words("no_things")
OPENING = frozenset({",", ";", ":", "—", "–", "“", '"', "‘"})
EXCEPTING = frozenset({"but", "except"})
FEWEST = 2.0
FUGITIVE = "fugitive"
WHO = "who does that"  # the rule of a figure whose verb says whom it counts
SOME = "some of those before"  # the rule of a figure that is a part of the count before it


def doing(setting: Setting, before: Sequence[Claim], n: int, earlier: Sequence[Claim] = ()) -> Claim | None:
    """The claim of the bare figure at chunk `n`, as one of what its subject counts; None where nothing is sure.

    `before` are the figures of the last sentence that had any, `earlier` all of the text.
    """
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    verb = _verb(phrases, n)
    if verb is None or not _is_bare(chunk) or not _opens_clause(phrases, n) or _is_read(setting, before, chunk):
        return None
    told = _by_verb(phrases, verb)
    noun = told or _before(setting, before, n, verb) or _of_fugitives(phrases, n, verb, earlier)
    if not noun or chunk.figure is None:
        return None
    made = opens.claim(setting, n, chunk.figure, (f"count:{noun}", (noun,)))
    rules = ((WHO if told else SOME, made.span), *made.rules[1:])
    family = _family(phrases, n, verb, noun)
    if family is None:
        return replace(made, rules=rules)
    named = THINGS[family.thing].get(noun, noun)
    return replace(made, measure=family.name, things=(named, noun), predicate="", owners=frozenset(), rules=rules)


def _verb(phrases: Phrases, n: int) -> Chunk | None:
    """The verb group that follows, over an adverb or "of the 60"; a form of "be" alone says nothing that they do."""
    at = _behind(phrases, n)
    while at < len(phrases.chunks) and phrases.chunks[at].kind == "ADV":
        at += 1
    verb = phrases.chunks[at] if at < len(phrases.chunks) else None
    if verb is None or verb.kind != "VP" or verb.negated or phrases.words[verb.first].tag == "TO":
        return None
    lemma = phrases.lemma(verb)
    state = lemma == "be" and state_behind(phrases, at)
    return verb if state or lemma in DOERS or lemma not in SAYING | {"be", "have", "do"} else None


def _behind(phrases: Phrases, n: int) -> int:
    """The chunk behind a figure and the whole of which it is a part: "22 of the 60 |"."""
    whole = phrases.chunks[n + 2 : n + 3]
    part = whole and phrases.low(phrases.chunks[n + 1]) == "of" and whole[0].figure is not None and whole[0].head < 0
    return n + 3 if part else n + 1


def _is_bare(chunk: Chunk) -> bool:
    figure = chunk.figure
    if figure is None or chunk.head >= 0 or figure.sort != "number" or figure.attributive or figure.replaced:
        return False
    plain = figure.quantity.dimension == "count" and figure.quantity.place >= 1.0
    return plain and (figure.quantity.interval.low or 0.0) >= FEWEST


def _opens_clause(phrases: Phrases, n: int) -> bool:
    """Whether the figure begins its clause, but for adverbs, times and places."""
    chunks, at = phrases.chunks, n - 1
    while at >= 0:
        if chunks[at].kind in {"ADV", "TIME"}:
            at -= 1
        elif chunks[at].kind == "NP" and at and chunks[at - 1].kind == "PREP" and chunks[at].figure is None:
            at -= 2
        elif chunks[at].kind == "PREP" and chunks[at + 1].kind == "TIME":
            at -= 1
        else:
            break
    piece = chunks[at] if at >= 0 else None
    if piece is None or piece.kind in {"CONJ", "WH"}:
        return piece is None or phrases.low(piece) not in {"or", "nor", "who", "which", "than"} | EXCEPTING
    if piece.kind == "PUNCT":
        return phrases.low(piece) in OPENING
    return piece.kind == "VP" and phrases.lemma(piece) in SAYING


def _is_read(setting: Setting, before: Sequence[Claim], chunk: Chunk) -> bool:
    """Whether a claim of this sentence has the figure already."""
    start, end = setting.phrases.words[chunk.first].start, setting.phrases.words[chunk.last - 1].end
    field = setting.sentence.field
    return any(
        claim.quantity
        and claim.span.field == field
        and claim.quantity.span.start < end
        and start < claim.quantity.span.end
        for claim in before
    )


def _by_verb(phrases: Phrases, verb: Chunk) -> str:
    """Who does that: "some 40,000 protested"; not what is done to them, nor what they do to a thing."""
    return "" if verb.passive and verb.last - verb.first > 1 else DOERS.get(phrases.lemma(verb), "")


def _before(setting: Setting, before: Sequence[Claim], n: int, verb: Chunk) -> str:
    """What the counts before a figure count that are large enough to hold it, where all of them count one thing.

    A count of what did the same need be no larger: "one dam had failed; the agency said three had burst".
    """
    chunk = setting.phrases.chunks[n]
    assert chunk.figure is not None  # noqa: S101 (the caller saw it)
    low, start = chunk.figure.quantity.interval.low or 0.0, setting.phrases.words[chunk.first].start
    nouns = []
    for claim in before:
        if claim.quantity is None or claim.quantity.dimension != "count" or claim.measure.startswith("dispute"):
            continue
        if claim.span.field == setting.sentence.field and claim.span.start >= start:
            continue
        at = claim.quantity.interval
        if at.high is None or (at.low or 0.0) >= low or _did_the_same(setting.phrases, n, verb, claim):
            nouns.append(_noun(claim))
    if not nouns or not nouns[-1] or nouns[-1] in NO_THINGS:
        return ""
    return nouns[-1] if all(noun == nouns[-1] or akin("nouns", noun, nouns[-1]) for noun in nouns) else ""


def _did_the_same(phrases: Phrases, n: int, verb: Chunk, claim: Claim) -> bool:
    """Whether a verb says of a figure what the text has just said of another count."""
    if claim.predicate:
        return akin("verbs", claim.predicate, phrases.lemma(verb))
    family = _family(phrases, n, verb, _noun(claim))
    return family is not None and family.name == claim.measure


def _of_fugitives(phrases: Phrases, n: int, verb: Chunk, earlier: Sequence[Claim]) -> str:
    """Those who are "back behind bars" in a text that told of an escape, wherever it counted them."""
    escaped = any(claim.measure in {"escaped", "recaptured"} for claim in earlier)
    return FUGITIVE if escaped and _family(phrases, n, verb, FUGITIVE) else ""


def _noun(claim: Claim) -> str:
    """What a claim counts; people, where a family of people has no noun."""
    family = families().get(claim.measure)
    if family is None:
        return claim.measure.partition(":")[2] if claim.measure.startswith(("count:", "whole:")) else ""
    named = claim.things[1:] if family.thing in THINGS else claim.things  # behind the class its own noun
    return named[0] if named else "person" if family.thing == "people" else ""


def _family(phrases: Phrases, n: int, verb: Chunk, noun: str) -> Family | None:
    """The kind of claim that says this of such things: "three had been destroyed", of houses."""
    state = state_behind(phrases, _behind(phrases, n))
    key = "verbs_object" if verb.passive else "verbs_subject"
    done = phrases.words[verb.head].low if verb.passive else ""
    named = state[0] if state else by_word(key).get(phrases.lemma(verb)) or by_word("states").get(done, ())
    return next((family for family in named if noun in THINGS.get(family.thing, {})), None)


def is_some_of_them(claim: Claim) -> bool:
    """Whether a figure is of some of those whom the text has counted before."""
    return any(rule == SOME for rule, _ in claim.rules)
