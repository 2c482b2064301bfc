"""Two short texts: evidence, and a claim about the same subject."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.engine import judge
from workers.engine.judging.words import TABLE

EXAMPLES = [pytest.param(*row.values(), id=row["claim"]) for row in TABLE["examples"]]


@pytest.mark.parametrize(("evidence", "claim", "verdict"), EXAMPLES)
def test_the_evidence_stands_to_the_claim_as_the_lexicon_says(evidence: str, claim: str, verdict: str) -> None:
    assert judge(evidence, claim) == verdict


@pytest.mark.parametrize(
    ("bound", "verdict"),
    [
        ("more than 61", "contradiction"),
        ("at least 61", "entailment"),
        ("fewer than 61", "contradiction"),
        ("up to 61", "entailment"),
        ("under 62", "entailment"),
        ("about 60", "entailment"),
        ("60", "contradiction"),
        ("61", "entailment"),
        ("between 50 and 60", "contradiction"),
    ],
)
def test_a_bound_is_read_strictly(bound: str, verdict: str) -> None:
    assert judge("The museum owns 61 clocks.", f"The museum owns {bound} clocks.") == verdict


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        ("The ship carried 40 sheep and 12 goats.", "The ship carried 12 sheep."),
        ("The north lost 30 bridges, the south lost 12.", "The north lost 12 bridges."),
        ("Tests were done on 900 dogs, and 12 of them were ill.", "12 dogs were tested."),
    ],
)
def test_a_figure_of_another_thing_does_not_bear_a_claim_out(evidence: str, claim: str) -> None:
    assert judge(evidence, claim) != "entailment"


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        ("The quarry sold $ 9 million of slate.", "The quarry sold 14 million euros of slate."),
        ("Twelve firefighters were injured.", "Twenty firefighters were sent to the hills."),
        ("There are 120 cases in Lower Marsh.", "The film has 14 reviews."),
        ("", "The film has 14 reviews."),
        ("The film has 14 reviews.", ""),
    ],
)
def test_figures_that_cannot_be_compared_leave_the_claim_open(evidence: str, claim: str) -> None:
    assert judge(evidence, claim) == "neutral"


def test_one_figure_that_fails_makes_the_claim_fail() -> None:
    evidence = "The region has 9,887 farms, of which 410 are in Westby and 96 in Hill End."

    assert judge(evidence, "The region has more than 9,000 farms, including over 400 in Westby.") == "entailment"
    assert judge(evidence, "The region has more than 9,000 farms, including over 420 in Westby.") == "contradiction"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_judged(evidence: str, claim: str) -> None:
    assert judge(evidence, claim) in {"contradiction", "entailment", "neutral"}


def test_of_figures_that_may_be_meant_the_one_by_the_claims_is_held_to_it() -> None:
    evidence = "The mast was to be 500 metres high, and was built 655 metres high."

    assert judge(evidence, "The mast is less than 650 metres high.") == "contradiction"
    assert judge(evidence, "The mast is less than 660 metres high.") == "entailment"


def test_a_growing_count_of_another_day_is_held_to_its_own() -> None:
    evidence = "As of 4 May, 30 people were in quarantine."

    assert judge(evidence, "30 people were in quarantine after 4 May.") == "contradiction"
    assert judge(evidence, "30 people were in quarantine as of 4 May.") == "entailment"


def test_a_figure_belongs_to_the_date_of_its_own_stretch() -> None:
    evidence = "The airline carried 12.3 million passengers in 2019 and 4.1 million in 2020."

    assert judge(evidence, "In 2019 the airline carried more than 12 million passengers.") == "entailment"
    assert judge(evidence, "In 2020 the airline carried more than 5 million passengers.") == "contradiction"


def test_what_a_figure_was_before_bears_nothing_out() -> None:
    assert judge("Turnout was 62 %, down from 70 % in 2015.", "Turnout was above 65 %.") == "contradiction"


def test_a_measure_is_of_one_extent() -> None:
    evidence = "The bridge is 412 metres long and 18 metres wide."

    assert judge(evidence, "The bridge is less than 400 metres long.") == "contradiction"
    assert judge(evidence, "The bridge is less than 20 metres wide.") == "entailment"


def test_a_figure_of_no_known_measure_fits_where_any_fits() -> None:
    evidence = "The film grossed $ 116 million against a budget of $ 50 million."

    assert judge(evidence, "The film was made with less than $ 51 million.") == "entailment"


@pytest.mark.parametrize("words", ["The museum owns 61 clocks.", "As of 4 May, 12 people had died in Westby."])
def test_a_text_bears_itself_out(words: str) -> None:
    assert judge(words, words) == "entailment"
