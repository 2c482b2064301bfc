"""Meanings: what an open figure measures, by the first reading that fits it; here those of counts.

"4,200 beehives" counts beehives; "313 of 2,200 polling stations" a part and its whole; "employs 74,000" says by its
verb what it counts; "the crew, 24 Filipinos," by the noun before it.
"""

from __future__ import annotations

from itertools import pairwise

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.attributes import (
    aged,
    attribute,
    beside_noun,
    distance,
    each,
    in_kind,
    magnitude,
    margin,
    moved,
    numbering,
    of_substance,
    stake,
    sum_of,
    worth,
)
from workers.engine.counting import is_person, things_of
from workers.engine.extents import extent
from workers.engine.forms import is_plural, is_superlative
from workers.engine.measured import measured
from workers.engine.occupants import STAFF, done_by_people, who_they_are
from workers.engine.phrases import Chunk, Phrases
from workers.engine.rules.reach import reached
from workers.engine.surroundings import dimension, is_bare_count, is_noun
from workers.engine.words import NOMINAL, PARTICIPLES

IMPLIED = dict(pair.split() for pair in lexicon.words("implied"))
IN_ALL = lexicon.words("in_all")
BODIES = lexicon.words("bodies_of_people")
NUMBER = frozenset({"number", "count", "tally", "total"})
REACH = 12  # chunks before a figure in which "the number of" stands
MEANT = lexicon.words("meant_for")
ABLE = frozenset({"can", "could"})
HOLDING = lexicon.words("capacity_verbs")
CAPACITY = "capacity"
ROOM = frozenset({"room", "space", "berth", "bed", "seat"})
VOTE = "vote"
CONTENDERS = lexicon.words("contenders")
POLLING = lexicon.words("polling_verbs")
WHOLES = lexicon.words("of_a_whole") - {"of", "all"}
RANKED = 16  # tokens from "the largest" to "in 30 years"


def capacity(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the ferry can take 921 passengers", "could hold 956 people": no load, and no forecast."""
    verb = phrases.chunks[n - 1] if n else chunk
    if n > 1 and phrases.low(verb) == "for" and phrases.lemma(phrases.chunks[n - 2]) in ROOM:
        return f"attribute:{CAPACITY}", (CAPACITY,)  # "had room for 400 people"
    made = n > 1 and phrases.lemma(phrases.chunks[n - 2]) in MEANT and phrases.chunks[n - 2].passive
    holds = verb.kind == "VP" and phrases.lemma(verb) in HOLDING and (verb.modal in ABLE or made)
    room = holds or (made and phrases.low(verb) == "for")  # "licensed to take 180 people", "built for 150"
    people = chunk.head < 0 or is_person(*_noun(phrases, chunk))
    return (f"attribute:{CAPACITY}", (CAPACITY,)) if room and people and dimension(chunk) == "count" else None


def body(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the crew, 24 Filipinos,", "firefighters from three towns, 120 in all,": of those named before."""
    if dimension(chunk) != "count" or n < 2 or phrases.low(phrases.chunks[n - 1]) != ",":
        return None
    behind = phrases.words[chunk.last : chunk.last + 2]
    said = " ".join(word.low for word in behind)
    own = phrases.text(chunk).endswith(tuple(IN_ALL))  # "120 in all" may be the figure as it is written
    whole = chunk.head < 0 and (own or said in IN_ALL or said.partition(" ")[0] in IN_ALL)
    at = n - 2
    while whole and at >= 2 and phrases.chunks[at - 1].kind == "PREP":
        at -= 2  # "firefighters | from | three towns"
    named = phrases.chunks[at]
    if named.kind != "NP" or named.figure or named.head < 0:
        return None
    noun = phrases.lemma(named)
    closed = not behind or behind[0].tag == "PUNCT"
    if said == "of them" and chunk.head < 0:  # "the tugs, 13 of them, pulled"
        at, rest = n - 2, phrases.words[chunk.last + 2 : chunk.last + 3]
        whole = not rest or rest[0].tag == "PUNCT"
    if not (whole and is_noun(phrases, named)) and not (closed and noun in BODIES):
        return None
    return f"count:{noun}", things_of(phrases, named)


def implied(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the bank employs 74,000", "Okoro won 54 per cent": the verb says what is counted."""
    verb = phrases.chunks[n - 1] if n else None
    if dimension(chunk) == "share":
        verb = phrases.chunks[n - 2] if n > 1 and phrases.low(phrases.chunks[n - 1]) == "with" else verb
        named = verb is not None and _is_of_a_name(phrases, phrases.index(verb))
        polls = verb is not None and verb.kind == "VP" and phrases.lemma(verb) in POLLING
        return (f"share of:{VOTE}", (VOTE,)) if named and polls else None
    if verb is None or verb.kind != "VP" or chunk.head >= 0 or dimension(chunk) != "count":
        return None
    noun = IMPLIED.get(phrases.lemma(verb))
    return (f"count:{noun}", (noun,)) if noun else None


def _is_of_a_name(phrases: Phrases, verb: int) -> bool:
    """Whether the subject of a verb is a name: candidates and parties poll, companies and prices do not."""
    doers = subject(phrases, verb)
    return bool(doers) and all(
        doer.head >= 0 and (phrases.words[doer.head].tag in {"NAME", "PRON"} or phrases.lemma(doer) in CONTENDERS)
        for doer in doers
    )


def part(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "313 of 2,200 polling stations": the first is a count of stations, the second their whole."""
    chunks = phrases.chunks
    if (
        chunk.head < 0
        and n + 2 < len(chunks)
        and phrases.low(chunks[n + 1]) == "of"
        and chunks[n + 2].figure
        and chunks[n + 2].head >= 0
    ):
        return f"count:{phrases.lemma(chunks[n + 2])}", things_of(phrases, chunks[n + 2])
    if n >= 2 and phrases.low(chunks[n - 1]) == "of" and is_bare_count(chunks[n - 2]) and chunk.head >= 0:
        return f"whole:{phrases.lemma(chunk)}", things_of(phrases, chunk)
    return None


def of_those(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "two of the locations": some of them, however many they are."""
    of, whole = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    bare = chunk.head < 0 and dimension(chunk) == "count" and chunk.figure is not None and chunk.figure.sort == "number"
    if not bare or not whole or phrases.low(of[0]) != "of" or whole[0].kind != "NP" or whole[0].figure:
        return None
    noun = phrases.words[whole[0].head]
    if phrases.low(whole[0]) not in WHOLES or noun.tag != "NOUN" or not is_plural(noun.low):
        return None
    return f"count:{noun.lemma}", things_of(phrases, whole[0])


def of_whom(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "20 guests were taken to hospital, | 11 | of whom were on drips": some of those told of before."""
    behind = phrases.chunks[n + 1 : n + 3]
    if chunk.head >= 0 or dimension(chunk) != "count" or len(behind) < 2 or phrases.low(behind[0]) != "of":
        return None
    if phrases.low(behind[1]) not in {"whom", "which"}:
        return None
    before = [piece for piece in phrases.chunks[:n] if piece.kind == "NP" and piece.figure and piece.head >= 0]
    return (f"count:{phrases.lemma(before[-1])}", things_of(phrases, before[-1])) if before else None


def counted(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "4,200 beehives"."""
    if chunk.head < 0 or phrases.words[chunk.head].tag not in NOMINAL:
        return None
    things = things_of(phrases, chunk)
    if phrases.lemma(chunk) in {"person", "soul"} and (who := who_they_are(phrases, n)):
        return f"count:{who}", (who, *(things[1:] if who == STAFF else ()))
    if phrases.lemma(chunk) == "member" and (body := BODIES & {*things, _behind_of(phrases, n)}):
        return f"count:{min(body)}", (min(body),)
    return f"count:{phrases.lemma(chunk)}", things


def _behind_of(phrases: Phrases, n: int) -> str:
    """The noun of "members of the crew", "" where there is none."""
    of = phrases.chunks[n + 1 : n + 3]
    return phrases.lemma(of[1]) if len(of) > 1 and phrases.low(of[0]) == "of" and of[1].figure is None else ""


def numbered(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "put the number of trees felled at 300", "the number of strikers: 3,100"."""
    if dimension(chunk) != "count" or chunk.head >= 0:
        return None
    for at in range(max(0, n - REACH), n - 2):
        of, noun = phrases.chunks[at + 1 : at + 3]
        if phrases.lemma(phrases.chunks[at]) not in NUMBER or phrases.low(of) != "of" or noun.figure:
            continue
        behind = phrases.chunks[at + 3]
        done = behind.kind == "VP" and phrases.words[behind.head].tag in PARTICIPLES and behind.last - behind.first == 1
        if noun.kind == "NP" and noun.head >= 0 and reached(phrases, at + 2 + done) == n:
            return f"count:{phrases.lemma(noun)}", things_of(phrases, noun)
    return None


def of_these(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "Of the 46 rafts, | one | opened": a count of rafts; and of "the 46 rafts" themselves: the whole."""
    chunks = phrases.chunks
    if dimension(chunk) != "count" or not n:
        return None
    if chunk.head >= 0 and _opens_a_part(phrases, n - 1):
        return f"whole:{phrases.lemma(chunk)}", things_of(phrases, chunk)
    at = n - 2
    while at > 2 and chunks[at - 1].kind == "PREP" and phrases.low(chunks[at - 1]) != "of":
        at -= 2  # "Of the 46 rafts | on | the ferry |, one opened"
    if chunk.head >= 0 or at < 1 or not _opens_a_part(phrases, at - 1) or chunks[at].head < 0:
        return None
    return f"count:{phrases.lemma(chunks[at])}", things_of(phrases, chunks[at])


def _opens_a_part(phrases: Phrases, n: int) -> bool:
    """Whether a clause opens here as "Of the 46 rafts, one opened": a noun, a comma, a bare figure and its verb."""
    chunks = phrases.chunks
    if n + 4 >= len(chunks) or phrases.low(chunks[n]) != "of" or (n and chunks[n - 1].kind not in {"PUNCT", "CONJ"}):
        return False
    at = n + 2
    while at + 4 < len(chunks) and chunks[at].kind == "PREP" and phrases.low(chunks[at]) != "of":
        at += 2
    part = chunks[at + 1]
    bare = part.figure is not None and part.head < 0
    return phrases.low(chunks[at]) == "," and bare and chunks[at + 2].kind == "VP"


def _noun(phrases: Phrases, chunk: Chunk) -> tuple[str, str]:
    """The head noun of a phrase in its base form and as it is written, in lower case."""
    return phrases.words[chunk.head].lemma, phrases.words[chunk.head].low


def ranked(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the largest outbreak in nearly 30 years", "the first death in ten years": since when none was like it."""
    if dimension(chunk) != "duration" or n < 2 or phrases.low(phrases.chunks[n - 1]) not in {"in", "for"}:
        return None
    words = phrases.words[max(0, chunk.first - RANKED) : chunk.first - 1]
    ranks = [
        b.low for a, b in pairwise(words) if a.tag in {"DET", "POSS"} and b.tag != "NAME" and is_superlative(b.low)
    ]
    return (f"span of:{ranks[0]}", tuple(ranks[:1])) if ranks else None


def measure(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """(measure, things) of the first reading that fits; None for a bare number without a noun."""
    for reading in (
        distance,
        ranked,
        each,
        capacity,
        stake,
        worth,
        sum_of,
        body,
        magnitude,
        margin,
        numbered,
        numbering,
        of_these,
        in_kind,
        measured,
        extent,
        attribute,
        of_substance,
        moved,
        implied,
        aged,
        beside_noun,
        part,
        of_those,
        of_whom,
        counted,
        done_by_people,
    ):
        found = reading(phrases, n, chunk)
        if found:
            return found
    return None
