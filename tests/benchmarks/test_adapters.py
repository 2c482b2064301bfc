"""The forms of the public yardsticks: what they count, and how they write it."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.adapters import quantities


def told(sentence: str) -> list[tuple[Any, str, str]]:
    """Each quantity as its value, bound and unit."""
    return [(found["value"], found["bound"], found["unit"]) for found in quantities(sentence)]


def ends(sentence: str) -> str:
    """The interval of the only quantity of a sentence, as the yardstick of ranges writes it."""
    [found] = quantities(sentence)
    low, high = ("" if found[end] is None else f"{found[end]:g}" for end in ("low", "high"))
    return (
        f"{'[' if low and not found['low_open'] else '('}{low},{high}{']' if high and not found['high_open'] else ')'}"
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mast was 405 feet (124 metres) tall.", [(405, "=", "foot"), (124, "=", "metre")]),
        ("More than 60 miles (97 km) were closed.", [(60, ">", "mile"), (97, ">", "kilometre")]),
        ("Seven or eight planes landed.", [(7, "=", "plane"), (8, "=", "plane")]),
        ("Sales rose from 12 to 14 vans.", [([12, 14], "=", "van")]),
        ("Between 12 and 18 vans were sold.", [([12, 18], "=", "van")]),
        ("Thousands of vans were sold.", [([1000, 10000], "=", "van")]),
        ("Nearly 30 vans were sold.", [(30, "~", "van")]),
        ("One of the oldest mills burned.", [(1, "=", "old mill")]),
        ("No mills burned.", []),
        ("Several mills burned.", []),
        ("Both mills burned.", []),
        ("It happened in 2019.", []),
    ],
)
def test_quantities_are_given_as_the_yardstick_counts_them(sentence: str, expected: list[object]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is between 20 and 30.", "[20,30)"),
        ("It is more than 20 and less than 30.", "(20,30)"),
        ("It is greater than 20 and less than or equal to 30.", "(20,30]"),
        ("It is up to 700.", "(,700]"),
        ("It is under 170.", "(,170)"),
        ("It is 200 or greater.", "[200,)"),
        ("It is less than 5000 or equal to it.", "(,5000]"),
        ("It is more than half.", "(0.5,)"),
    ],
)
def test_an_interval_is_open_where_the_yardstick_has_it_open(sentence: str, expected: str) -> None:
    assert ends(sentence) == expected
