"""Wholes: a count of a group is one of all where its article tells of nobody else."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["The fire killed 120 people.", "The fire killed 119 workers."], ["119", "120"]),
        (["The fire killed 120 people.", "The fire killed 40 workers."], []),
        (
            ["The fire killed 120 people.", "The fire killed 119 workers and two nurses, 121 people in all."],
            ["120", "121"],
        ),
        (["The fire killed 14 people.", "The fire killed 12 children."], []),
    ],
)
def test_an_article_that_counts_one_group_alone_counts_all(texts: list[str], found: list[str]) -> None:
    lines = [line for line in told(report(*texts).conflicts) if not line.startswith("omission")]

    assert all(value in line for value in found for line in lines)
    assert bool(lines) == bool(found)
