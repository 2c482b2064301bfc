"""Where a thing is that can be in one place only."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import seats


def places(words: str) -> list[str]:
    found = [claim for claim in claims(words) if claim.measure.startswith(seats.MEASURE)]
    return [f"{claim.measure.removeprefix(seats.MEASURE)}: {claim.text}" for claim in found]


@pytest.mark.parametrize("row", seats.TABLE["examples"], ids=lambda row: row["text"])
def test_a_sentence_tells_a_place_or_none(row: dict[str, str]) -> None:
    assert " | ".join(places(row["text"])) == row["reads"]


@pytest.mark.parametrize(
    "words",
    [
        "Whether the headquarters will be in Lyon is open.",
        "Will the headquarters be in Lyon?",
        "The chairman denied that the headquarters will be in Lyon.",
        "The headquarters will be in a tower.",
    ],
)
def test_no_place_is_told(words: str) -> None:
    assert places(words) == []
