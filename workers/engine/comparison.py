"""Comparison: the claims of all articles set side by side, slot by slot.

Two claims are compared only when they share the event, the measure and the scope. Disjoint figures make a conflict;
a named reason makes it a tension. A doubtful position is dropped rather than the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from schemas.articles import Article
from schemas.claims import Claim
from schemas.reports import Agreement, Conflict, Report, ReportArticle, Scope
from workers.engine import omissions, strangers, two_measures, wording
from workers.engine.abstentions import abstentions
from workers.engine.alignment import Events
from workers.engine.chorus import Chorus, chorus
from workers.engine.contrasts import contrasts
from workers.engine.findings import Question, Side, Story, conflict, digest, event, position, source_names
from workers.engine.intervals import ratio
from workers.engine.likeness import is_rival
from workers.engine.outline import order, outline
from workers.engine.reading import Reading, read
from workers.engine.sides import sides_of, size, with_echoes
from workers.engine.slots import FAR_APART, Slot, Voice, Voices, placed, slots, stated
from workers.engine.times import published_at, published_day

DATE_SIZE = 10  # characters of an ISO 8601 date
RANK = {"contradiction": 0, "tension": 1, "omission": 2}


def compare(
    articles: Sequence[Article], *, story_id: str = "story", version: int = 1, everything: bool = False
) -> Report:
    """The report on one story: where its articles disagree, agree, and are silent.

    With `everything` also the pairs of figures that were left alone, each with its reason.

    The order of the articles does not matter: they are taken by publication, then id.
    """
    readings = map(read, sorted(articles, key=order))
    return compare_readings(readings, story_id=story_id, version=version, everything=everything)


def compare_readings(
    readings: Iterable[Reading], *, story_id: str = "story", version: int = 1, everything: bool = False
) -> Report:
    """The report on a story whose articles were read before. Their order does not matter."""
    by_id = {reading.article.id: reading for reading in readings}
    told = chorus(map(outline, by_id.values()))
    return report(told, by_id, story_id=story_id, version=version, everything=everything)


def report(
    told: Chorus,
    read_in: Mapping[str, Reading],
    *,
    story_id: str = "story",
    version: int = 1,
    everything: bool = False,
) -> Report:
    """The report on a story of which only the articles that speak need to be at hand: their readings by id.

    Of the articles in an archive it lists only those that speak.
    """
    readings = strangers.without([read_in[article] for article in told.speakers])
    story = Story({r.article.id: r for r in readings}, Events(readings), source_names(told, readings), told)
    told_figures = list(placed(readings, story.events, story.heard))
    found = slots(told_figures)
    judged = sorted(((slot, _judge(story, slot)) for slot in found), key=lambda pair: pair[0].rank)
    conflicts = [conflict for _, made in judged for conflict in sorted(made, key=_weight)]
    conflicts += [
        *two_measures.conflicts(story, found),
        *contrasts(story, conflicts),
        *omissions.omissions(story, found),
    ]
    agreements = [agreement for slot, made in judged if not made and (agreement := _agreement(story, slot))]
    ranked = sorted(conflicts, key=lambda conflict: RANK[conflict.severity])  # within a severity, by the slot's rank
    left = abstentions(story, told_figures, conflicts) if everything else None
    title, listed = told.headline or story_id, _listed(told, read_in)
    return Report(story_id, title, version, listed, tuple(ranked), tuple(agreements), left)


def _listed(told: Chorus, read_in: Mapping[str, Reading]) -> tuple[ReportArticle, ...]:
    """The articles in the order of publication; of those that an archive holds, the ones that speak."""
    later = {one.article for one in told.outlines}
    older = (read_in[key].article for key in told.speakers if key not in later)
    rows = [(one.id, one.source, one.title, one.published_at) for one in older]
    rows += [(one.article, one.source, one.title, one.published_at) for one in told.outlines]
    return tuple(ReportArticle(*row, told.origins[row[0]]) for row in rows)


def _weight(finding: Agreement) -> tuple[int, str]:
    """The more articles speak of it, the higher it stands."""
    return -sum(position.articles for position in finding.positions), finding.id


# --- one slot ---------------------------------------------------------------------------------------------------------


def _judge(story: Story, slot: Slot) -> list[Conflict]:
    """The conflicts of one slot: at most one between the articles, and one inside each article."""
    return [*_between(story, slot), *_within(story, slot)]


def _between(story: Story, slot: Slot) -> list[Conflict]:
    """A contradiction of all voices that clash outright, and a tension for each reason that explains a clash away."""
    voices = slot.voices()
    own = _by_article(voices)
    clashes = [
        (voices[one], voices[other], _reason(story, slot, voices[one], voices[other]))
        for one, other in _clashing(slot, voices)
        if one[0] != other[0] and not _is_met(slot, voices, own, one, other)
    ]
    clashes = [clash for clash in clashes if clash[2] or _near(clash[0], clash[1])]
    outright = {claim for first, second, reason in clashes if reason is None for claim in (*first, *second)}
    made = [_disagreement(story, slot, outright, None)] if outright else []
    for reason in sorted({reason for _, _, reason in clashes if reason}):
        pairs = [(first, second) for first, second, why in clashes if why == reason]
        weak = {claim for pair in pairs for claim in _weaker(story, pair, reason)}
        against = {claim for first, second in pairs if weak & {*first, *second} for claim in (*first, *second)} - weak
        explained = weak | (_newest(story, against) if against else set())
        if any(not _is_said(slot, claim, outright) for claim in explained):
            made.append(_disagreement(story, slot, explained, reason))
    return made


def _is_said(slot: Slot, claim: Claim, others: Iterable[Claim]) -> bool:
    """Whether one of the others states the same value: it then stands in the contradiction already."""
    return any(slot.same(claim, other) for other in others)


def _weaker(story: Story, pair: tuple[Sequence[Claim], Sequence[Claim]], reason: str) -> Sequence[Claim]:
    """The claims of a pair that the reason concerns: the earlier count, the hedged side; of others, both."""
    if reason == "earlier-count":
        return min(pair, key=lambda claims: (published_at(story.counted_at(claims[0])), size(claims[0])))
    if reason == "hedged":
        return [claim for claims in pair for claim in claims if claim.firmness != "states"]
    return [claim for claims in pair for claim in claims]


def _newest(story: Story, claims: Iterable[Claim]) -> set[Claim]:
    """The claims of the article that was published last."""
    found = set(claims)
    last = max((published_at(story.published_at(claim)), claim.article) for claim in found)
    return {claim for claim in found if claim.article == last[1]}


def _near(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether two figures that no reason sets apart are near enough to be of the same thing."""
    return all(
        ratio(a.quantity, b.quantity) <= FAR_APART for a, b in product(first, second) if a.quantity and b.quantity
    )


def _clashing(slot: Slot, voices: Voices) -> Iterable[tuple[Voice, Voice]]:
    """The pairs of voices that clash. Those that say the same are set beside the others once, not one by one."""
    alike: dict[frozenset[object], list[Voice]] = {}
    for voice in sorted(voices):
        alike.setdefault(frozenset(map(stated, voices[voice])), []).append(voice)
    for first, second in combinations(alike.values(), 2):
        if _clash(slot, voices[first[0]], voices[second[0]]):
            yield from product(first, second)


def _by_article(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    found: dict[str, list[Voice]] = {}
    for voice in sorted(voices):
        found.setdefault(voice[0], []).append(voice)
    return found


def _clash(slot: Slot, first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether nothing that one voice says can be true beside what the other says."""
    return all(slot.disjoint(a, b) for a in first for b in second)


def _within(story: Story, slot: Slot) -> list[Conflict]:
    """An article against itself: its headline against its text, or two sources that it names."""
    made = []
    voices = slot.voices()
    by_article = _by_article(voices)
    for article, own in by_article.items():
        clashing = {
            claim
            for a, b in combinations(own, 2)
            if (_may_differ(voices, a, b) or (slot.kind == "time" and bool(a[2] or b[2])))
            and _clash(slot, voices[a], voices[b])
            and _near(voices[a], voices[b])
            and not _is_none_beside_some(voices[a], voices[b])
            and (a[1] == b[1] or not _is_met(slot, voices, by_article, a, b))
            for claim in (*voices[a], *voices[b])
        }
        if clashing:
            hedged = any(claim.firmness != "states" for claim in clashing)
            reason = "time-zone" if slot.kind == "time" else "hedged" if hedged else None
            made.append(_disagreement(story, slot, clashing, reason, article))
    return made


def _is_none_beside_some(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """As in "141 died" and "nobody died there": an article that knows of a toll says "nobody" of a part of it."""
    return any((claim.quantity and claim.quantity.interval.high == 0) for claim in (*first, *second))


def _is_met(slot: Slot, voices: Voices, own: Mapping[str, Sequence[Voice]], one: Voice, other: Voice) -> bool:
    """Whether the text of either article holds another figure that fits the other: the clash is of a part."""
    pairs = ((one, other), (other, one))
    return any(_text_fits(slot, voices, own[speaker[0]], speaker, voices[heard]) for speaker, heard in pairs)


def _text_fits(slot: Slot, voices: Voices, own: Sequence[Voice], speaker: Voice, claims: Sequence[Claim]) -> bool:
    dated = any(claim.as_of for claim in voices[speaker])
    if speaker[1] or dated:  # a headline stands for itself, and so does the count of another day
        return False
    said = (claim for voice in own if not voice[1] and voice != speaker for claim in voices[voice])
    rest = [claim for claim in said if not is_rival(claim)]  # two accounts are no part and whole
    others = [a for a in rest if any(slot.disjoint(a, b) for b in voices[speaker])]  # "at least 12" beside its own 14
    return any(slot.fits(a, b) for a in others for b in claims)


def _may_differ(voices: Voices, one: Voice, other: Voice) -> bool:
    """Whether two voices of one article can be set against each other: headline and text, or two sources."""
    answered = any(is_rival(claim) for voice in (one, other) for claim in voices[voice])
    return one[1] != other[1] or bool(one[2] and other[2]) or answered


def _disagreement(story: Story, slot: Slot, clashing: set[Claim], reason: str | None, article: str = "") -> Conflict:
    sides = sides_of(slot, [claim for claim in slot.claims if claim in clashing])
    sides = sides if article else with_echoes(slot, sides)
    positions = [position(story, side, alone=bool(article)) for side in sides]
    summary = wording.summary(slot, wording.either([side.value.text for side in sides]))
    explanation = (
        wording.gives_both(positions, story.names[article]) if article else wording.who_says(positions, story.names)
    )
    explanation += f" {wording.REASONS[reason]}" if reason else ""
    explanation += "" if article or reason else _beside(story, slot, sides)
    scope: Scope = "within" if article else "between"
    question = Question(slot.kind, wording.label(slot), slot.cluster, (slot.key, article, reason or ""), scope)
    return conflict(question, "tension" if reason else "contradiction", reason, (summary, explanation), positions)


def _beside(story: Story, slot: Slot, sides: Sequence[Side]) -> str:
    """The figures that fit more than one side and so stand with none: "at least 12" beside 12 and 14."""
    held = {claim for side in sides for claim in side.claims}
    rest = [c for c in slot.claims if c not in held and sum(not slot.disjoint(c, side.claims[0]) for side in sides) > 1]
    said = sorted({f'{story.names[c.article]}\'s "{wording.shown(c.quantity)}"' for c in rest if c.quantity})
    return f" {wording.both(said)} {'fit' if len(said) > 1 else 'fits'} more than one of them." if said else ""


def _reason(story: Story, slot: Slot, first: Sequence[Claim], second: Sequence[Claim]) -> str | None:
    """What turns the clash of two voices into a tension, None where nothing does."""
    if slot.kind == "time":
        return "time-zone"  # only days next to each other come this far: others are other events
    if any(all(claim.firmness != "states" for claim in side) for side in (first, second)):
        return "hedged"
    if slot.cluster.main and _is_earlier_count(story, slot, first, second):
        return "earlier-count"
    return None


def _is_earlier_count(story: Story, slot: Slot, first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether time explains the clash: the lower figure is the earlier one, or either is where the count varies."""
    low, high = sorted((first, second), key=lambda claims: size(claims[0]))
    before, after = story.counted_at(low[0]), story.counted_at(high[0])
    if slot.over_time == "varies":
        return _later(before, after) or _later(after, before)
    dated = any(claim.as_of for claim in (*first, *second))  # the text itself gives one of the counts a day of its own
    if slot.family is None and not dated:  # what no family knows to grow does so from day to day, not by the hour
        before, after = before[:DATE_SIZE], after[:DATE_SIZE]
    if slot.family and published_day(before) == published_day(after):  # "last night" beside a noon's count
        before, after = (story.published_at(side[0]) or "" for side in (low, high))
    return (slot.over_time == "rises" or dated) and _later(before, after)


def _later(one: str, other: str) -> bool:
    """Whether the second stamp is after the first; a bare date stands for its whole day, a bare time for UTC."""
    if len(one) > DATE_SIZE and len(other) > DATE_SIZE:
        return published_at(one) < published_at(other)
    first, second = published_day(one), published_day(other)
    return first is not None and second is not None and first < second


def _agreement(story: Story, slot: Slot) -> Agreement | None:
    """What at least two articles say alike, compatible figures included."""
    if len({claim.article for claim in slot.claims}) < 2:
        return None
    sides = sides_of(slot, slot.claims)
    if any(slot.disjoint(a.claims[0], b.claims[0]) for a, b in combinations(sides, 2)):
        return None
    positions = tuple(position(story, side) for side in sides)
    summary = wording.summary(slot, " / ".join(side.value.text for side in sides))
    explanation = wording.who_says(positions, story.names)
    return Agreement(
        "a" + digest(slot.key),
        slot.kind,
        "between",
        wording.label(slot),
        event(slot.cluster),
        summary,
        explanation,
        positions,
    )
