"""Predications: what a clause says of a thing, so that two clauses can be seen to exclude each other.

"The gates were open" and "they were locked" say two things of the gates that cannot both be; "the captain gave the
order" and "he never gave it" say one thing and its denial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workers.engine import lexicon
from workers.engine.antonyms import excludes, has_antonym
from workers.engine.arguments import SAYING, objects
from workers.engine.facts.standing import NO, OPENERS
from workers.engine.facts.targets import doers_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.surroundings import PARTICLES
from workers.engine.synonyms import akin
from workers.engine.words import NOMINAL, VERBAL, Token

EMPTY = lexicon.words("weak_verbs") | SAYING | {"do"}
LINKING = lexicon.words("linking_verbs")
LEAVING = lexicon.words("leaving_verbs")
CALLING = lexicon.words("calling_verbs")
SHOWING = lexicon.words("showing_verbs") | {"see", "keep"}
DURATIONS = lexicon.words("durations")
UNSURE = lexicon.words("unsure")
FAILING = lexicon.words("failing_verbs")
GIVING = lexicon.words("two_object_verbs")
NONE = NO | {"nothing", "no-one"}
REFERRING = frozenset({"he", "she", "it", "they", "them", "him", "her", "none", "all"})
BEHIND = 5  # tokens behind a verb in which an adverb is its own
OWN = frozenset({"his", "her", "its", "their"})
SUFFERING = frozenset({"to", "of"})  # "no damage | to the rudder"
LINKED = 3  # tokens of "out of order"
Wanted = Callable[[Phrases, Chunk], bool]


@dataclass(frozen=True, slots=True)
class Predication:
    """One thing said of another: tokens [first, last) of a sentence, its word as a lexicon may hold it.

    `of` are the phrases that it is said of, `themes` their nouns, `pronoun` is "it", "them", ... ("" for none),
    `owned` that it is somebody's ("its profits"). `doer` is who does it to them, "" where nobody is named.
    """

    word: Token
    forms: frozenset[str]
    of: tuple[Chunk, ...]
    themes: tuple[Token, ...]
    pronoun: str
    owned: bool
    doer: str
    negative: bool
    first: int
    last: int


def predications(
    phrases: Phrases, first: int = 0, last: int | None = None, wanted: Wanted | None = None
) -> Iterator[Predication]:
    """What is stated between two tokens; what may be, is to come, is asked or "is not clear" is left out.

    `wanted` tells which verbs and noun phrases are looked at; all, without it.
    """
    return (one for one in _all(phrases, first, last, wanted) if one.word.lemma not in UNSURE)


def _all(phrases: Phrases, first: int, last: int | None, wanted: Wanted | None) -> Iterator[Predication]:
    end = len(phrases.words) if last is None else last
    for n, chunk in enumerate(phrases.chunks):
        if not first <= chunk.first < end or (wanted is not None and not wanted(phrases, chunk)):
            continue
        if chunk.kind == "VP":
            yield from _of_verb(phrases, n, chunk)
        elif chunk.kind == "NP":
            yield from _of_modifier(phrases, chunk)


def existences(phrases: Phrases) -> Iterator[Predication]:
    """As in "there was no damage to the rudder", "there had been a warning"."""
    for n, chunk in enumerate(phrases.chunks[1:-1], 1):
        what = phrases.chunks[n + 1]
        there = phrases.words[chunk.first - 1].low == "there" and phrases.verbs.get(chunk.first) == "be"
        if there and what.kind == "NP" and what.head >= 0 and not chunk.modal:
            negative = chunk.negated or phrases.low(what) in NONE
            yield _made(phrases, chunk.head, [what], "", (chunk.first, what.last), negative=negative)
            link, thing = (*phrases.chunks[n + 2 : n + 4], what, what)[:2]
            if phrases.low(link) in SUFFERING and thing.kind == "NP" and thing is not what:
                yield _made(phrases, what.head, [thing], "", (chunk.first, thing.last), negative=negative)


def exclude(a: Predication, b: Predication) -> bool:
    """Whether two predications of one thing cannot both be right."""
    if a.negative != b.negative:
        return a.word.lemma == b.word.lemma or (a.word.tag in VERBAL and akin("verbs", a.word.lemma, b.word.lemma))
    return not a.negative and excludes(a.forms, b.forms)


def agree(a: Predication, b: Predication) -> bool:
    """As in "the gate was locked" beside "no gate was open"."""
    return a.negative != b.negative and excludes(a.forms, b.forms)


def are_of_one_thing(a: Predication, b: Predication) -> bool:
    """Whether they speak of the same: of nouns that may name one thing, or the second by a pronoun."""
    if a.doer and b.doer and not akin("nouns", a.doer, b.doer):
        return False
    if b.owned and not a.owned:
        return False
    if b.pronoun:
        return bool(a.themes) or a.pronoun == b.pronoun
    return any(akin("nouns", one.lemma, other.lemma) for one in a.themes for other in b.themes)


# --- one verb, one noun -----------------------------------------------------------------------------------------------


def _of_verb(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Predication]:
    before = phrases.chunks[n - 1] if n else None
    negative = chunk.negated
    infinitive = phrases.words[chunk.first].tag == "TO"
    at = n
    if infinitive:
        if before is None or before.kind != "VP" or phrases.lemma(before) not in FAILING:
            return
        chunk, at, negative = (
            Chunk("VP", before.first, chunk.last, chunk.head, passive=chunk.passive),
            n - 1,
            not before.negated,
        )
    if (
        chunk.modal
        or _is_open(phrases, chunk)
        or (phrases.words[chunk.head].tag == "ING" and not _has_be(phrases, chunk))
    ):
        return
    doers, done_to = doers_of(phrases, at)[-1:], objects(phrases, n)[:1]
    lemma = phrases.lemma(chunk)
    nones = any(phrases.low(one) in NONE for one in [*doers, *done_to])
    if lemma == "be" or lemma in LINKING or (chunk.passive and lemma in LEAVING):
        yield from _of_state(phrases, n, chunk, doers, negative=negative or nones)
    elif lemma in CALLING | SHOWING and _is_named(phrases, done_to):
        yield from _of_name(phrases, chunk, done_to, negative=negative)
    elif lemma not in EMPTY or has_antonym(_forms(phrases.words, chunk.head)):
        idiom = has_antonym(frozenset([f"{lemma} {phrases.text(done_to[0])}"])) if done_to else False  # "gave way"
        of = doers if chunk.passive or not done_to or idiom or phrases.lemma(done_to[0]) in DURATIONS else done_to
        doer = "" if of is doers or not doers else _noun(phrases, doers[0])
        yield _made(phrases, chunk.head, of, doer, (chunk.first, chunk.last), negative=negative or nones)
        gift = _gift(phrases, done_to, passive=chunk.passive) if lemma in GIVING else None
        if gift is not None:
            yield _made(phrases, chunk.head, [gift], "", (chunk.first, gift.last), negative=negative or nones)
        for at in range(chunk.last, min(chunk.last + BEHIND, len(phrases.words))):
            if phrases.words[at].tag in {"ADV", "ADJ", "PREP"} and has_antonym(_forms(phrases.words, at)):
                yield _made(phrases, at, doers, "", (chunk.first, at + 1), negative=negative or nones)  # "left late"


def _gift(phrases: Phrases, done_to: Sequence[Chunk], *, passive: bool) -> Chunk | None:
    """What somebody is given: "had sent him | the report", "was not paid | his overtime"."""
    if not done_to or passive:
        return done_to[0] if done_to else None
    at = phrases.index(done_to[0]) + 1
    return phrases.chunks[at] if at < len(phrases.chunks) and phrases.chunks[at].kind == "NP" else None


def _of_state(phrases: Phrases, n: int, verb: Chunk, of: Sequence[Chunk], *, negative: bool) -> Iterator[Predication]:
    """As in "the gates were open", "the lift was out of order"."""
    behind = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    if behind is None or behind.kind not in {"ADJ", "NP", "PREP", "ADV"}:
        return
    head = behind.head if behind.head >= 0 else behind.first
    if behind.kind == "NP" and (behind.first != head or phrases.words[head].tag == "NAME"):
        return
    if behind.kind in {"ADV", "PREP"} and not has_antonym(_forms(phrases.words, head)):
        return
    yield _made(phrases, head, of, "", (verb.first, behind.last), negative=negative)


def _is_named(phrases: Phrases, done_to: Sequence[Chunk]) -> bool:
    """Whether a state stands behind what somebody calls or shows: "found them | locked"."""
    at = done_to[-1].last if done_to else len(phrases.words)
    return at < len(phrases.words) and (
        phrases.words[at].tag in {"ADJ", "PART", "PAST"} or phrases.words[at].low == "as"
    )


def _of_name(phrases: Phrases, verb: Chunk, of: Sequence[Chunk], *, negative: bool) -> Iterator[Predication]:
    """As in "calls it dangerous", "described the march as violent"."""
    words = phrases.words
    at = of[-1].last if of else len(words)
    at += at < len(words) and words[at].low == "as"
    if at < len(words) and words[at].tag in {"ADJ", "PART", "PAST"}:
        yield _made(phrases, at, of, "", (verb.first, at + 1), negative=negative)


def _of_modifier(phrases: Phrases, chunk: Chunk) -> Iterator[Predication]:
    """As in "at a locked gate"."""
    head = phrases.head(chunk)
    if head is None or head.tag != "NOUN" or phrases.low(chunk) in NONE:
        return
    for at in range(chunk.first, chunk.head):
        if phrases.words[at].tag in {"ADJ", "PART", "PAST"}:
            yield _made(phrases, at, [chunk], "", (chunk.first, chunk.last), negative=False)


def _made(
    phrases: Phrases, at: int, of: Sequence[Chunk], doer: str, span: tuple[int, int], *, negative: bool
) -> Predication:
    words = phrases.words
    themes = tuple(words[one.head] for one in of if one.head >= 0 and words[one.head].tag in NOMINAL)
    pronouns = (word for one in of for word in (words[one.first].low, _whole(words, one)) if word in REFERRING)
    pronoun = "" if themes else next(pronouns, "")
    owned = any(words[one.first].low in OWN for one in of)
    first = min([span[0], *(one.first for one in of)])
    last = max([span[1], *(one.last for one in of)])
    return Predication(words[at], _forms(words, at), tuple(of), themes, pronoun, owned, doer, negative, first, last)


def _whole(words: Sequence[Token], part: Chunk) -> str:
    """What it is a part of: "them" of "two of them"."""
    return words[part.last + 1].low if part.last + 1 < len(words) and words[part.last].low == "of" else ""


def _forms(words: Sequence[Token], at: int) -> frozenset[str]:
    """A word as a lexicon may hold it: alone, with its particle, with the words before it."""
    found = {words[at].lemma, words[at].low}
    behind = words[at + 1].low if at + 1 < len(words) else ""
    if behind in REFERRING and at + 2 < len(words):
        behind = words[at + 2].low  # "turned it down"
    if behind in PARTICLES | {"off", "on"}:
        found = {f"{words[at].lemma} {behind}"} | (found if behind == "on" else set())  # "ended on Friday"
    for size in range(2, LINKED + 1):
        found.add(" ".join([words[at].lemma, *(word.low for word in words[at + 1 : at + size])]))
    return frozenset(found)


def _noun(phrases: Phrases, chunk: Chunk) -> str:
    head = phrases.head(chunk)
    return head.lemma if head is not None and head.tag in NOMINAL else ""


def _has_be(phrases: Phrases, chunk: Chunk) -> bool:
    return any(word.tag == "BE" for word in phrases.words[chunk.first : chunk.last])


def _is_open(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether "if" or "whether" opens the clause."""
    return any(
        word.low in OPENERS - {"until", "before"} for word in phrases.words[max(0, chunk.first - 6) : chunk.first]
    )
