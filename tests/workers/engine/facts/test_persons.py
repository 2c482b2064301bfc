"""What a sentence tells of one person: whereabouts, wounds, trades."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import persons


@pytest.mark.parametrize("row", persons.TABLE["examples"], ids=lambda row: row["text"])
def test_a_sentence_tells_of_a_person_or_not(row: dict[str, str]) -> None:
    found = [claim for claim in claims(row["text"]) if claim.measure.startswith(persons.MARK)]
    read = [
        f"{next(iter(claim.owners), '') or claim.things[0]}, {claim.measure.removeprefix(persons.MARK)}: {claim.text}"
        for claim in found
    ]

    assert " | ".join(read) == row["reads"]
