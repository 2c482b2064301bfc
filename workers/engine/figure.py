"""Figure: a quantity and the tokens that state it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.claims import Quantity
from workers.engine.units import Unit
from workers.engine.words import Token

Sort = Literal["number", "none", "few", "both", "one of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and the tokens [first, last) that state it; `numeral` is where the number itself starts.

    `stated` are the numbers as they are written, without the bound; `unit` is what they are in, None for a count.
    `sort` sets numbers apart from "no", "both", "several". `was` is the figure that it `replaced` ("from 12 to 14");
    each `also` is the same amount in another unit ("405 feet (124 metres)").
    """

    quantity: Quantity
    first: int
    last: int
    numeral: int
    attributive: bool = False  # "107-mm", "26-year-old": describes a noun, counts nothing
    stated: tuple[float, float] = (0.0, 0.0)
    unit: Unit | None = None
    sort: Sort = "number"
    alternatives: bool = False  # "seven or eight"
    met: bool = False  # a range between two bounds: "more than 20 and fewer than 30"
    was: Figure | None = None
    replaced: bool = False
    also: tuple[Figure, ...] = ()


def as_written(words: Sequence[Token], first: int, last: int) -> str:
    """The tokens [first, last) as they are written, but for the width of their spaces."""
    text = ""
    for word in words[first:last]:
        text += ("" if word.glued or not text else " ") + word.text
    return text
