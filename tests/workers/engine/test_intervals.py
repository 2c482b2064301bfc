"""How two figures for the same thing stand to each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemas.claims import Interval, Quantity
from tests.workers.engine.making import parse
from workers.engine import intervals, lexicon

NUMBERS = ("cardinals", "scales", "vague", "fractions", "vulgar", "tolerance", "bounds")


def quantity(words: str) -> Quantity:
    """The first figure in these words."""
    return parse(f"They gave {words}.").figures[0].quantity


PAIRS = [
    # the same
    ("14 people", "14 people", "equal"),
    ("14 people", "fourteen people", "equal"),
    ("at least 12 people", "no fewer than 12 people", "equal"),
    ("half a million people", "500,000 people", "equal"),
    # both can be true
    ("at least 12 people", "14 people", "compatible"),
    ("at least 12 people", "12 people", "compatible"),
    ("more than 12 people", "13 people", "compatible"),
    ("up to 50 people", "14 people", "compatible"),
    ("up to 50 people", "50 people", "compatible"),
    ("fewer than 50 people", "49 people", "compatible"),
    ("about 100 people", "97 people", "compatible"),
    ("about 30 people", "28 people", "compatible"),
    ("nearly 30 people", "29 people", "compatible"),
    ("just over 30 people", "31 people", "compatible"),
    ("12 to 18 rockets", "18 rockets", "compatible"),
    ("12 to 18 rockets", "15 to 20 rockets", "compatible"),
    ("dozens of people", "40 people", "compatible"),
    ("hundreds of people", "at least 300 people", "compatible"),
    ("a dozen people", "13 people", "compatible"),
    ("13.8 million people", "14 million people", "compatible"),
    ("297 people", "300 people", "compatible"),
    ("1,204 people", "1,200 people", "compatible"),
    ("$3.25 billion", "$3.3 billion", "compatible"),
    ("30 mph", "48 km/h", "compatible"),
    ("250 km", "155 miles", "compatible"),
    ("two miles", "4 km", "compatible"),
    ("two miles", "6 km", "disjoint"),
    ("200 miles", "500 km", "disjoint"),
    ("more than 10 people", "at least 11 people", "compatible"),
    # one of them is wrong, or they are of different things
    ("12 people", "14 people", "disjoint"),
    ("at least 15 people", "14 people", "disjoint"),
    ("more than 14 people", "14 people", "disjoint"),
    ("fewer than 50 people", "50 people", "disjoint"),
    ("up to 50 people", "51 people", "disjoint"),
    ("about 30 people", "18 people", "disjoint"),
    ("about 100 people", "150 people", "disjoint"),
    ("nearly 30 people", "30 people", "disjoint"),
    ("nearly 30 people", "31 people", "disjoint"),
    ("nearly 200 people", "165 people", "disjoint"),
    ("just over 200 people", "230 people", "disjoint"),
    ("just over 30 people", "29 people", "disjoint"),
    ("12 to 18 rockets", "20 rockets", "disjoint"),
    ("dozens of people", "7 people", "disjoint"),
    ("dozens of people", "120 people", "disjoint"),
    ("hundreds of people", "thousands of people", "disjoint"),
    ("no people", "3 people", "disjoint"),
    ("40 people", "43 people", "disjoint"),
    ("288 people", "280 people", "disjoint"),
    ("300 people", "350 people", "disjoint"),
    ("$3 billion", "$2 billion", "disjoint"),
    ("43 per cent", "42 per cent", "disjoint"),
    ("43.5 per cent", "42.1 per cent", "disjoint"),
    ("30 mph", "60 km/h", "disjoint"),
    ("250 km", "250 miles", "disjoint"),
]


@pytest.mark.parametrize(("one", "other", "relation"), PAIRS)
def test_two_figures_are_equal_or_compatible_or_disjoint(one: str, other: str, relation: str) -> None:
    assert intervals.relate(quantity(one), quantity(other)) == relation


@pytest.mark.parametrize(("one", "other", "relation"), PAIRS)
def test_which_of_two_figures_comes_first_does_not_matter(one: str, other: str, relation: str) -> None:
    assert intervals.relate(quantity(other), quantity(one)) == relation


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("10 people", "30 people", 3),
        ("30 people", "10 people", 3),
        ("at least 10 people", "30 people", 3),
        ("up to 10 people", "more than 30 people", 3),
        ("no people", "30 people", 1),
        ("1 km", "5,000 metres", 5),
    ],
)
def test_the_ratio_is_by_the_nearest_ends(one: str, other: str, times: float) -> None:
    assert intervals.ratio(quantity(one), quantity(other)) == pytest.approx(times)


@pytest.mark.parametrize("n", [1, 7, 12, 30, 100, 120, 1204, 2750, 13_800_000])
def test_the_tolerance_of_about_keeps_within_its_shares(n: float) -> None:
    slack = intervals.tolerance(n, intervals.place_of(str(int(n)), 1))

    assert intervals.TOLERANCE["least"] * n <= slack <= intervals.TOLERANCE["most"] * n


def test_every_form_of_the_lexicon_makes_an_interval_that_is_none_of_the_others() -> None:
    forms = {row["form"] for row in lexicon.read("numbers", required=NUMBERS)["bounds"]}

    made = {form: intervals.interval(form, 30, 30, 10) for form in forms}

    assert len(set(made.values())) == len(forms)


def test_every_bound_of_the_lexicon_is_read_before_or_behind_its_number() -> None:
    rows = lexicon.read("numbers", required=NUMBERS)["bounds"]
    before = [(phrase, row["name"]) for row in rows for phrase in row["before"]]
    behind = [(phrase, row["name"]) for row in rows for phrase in row["behind"]]

    read = {phrase: quantity(f"{phrase} 40 people").bound for phrase, _ in before}
    read |= {f"_{phrase}": quantity(f"40 {phrase}").bound for phrase, _ in behind}

    assert read == dict(before) | {f"_{phrase}": name for phrase, name in behind}


# --- the page that says so --------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[3] / "docs" / "claims.md").read_text("utf-8")
ROWS = [
    (bound, phrase, interval)
    for bound, phrases, interval in re.findall(r"^\| ([a-z ]+) \| (.+?) \| ([\[(].+[\])]) \|$", PAGE, re.M)
    for phrase in phrases.split("; ")
]


@pytest.mark.parametrize(("bound", "phrase", "interval"), ROWS)
def test_a_phrase_of_the_page_allows_what_the_page_says(bound: str, phrase: str, interval: str) -> None:
    found = quantity(f"{phrase} people")

    assert (found.bound, written(found.interval)) == (bound, interval)


def written(at: Interval) -> str:
    low = f"{'(' if at.low_open else '['}{at.low:g}"
    return low + (", ∞)" if at.high is None else f", {at.high:g}{')' if at.high_open else ']'}")


def test_the_page_names_every_bound_of_the_lexicon() -> None:
    names = {row["name"] for row in lexicon.read("numbers", required=NUMBERS)["bounds"]}

    assert {bound for bound, _, _ in ROWS} == names | {"range", "vague"}
