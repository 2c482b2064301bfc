"""Claims: what each sentence asserts, read by named rules from its phrases.

A rule looks at one verb group or noun phrase and says which family it is of and which phrases it counts; counting,
event, firmness and source are the same for all rules. A figure that no family knows is still a claim (`opens`); so are
some facts that are no figures (`facts`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from schemas.claims import Claim, Event
from workers.engine import ballots, facts, lexicon, opens
from workers.engine.additions import without_additions
from workers.engine.arguments import INCLUDING, subject
from workers.engine.counting import CONDITION, DEGREE_OF, DEGREES, THINGS, Count, counts, is_of, scope_of
from workers.engine.facts import ages
from workers.engine.families import Family, families
from workers.engine.phrases import Chunk, Phrases
from workers.engine.places import places
from workers.engine.rules import COUNTED_NOUN, Found, findings, is_by_noun
from workers.engine.setting import Setting
from workers.engine.surroundings import with_particle
from workers.engine.words import VERBAL

NEAR = 10  # chunks before a bare figure in which "32 of them" may stand
EXCEPTING = [["all", "but"], ["everyone", "but"], ["except", "for"], ["apart", "from"]]
STAYING = lexicon.words("staying")
WORD = regex.compile(r"\p{L}+")
REMAINS = lexicon.words("remains")
BY_VERB = frozenset({"verb acts on", "subject does"})


def claims(setting: Setting) -> list[Claim]:
    """Every claim of one sentence."""
    read: list[Claim] = []
    used: set[int] = set()
    counted: dict[int, set[str]] = {}  # the families that each phrase counts for
    # what a noun alone says goes last: "129 hostages died" tells of the dead
    for found in sorted(findings(setting.phrases), key=lambda found: found.rule == COUNTED_NOUN):
        if _is_excepted(setting.phrases, found.group[0]):
            continue
        held = [chunk for chunk in found.group if _is_counted(setting, found, chunk)]
        if all(chunk.figure is None or _is_taken(found, chunk, used, counted) for chunk in held):
            continue
        among = _is_among(setting, found)  # four Danes and a Pole "are among the dead"
        made = [
            _claim(setting, found, count)
            for group in ([(chunk,) for chunk in found.group] if among else [found.group])
            for count in counts(setting.phrases, group, setting.sentence, _thing(setting, found), found.noun)
            if not found.family.not_things & set(count.things[:1]) and _is_its_event(setting, found)
        ]
        if made:
            for chunk in held:
                counted.setdefault(chunk.first, set()).add(found.family.name)
            used.update(chunk.first for chunk in held if found.verb is not None)
            read += made
    read = [claim for claim in read if not _is_told_by_verb(setting, claim, read)]
    used.update(counted)
    read += _included(setting, read, used)
    aged = list(ages.claims(setting))
    rest = (claim for claim in opens.claims(setting, used) if not any(_is_one_figure(claim, age) for age in aged))
    return [*without_additions(setting, read), *rest, *aged, *ballots.claims(setting), *facts.claims(setting)]


def _is_counted(setting: Setting, found: Found, chunk: Chunk) -> bool:
    """Whether a family counts a phrase: of "eight coaches and two engines derailed" the engines are no coaches."""
    named = chunk.figure is not None and (chunk.head >= 0 or chunk.figure.quantity.dimension != "count")
    return not named or is_of(setting.phrases, chunk, _thing(setting, found), found.noun)


def _thing(setting: Setting, found: Found) -> str:
    """The class that is counted: the family's, or what stands for that, as in "cut 900 jobs"."""
    nouns = {setting.phrases.lemma(chunk) for chunk in found.group if chunk.figure and chunk.head >= 0}
    stands = bool(nouns) and nouns <= THINGS.get(found.family.stand_for, {}).keys()
    return found.family.stand_for if stands else found.family.thing


def _is_one_figure(a: Claim, b: Claim) -> bool:
    if a.quantity is None or b.quantity is None:
        return False
    return a.quantity.span.start < b.quantity.span.end and b.quantity.span.start < a.quantity.span.end


def _is_told_by_verb(setting: Setting, claim: Claim, read: list[Claim]) -> bool:
    """As in "nine hostages were killed", "the bodies of nine hostages": it is not told how many were held."""
    if not is_by_noun(claim) or claim.quantity is None:
        return False
    if families()[claim.measure].thing != "people" or families()[claim.measure].rank == 1:
        return False
    before = [word.lemma for word in setting.phrases.words if word.end <= claim.span.start][-2:]
    of_bodies = len(before) > 1 and before[0] in REMAINS and before[1] == "of"
    by_verb = (one for one in read if one.measure != claim.measure and one.quantity and one.rules[0][0] in BY_VERB)
    return of_bodies or any(one.quantity.span == claim.quantity.span for one in by_verb if one.quantity)


def _is_excepted(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "all but two were saved", "all except three": those of whom it is not so."""
    before = [word.low for word in phrases.words[max(0, chunk.first - 2) : chunk.first]]
    return chunk.figure is not None and (before[-1:] == ["except"] or before in EXCEPTING)


def _is_taken(found: Found, chunk: Chunk, used: set[int], counted: dict[int, set[str]]) -> bool:
    """Whether a phrase counts already. A state behind its noun leaves it to a verb: "256 on board were rescued"."""
    before = counted.get(chunk.first, set())
    return chunk.first in used or found.family.name in before or (bool(before) and found.verb is None)


def _included(setting: Setting, read: list[Claim], used: set[int]) -> list[Claim]:
    """As in "injuring nine people, including two seriously": a part of the count before it."""
    phrases = setting.phrases
    parts = []
    last = -1  # the chunk of the last part: "including 11 Swedes | and | nine Danes"
    for n, chunk in enumerate(phrases.chunks):
        whole = _count_before(phrases, chunk, read)
        listed = n - 2 == last and chunk.head >= 0 and phrases.low(phrases.chunks[n - 1]) in {",", "and"}
        inside = chunk.first not in used and (_is_included(phrases, n) or listed)
        if inside and whole and chunk.figure and is_of(phrases, chunk, families()[whole.measure].thing):
            used.add(chunk.first)
            last = n
            scope = whole.scope | scope_of(phrases, chunk) | {"part"}
            span = setting.span(chunk.first, chunk.last)
            rules = (("included in the count before", span),)
            text = setting.text(span)
            parts.append(replace(whole, span=span, quantity=chunk.figure.quantity, text=text, scope=scope, rules=rules))
    return parts


def _is_included(phrases: Phrases, n: int) -> bool:
    """As in "including three children", "among them three children"."""
    before = [phrases.low(piece) for piece in phrases.chunks[max(0, n - 2) : n]]
    return bool(before) and (before[-1] in INCLUDING or (before[0] in INCLUDING and before[-1] in {"them", "whom"}))


def _count_before(phrases: Phrases, chunk: Chunk, read: list[Claim]) -> Claim | None:
    """The last claim of a family that ends before this phrase."""
    start = phrases.words[chunk.first].start
    before = (claim for claim in reversed(read) if claim.quantity and claim.quantity.span.end <= start)
    return next((claim for claim in before if claim.measure in families()), None)


def _claim(setting: Setting, found: Found, count: Count) -> Claim:
    verb = found.verb
    anchor = verb.head if verb else found.first
    quantity = count.quantity
    span = setting.span(found.first, found.last)
    words = {word.low for word in setting.phrases.words[found.first : found.last]}
    named = places(setting.phrases, found.first, found.last, routes=found.family.thing == "services")
    scope = count.scope | named | (words & DEGREES) | ({"negated"} if verb is not None and verb.negated else set())
    scope = (
        scope | {"part"}
        if verb is not None and found.rule == "total of" and setting.phrases.lemma(verb) == "include"
        else scope
    )
    if quantity.interval.high == 0.0 and _goes_on_from(setting.phrases, found.last):
        scope = scope | {"since"}  # "nobody has been found since Sunday" denies none of those found before
    if _is_among(setting, found):
        scope = scope | {"part"}  # "three officers were among the dead"
    opened = _among_whom(setting, found.first)
    scope = scope | ({"part"} | scope_of(setting.phrases, opened) if opened else set())
    if any(word.lemma == "account" and word.tag in VERBAL for word in setting.phrases.words[: found.first]):
        scope = scope | {"part"}  # "the capital accounted for most cases, with 14 deaths"
    if words & CONDITION:
        scope = scope | {DEGREE_OF[word] for word in words if word in DEGREE_OF}  # "in intensive care"
    if found.family.of_whole and words & STAYING and not scope & DEGREES:
        scope = scope | {"still"}  # who is in hospital still, beside all who were taken there
    if found.rule == "part of a state":
        who = next(chunk for chunk in setting.phrases.chunks if chunk.last == found.last)
        scope = scope | scope_of(setting.phrases, who)
    if not count.things and found.rule != "total of" and _is_of_them(setting.phrases, found.first):
        scope = scope | {"part"}
    scope = scope - found.family.own_class - ({"part"} if found.family.of_whole else set())
    rules = [(found.rule, span), (f"count: {quantity.bound}", quantity.span)]
    rules += [("parts add up", quantity.span)] if len(count.parts) > 1 else []
    event = _event(setting, found, anchor)
    rules += [
        (f"event: {event.label}", setting.span(m.at, m.at + 1)) for m in setting.scene.mentions if m.event == event
    ][:1]
    return setting.claim(
        found.family.name,
        span,
        event,
        anchor,
        verb=verb or _into_state(setting, found),
        kind="number",
        quantity=quantity,
        text=setting.text(span),
        things=count.things,
        scope=frozenset(scope),
        rules=tuple(rules),
    )


def _into_state(setting: Setting, found: Found) -> Chunk | None:
    """The verb between a figure and its state: whoever "will be laid off" is not yet; who "will never be found" is."""
    inside = (c for c in setting.phrases.chunks if found.first <= c.first < found.last and c.kind == "VP")
    verb = next(inside, None) if found.rule == "in a state" else None
    return None if verb is not None and verb.negated else verb


def _is_among(setting: Setting, found: Found) -> bool:
    """As in "three officers were among the dead"; no "among 39 dead"."""
    behind = setting.phrases.words[found.group[-1].last : found.last]
    return found.rule == "in a state" and any(word.low == "among" for word in behind)


def _goes_on_from(phrases: Phrases, last: int) -> bool:
    """Whether "since" follows within the clause."""
    behind = phrases.words[last : last + NEAR]
    ends = next((n for n, word in enumerate(behind) if word.text in {",", ";", "."}), len(behind))
    return any(word.low == "since" for word in behind[:ends])


def _among_whom(setting: Setting, first: int) -> Chunk | None:
    """The pupils of "Among the 40 pupils, nine died", "of the 40 pupils nine died": the nine are some of them."""
    chunks = [chunk for chunk in setting.phrases.chunks if chunk.last <= first]
    if chunks and chunks[-1].kind == "PUNCT":
        chunks = chunks[:-1]
    opened = len(chunks) > 1 and setting.phrases.low(chunks[-2]) in {"among", "of"}
    return chunks[-1] if opened and len(chunks) == 2 and chunks[-1].figure else None


def _is_of_them(phrases: Phrases, first: int) -> bool:
    """As in "There were 32 of them: 29 were killed": of those of whom the sentence before told, whoever they are."""
    before = [chunk for chunk in phrases.chunks if chunk.last <= first][-NEAR:]
    return any(
        a.figure and phrases.low(b) == "of" and phrases.low(c) == "them"
        for a, b, c in zip(before, before[1:], before[2:], strict=False)
    )


def _is_its_event(setting: Setting, found: Found) -> bool:
    """Whether the sentence is about a kind of event that the family belongs to: cases of an outbreak, no court's."""
    family = found.family
    if found.verb is not None and found.verb.modal in family.not_modal:
        return False
    if found.verb is not None and not _is_meant(setting, found.verb, family):
        return False
    if not family.only_of or _event(setting, found, found.first).kind in family.only_of:
        return True
    return bool(family.or_beside & all_words(setting.article.title, setting.article.text))


@lru_cache(maxsize=8)
def all_words(title: str, text: str) -> frozenset[str]:
    """The words of an article, in lower case: a story of measles counts cases of it wherever it counts cases."""
    return frozenset(WORD.findall(f"{title} {text}".lower()))


def _is_meant(setting: Setting, verb: Chunk, family: Family) -> bool:
    """Whether a verb of several senses has the family's: police hold suspects, a hall holds 400 people."""
    phrases = setting.phrases
    needed = family.beside.get(with_particle(phrases, verb)) or family.beside.get(phrases.lemma(verb))
    return needed is None or any(word.low in needed or word.lemma in needed for word in phrases.words)


def _event(setting: Setting, found: Found, anchor: int) -> Event:
    """The event that does it ("the attack that killed"), else the one that the scene has at the verb."""
    phrases, scene = setting.phrases, setting.scene
    if found.verb is not None:
        doers = {chunk.head for chunk in subject(phrases, phrases.index(found.verb))}
        named = _compared(setting, found.verb) or next((m.event for m in scene.mentions if m.at in doers), None)
        if named:
            return named
    return scene.at(anchor)


def _compared(setting: Setting, verb: Chunk) -> Event | None:
    """As in "the deadliest fire since the one in Lima that killed 40": the last that is named, where it is another."""
    before = [mention for mention in setting.scene.mentions if mention.at < verb.first]
    relative = verb.first > 0 and setting.phrases.words[verb.first - 1].low in {"that", "which"}
    return before[-1].event if relative and before and before[-1].event.other else None
