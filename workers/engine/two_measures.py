"""Two measures of one thing: "about 30 were fired" beside "18 hit", "150 killed" beside "97 bodies".

Neither figure is wrong, and readers mix them up: a tension, between the articles or between two sources of one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

from schemas.reports import Conflict, Scope
from workers.engine import wording
from workers.engine.findings import Question, Side, Story, conflict, position
from workers.engine.intervals import ratio, relate
from workers.engine.likeness import cite_two
from workers.engine.sides import sides_of
from workers.engine.slots import Slot

TAKEN_FOR = 3.0  # how many times the smaller the larger of two figures may be and still be taken for it
Told = tuple[Slot, Sequence[Side]]


def conflicts(story: Story, found: Sequence[Slot]) -> list[Conflict]:
    """About 30 fired beside 18 that hit: figures of different articles or sources for one thing by two measures."""
    ordered = sorted(found, key=lambda slot: slot.key)
    things: dict[tuple[object, ...], list[Slot]] = {}
    for slot in ordered:
        things.setdefault((slot.cluster.key, slot.scope, slot.singled), []).append(slot)
    return [
        made
        for slots_of_one in things.values()
        for one, other in combinations(slots_of_one, 2)
        if other.measure in one.other_measures
        for made in _measures_apart(story, one, other)
    ]


def _measures_apart(story: Story, one: Slot, other: Slot) -> list[Conflict]:
    """The tension between the articles, else those of two sources within one."""
    first, second = sides_of(one, one.claims), sides_of(other, other.claims)
    articles = {claim.article for side in (*first, *second) for claim in side.claims}
    if len(articles) > 1 and _stand_apart(first, second):
        return [_of_two_measures(story, (one, first), (other, second))]
    made = []
    for article in sorted(articles):
        told = [[claim for claim in slot.claims if claim.article == article] for slot in (one, other)]
        if not all(a.attribution and b.attribution and cite_two(a, b) for a, b in product(*told)):
            continue
        first, second = sides_of(one, told[0]), sides_of(other, told[1])
        if first and second and _stand_apart(first, second):
            made.append(_of_two_measures(story, (one, first), (other, second), article))
    return made


def _stand_apart(first: Sequence[Side], second: Sequence[Side]) -> bool:
    """Whether each measure is agreed on and the two are apart, yet near enough to mix up."""
    if any(_are_disjoint(a, b) for sides in (first, second) for a, b in combinations(sides, 2)):
        return False
    return all(_are_disjoint(a, b, within=TAKEN_FOR) for a, b in product(first, second))


def _of_two_measures(story: Story, one: Told, other: Told, article: str = "") -> Conflict:
    """The tension of two measures, between the articles or within one."""
    slot, rival = one[0], other[0]
    sides = [_measured(of, side) for of, told in (one, other) for side in told]
    positions = [position(story, side, alone=bool(article)) for side in sides]
    summary = wording.both([side.value.text for side in sides]) + f" in the {slot.cluster.label}"
    said = wording.gives_both(positions, story.names[article]) if article else wording.who_says(positions, story.names)
    scope: Scope = "within" if article else "between"
    key = (slot.key, rival.key, article) if article else (slot.key, rival.key)
    question = Question("number", f"{wording.label(slot)} / {wording.label(rival)}", slot.cluster, key, scope)
    words = (summary, f"{said} {wording.REASONS['other-measure']}")
    return conflict(question, "tension", "other-measure", words, positions)


def _are_disjoint(a: Side, b: Side, *, within: float = math.inf) -> bool:
    """Whether two figures cannot be one, the larger being no more than so many times the smaller."""
    first, second = a.claims[0].quantity, b.claims[0].quantity
    if first is None or second is None:
        return False
    return relate(first, second) == "disjoint" and ratio(first, second) <= within


def _measured(slot: Slot, side: Side) -> Side:
    """The side with its measure behind its figure: "18 that hit"."""
    value = side.value
    return Side(replace(value, text=f"{value.text} {slot.family.label if slot.family else ''}"), side.claims)
