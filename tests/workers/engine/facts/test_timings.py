"""The timings of the lexicon: their examples are their tests."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import asked, moments, targets

FRIDAY = "2020-03-13"


def read(words: str, name: str) -> list[str]:
    found = [claim for claim in claims(words, at=FRIDAY) if claim.measure.startswith(asked.MARK)]
    return [claim.text for claim in found if claim.measure.endswith(name)]


@pytest.mark.parametrize(
    ("name", "sentence", "reads"),
    [pytest.param(*example, id=f"{example[0]}: {example[1]}") for example in asked.examples()],
)
def test_a_timing_reads_its_example(name: str, sentence: str, reads: str) -> None:
    found = read(sentence, name)

    if " " in reads:
        assert [value.partition("T")[2] for value in found] == [hour.removeprefix("T") for hour in reads.split()]
    else:
        assert " ".join(found) == reads


@pytest.mark.parametrize(
    ("sentence", "reads"),
    [pytest.param(row["text"], row["reads"], id=row["text"]) for row in targets.TABLE["examples"]],
)
def test_an_act_reads_its_example(sentence: str, reads: str) -> None:
    found = [claim for claim in claims(sentence, at=FRIDAY) if claim.measure == asked.MARK + asked.ACT]

    assert " | ".join(f"{claim.predicate}: {claim.text}" for claim in found) == reads


@pytest.mark.parametrize(
    ("name", "sentence", "reads"),
    [pytest.param(*example, id=f"{example[0]}: {example[1]}") for example in moments.examples()],
)
def test_a_moment_reads_its_example(name: str, sentence: str, reads: str) -> None:
    found = [claim for claim in claims(sentence, at=FRIDAY) if claim.measure == asked.MARK + name]

    assert " ".join(claim.text for claim in found) == reads
