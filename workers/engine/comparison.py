"""Comparison: the claims of all articles set side by side, slot by slot.

Two claims are compared only when they share the event, the measure and the scope. Disjoint figures make a conflict;
a named reason makes it a tension. A doubtful position is dropped rather than the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from schemas.articles import Article
from schemas.claims import Claim
from schemas.reports import Agreement, Conflict, Report, ReportArticle, Scope, Value
from workers.engine import omissions, wording
from workers.engine.alignment import Events
from workers.engine.findings import Question, Side, Story, conflict, digest, event, position, source_names
from workers.engine.intervals import relate
from workers.engine.reading import read
from workers.engine.slots import Slot, Voice, slots
from workers.engine.times import published_day

RANK = {"contradiction": 0, "tension": 1, "omission": 2}


def compare(articles: Sequence[Article], *, story_id: str = "story", version: int = 1) -> Report:
    """The report on one story: where its articles disagree, agree, and are silent.

    The order of the articles does not matter: they are taken by publication, then id.
    """
    ordered = sorted(articles, key=lambda article: (article.published_at or "9999", article.id))
    readings = [read(article) for article in ordered]
    story = Story({r.article.id: r for r in readings}, Events(readings), source_names(readings))
    found = slots(readings, story.events)
    judged = [(slot, _judge(story, slot)) for slot in found]
    conflicts = [conflict for _, made in judged for conflict in made]
    conflicts += _other_measures(story, found) + omissions.omissions(story, found)
    agreements = [agreement for slot, made in judged if not made and (agreement := _agreement(story, slot))]
    title = next((article.title for article in ordered if article.title), story_id)
    listed = tuple(ReportArticle(a.id, a.source, a.title, a.published_at, a.id) for a in sorted(articles, key=lambda a: a.id))
    return Report(story_id, title, version, listed, tuple(sorted(conflicts, key=_order)), tuple(sorted(agreements, key=_weight)))


def _order(conflict: Conflict) -> tuple[int, int, str]:
    return RANK[conflict.severity], *_weight(conflict)


def _weight(finding: Agreement) -> tuple[int, str]:
    """The more articles speak of it, the higher it stands."""
    return -len({evidence.article for position in finding.positions for evidence in position.evidence}), finding.id


# --- one slot ---------------------------------------------------------------------------------------------------------


def _judge(story: Story, slot: Slot) -> list[Conflict]:
    """The conflicts of one slot: at most one between the articles, and one inside each article."""
    return [*_between(story, slot), *_within(story, slot)]


def _between(story: Story, slot: Slot) -> list[Conflict]:
    clashing: set[Claim] = set()
    for (one, first), (other, second) in combinations(sorted(slot.voices().items()), 2):
        if one[0] != other[0] and _clash(slot, first, second):
            clashing |= {*first, *second}
    if not clashing:
        return []
    sides = _with_echoes(slot, _sides(slot, [claim for claim in slot.claims if claim in clashing]))
    return [_disagreement(story, slot, sides, "between")] if len(sides) > 1 else []


def _clash(slot: Slot, first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether nothing that one voice says can be true beside what the other says."""
    return all(slot.disjoint(a, b) for a in first for b in second)


def _with_echoes(slot: Slot, sides: Sequence[Side]) -> list[Side]:
    """Each side with the other claims that say the very same."""
    held = {claim for side in sides for claim in side.claims}
    rest = [claim for claim in slot.claims if claim not in held]
    return [Side(side.value, (*side.claims, *(c for c in rest if slot.same(c, side.claims[0])))) for side in sides]


def _within(story: Story, slot: Slot) -> list[Conflict]:
    """An article against itself: its headline against its text, or two sources that it names."""
    made = []
    for article in sorted({claim.article for claim in slot.claims}):
        own = [(voice, claims) for voice, claims in sorted(slot.voices().items()) if voice[0] == article]
        clashing = {c for (a, one), (b, two) in combinations(own, 2) if _may_differ(a, b) and _clash(slot, one, two) for c in (*one, *two)}
        if clashing:
            sides = _sides(slot, [claim for claim in slot.claims if claim in clashing])
            made.append(_disagreement(story, slot, sides, "within", article))
    return made


def _may_differ(one: Voice, other: Voice) -> bool:
    """Whether two voices of one article can be set against each other: headline and text, or two named sources."""
    return one[1] != other[1] or bool(one[2] and other[2])


def _sides(slot: Slot, claims: Iterable[Claim]) -> list[Side]:
    """The claims by value, lowest first."""
    grouped: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in grouped if slot.same(group[0], claim)), None)
        if home is None:
            grouped.append([claim])
        else:
            home.append(claim)
    return [Side(_value(slot, group[0]), tuple(group)) for group in sorted(grouped, key=lambda group: _size(group[0]))]


def _size(claim: Claim) -> tuple[float, str]:
    if claim.quantity is None:
        return 0.0, claim.text
    return (claim.quantity.interval.low or 0.0) * claim.quantity.factor, claim.quantity.text


def _value(slot: Slot, claim: Claim) -> Value:
    if claim.quantity is not None:
        return wording.value(claim.quantity)
    return Value(wording.day(claim.text) if slot.kind == "time" else claim.text, None, None, None, None)


def _disagreement(story: Story, slot: Slot, sides: Sequence[Side], scope: Scope, article: str = "") -> Conflict:
    reason = _reason(story, slot, sides)
    positions = [position(story, side) for side in sides]
    summary = wording.either([side.value.text for side in sides]) + slot.phrase
    explanation = (f"{story.names[article]} against itself: " if article else "") + wording.who_says(positions, story.names)
    if reason:
        explanation += f" {wording.REASONS[reason]}"
    if not article:
        explanation += _beside(story, slot, sides)
    question = Question(slot.kind, slot.label, slot.cluster, (slot.key, article), scope)
    return conflict(question, "tension" if reason else "contradiction", reason, (summary, explanation), positions)


def _beside(story: Story, slot: Slot, sides: Sequence[Side]) -> str:
    """The figures that stand with no side: "at least 12" beside 12 and 14."""
    held = {claim for side in sides for claim in side.claims}
    rest = [claim for claim in slot.claims if claim not in held and claim.quantity]
    said = sorted({f"{story.names[c.article]}'s \"{wording.shown(c.quantity)}\"" for c in rest if c.quantity})
    return f" {wording.both(said)} fits more than one of them." if said else ""


def _reason(story: Story, slot: Slot, sides: Sequence[Side]) -> str | None:
    """What turns a disagreement into a tension, None where nothing does."""
    if slot.kind == "time":
        return "time-zone"  # only days next to each other come this far: others are other events
    if any(all(claim.firmness != "states" for claim in side.claims) for side in sides):
        return "hedged"
    if slot.grows and _is_earlier_count(story, sides):
        return "earlier-count"
    return None


def _is_earlier_count(story: Story, sides: Sequence[Side]) -> bool:
    """Whether each higher figure was published after every article with a lower one."""
    stamps = [[story.published_at(claim) or "" for claim in side.claims] for side in sides]
    if not all(all(side) for side in stamps):
        return False
    return all(_later(max(low), min(high)) for low, high in zip(stamps, stamps[1:], strict=False))


def _later(one: str, other: str) -> bool:
    """Whether the second stamp is after the first; a bare date stands for its whole day."""
    if len(one) > 10 and len(other) > 10:
        return one < other
    first, second = published_day(one), published_day(other)
    return first is not None and second is not None and first < second


def _agreement(story: Story, slot: Slot) -> Agreement | None:
    """What at least two articles say alike, compatible figures included."""
    if len({claim.article for claim in slot.claims}) < 2:
        return None
    if any(slot.disjoint(a, b) for a, b in combinations(slot.claims, 2)):
        return None
    sides = _sides(slot, slot.claims)
    positions = tuple(position(story, side) for side in sides)
    summary = wording.both([side.value.text for side in sides]) + slot.phrase
    explanation = wording.who_says(positions, story.names)
    return Agreement("a" + digest(slot.key), slot.kind, "between", slot.label, event(slot.cluster), summary, explanation, positions)


# --- two measures of one thing ----------------------------------------------------------------------------------------


def _other_measures(story: Story, found: Sequence[Slot]) -> list[Conflict]:
    """About 30 fired beside 18 that hit: figures for one thing by two measures, disjoint throughout."""
    return [_measures_apart(story, one, other) for one, other in combinations(found, 2) if _measure_one_thing(one, other)]


def _measure_one_thing(one: Slot, other: Slot) -> bool:
    if one.cluster is not other.cluster or one.scope != other.scope or one.thing != other.thing:
        return False
    if other.measure not in one.other_measures:
        return False
    across = [(a.quantity, b.quantity) for a in one.claims for b in other.claims if a.quantity and b.quantity]
    return bool(across) and all(relate(a, b) == "disjoint" for a, b in across)


def _measures_apart(story: Story, one: Slot, other: Slot) -> Conflict:
    first, second = sorted((one, other), key=lambda slot: slot.key)
    sides = [_measured(slot, side) for slot in (first, second) for side in _sides(slot, slot.claims)]
    positions = [position(story, side) for side in sides]
    summary = wording.both([side.value.text for side in sides]) + f" in {first.where}"
    explanation = wording.who_says(positions, story.names) + " " + wording.REASONS["other-measure"]
    question = Question("number", f"{first.label} / {second.label}", first.cluster, (first.key, second.key))
    return conflict(question, "tension", "other-measure", (summary, explanation), positions)


def _measured(slot: Slot, side: Side) -> Side:
    """The side with its measure behind its figure: "18 that hit"."""
    value = side.value
    return Side(Value(f"{value.text} {slot.verb}", value.low, value.high, value.bound, value.unit), side.claims)
