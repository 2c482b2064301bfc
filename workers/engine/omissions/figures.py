"""Figures: an amount beside the tolls that most articles give and one does not."""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine import wording
from workers.engine.findings import Question, Story
from workers.engine.omissions.silence import Omission, omission
from workers.engine.omissions.tolls import RANKS, by_value
from workers.engine.slots import Slot

RANK = 6
ENOUGH = 3  # articles that state a figure before its absence says anything


def left_out(story: Story, found: Sequence[Slot]) -> list[Omission]:
    """Every figure of a main event that more than half of the articles state, three at least."""
    made = []
    for slot in found:
        stating = {claim.article for claim in slot.claims}
        if (
            slot.kind == "number"
            and slot.cluster.main
            and slot.measure not in RANKS
            and len(stating) >= ENOUGH
            and 2 * len(stating) > len(story.readings)
        ):
            label = wording.label(slot)
            question = Question("number", label, slot.cluster, (slot.key, "figure"))
            fact = f"{label[:1].upper()}{label[1:]} in the {slot.cluster.label}"
            made += omission(story, question, by_value(slot.claims), fact, (), RANK)
    return made
