"""Changes: whether the words before a figure say that it went up or down, and from which figure it came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from workers.engine import lexicon
from workers.engine.words import Token

RISING = lexicon.words("rising")
FALLING = lexicon.words("falling")
BECOMING = lexicon.words("becoming")
REACH = 7  # words between a verb of change and its figure
ENDS = frozenset({".", ";", ":", "—", "–", "(", ")"})

Change = Literal["up", "down", "changed"]


def change(words: Sequence[Token], at: int) -> Change | None:
    """How the figure whose words begin at token `at` came about, by the nearest verb of change before it.

    "Rose by 5 to 14" says "up" for both; "up 4%" does without a verb; None where nothing changed.
    """
    for n in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = words[n]
        if word.text in ENDS or (word.tag == "CONJ" and n < at - 1):
            return None
        key = word.low if word.low in {"up", "down"} else word.lemma
        if key == "up" and n + 1 < len(words) and words[n + 1].low == "to":
            continue  # a bound: "up to 40"
        if key in RISING:
            return "up"
        if key in FALLING:
            return "down"
        if key in BECOMING:
            return "changed"
    return None
