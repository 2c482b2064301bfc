"""Targets: what an act is done to, what it happens to, and whether the text knows that as one thing."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.arguments import objects, subject
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases
from workers.engine.surroundings import with_particle

KEYS = (
    "once_by",
    "once_to",
    "once_ever",
    "by_itself",
    "light",
    "nouns",
    "planning",
    "daily",
    "effect",
    "journeys",
    "same",
    "states",
    "stretches",
    "loosening",
    "declaring",
    "of_event",
    "examples",
)
TABLE = lexicon.read("acts", required=KEYS)
NOUNS, BY_ITSELF = frozenset(TABLE["nouns"]), frozenset(TABLE["by_itself"])
OWN = frozenset({"the", "this", "its", "his", "her", "their"})  # before what the text knows as one
FIRST = "first"
LATER = frozenset({"another", "fourth", "other", "second", "third"})
MARK = ": "  # behind which time of an act is told: "last: death", "for: trap", "held: summit"


def target_of(phrases: Phrases, verb: Chunk) -> Chunk | None:
    """What an act is done to, or what it happens to: "hired | the lorry", "the talks | opened"."""
    at = phrases.index(verb)
    done = ([] if verb.passive else objects(phrases, at)) or _relative_object(phrases, at)
    passive = verb.passive and (verb.last - verb.first > 1 or phrases.chunks[at - 1].kind != "WH")
    if not done and (passive or with_particle(phrases, verb) in BY_ITSELF):
        done = _before_infinitive(phrases, at) or doers_of(phrases, at) or _apposed(phrases, verb, at)
    return done[0] if len(done) == 1 else None


def doers_of(phrases: Phrases, at: int) -> list[Chunk]:
    """The subject of the verb at a chunk, or of the verb that "and" joins it to: "the power failed and | was back"."""
    doers = subject(phrases, at)
    if not doers and phrases.words[phrases.chunks[at].first].tag == "TO":  # "the trial is due | to start"
        before = at - 1 - (at > 1 and phrases.chunks[at - 1].kind in {"ADJ", "ADV"})
        return subject(phrases, before) if before > 0 and phrases.chunks[before].kind == "VP" else []
    if doers or not at or phrases.chunks[at - 1].kind != "CONJ":
        return doers
    kinds = [chunk.kind for chunk in phrases.chunks]
    stops = (n for n in range(at - 2, -1, -1) if kinds[n] in {"VP", "PUNCT"} or kinds[n : n + 3] == ["WH", "NP", "VP"])
    return subject(phrases, next(stops, 0))


def _relative_object(phrases: Phrases, at: int) -> list[Chunk]:
    """As in "the offer | that Orlen made", "the report, | which the agency published", "the bid | he made"."""
    before = [chunk for chunk in phrases.chunks[max(0, at - 4) : at] if phrases.low(chunk) != ","]
    kinds = [chunk.kind for chunk in before]
    if kinds[-3:] == ["NP", "WH", "NP"]:
        return [_before_of(phrases, before[-3])]
    bare = kinds[-2:] == ["NP", "NP"] and phrases.lemma(before[-2]) in NOUNS
    return before[-2:-1] if bare else []


def _before_of(phrases: Phrases, noun: Chunk) -> Chunk:
    """The noun before "of", where it is that of an act: "the bid | of 30 euros"."""
    at = phrases.index(noun)
    before = phrases.chunks[at - 2] if at > 1 and phrases.low(phrases.chunks[at - 1]) == "of" else noun
    return before if phrases.lemma(before) in NOUNS else noun


def _apposed(phrases: Phrases, verb: Chunk, at: int) -> list[Chunk]:
    """As in "the tower, | built in 1974,"."""
    bare = verb.last - verb.first == 1 and at > 1 and phrases.low(phrases.chunks[at - 1]) == ","
    return [phrases.chunks[at - 2]] if bare and phrases.chunks[at - 2].kind == "NP" else []


def _before_infinitive(phrases: Phrases, at: int) -> list[Chunk]:
    """As in "the order to leave the town | came": the noun of an act before what it is to do."""
    clause = False
    for n in range(at - 1, -1, -1):
        chunk = phrases.chunks[n]
        if chunk.kind == "VP":
            clause = True
            if phrases.low(chunk) == "being":
                continue  # "the first reports of people being crushed | came"
            to = phrases.words[chunk.first].tag == "TO" and n > 0
            noun = phrases.chunks[n - 1]
            return [noun] if to and noun.kind == "NP" and phrases.lemma(noun) in NOUNS else []
        if chunk.kind in {"PUNCT", "WH"}:
            return []
        if clause and chunk.kind == "NP" and phrases.lemma(chunk) in NOUNS:
            return [chunk]
    return []


def known(phrases: Phrases, target: Chunk, name: str) -> str:
    """The noun of one thing that the text knows ("the lorry", "Orlen's bid", "the first call"), else ""."""
    head = phrases.head(target)
    if head is None or target.figure is not None or target.kind != "NP":
        return ""
    if head.tag == "NAME":
        return head.lemma
    inside = phrases.words[target.first : target.head]
    if any(word.low in LATER for word in inside):
        return ""  # "the second suspect" is another
    known = phrases.low(target) in OWN or any(word.tag == "POSS" or word.low == FIRST for word in inside)
    return head.lemma if known and head.tag == "NOUN" and (not is_plural(head.low) or name in NOUNS) else ""
