"""Abstentions: the figures that look alike, differ, and are all the same not set against each other; and why.

For an editor who wonders why two figures raise no conflict, and for whoever looks for what the comparison misses. The
reasons are those of the stages that decide: `slots` for what a family counts, `likeness` for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Abstention, Conflict
from workers.engine import wording
from workers.engine.backdrop import Backdrop
from workers.engine.findings import Side, Story, digest, event, position
from workers.engine.intervals import ratio, relate
from workers.engine.likeness import akin_heads, kind_of, likeness
from workers.engine.obstacles import WEIGHT, Told, in_one_currency, obstacle
from workers.engine.slots import FAR_APART, Placed

FLOOR = 1.0  # of likeness: pairs below it have no more in common than any two figures of a story
Words = Mapping[Claim, tuple[frozenset[str], frozenset[object]]]  # of each figure: what a backdrop tells of it
Where = tuple[str, str, int, int]  # the place of some words: article, field, start, end


def abstentions(story: Story, told: Sequence[Placed], conflicts: Iterable[Conflict]) -> tuple[Abstention, ...]:
    """Each pair of differing figures that was left alone, those that came nearest to a conflict first."""
    apart = _set_apart(conflicts)
    figures = list({_sameness(one): one for one in reversed(told) if one.claim.quantity}.values())[::-1]
    backdrop = Backdrop(one.claim for one in told)
    words = {one.claim: (backdrop.telling(one.claim), backdrop.stated(one.claim.article)) for one in figures}
    found: dict[tuple[str, ...], tuple[float, Abstention]] = {}
    for one, other in combinations(figures, 2):
        if one.claim.article == other.claim.article or not _differ(one.claim, other.claim):
            continue
        if frozenset((_where(one.claim), _where(other.claim))) in apart:
            continue
        if (why := _why(one, other, words)) is not None:
            made = _abstention(story, one, other, why[0])
            key = (made.reason, made.summary, one.claim.article, other.claim.article)  # a headline repeats the text
            found.setdefault(key, (why[1], made))
    ranked = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].summary, pair[1].id))
    return tuple(made for _, made in ranked)


def _sameness(one: Placed) -> tuple[object, ...]:
    """What two figures of an article share that need not be told twice."""
    claim = one.claim
    return (
        claim.article,
        claim.measure,
        one.scope,
        one.cluster and one.cluster.key,
        claim.quantity and claim.quantity.text,
    )


def _where(claim: Claim) -> Where:
    return claim.article, claim.span.field, claim.span.start, claim.span.end


def _set_apart(conflicts: Iterable[Conflict]) -> set[frozenset[Where]]:
    """The pairs of words that some conflict holds already."""
    found: set[frozenset[Where]] = set()
    for conflict in conflicts:
        quoted = [(e.article, e.field, e.start, e.end) for position in conflict.positions for e in position.evidence]
        found.update(frozenset(pair) for pair in combinations(quoted, 2))
    return found


def _differ(a: Claim, b: Claim) -> bool:
    """Whether two figures cannot both be true of one thing, and are near enough to be taken for each other."""
    pair = in_one_currency(a, b)
    if pair is None:
        return bool(a.quantity and b.quantity and a.quantity.dimension == b.quantity.dimension)
    return relate(*pair) == "disjoint" and ratio(*pair) <= FAR_APART


def _why(one: Placed, other: Placed, words: Words) -> tuple[str, float] | None:
    """The reason, and how near the pair came; None for figures that nobody would take for each other."""
    if one.is_open != other.is_open:
        return None
    return _of_open(one, other, words) if one.is_open else _of_family(one, other)


def _of_family(one: Placed, other: Placed) -> tuple[str, float] | None:
    if one.claim.measure != other.claim.measure or one.thing != other.thing:
        return None
    near = WEIGHT["enough"] + 1.0  # what a family counts is named by the very words
    if one.out or other.out:
        return one.out or other.out or "", near - 1.0
    if one.cluster is not other.cluster:
        return "other-event", near - 1.0
    return ("other-group", near) if one.scope != other.scope else ("fits-another", near)


def _of_open(one: Placed, other: Placed, words: Words) -> tuple[str, float] | None:
    a, b = one.claim, other.claim
    if one.cluster is None or other.cluster is None or one.out or other.out:
        return (one.out or other.out or "", FLOOR) if akin_heads(a, b) else None
    if kind_of(a) != kind_of(b):
        return ("other-group" if a.measure == b.measure else "other-measure", FLOOR) if akin_heads(a, b) else None
    first = Told(one.cluster, a, False, False, (), *words[a])
    second = Told(other.cluster, b, False, False, (), *words[b])
    if (held := obstacle(first, second)) is not None:
        return (held, FLOOR) if akin_heads(a, b) else None
    score = likeness(first, second)
    if score < FLOOR:
        return None
    return ("little-in-common" if score < WEIGHT["enough"] else "in-doubt"), score


def _abstention(story: Story, one: Placed, other: Placed, reason: str) -> Abstention:
    ordered = sorted((one, other), key=lambda each: _where(each.claim))
    sides = [Side(wording.value(each.claim.quantity), (each.claim,)) for each in ordered if each.claim.quantity]
    positions = tuple(position(story, side, alone=True) for side in sides)
    cluster = one.cluster or other.cluster or story.events.clusters[0]
    slot = one.claim.measure.replace("count:", "").replace(":", " ")
    return Abstention(
        id="n" + digest(reason, *(f"{_where(each.claim)}" for each in ordered)),
        kind="number",
        scope="between",
        slot=slot,
        event=event(cluster),
        summary=f"{slot}: {wording.either([side.value.text for side in sides])}",
        explanation=f"{wording.who_says(positions, story.names)} {wording.ABSTAINED[reason]}",
        positions=positions,
        reason=reason,
    )
