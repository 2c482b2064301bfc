"""States of those counted: "14 dead", "14 are missing", "four of the dead were children", "109 missing foreigners"."""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine import lexicon
from workers.engine.families import by_word
from workers.engine.phrases import Chunk, Phrases
from workers.engine.rules.found import Found
from workers.engine.rules.named import INTO_STATE, is_ordinal, state_at, state_behind
from workers.engine.words import PARTICIPLES

TELLING = lexicon.words("telling_verbs")  # verbs that tell a state of their subject
JOINING = lexicon.words("joining")
HOLDING = lexicon.words("holding_verbs")
SEARCHING = frozenset({"comb", "hunt", "look", "scour", "search"})  # as verbs and as nouns


def in_a_state(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "14 dead", "left 14 people dead", "14 are missing": the phrase ends with a state, or one follows."""
    if chunk.kind != "NP" or chunk.figure is None or _is_part(phrases, n - 2) or _is_of_whole(phrases, n):
        return
    own = state_at(phrases, chunk.last - 1)
    if not own and is_ordinal(phrases, chunk) and state_at(phrases, chunk.last):
        return  # "a fifth man missing since May had died"
    whole = phrases.counted(chunk) is not chunk or _is_part(phrases, n)
    behind = n + 3 if whole or _has_owner(phrases, n) else _behind_described(phrases, n) or n + 1  # "three of the crew"
    follows = own or state_behind(phrases, behind)
    if follows and not (chunk.figure.sort == "none" and _goes_on(phrases, follows[1])):
        families, last = follows
        group = (*_joined(phrases, n), chunk)
        for family in families:
            yield Found("in a state", family, group, None, group[0].first, last)


def _is_of_whole(phrases: Phrases, n: int) -> bool:
    """As in "nine of the 40 people aboard": the state is that of the 40."""
    of, whole = (*phrases.chunks[n + 1 : n + 3], phrases.chunks[n], phrases.chunks[n])[:2]
    if phrases.low(of) != "of" or whole.figure is None:
        return False
    return state_at(phrases, whole.last) is not None


def _goes_on(phrases: Phrases, last: int) -> bool:
    """As in "nobody on board | was wearing a life jacket": it is another thing that nobody did."""
    return any(chunk.kind == "VP" and chunk.first == last for chunk in phrases.chunks)


def _joined(phrases: Phrases, n: int) -> list[Chunk]:
    """As in "had | 664 passengers and | 116 crew aboard": the figures that "and" joins to one; no verb acts on them."""
    found: list[Chunk] = []
    at = n
    while at >= 2 and phrases.low(phrases.chunks[at - 1]) in JOINING and phrases.chunks[at - 2].figure:
        at -= 2
        found.insert(0, phrases.chunks[at])
        if state_at(phrases, found[0].last - 1):
            return []  # "20 dead and 30 missing"
    before = phrases.chunks[at - 1] if at else None
    if before is not None and phrases.low(before) in {"among", "of"}:
        return []  # "among the 40 pupils, nine were missing"
    plain = before is None or before.kind == "PREP" or phrases.lemma(before) in HOLDING
    return found if plain and all(chunk.head >= 0 for chunk in found) else []


def _has_owner(phrases: Phrases, n: int) -> bool:
    """As in "12 coaches of the night train | off the rails", "three members of the choir | are missing"."""
    of, owner = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    return bool(owner) and phrases.low(of[0]) == "of" and owner[0].kind == "NP" and owner[0].figure is None


def _behind_described(phrases: Phrases, n: int) -> int | None:
    """Behind "from the plant" of "ten people from the plant are missing", behind "linked to the firm"; else None."""
    chunks = phrases.chunks
    at = n + 1 + (n + 1 < len(chunks) and chunks[n + 1].kind == "VP" and _is_participle(phrases, chunks[n + 1]))
    if at + 2 >= len(chunks) or (n and chunks[n - 1].kind == "PREP"):  # "a plane with 90 people on board is missing"
        return None
    link, noun, verb = chunks[at : at + 3]
    plain = link.kind == "PREP" and noun.kind in {"NP", "TIME"} and noun.figure is None
    return at + 2 if plain and verb.kind == "VP" and phrases.lemma(verb) in INTO_STATE else None


def _is_participle(phrases: Phrases, chunk: Chunk) -> bool:
    return chunk.last - chunk.first == 1 and phrases.words[chunk.head].tag in PARTICIPLES


def _is_part(phrases: Phrases, n: int) -> bool:
    """As in "three of the 12 were missing": the verb tells of the three. "Three of the 12 missing" tells of the 12."""
    if n < 0 or n + 3 >= len(phrases.chunks) or phrases.low(phrases.chunks[n + 1]) != "of":
        return False
    told = phrases.words[phrases.chunks[n + 3].first].lemma in TELLING
    return told and phrases.chunks[n].figure is not None and phrases.chunks[n + 2].figure is not None


def part_of_state(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "four of the dead were children", "eight of the injured are Polish": some of those in a state, and who."""
    of, whole, verb, who = (phrases.chunks[n + k] if n + k < len(phrases.chunks) else None for k in (1, 2, 3, 4))
    if chunk.kind != "NP" or chunk.figure is None or chunk.head >= 0 or whole is None or of is None or who is None:
        return
    if phrases.low(of) != "of" or whole.figure or verb is None or phrases.lemma(verb) != "be":
        return
    for family in by_word("states").get(phrases.words[whole.last - 1].low, ()):
        if who.kind in {"NP", "ADJ"}:
            yield Found("part of a state", family, (chunk,), None, chunk.first, who.last)


def state_before(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "a list of 109 missing foreigners", "the 400 destroyed homes": the state stands before the noun.

    Only where all of them are told of: "nine wounded soldiers were flown out" are some of the wounded.
    """
    if chunk.kind != "NP" or chunk.figure is None or chunk.head < 0:
        return
    before = phrases.chunks[n - 1] if n else chunk
    there = before.kind == "VP" and phrases.lemma(before) in {"be", "have", "list", "number"}
    known = phrases.low(chunk) == "the" and before.kind != "VP"  # "found the two missing men" ends it
    sought = n > 1 and phrases.low(before) == "for" and phrases.lemma(phrases.chunks[n - 2]) in SEARCHING
    if not (known or there or sought or phrases.low(before) == "of"):
        return
    for at in range(chunk.figure.last, chunk.head):
        for family in by_word("states").get(phrases.words[at].low, ()):
            yield Found("state before", family, (chunk,), None, chunk.first, chunk.last)


def passengers_and_crew(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "167 passengers and nine crew": together they are all aboard, whatever the verb."""
    joined = phrases.chunks[n + 1 : n + 3]
    if len(joined) < 2 or phrases.low(joined[0]) != "and" or phrases.lemma(chunk) != "passenger":
        return
    crew = joined[1]
    named = {phrases.lemma(crew), *(word.lemma for word in phrases.modifiers(crew))}
    if chunk.figure is not None and crew.figure is not None and "crew" in named:
        for family in by_word("states").get("aboard", ()):
            yield Found("passengers and crew", family, (chunk, crew), None, chunk.first, crew.last)
