from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.articles import Article
from schemas.changes import Change
from schemas.reports import Conflict, Evidence, Position, Report, ReportEvent, Value
from workers.differences import conflicts, revised, stands_differently


def says(value: float, *articles: str, text: str = "", bound: str = "exact") -> Position:
    evidence = tuple(Evidence(article, "text", 0, 2, "12", None) for article in articles)
    return Position(Value(text or f"{value:g}", value, value, bound, None), evidence)


def silent(*articles: str) -> Position:
    return Position(None, (), articles)


TWO_SIDES = (says(12, "a"), says(14, "b"))
DISPUTE = Conflict(
    "c1",
    "number",
    "between",
    "killed",
    ReportEvent("ferry", None, None),
    "12 or 14",
    "",
    TWO_SIDES,
    "contradiction",
    None,
)


def report(*found: Conflict, version: int = 1) -> Report:
    return Report("northpoint", "Ferry", version, (), found, ())


def test_what_a_first_report_finds_is_opened() -> None:
    assert conflicts(None, report(DISPUTE)) == (Change("opened", DISPUTE),)


def test_what_is_found_no_more_is_settled_with_its_last_form() -> None:
    assert conflicts(report(DISPUTE), report()) == (Change("settled", DISPUTE),)


def test_another_value_changes_a_conflict() -> None:
    now = replace(DISPUTE, positions=(says(12, "a"), says(15, "b")))

    assert conflicts(report(DISPUTE), report(now)) == (Change("changed", now, DISPUTE),)


@pytest.mark.parametrize("other", [{"severity": "tension"}, {"reason": "hedged"}, {"status": "dismissed"}])
def test_another_severity_reason_or_status_changes_a_conflict(other: dict[str, str]) -> None:
    now = replace(DISPUTE, **other)

    assert [change.kind for change in conflicts(report(DISPUTE), report(now))] == ["changed"]


def test_a_conflict_that_an_editor_settles_is_settled_once() -> None:
    settled = replace(DISPUTE, status="settled")

    assert [change.kind for change in conflicts(report(DISPUTE), report(settled))] == ["settled"]
    assert conflicts(report(settled), report()) == ()


def test_a_conflict_that_is_open_again_is_opened_with_what_it_was() -> None:
    dismissed = replace(DISPUTE, status="dismissed")

    assert conflicts(report(dismissed), report(DISPUTE)) == (Change("opened", DISPUTE, dismissed),)


def test_nothing_is_told_of_what_stays_as_it_was() -> None:
    worded = replace(DISPUTE, summary="14 or 12", explanation="In other words.")

    assert conflicts(report(DISPUTE), report(worded)) == ()


@pytest.mark.parametrize(
    ("now", "differs"),
    [
        (TWO_SIDES, False),
        (TWO_SIDES[::-1], False),
        ((says(12, "a", "c"), says(14, "b")), False),
        ((says(12, "a", text="twelve"), says(14, "b")), False),
        ((says(12, "a"), says(14, "b"), says(16, "c")), True),
        ((says(12, "b"), says(14, "a")), True),
        ((says(12, "a"), says(14, "a", "b")), True),
        ((says(12, "a", bound="at least"), says(14, "b")), True),
        ((says(12, "a"), silent("b")), True),
    ],
)
def test_a_position_changes_with_its_value_or_its_side_not_with_a_further_voice(
    now: tuple[Position, ...], differs: bool
) -> None:
    assert stands_differently(TWO_SIDES, now) is differs


def test_a_revised_article_says_which_of_its_fields_are_others() -> None:
    was, now = Article("a", "Daily", "One.", "Title"), Article("a", "Daily", "Two.", "Title")

    assert revised("a", 1, 2, was, now).differ == ("text",)
    assert revised("a", 1, 2, None, now).differ == ("title", "text")
