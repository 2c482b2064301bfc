"""Anaphora: a figure that takes its thing from one before it.

As in "On Saturday it had put the figure at 321"; "Police, who were there too, counted 180"; "nine by the council's
reckoning, and three by the union's".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Claim
from schemas.reports import Attribution
from workers.engine import lexicon
from workers.engine.additions import is_added
from workers.engine.again import again, in_the_unit
from workers.engine.bare import doing
from workers.engine.families import by_word, families
from workers.engine.givers import giver, is_described, is_placed, possessor
from workers.engine.intervals import ratio
from workers.engine.owners import gapped, owner
from workers.engine.parts import composed, of_another_country
from workers.engine.phrases import Chunk, Phrases
from workers.engine.places import MARK
from workers.engine.rules.reach import reached
from workers.engine.setting import Setting

NOUNS = lexicon.words("figure_nouns")
OF_THEM = (["of", "them"], ["of", "whom"])
ALL_HIT = frozenset({"infected", "aboard", "count:person", "whole:person", "count:passenger", "count:patient"})
PLACING = frozenset({"at", "in"})
NEAR = 10.0  # how many times the smaller the larger of two counts of one thing may be


def claims(setting: Setting, before: Sequence[Claim], earlier: Sequence[Claim] = ()) -> list[Claim]:
    """The figures of a sentence that stand for another count.

    `before` are the claims of the last sentence that counted anything, then those of this one; `earlier` all before it.
    """
    phrases = setting.phrases
    found: list[Claim] = []
    taken: set[int] = set()  # the figures that "the figure" reaches
    for n, chunk in enumerate(phrases.chunks):
        if chunk.figure and is_added(phrases.words, chunk.first, chunk.last + 1):
            continue  # "two more were found": not as many as those before
        if (figure := _figure_of(phrases, n, chunk)) and (counted := _counted(setting, before, figure)):
            source = possessor(phrases, chunk)
            found.append(again(setting, (chunk.first, figure.last), figure, counted, source))
            taken.add(figure.first)
        elif chunk.figure and (other := _left_out(setting, [*before, *found], n)):
            found.append(other)
        elif chunk.figure and chunk.head < 0 and chunk.first not in taken and (given := giver(phrases, n)):
            counted = _counted(setting, before, chunk)
            if counted and not _is_same_source(counted, given[0]) and not _is_of_another(phrases, n, counted):
                found.append(again(setting, (given[1], max(chunk.last, given[2])), chunk, counted, given[0]))
        elif chunk.figure and found and (other := of_another_country(setting, found[-1], n)):
            found.append(other)
        elif chunk.figure and (part := composed(setting, before, n, earlier)):
            found.append(part)
        elif chunk.figure and (
            other := _elsewhere(setting, before, n) or doing(setting, [*before, *found], n, earlier)
        ):
            found.append(other)
    return found


def _elsewhere(setting: Setting, before: Sequence[Claim], n: int) -> Claim | None:
    """As in "killed 52 people in 1804 and | 57 | in 1910", "and 57 in Bruges": the same count, elsewhere."""
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    link, place = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    if chunk.head >= 0 or not n or not place or phrases.low(link[0]) not in PLACING or is_described(phrases, n):
        return None
    opens = phrases.chunks[n - 1].kind == "CONJ" or phrases.low(phrases.chunks[n - 1]) == ","
    closes = phrases.words[place[0].last].tag if place[0].last < len(phrases.words) else "PUNCT"
    here = [c for c in before if c.span.field == setting.sentence.field and c.span.start >= phrases.words[0].start]
    counted = _counted(setting, here, chunk) if opens and closes in {"PUNCT", "CONJ"} else None
    if counted is None:
        return None
    made = again(setting, (chunk.first, place[0].last), chunk, counted, None)
    if place[0].kind == "TIME":
        day = next((day for day in setting.scene.days if place[0].first <= day.at < place[0].last and day.far), None)
        return replace(made, event=replace(counted.event, first=day.first, last=day.last)) if day else None
    names = [word.text for word in phrases.words[place[0].first : place[0].last] if word.tag == "NAME"]
    if place[0].kind != "NP" or place[0].figure or not names:
        return None
    kept = {part for part in counted.scope if not part.startswith(MARK)}
    return replace(made, scope=frozenset({*kept, MARK + " ".join(names)}))


def retaken(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """As in "only 14 have been caught", in a text that tells of an escape: those who got away are held again."""
    escaped = any(one.measure in {"escaped", "recaptured"} for one in earlier)
    if not escaped or claim.measure != "arrested" or set(claim.things) - {"person", "man"}:
        return claim
    return replace(claim, measure="recaptured", things=("captive",))


def whole(setting: Setting, claim: Claim, before: Sequence[Claim]) -> Claim:
    """As in "2,512 people caught it, 1,676 of them died": of all who were hit, so it is no part of another toll."""
    if "part" not in claim.scope or claim.quantity is None or claim.measure not in families():
        return claim
    words = [word for word in setting.phrases.words if word.start >= claim.quantity.span.end][:2]
    if [word.low for word in words] not in OF_THEM:
        return claim
    told = [c for c in before if c.quantity and c.span.field == claim.span.field and c.span.start < claim.span.start]
    of = told[-1] if told else None
    all_hit = of is not None and not of.scope and of.measure in ALL_HIT
    return replace(claim, scope=claim.scope - {"part"}) if all_hit else claim


def _left_out(setting: Setting, before: Sequence[Claim], n: int) -> Claim | None:
    """The figure of "Orlen has 17,000 staff and | Varta | 22,000": its verb and noun are those of the figure before."""
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    who = gapped(phrases, n)
    if who is None or chunk.head >= 0 or is_described(phrases, n):
        return None
    counted = _counted(setting, before, chunk)
    if counted is None or not counted.owners or counted.measure in families():
        return None
    tokens = min(who.first, chunk.first), max(who.last, chunk.last)
    return replace(again(setting, tokens, chunk, counted, None), owners=owner(phrases, n, setting.spoken))


def _figure_of(phrases: Phrases, n: int, chunk: Chunk) -> Chunk | None:
    """The figure that "the figure" or "the number" is put at."""
    if (
        chunk.kind != "NP"
        or chunk.figure
        or phrases.lemma(chunk) not in NOUNS
        or phrases.low(chunk) not in {"the", "that", "its"}
    ):
        return None
    if is_placed(phrases, n):
        return None
    behind = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    if behind is None or phrases.low(behind) == "of" or phrases.low(behind) in by_word("states"):
        return None  # "the number missing" is none of those told of before
    at = reached(phrases, n)
    found = phrases.chunks[at] if at is not None else None
    return found if found is not None and found.head < 0 else None


def _counted(setting: Setting, before: Sequence[Claim], figure: Chunk) -> Claim | None:
    """The nearest count before a figure that it may be another value of."""
    assert figure.figure is not None  # noqa: S101 (the callers saw it)
    quantity = figure.figure.quantity
    start = setting.phrases.words[figure.first].start
    here = setting.sentence.field
    for claim in reversed(before):
        known = claim.quantity
        if known is None or known.interval.high == 0.0 or (claim.span.field == here and known.span.start >= start):
            continue
        if len(before) == 1:
            quantity = in_the_unit(quantity, known)
        if quantity.dimension == "count" and quantity.place < 1.0 <= known.place:
            continue  # "the bank says 0.8" is no count of people
        alike = known.dimension == quantity.dimension and (known.unit == quantity.unit or quantity.unit is None)
        if alike and not claim.measure.startswith("whole") and ratio(known, quantity) <= NEAR:
            return claim
    return None


def _is_of_another(phrases: Phrases, n: int, counted: Claim) -> bool:
    """As in "put the toll above 40": the noun before the figure is the total of another kind."""
    totals = by_word("total_nouns").get(phrases.lemma(phrases.chunks[n - 1]), ()) if n else ()
    return bool(totals) and counted.measure not in {family.name for family in totals}


def _is_same_source(claim: Claim, source: Attribution) -> bool:
    return claim.attribution is not None and claim.attribution.source.lower() == source.source.lower()
