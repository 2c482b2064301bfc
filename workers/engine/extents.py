"""Extents: how large a thing is: "the tower, 93 metres tall,", "an 80-metre length", "a lake with a depth of 40 m"."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.counting import things_of
from workers.engine.figure import Figure
from workers.engine.phrases import Chunk, Phrases
from workers.engine.surroundings import dimension, is_noun

PLAIN_ATTRIBUTES = lexicon.words("plain_attributes")
PARTS_OF_A_THING = lexicon.words("parts_of_a_thing")
EXTENTS = lexicon.words("extents")
EXTENT_OF_ADJECTIVE = {"wide": "width", "high": "height", "tall": "height", "deep": "depth", "thick": "thickness"}
EXTENT_NOUNS = frozenset({*EXTENT_OF_ADJECTIVE.values(), "length"})
UPRIGHT = lexicon.words("upright")
SIZE_VERBS = lexicon.words("size_verbs")
STRENGTH = lexicon.words("strength")
SECTIONS = lexicon.words("sections")
NAMED_BY_LENGTH = lexicon.words("named_by_length")


def extent(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the part was 200 metres long", "a ship that weighs 200,000 tonnes": how large the subject is."""
    if chunk.figure is None or dimension(chunk) not in EXTENTS or chunk.head >= 0 or not n:
        return None
    if (beside := _described_beside(phrases, n, chunk.figure)) is not None:
        return extent_of(phrases, chunk.figure, beside)
    verb = phrases.chunks[n - 1]
    sized = phrases.lemma(verb) in SIZE_VERBS or _adjective(phrases, chunk.figure) != ""  # "stood 40 metres tall"
    if verb.kind != "VP" or not sized:
        return None
    owners = [c for c in subject(phrases, n - 1) if c.figure is None and c.head >= 0 and is_noun(phrases, c)]
    return extent_of(phrases, chunk.figure, owners[0]) if owners else None


def described(phrases: Phrases, figure: Figure, owner: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "an 80-metre length": its extent; "the 3,000-strong workforce": its strength."""
    told = phrases.words[figure.last - 1]
    if owner.head >= 0 and figure.quantity.dimension == "count":
        if told.low in STRENGTH:
            return f"attribute:{phrases.lemma(owner)}", things_of(phrases, owner)
        if told.low in PLAIN_ATTRIBUTES:
            return f"attribute:{told.low}", (told.low, phrases.lemma(owner))  # "a 6.4-magnitude earthquake"
        if told.low in PARTS_OF_A_THING:
            return f"count:{told.low}", (told.low,)  # "the 27-storey tower"
    return extent_of(phrases, figure, owner)


def _described_beside(phrases: Phrases, n: int, figure: Figure) -> Chunk | None:
    """The tower of "the tower, 93 metres tall," and of "At 93 metres, the tower is the tallest"."""
    chunks = phrases.chunks
    if phrases.low(chunks[n - 1]) == "," and n > 1 and _adjective(phrases, figure):
        found = chunks[n - 2]
    elif phrases.low(chunks[n - 1]) == "at" and n == 1 and [phrases.low(c) for c in chunks[2:3]] == [","]:
        found = chunks[3] if len(chunks) > 4 and phrases.lemma(chunks[4]) == "be" else chunks[n]
    else:
        return None
    return found if found.kind == "NP" and found.figure is None and found.head >= 0 else None


def extent_of(phrases: Phrases, figure: Figure, owner: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "length of:section": the property and the noun that has it; a stretch or span of a thing is its section."""
    if owner.head < 0 or figure.quantity.dimension not in EXTENTS or _is_named_so(phrases, figure, owner):
        return None
    old = figure.quantity.dimension == "duration" and phrases.words[figure.last - 1].low.endswith("old")
    noun = phrases.lemma(owner)
    upright = figure.quantity.dimension == "length" and noun in UPRIGHT
    plain = "height" if upright else figure.quantity.dimension
    name = "age" if old else _adjective(phrases, figure) or plain
    definite = ("the",) if phrases.low(owner) == "the" else ()
    return f"{name} of:{'section' if noun in SECTIONS else noun}", (*things_of(phrases, owner), *definite)


def _adjective(phrases: Phrases, figure: Figure) -> str:
    """The property that the adjective at a figure names: "93 metres tall", "the 10ft-wide lane"."""
    behind = phrases.words[figure.last].low if figure.last < len(phrases.words) else ""
    own = phrases.words[figure.last - 1].low.rpartition("-")[2]
    return EXTENT_OF_ADJECTIVE.get(own) or EXTENT_OF_ADJECTIVE.get(behind) or ""


def _is_named_so(phrases: Phrases, figure: Figure, owner: Chunk) -> bool:
    """As in "the 20-metre line", "the 100m final": a length that tells which one it is, not how long that is."""
    noun = phrases.lemma(owner)
    return figure.quantity.dimension == "length" and (
        noun in NAMED_BY_LENGTH or (noun == "line" and figure.quantity.unit in {"yard", "metre", "yards", "m"})
    )


def whose_extent(phrases: Phrases, noun: Chunk) -> str:
    """The noun of what has it: "the tower has | a height", "a tower with | a height", "the height | of the tower"."""
    at = phrases.index(noun)
    before, behind = phrases.chunks[max(0, at - 2) : at], phrases.chunks[at + 1 : at + 3]
    if len(behind) > 1 and phrases.low(behind[0]) == "of" and not behind[1].figure:
        found = behind[1:]
    elif before and before[-1].kind == "VP" and phrases.lemma(before[-1]) == "have":
        found = subject(phrases, at - 1)
    else:
        found = before[:1] if len(before) > 1 and phrases.low(before[1]) == "with" else []
    whose = found[0] if len(found) == 1 and found[0].kind == "NP" and found[0].figure is None else None
    return phrases.lemma(whose) if whose is not None and whose.head >= 0 and is_noun(phrases, whose) else ""
