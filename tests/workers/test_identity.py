from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.reports import Conflict, Evidence, Position, Report, ReportEvent, Value
from workers.identity import keep_ids


def says(toll: int, *articles: str) -> Position:
    evidence = tuple(Evidence(article, "text", 0, 9, f"killed {toll}", None) for article in articles)
    return Position(Value(str(toll), toll, toll, "exact", None), evidence)


DISPUTE = Conflict(
    "c1",
    "number",
    "between",
    "killed",
    ReportEvent("accident", None, None),
    "12 or 14",
    "",
    (says(12, "a"), says(14, "b")),
    "contradiction",
    None,
)
RENAMED = replace(DISPUTE, id="c2", event=ReportEvent("sinking", None, None))


def report(*found: Conflict) -> Report:
    return Report("northpoint", "Ferry", 1, (), found, ())


def ids(before: tuple[Conflict, ...], *after: Conflict) -> list[str]:
    return [one.id for one in keep_ids(report(*before), report(*after)).conflicts]


def test_a_conflict_whose_event_is_called_otherwise_keeps_its_id() -> None:
    assert ids((DISPUTE,), RENAMED) == ["c1"]


def test_it_keeps_it_when_another_voice_or_value_comes_and_when_it_is_explained() -> None:
    third = replace(RENAMED, positions=(*RENAMED.positions, says(16, "c")))
    tension = replace(RENAMED, severity="tension", reason="earlier-count")

    assert (ids((DISPUTE,), third), ids((DISPUTE,), tension)) == (["c1"], ["c1"])


@pytest.mark.parametrize(
    "other",
    [
        replace(RENAMED, positions=(says(3, "a"), says(5, "b"))),
        replace(RENAMED, kind="time"),
        replace(RENAMED, scope="within"),
        replace(RENAMED, severity="omission"),
    ],
)
def test_another_dispute_has_its_own_id(other: Conflict) -> None:
    assert ids((DISPUTE,), other) == ["c2"]


def test_one_that_is_called_as_before_is_nobody_elses() -> None:
    assert ids((DISPUTE,), RENAMED, DISPUTE) == ["c2", "c1"]


def test_of_two_heirs_the_likelier_inherits() -> None:
    half = replace(RENAMED, id="c0", positions=(says(12, "a"), says(16, "c")))

    assert ids((DISPUTE,), half, RENAMED) == ["c0", "c1"]


def test_a_first_report_is_left_as_it_is() -> None:
    assert keep_ids(None, report(RENAMED)) == report(RENAMED)
