"""Anaphora: a figure that takes its thing from one before it.

As in "On Saturday it had put the figure at 321"; "Police, who were there too, counted 180"; "nine by the council's
reckoning, and three by the union's".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Claim, Quantity
from schemas.reports import Attribution
from workers.engine import lexicon
from workers.engine.bare import doing
from workers.engine.counting import DEGREES, scope_of
from workers.engine.facts.ages import years as age_of
from workers.engine.families import by_word, families
from workers.engine.givers import giver, is_described, is_placed, possessor
from workers.engine.intervals import ratio
from workers.engine.owners import gapped, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.places import MARK
from workers.engine.setting import Setting
from workers.engine.totals import reached

AGAIN = "the figure before"  # the rule of a figure that takes its thing from one before it
RIVAL = "another source's figure"  # the rule of a figure that is given against the one before it
NOUNS = lexicon.words("figure_nouns")
OF_THEM = (["of", "them"], ["of", "whom"])
ALL_HIT = frozenset({"infected", "aboard", "count:person", "whole:person", "count:passenger", "count:patient"})
DEGREE_OF = dict(pair.split() for pair in lexicon.words("degree_of"))
CONDITION = lexicon.words("condition")
ADULT = 18
DEGREE_WORDS = 5  # words within which a degree stands: "in a very serious condition"
PLACING = frozenset({"at", "in"})
WHOLES = lexicon.words("wholes")
NEAR = 10.0  # how many times the smaller the larger of two counts of one thing may be


def claims(setting: Setting, before: Sequence[Claim], earlier: Sequence[Claim] = ()) -> list[Claim]:
    """The figures of a sentence that stand for another count.

    `before` are the claims of the last sentence that counted anything, then those of this one; `earlier` all before it.
    """
    phrases = setting.phrases
    found: list[Claim] = []
    taken: set[int] = set()  # the figures that "the figure" reaches
    for n, chunk in enumerate(phrases.chunks):
        if (figure := _figure_of(phrases, n, chunk)) and (counted := _counted(setting, before, figure)):
            source = possessor(phrases, chunk)
            found.append(_again(setting, (chunk.first, figure.last), figure, counted, source))
            taken.add(figure.first)
        elif chunk.figure and chunk.head < 0 and chunk.first not in taken and (given := giver(phrases, n)):
            counted = _counted(setting, before, chunk)
            if counted and not _is_same_source(counted, given[0]) and not _is_of_another(phrases, n, counted):
                found.append(_again(setting, (given[1], max(chunk.last, given[2])), chunk, counted, given[0]))
        elif chunk.figure and (part := _composed(setting, before, n, earlier)):
            found.append(part)
        elif chunk.figure and (again := _left_out(setting, [*before, *found], n)):
            found.append(again)
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
    made = _again(setting, (chunk.first, place[0].last), chunk, counted, None)
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
    return replace(_again(setting, (who.first, chunk.last), chunk, counted, None), owners=names_of(phrases, who))


def _composed(setting: Setting, before: Sequence[Claim], n: int, earlier: Sequence[Claim]) -> Claim | None:
    """As in "Nineteen of them were foreigners", "and 16 were children": a part of the count before, and who it is."""
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    if chunk.figure is None or chunk.head >= 0 or chunk.figure.quantity.dimension != "count":
        return None
    of = n + 1 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of"
    whole = phrases.chunks[n + 2] if of and n + 2 < len(phrases.chunks) else None
    if of and (whole is None or whole.figure or phrases.words[whole.last - 1].low not in WHOLES):
        return None
    at = n + 1 + 2 * of
    verb = phrases.chunks[at] if at < len(phrases.chunks) else chunk
    linked = verb.kind == "VP" and phrases.lemma(verb) == "be" and not verb.negated
    who = phrases.chunks[at + linked] if at + linked < len(phrases.chunks) else chunk
    young = _are_young(phrases, who)
    if who is chunk or (who.figure and not young):
        return None
    group = young or _degree(phrases, who)
    if not linked and not of and not (group and n and phrases.low(phrases.chunks[n - 1]) in {",", "and", "with"}):
        return None
    if not group and who.kind in {"NP", "ADJ"}:
        group = scope_of(phrases, who) - {"part"}
    named = phrases.words[whole.last - 1].low if whole else ""
    counted = _whole_before(setting, before, chunk, named) or _all_killed(earlier, named)
    if not group or counted is None:
        return None
    behind = phrases.chunks[at + linked + 1 : at + linked + 2]
    last = behind[0].last if who.kind == "PREP" and behind else who.last  # "in a serious condition"
    part = _again(setting, (chunk.first, last), chunk, counted, None)
    return replace(part, scope=group | {"part"}, attribution=part.attribution or counted.attribution)


def _degree(phrases: Phrases, who: Chunk) -> frozenset[str]:
    """How badly they are hurt: "seriously", "in a serious condition", "fighting for their lives"."""
    words = [word.low for word in phrases.words[who.first : who.first + DEGREE_WORDS]]
    told = words[words[0] in {"very", "so"} :][:1]
    if set(told) & DEGREES:
        return frozenset(told)
    said = next((DEGREE_OF[word] for word in words if word in DEGREE_OF), None)
    return frozenset({said}) if said and set(words) & CONDITION else frozenset()


def _all_killed(earlier: Sequence[Claim], named: str) -> Claim | None:
    """The last toll that the text has told, where a part is one "of the victims"."""
    tolls = (claim for claim in reversed(earlier) if claim.measure == "killed" and claim.quantity and not claim.scope)
    return next(tolls, None) if named == "victims" else None


def _are_young(phrases: Phrases, who: Chunk) -> frozenset[str]:
    """As in "were under 16", "aged 12 or younger", "under the age of ten": children."""
    words = [word.low for word in phrases.words[who.first : who.first + DEGREE_WORDS]]
    years = [age for at in range(who.first, who.first + len(words)) if (age := age_of(phrases.words, at))]
    under = set(words[:2]) & {"under", "below", "younger"} or {"or", "younger"} <= set(words)
    return frozenset({"child"}) if under and years and years[0] <= ADULT else frozenset()


def _whole_before(setting: Setting, before: Sequence[Claim], figure: Chunk, named: str) -> Claim | None:
    """The count of people that a figure is a part of: the nearest of its sentence, else the first of the one before.

    Where a state is `named` ("eight of the injured") it is the count of that.
    """
    assert figure.figure is not None  # noqa: S101 (the caller saw it)
    low = figure.figure.quantity.interval.low or 0.0
    start, opens = setting.phrases.words[figure.first].start, setting.phrases.words[0].start
    fitting = [
        claim
        for claim in before
        if claim.quantity
        and claim.measure in families()
        and families()[claim.measure].thing == "people"
        and low <= (claim.quantity.interval.low or 0.0)
        and (claim.span.field != setting.sentence.field or claim.quantity.span.end <= start)
    ]
    states = [family.name for family in by_word("states").get(named, ())]
    if states and fitting:
        return next((c for c in fitting if c.measure in states), replace(fitting[0], measure=states[0]))
    here = [c for c in fitting if c.span.field == setting.sentence.field and c.span.start >= opens]
    return here[-1] if here else fitting[0] if fitting else None


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
    if behind is None or phrases.low(behind) == "of":
        return None
    at = reached(phrases, n)
    found = phrases.chunks[at] if at is not None else None
    return found if found is not None and found.head < 0 else None


def _in_the_unit(quantity: Quantity, known: Quantity) -> Quantity:
    """As in "by 40 centimetres; the operator puts it at four": a bare figure is in the unit of the one before."""
    if quantity.unit is not None or quantity.dimension != "count" or known.unit is None:
        return quantity
    return replace(quantity, unit=known.unit, dimension=known.dimension, factor=known.factor)


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
            quantity = _in_the_unit(quantity, known)
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


def _again(
    setting: Setting, tokens: tuple[int, int], figure: Chunk, before: Claim, source: Attribution | None
) -> Claim:
    assert figure.figure is not None  # noqa: S101 (the callers saw it)
    span = setting.span(*tokens)
    again = setting.claim(
        before.measure,
        span,
        before.event,
        tokens[0],
        kind="number",
        rules=((RIVAL if source else AGAIN, span),),
    )
    return replace(
        again,
        quantity=_in_the_unit(figure.figure.quantity, before.quantity) if before.quantity else figure.figure.quantity,
        text=setting.text(span),
        things=before.things,
        scope=before.scope,
        context=before.context,
        predicate=before.predicate,
        about=before.about,
        names=before.names,
        owners=before.owners,
        firmness=before.firmness if again.firmness == "states" else again.firmness,  # of what is to come, both are
        attribution=source or again.attribution,
    )


def is_again(claim: Claim) -> bool:
    """Whether a figure takes its thing from one before it."""
    return any(rule in {AGAIN, RIVAL} for rule, _ in claim.rules)
