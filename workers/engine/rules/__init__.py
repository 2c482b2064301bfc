"""The rules that find a family's figures: what a verb, a state, a noun or a total counts, and of which family.

`verbs` has "killed 14", `states` "14 dead", `nouns` "14 deaths", `totals` "a toll of 14", by their `reach`. Each rule
looks at one chunk of a sentence, asks which families its words are `named` for, and hands on what it `found`; it knows
no rule of another file.
"""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine.phrases import Phrases
from workers.engine.rules.found import Found
from workers.engine.rules.named import state_behind
from workers.engine.rules.nouns import COUNTED_NOUN, counted_noun, held, is_by_noun
from workers.engine.rules.states import in_a_state, part_of_state, passengers_and_crew, state_before
from workers.engine.rules.totals import total_of
from workers.engine.rules.verbs import done_to, loss_of, subject_does, verb_acts_on

__all__ = ["COUNTED_NOUN", "Found", "findings", "is_by_noun", "state_behind"]


def findings(phrases: Phrases) -> Iterator[Found]:
    """What the rules find in a sentence, chunk by chunk."""
    for n, chunk in enumerate(phrases.chunks):
        for rule in RULES:
            yield from rule(phrases, n, chunk)


RULES = (
    verb_acts_on,
    subject_does,
    loss_of,
    held,
    part_of_state,
    in_a_state,
    counted_noun,
    total_of,
    done_to,
    state_before,
    passengers_and_crew,
)
