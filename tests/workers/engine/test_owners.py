"""Owners: whose figure an open one is."""

from __future__ import annotations

import pytest

from schemas.articles import Article
from workers.engine.owners import same
from workers.engine.reading import read


def owners(text: str) -> list[tuple[float | None, str]]:
    """Each figure of a text that no family counts, with its owner."""
    claims = read(Article("a", "Paper", text, "", "2024-05-03")).claims
    return [
        (claim.quantity.interval.low, "+".join(sorted(claim.owners)))
        for claim in claims
        if claim.quantity and ":" in claim.measure + ":"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlen has 300 shops.", [(300.0, "orlen")]),
        ("Orlen's 300 shops will stay.", [(300.0, "orlen")]),
        ("Shares in Orlen fell 12 per cent.", [(12.0, "orlen")]),
        ("Varta shares fell 12 per cent.", [(12.0, "varta")]),
        ("The head of Orlen said it had 300 shops.", [(300.0, "orlen")]),
        ("Orlen is an oil company. It has 300 shops.", [(300.0, "orlen")]),
        ("Orlen is an oil company. Its 300 shops will stay.", [(300.0, "orlen")]),
        ("Those who work with Orlen, which runs 300 shops, were told.", [(300.0, "orlen")]),
        ("Orlen has 300 shops and Varta 2,000.", [(300.0, "orlen"), (2000.0, "varta")]),
        (
            "Ada Okoro won 54.1 percent of the vote and Musa Bello 41.9 percent.",
            [(54.1, "ada okoro"), (41.9, "musa bello")],
        ),
        ("Orlen itself slid 14 per cent.", [(14.0, "orlen")]),
        ("Okoro Bay, a town of 900 people, was cut off.", [(900.0, "okoro bay")]),
        ("Both companies have 300 shops.", [(300.0, "both")]),
        ("The combined workforce of 12,000 was told.", [(12000.0, "both")]),
        ("The village has 900 inhabitants.", [(900.0, "")]),
        ("Swiss banks have 900 branches.", [(900.0, "")]),
    ],
)
def test_a_figure_is_of_whom_its_clause_says(text: str, expected: list[tuple[float, str]]) -> None:
    assert [pair for pair in owners(text) if pair[0] and pair[0] > 2] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"ada okoro"}, {"okoro"}, True),
        ({"swiss national bank"}, {"snb"}, True),
        ({"orlen"}, {"varta"}, False),
        ({"lee jun-seok"}, {"captain lee joon-seok"}, True),
        ({"ada okoro"}, {"abe okoye"}, False),
        ({"orlen", "varta"}, {"both"}, True),
        ({"orlen"}, {"both"}, False),
        ({"orlen"}, set(), None),
    ],
)
def test_owners_are_the_same_under_any_of_their_names(one: set[str], other: set[str], expected: bool | None) -> None:
    assert same(frozenset(one), frozenset(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the mayor", "the mayor", True),
        ("the mayor", "the challenger", False),
        ("the councillor", "the challenger", None),
        ("the mayor", "ada okoro", None),
    ],
)
def test_an_office_may_be_anybodys_but_not_that_of_its_challenger(one: str, other: str, expected: bool | None) -> None:
    assert same(frozenset({one}), frozenset({other})) is expected
