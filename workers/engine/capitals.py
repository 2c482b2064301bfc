"""Capitals: where a capital letter makes no name, in a title and at the start of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workers.engine.forms import LEXICON

if TYPE_CHECKING:
    from workers.engine.words import Token

LONG_WORD = 3  # letters: a title leaves shorter words small
ENOUGH_TO_TELL = 4  # words
TITLE_SHARE = 0.8
STOPS = frozenset({".", "!", "?"})


def is_title_case(found: Sequence[Token]) -> bool:
    """As in "Ferry Sinks Off Coast, Leaving 12 Dead": a headline in which capitals mean nothing."""
    long = [token.text for token in found if len(token.text) > LONG_WORD and token.text.isalpha()]
    return len(long) >= ENOUGH_TO_TELL and sum(word[0].isupper() for word in long) >= TITLE_SHARE * len(long)


def opens(found: Sequence[Token], at: int) -> bool:
    """Whether the word is capitalised only for standing first: in the text, or behind a full stop and any quote."""
    before = at - 1
    while before >= 0 and found[before].tag == "PUNCT" and found[before].text not in STOPS:
        before -= 1
    if before < 0:
        return at < 3
    stopped = found[before].text in STOPS and at - before < 3
    return stopped and not (before and found[before - 1].low.rstrip(".") in LEXICON["abbreviations"])
