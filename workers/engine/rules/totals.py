"""Totals: the figure that a total comes to: "a death toll of 14", "the number of people missing has risen to 20"."""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine.families import Family, by_word
from workers.engine.phrases import Chunk, Phrases
from workers.engine.rules.found import Found
from workers.engine.rules.named import INTO_STATE, of_verb, state_at
from workers.engine.rules.reach import REACH, raised_before, reached
from workers.engine.words import PARTICIPLES


def total_of(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "a death toll of 14", "the toll rose to 14", "fatalities were close to 80": the figure follows."""
    numbered, last, noun = _number_of(phrases, n, chunk)
    families = numbered or _joined_to_verb(phrases, chunk) or _of_total(phrases, chunk)
    if chunk.kind != "NP" or chunk.figure or not families:
        return
    before = raised_before(phrases, n)
    target = before or reached(phrases, last)
    if target is None:
        return
    verb = next((c for c in phrases.chunks[last + 1 : target] if c.kind == "VP"), None)
    for family in families:
        for told in _listed(phrases, target):
            first, end = (told.first, phrases.chunks[last].last) if before else (chunk.first, told.last)
            yield Found("total of", family, (told,), verb, first, end, noun)


def _of_total(phrases: Phrases, chunk: Chunk) -> tuple[Family, ...]:
    """The families of "the death toll", "the body count"."""
    if chunk.head < 0:
        return ()
    noun, before = phrases.lemma(chunk), phrases.words[max(0, chunk.head - 1)].lemma
    named = by_word("total_nouns")
    return named.get(noun) or named.get(f"{before} {noun}", ())


def _listed(phrases: Phrases, at: int) -> Iterator[Chunk]:
    """As in "the dead were | 14 Swedes, | nine Danes and | four Poles": each is told of the dead."""
    chunks = phrases.chunks
    yield chunks[at]
    named = chunks[at].head >= 0
    while named and at + 2 < len(chunks) and (phrases.low(chunks[at + 1]) in {",", "and"}):
        at += 2 + (chunks[at + 2].kind == "CONJ" and at + 3 < len(chunks))  # "14 Swedes, and four Poles"
        follows = chunks[at + 1] if at + 1 < len(chunks) else None
        if chunks[at].figure is None or chunks[at].head < 0 or (follows is not None and follows.kind == "VP"):
            return
        yield chunks[at]


def _joined_to_verb(phrases: Phrases, chunk: Chunk) -> tuple[Family, ...]:
    """The families of "death toll rises": a verb that has the look of a noun behind its noun."""
    if chunk.head < 1 or phrases.lemma(chunk) not in REACH or not phrases.words[chunk.head].low.endswith("s"):
        return ()
    return by_word("total_nouns").get(phrases.words[chunk.head - 1].lemma, ())


def _number_of(phrases: Phrases, n: int, chunk: Chunk) -> tuple[tuple[Family, ...], int, Chunk | None]:
    """The families of "the number of people missing", "of dead", "of those who died". And the chunk behind.

    Last the noun of which it is the number, where that is no state itself.
    """
    if phrases.lemma(chunk) not in {"number", "count", "tally"}:
        return (), n, None
    last = n + 2 * (phrases.low(phrases.chunks[min(n + 1, len(phrases.chunks) - 1)]) == "of")
    noun = phrases.chunks[last] if last < len(phrases.chunks) else chunk
    if state := state_at(phrases, noun.last - 1):
        return state[0], last, None
    if noun is not chunk and (state := _state_before(phrases, noun)):
        return state[0], last, noun
    if noun.kind == "NP" and noun is not chunk and (named := by_word("count_nouns").get(phrases.lemma(noun))):
        return named, last, noun
    return _number_behind(phrases, last, noun, chunk)


def _state_before(phrases: Phrases, noun: Chunk) -> tuple[tuple[Family, ...], int] | None:
    """The state of "trapped men", "injured passengers"."""
    told = (state_at(phrases, at) for at in range(noun.first, noun.head) if phrases.words[at].tag == "ADJ")
    return next(filter(None, told), None)


def _number_behind(
    phrases: Phrases, last: int, noun: Chunk, chunk: Chunk
) -> tuple[tuple[Family, ...], int, Chunk | None]:
    """The same, told behind the noun: "people missing", "those who died", "homes destroyed"."""
    done = last + (noun.kind == "NP")
    counted = noun if noun.kind == "NP" and noun is not chunk else None
    still = noun.last + (noun.last < len(phrases.words) and phrases.words[noun.last].tag == "ADV")
    if state := state_at(phrases, still):
        return state[0], done + still - noun.last, counted
    if said := _who_did(phrases, last + 1):
        of_things = said[0][0].thing != "people"  # "of those who got away": of captives
        return said[0], said[1], noun if of_things else counted
    verb, then = (phrases.chunks[at] if at < len(phrases.chunks) else chunk for at in (done, done + 1))
    if phrases.lemma(verb) in INTO_STATE and then.kind == "VP" and phrases.words[then.first].tag == "TO":
        return of_verb("verbs_subject", phrases, done + 1), done + 1, counted  # "people thought to have died"
    if verb.kind == "VP" and verb.last - verb.first == 1 and phrases.words[verb.head].tag in PARTICIPLES:
        return by_word("verbs_object").get(phrases.lemma(verb), ()), done, counted
    return (), done, None


def _who_did(phrases: Phrases, at: int) -> tuple[tuple[Family, ...], int] | None:
    """The families of "who died", "who have been hurt", "who got away", and the chunk that ends it."""
    verb = phrases.chunks[at + 1] if at + 1 < len(phrases.chunks) else None
    if verb is None or phrases.low(phrases.chunks[at]) != "who" or verb.kind != "VP" or verb.negated:
        return None
    done = verb.passive and verb.last - verb.first > 1
    families = of_verb("verbs_object" if done else "verbs_subject", phrases, at + 1)
    particle = bool(families) and at + 2 < len(phrases.chunks) and phrases.chunks[at + 2].kind == "ADV"
    return (families, at + 1 + particle) if families else None
