"""Grounds: the phrases that name a place: "at a warehouse in the port of Genoa", "12 miles north of Lyon".

A place is a relation ("near", "north of") and a ground: a name, or a common noun of the lexicon; what narrows it down
behind it ("in the port of", ", an old base north of") is of the phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from workers.engine import lexicon
from workers.engine.counting import country
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases
from workers.engine.words import NOMINAL

TABLE = lexicon.read("locations", required=("relations", "words", "examples"))
WORDS = TABLE["words"]
KEYS = ("directions", "sides", "grounds", "spots", "verbs", "found", "finds", "nowhere", "titles", "in_one_place")
lexicon.check("locations", WORDS, KEYS)
RELATIONS: dict[str, str] = TABLE["relations"]
DIRECTIONS = frozenset(WORDS["directions"])
SIDES, GROUNDS = frozenset(WORDS["sides"]), frozenset(WORDS["grounds"])
NOWHERE = frozenset(WORDS["nowhere"]) | frozenset(WORDS["titles"])
FROM = frozenset({"from", "off", "outside"})  # after a length
TAILS = frozenset({"in", "on", "near", "outside", "off"})  # relations that may narrow a place down
MOST_TAILS = 3
MOSTLY = frozenset({"largely", "mainly", "mostly", "chiefly"})


@dataclass(frozen=True, slots=True)
class Ground:
    """Tokens [first, last) that name a place, how what happened lies to it, and the names in it."""

    first: int
    last: int
    relation: str
    names: tuple[str, ...]


def ground(phrases: Phrases, n: int) -> Ground | None:
    """The place that opens at chunk n, None where none does."""
    return _bearing(phrases, n) or _away(phrases, n) or _related(phrases, n)


def _related(phrases: Phrases, n: int) -> Ground | None:
    """As in "near Lyon", "close to the river", "on the northern outskirts of Turin"."""
    words, chunk = phrases.words, phrases.chunks[n]
    pair = " ".join(word.low for word in words[chunk.last - 1 : chunk.last + 1])
    if pair in RELATIONS:
        return _on(phrases, chunk.last - 1, _chunk_at(phrases, chunk.last + 1), RELATIONS[pair])
    if chunk.kind != "PREP" or phrases.low(chunk) not in RELATIONS:
        return None
    mostly = chunk.first > 0 and words[chunk.first - 1].low in MOSTLY
    return _on(phrases, chunk.first - mostly, _chunk_at(phrases, chunk.last), RELATIONS[phrases.low(chunk)])


def _bearing(phrases: Phrases, n: int) -> Ground | None:
    """As in "north of Lyon", "12 km south-east of Lyon"; of "a base north of Lyon" what stands behind the base."""
    chunk = phrases.chunks[n]
    at = chunk.last - 1
    if chunk.kind != "NP" or not _points(phrases, at):
        return None
    return _on(
        phrases, chunk.first if is_length(chunk) else at, _chunk_at(phrases, at + 2), f"{phrases.words[at].low} of"
    )


def _points(phrases: Phrases, at: int) -> bool:
    behind = phrases.words[at + 1].low if at + 1 < len(phrases.words) else ""
    return phrases.words[at].low in DIRECTIONS and behind == "of"


def _away(phrases: Phrases, n: int) -> Ground | None:
    """As in "a few miles away", "12 miles from Lyon", "30 km outside the capital"."""
    chunk, words = phrases.chunks[n], phrases.words
    if not is_length(chunk) or chunk.head >= 0 or chunk.last >= len(words):
        return None
    link = words[chunk.last].low
    if link == "away":
        if chunk.last + 1 < len(words) and words[chunk.last + 1].low == "from":
            return _on(phrases, chunk.first, _chunk_at(phrases, chunk.last + 2), "away from")
        return Ground(chunk.first, chunk.last + 1, "away", ())
    if link not in FROM:
        return None
    return _on(phrases, chunk.first, _chunk_at(phrases, chunk.last + 1), f"away {link}")


def bare_noun(text: str) -> str:
    """The noun of a place that is "the" and that noun alone ("near the base"), "" of any other."""
    words = text.lower().split()
    return words[-1] if len(words) > 1 and words[-2] == "the" and words[-1] in GROUNDS else ""


def is_length(chunk: Chunk) -> bool:
    """Whether a noun phrase gives a length: "12 miles", "a few miles", "12 miles north"."""
    figure = chunk.figure or chunk.attribute
    return figure is not None and figure.quantity.dimension == "length"


def _chunk_at(phrases: Phrases, token: int) -> int:
    """The chunk that begins with this token, the number of chunks where none does."""
    return next((n for n, chunk in enumerate(phrases.chunks) if chunk.first == token), len(phrases.chunks))


def _on(phrases: Phrases, first: int, n: int, relation: str) -> Ground | None:
    """The place whose noun phrase is chunk n, with the list and the narrowing behind it."""
    last = _noun_end(phrases, n, named=relation == "on")
    if not last:
        return None
    last = _list_end(phrases, n, last)
    for _ in range(MOST_TAILS):
        last = _tail_end(phrases, last) or last
    names = _names(phrases, first, last)
    return Ground(first, last, relation, names)


def _noun_end(phrases: Phrases, n: int, *, named: bool = False) -> int:
    """Where the noun phrase of a place ends, 0 where chunk n is none. `named`: a bare name must tell that it is one."""
    chunk = phrases.chunks[n] if n < len(phrases.chunks) else None
    if chunk is None or chunk.kind != "NP" or chunk.figure or chunk.head < 0:
        return 0
    last = without_bearing(phrases, chunk)
    head = phrases.words[last - 1]
    if _is_side(phrases, n):
        end = _noun_end(phrases, _chunk_at(phrases, last + 1))
        return end and _list_end(phrases, _chunk_at(phrases, last + 1), end)
    if head.tag != "NAME":
        return last if _is_ground(phrases, chunk, last) else 0
    return 0 if _is_nowhere(phrases, n, chunk) or (named and not _tells(phrases, chunk)) else last


def _is_side(phrases: Phrases, n: int) -> bool:
    """Whether chunk n is a part or a kind of place that goes on with "of": "the outskirts of", "the port of"."""
    chunk, words = phrases.chunks[n] if n < len(phrases.chunks) else None, phrases.words
    if chunk is None or chunk.last >= len(words) or words[chunk.last].low != "of":
        return False
    return words[chunk.last - 1].lemma in SIDES and without_bearing(phrases, chunk) == chunk.last


def without_bearing(phrases: Phrases, chunk: Chunk) -> int:
    """Where a noun phrase ends without the direction that it took in: "a base | south of"."""
    at = chunk.last - 1
    return at if at > chunk.first and _points(phrases, at) and phrases.words[at - 1].tag in NOMINAL else chunk.last


def _is_ground(phrases: Phrases, chunk: Chunk, last: int) -> bool:
    """As in "the bridge", "Leeds station", "villages"; "at home" and "in port" name no place."""
    head = phrases.words[last - 1]
    if not {head.lemma, head.low} & GROUNDS:
        return False
    return chunk.last - chunk.first > 1 or is_plural(head.low)


def _tells(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "Mill Street", "Camp Verde": a word of the name says what kind of place it is."""
    return any(word.low in GROUNDS for word in phrases.words[chunk.first : chunk.last])


def _is_nowhere(phrases: Phrases, n: int, chunk: Chunk) -> bool:
    """A title, a name that is no place, an owner, or the first of two peoples: "in French and Swiss hands"."""
    if any(word.text in NOWHERE or word.tag == "POSS" for word in phrases.words[chunk.first : chunk.last + 1]):
        return True
    link, other = (*phrases.chunks[n + 1 : n + 3], None, None)[:2]
    joined = link is not None and other is not None and link.kind == "CONJ" and other.kind == "NP"
    if not joined or other is None or country(phrases.words[chunk.last - 1].low) is None:
        return False
    head = phrases.head(other)
    return head is not None and head.tag != "NAME" and phrases.words[other.first].tag == "NAME"


def _list_end(phrases: Phrases, n: int, last: int) -> int:
    """Where a list of names ends that begins with chunk n: "Lyon, Dijon and Metz"; `last` where there is none."""
    chunks, end, at = phrases.chunks, last, n
    while at + 2 < len(chunks) and chunks[at].last == last and phrases.words[last - 1].tag == "NAME":
        link, other = chunks[at + 1], chunks[at + 2]
        if phrases.low(link) not in {",", "and"} or not _noun_end(phrases, at + 2) or not _is_named(phrases, other):
            break
        if at == n and _has_verb(phrases, at + 3) and any(chunk.kind == "VP" for chunk in chunks[:n]):
            break  # "broke out in Turin and Genoa sent help"
        last, at = other.last, at + 2
        end = last if phrases.low(link) == "and" else end  # commas alone make no list
        if phrases.low(link) == "and":
            break
    return end


def _has_verb(phrases: Phrases, at: int) -> bool:
    """Whether chunk `at` is a verb that may have what stands before it for its subject."""
    verb = phrases.chunks[at] if at < len(phrases.chunks) else None
    return verb is not None and verb.kind == "VP" and phrases.words[verb.head].tag not in {"ING", "PART"}


def _is_named(phrases: Phrases, chunk: Chunk) -> bool:
    head = phrases.head(chunk)
    return head is not None and head.tag == "NAME"


def _tail_end(phrases: Phrases, last: int) -> int:
    """Where what narrows a place down ends, 0 for nothing: "north of Lyon", "in Umbria", ", an old mill near Bled"."""
    words = phrases.words
    if last >= len(words):
        return 0
    comma = words[last].text == ","
    start = last + comma
    if start < len(words) and _points(phrases, start):
        return _noun_end(phrases, _chunk_at(phrases, start + 2))
    n = _chunk_at(phrases, start)
    if not comma:
        behind = _chunk_at(phrases, last + 1)
        if words[last].low == "on" and not _is_side(phrases, behind):
            return 0  # "in the areas of Metz on the depots"
        end = _noun_end(phrases, behind) if words[last].low in TAILS else 0
        return end and _list_end(phrases, behind, end)
    return _apposition_end(phrases, n)


def _apposition_end(phrases: Phrases, n: int) -> int:
    """As in "Camp Verde, a base near the lake", "Genoa, Italy"."""
    chunk = phrases.chunks[n] if n < len(phrases.chunks) else None
    end = _noun_end(phrases, n)
    if chunk is None or not end or (n + 1 < len(phrases.chunks) and phrases.chunks[n + 1].kind == "VP"):
        return 0
    land = country(" ".join(word.low for word in phrases.words[chunk.first : end])) is not None
    return end if land or phrases.low(chunk) in {"a", "an"} else 0


def _names(phrases: Phrases, first: int, last: int) -> tuple[str, ...]:
    """The names among these tokens, each as it stands."""
    found: list[list[str]] = []
    for n in range(first, last):
        if phrases.words[n].tag == "NAME":
            if n == first or phrases.words[n - 1].tag != "NAME":
                found.append([])
            found[-1].append(phrases.words[n].text)
    return tuple(" ".join(name) for name in found)
