"""Who did what only one can have done, as one sentence tells it."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import doers


def told(words: str) -> list[str]:
    found = [claim for claim in claims(words) if claim.measure.startswith(doers.MARK)]
    return [
        f"{c.measure.removeprefix(doers.MARK)} {c.things[0]}: {' '.join([*sorted(c.scope), c.text])}" for c in found
    ]


@pytest.mark.parametrize("row", doers.TABLE["examples"], ids=lambda row: row["text"])
def test_a_sentence_tells_a_doer_or_none(row: dict[str, str]) -> None:
    assert " | ".join(told(row["text"])) == row["reads"]


def test_a_doer_is_a_country_a_class_or_a_name() -> None:
    [land] = [c for c in claims("A Polish jet struck the hospital.") if c.measure.startswith(doers.MARK)]
    [guards] = [c for c in claims("A prison guard opened the gate.") if c.measure.startswith(doers.MARK)]
    [named] = [c for c in claims("Ada Okoro opened the gate.") if c.measure.startswith(doers.MARK)]

    assert (land.things[2], guards.things[1], named.owners) == ("Poland", "guards", {"ada okoro"})


@pytest.mark.parametrize(
    "words",
    [
        "A clerk in Lyon who raised the alarm is in hospital.",  # no Lyon
        "The sales officer opened the gate.",  # no policeman
        "Nobody opened the gate.",
        "The storm opened the gate.",
        "The union will call off the strike.",
        "Two guards opened both gates.",
        "The bomb that destroyed the bridge weighed nine kilos.",
    ],
)
def test_no_doer_is_told(words: str) -> None:
    assert told(words) == []
