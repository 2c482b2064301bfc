"""Whom a sentence blames."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import culprits


@pytest.mark.parametrize("row", culprits.TABLE["examples"], ids=lambda row: row["text"])
def test_a_sentence_blames_somebody_or_nobody(row: dict[str, str]) -> None:
    found = [claim.text for claim in claims(row["text"]) if claim.measure == culprits.MEASURE]

    assert " | ".join(found) == row["reads"]


def test_who_blames_is_the_source() -> None:
    [claim] = [c for c in claims("Relatives blamed the captain for the sinking.") if c.measure == culprits.MEASURE]

    assert claim.attribution is not None
    assert claim.attribution.source == "Relatives"
