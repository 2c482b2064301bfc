"""Contrasts: the facts of all articles set side by side, where they are no figures. A file a kind.

Two answers are opposed only where a lexicon file says that they exclude each other, for one event or one thing. An
article that gives both answers in its own voice is in doubt, and takes no side.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.reports import Conflict
from workers.engine.contrasts import (
    answers,
    causes,
    culprits,
    disputes,
    doers,
    identities,
    locations,
    nationality,
    persons,
    seats,
    states,
    timings,
    victims,
)
from workers.engine.findings import Story

KINDS = (
    answers.conflicts,
    causes.conflicts,
    victims.conflicts,
    nationality.conflicts,
    seats.conflicts,
    locations.conflicts,
    persons.conflicts,
    identities.conflicts,
    timings.conflicts,
)


def contrasts(story: Story, known: Sequence[Conflict]) -> list[Conflict]:
    """Every conflict of a story between facts that are no figures; `known` are those between figures."""
    made = [conflict for kind in KINDS for conflict in kind(story)]
    made += doers.conflicts(story, [*known, *made])
    made += culprits.conflicts(story, [*known, *made])
    made += states.conflicts(story, [*known, *made])
    return [*made, *disputes.conflicts(story, [*known, *made])]
