"""Facts: what a sentence states that is no figure. A file a kind; each reads one setting and gives claims.

`questions` reads the answers to the questions of lexicon/questions/ (who is blamed, was anybody caught, was it an
accident): a new question is a new file there and no Python. `timings` reads when it was and how long it lasted.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Claim
from workers.engine.facts import (
    ages,
    causes,
    culprits,
    days,
    disputes,
    doers,
    locations,
    moments,
    namesakes,
    nationality,
    participants,
    persons,
    questions,
    seats,
    states,
    timings,
    victims,
)
from workers.engine.setting import Setting

READERS = (
    participants.claims,
    days.claims,
    questions.claims,
    causes.claims,
    victims.claims,
    nationality.claims,
    seats.claims,
    locations.claims,
    persons.claims,
    doers.claims,
    culprits.claims,
    timings.claims,
    moments.claims,
    states.claims,
)


def claims(setting: Setting) -> list[Claim]:
    """Every claim of a sentence that is no figure."""
    return [claim for read in READERS for claim in read(setting)]


def named(found: Sequence[Claim], settings: Sequence[Setting]) -> list[Claim]:
    """The claims of an article, its nameless places and persons with an age given the name that they go by in it."""
    return ages.named(namesakes.named(found, settings))


def over_sentences(settings: Sequence[Setting]) -> list[Claim]:
    """Every claim that takes more than one sentence of an article: the disputes that it tells of."""
    return disputes.claims(settings)
