"""Locations: the place that a sentence gives to what it says happened, or to a thing that was found there."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.claims import Claim, Event
from workers.engine.arguments import objects, subject
from workers.engine.facts.grounds import WORDS, Ground, ground, is_length
from workers.engine.facts.sites import site
from workers.engine.facts.standing import DENYING, MARKS, NO, OPENERS, asks
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.words import PARTICIPLES

MEASURE = "place"
FIND, FIND_SEVERAL = "find", "find several"  # the predicate of what was found, by whichever verb
VERBS, FOUND, FINDS = frozenset(WORDS["verbs"]), frozenset(WORDS["found"]), frozenset(WORDS["finds"])
SPOTS = frozenset(WORDS["spots"])
BEING = frozenset({"be", "begin", "start"})  # what an event that is their subject does at a place
REACH = 16  # tokens between what happened and its place
PASSED = frozenset({"NP", "PREP", "TIME", "ADV", "ADJ", "CONJ"})
QUOTES = frozenset({'"', "“", "”", "‘", "’"})


class _Placed:
    """What a place is told of: the token that it turns about, its event, its verb, and the thing that was found."""

    def __init__(
        self, at: int, event: Event, verb: Chunk | None = None, things: tuple[str, ...] = (), done: str = ""
    ) -> None:
        self.at, self.event, self.verb, self.things, self.done = at, event, verb, things, done


def claims(setting: Setting) -> list[Claim]:
    """Every place that a sentence gives to an event, or to a thing that was found."""
    phrases = setting.phrases
    if asks(phrases):
        return []
    told = [pair for pair in [*_told(setting), *_listed(setting)] if not _is_open(phrases, pair[1])]
    made = [_claim(setting, where, placed) for where, placed in told]
    return [claim for claim in made if claim.firmness not in {"conditional", "denied"}]


def _is_open(phrases: Phrases, placed: _Placed) -> bool:
    """Whether what happened is denied, or only thought of: behind "if", "whether", "no"."""
    if placed.verb is not None and placed.verb.negated:
        return True
    words = phrases.words[max(0, placed.at - REACH) : placed.at]
    behind_mark = max((n for n, word in enumerate(words) if word.text in MARKS), default=-1) + 1
    return any(word.low in OPENERS or (word.lemma in DENYING and word.tag != "NOUN") for word in words[behind_mark:])


def _told(setting: Setting) -> Iterator[tuple[Ground, _Placed]]:
    phrases, end = setting.phrases, 0
    for n, chunk in enumerate(phrases.chunks):
        where = ground(phrases, n) if chunk.first >= end else None
        placed = (
            (_before(setting, n, where.first) or (_behind(setting, where.last) if n == 0 else None)) if where else None
        )
        if where:
            end = where.last
        if where and placed:
            yield where, placed


def _before(setting: Setting, n: int, first: int) -> _Placed | None:
    """The event or the verb before a place, what depends on it passed over."""
    phrases = setting.phrases
    for at in range(n, -1, -1):
        chunk = phrases.chunks[at]
        if first - chunk.last > REACH:
            return None
        placed = _event_at(setting, at) if chunk.first < first and not _tells_how(phrases, at) else None
        if placed:
            return placed
        if at == n or chunk.kind in PASSED or _is_passed(phrases, at, n):
            continue
        return None
    return None


def _is_passed(phrases: Phrases, at: int, n: int) -> bool:
    """A quotation mark, the comma just before the place, or a word that is taken for a verb."""
    low = phrases.low(phrases.chunks[at])
    return low in QUOTES or (low == "," and at == n - 1) or _is_mistaken(phrases, at) or _tells_how(phrases, at)


def _tells_how(phrases: Phrases, at: int) -> bool:
    """As in "was found | burnt out | in a field", "was found | abandoned | there": how a thing was found."""
    chunk, before = phrases.chunks[at], phrases.chunks[at - 1] if at else None
    bare = chunk.kind == "VP" and chunk.last - chunk.first == 1 and phrases.words[chunk.head].tag in PARTICIPLES
    return bare and before is not None and before.passive and phrases.lemma(before) == "find"


def _is_mistaken(phrases: Phrases, at: int) -> bool:
    """As in "police and rescue teams": a noun that reads as a verb behind "and"."""
    chunk = phrases.chunks[at]
    bare = chunk.kind == "VP" and chunk.last - chunk.first == 1 and phrases.words[chunk.head].tag == "VERB"
    return bare and at > 0 and phrases.chunks[at - 1].kind == "CONJ"


def _behind(setting: Setting, last: int) -> _Placed | None:
    """The event or the verb behind a place that opens the sentence: "In Genoa, a fire killed three"."""
    phrases = setting.phrases
    for at, chunk in enumerate(phrases.chunks):
        if chunk.first < last:
            continue
        placed = _event_at(setting, at)
        if placed or chunk.first - last > REACH or (chunk.kind not in PASSED and phrases.low(chunk) != ","):
            return placed
    return None


def _event_at(setting: Setting, at: int) -> _Placed | None:
    """What happened by the words of one chunk, None where they tell nothing of the kind."""
    phrases, scene = setting.phrases, setting.scene
    chunk = phrases.chunks[at]
    if chunk.kind == "NP":
        mention = next((m for m in scene.mentions if m.at == chunk.head), None)
        if mention:
            return _Placed(mention.at, mention.event)
        found = (
            phrases.lemma(chunk) in FINDS
            and at + 2 < len(phrases.chunks)
            and phrases.low(phrases.chunks[at + 1]) == "of"
        )
        things = _nouns(phrases, phrases.chunks[at + 2]) if found else ()
        return _Placed(chunk.head, scene.at(chunk.head), None, things, _done(phrases, things)) if things else None
    return _verb_at(setting, at, chunk) if chunk.kind == "VP" else None


def _verb_at(setting: Setting, at: int, chunk: Chunk) -> _Placed | None:
    phrases, scene = setting.phrases, setting.scene
    lemma = phrases.lemma(chunk)
    if lemma in FOUND:
        things = _found(phrases, at, chunk)
        return _Placed(chunk.head, scene.at(chunk.head), chunk, things, _done(phrases, things)) if things else None
    behind = phrases.words[chunk.last].low if chunk.last < len(phrases.words) else ""
    if lemma in VERBS or f"{lemma} {behind}" in VERBS or any(m.at == chunk.head for m in scene.mentions):
        return _Placed(chunk.head, scene.at(chunk.head), chunk)
    if lemma in BEING:
        heads = {piece.head for piece in subject(phrases, at)}
        spot = any(phrases.words[head].lemma in SPOTS for head in heads if head >= 0)
        if spot or any(m.at in heads for m in scene.mentions):
            return _Placed(chunk.head, scene.at(chunk.head), chunk)
    return None


def _found(phrases: Phrases, at: int, chunk: Chunk) -> tuple[str, ...]:
    """The nouns of what was found: the object, of a passive the subject; none for a pronoun, a name or a clause."""
    group = subject(phrases, at) if chunk.passive else objects(phrases, at)
    if not group or is_length(group[0]):
        group = _noun_before(phrases, at)  # "a car later found a mile away", "hid it in a car that was found"
    return _nouns(phrases, group[0]) if group else ()


def _done(phrases: Phrases, things: tuple[str, ...]) -> str:
    """The predicate: FIND for one thing, FIND_SEVERAL where the sentence has the noun in the plural."""
    several = any(word.lemma == things[-1] and is_plural(word.low) for word in phrases.words)
    return FIND_SEVERAL if several else FIND


def _nouns(phrases: Phrases, thing: Chunk) -> tuple[str, ...]:
    """The common nouns of a phrase in their base form, its head last: "truck", "launcher"; none for "no weapon"."""
    head = phrases.head(thing)
    if thing.kind != "NP" or head is None or head.tag != "NOUN" or phrases.low(thing) in NO:
        return ()
    words = phrases.words[thing.first : thing.last]
    nouns = [word.lemma for word in words if word.tag == "NOUN"]
    return tuple(nouns[:-1] if nouns[-1] in {"close", "next"} else nouns)  # "found a boat | close to the shore"


def _noun_before(phrases: Phrases, at: int) -> list[Chunk]:
    """The noun phrase just before a verb, adverbs, marks and "that" passed over."""
    for chunk in reversed(phrases.chunks[:at]):
        if chunk.kind == "NP":
            return [chunk]
        if chunk.kind != "ADV" and phrases.low(chunk) not in QUOTES | {",", "that", "which"}:
            return []
    return []


def _listed(setting: Setting) -> Iterator[tuple[Ground, _Placed]]:
    """As in "Dijon and Metz were two of the locations"."""
    phrases, scene = setting.phrases, setting.scene
    for n, chunk in enumerate(phrases.chunks):
        if chunk.kind != "VP" or phrases.lemma(chunk) != "be" or chunk.negated:
            continue
        told = phrases.chunks[n + 1 : n + 4]
        spot = told[-1] if len(told) == 3 and phrases.low(told[1]) == "of" else told[0] if told else None
        if spot is None or spot.kind != "NP" or phrases.lemma(spot) not in SPOTS:
            continue
        group = subject(phrases, n)
        named = [piece for piece in group if piece.head >= 0 and phrases.words[piece.head].tag == "NAME"]
        if named and len(named) == len(group):
            first, last = group[0].first, group[-1].last
            names = tuple(" ".join(w.text for w in phrases.words[c.first : c.last] if w.tag != "DET") for c in group)
            yield (
                Ground(first, last, "among" if told[0] is not spot else "in", names),
                _Placed(chunk.head, scene.at(chunk.head), chunk),
            )


def _claim(setting: Setting, where: Ground, placed: _Placed) -> Claim:
    phrase = setting.span(where.first, where.last)
    chunk = next(c for c in setting.phrases.chunks if c.first <= placed.at < c.last)
    span = setting.span(min(where.first, chunk.first), max(where.last, chunk.last))
    spot = "" if placed.things else site(setting.phrases, where, placed.verb)
    return setting.claim(
        MEASURE,
        span,
        placed.event,
        placed.at,
        verb=placed.verb,
        kind="place",
        text=setting.text(phrase),
        things=placed.things,
        predicate=placed.done,
        about=frozenset({spot} if spot else ()),
        names=frozenset(where.names),
        scope=frozenset({where.relation}),
        rules=(
            ("place of what was found" if placed.things else "place of the event", span),
            (f"relation: {where.relation}", phrase),
        ),
    )
