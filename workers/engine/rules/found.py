"""Found: what a rule hands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workers.engine.families import Family
from workers.engine.phrases import Chunk


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the family, the phrases that it counts, the verb, and the tokens [first, last) that say so."""

    rule: str
    family: Family
    group: tuple[Chunk, ...]
    verb: Chunk | None
    first: int
    last: int
    noun: Chunk | None = None  # what a bare figure counts: "the number of | homes | destroyed was put at 55"


def found(rule: str, family: Family, group: Sequence[Chunk], verb: Chunk) -> Found:
    """What a rule found at a verb: its words are those of the verb and of all that it counts, and what lies between."""
    first = min(verb.first, *(chunk.first for chunk in group))
    last = max(verb.last, *(chunk.last for chunk in group))
    return Found(rule, family, tuple(group), verb, first, last)
