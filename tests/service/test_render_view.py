from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from schemas.reports import Position, Report, ReportArticle, Severity
from service.render import phrases
from service.render.view import TABLE_LIMIT, View, arrange
from tests import ferry


@pytest.fixture
def view() -> View:
    return arrange(ferry.REPORT, ferry.TEXTS)


def test_reprints_of_one_text_count_as_one_origin(view: View) -> None:
    [twelve, fourteen] = view.of("contradiction")[0].stances

    assert (twelve.voices, fourteen.voices) == ("2 articles, 1 origin", "2 articles")
    assert view.voices == "4 articles, 3 origins"


def test_the_same_words_of_reprints_are_shown_once_with_everyone_who_carries_them(view: View) -> None:
    [passage] = view.of("contradiction")[0].stances[0].passages

    assert passage.sources == ("First wire", "Harbour daily")


def test_contradictions_come_first_then_tensions_then_omissions() -> None:
    view = arrange(replace(ferry.REPORT, conflicts=ferry.REPORT.conflicts[::-1]), ferry.TEXTS)

    assert [finding.id for finding in view.open] == ["killed-2", "killed-1", "missing-1", "cause-1"]
    assert view.counts == "2 contradictions, 1 tension, 1 omission"


@pytest.mark.parametrize("status", ["dismissed", "settled"])
def test_what_is_not_open_is_set_aside_and_not_counted(status: str) -> None:
    closed = replace(ferry.KILLED, status=status)
    view = arrange(replace(ferry.REPORT, conflicts=(closed,)), ferry.TEXTS)

    [finding] = view.set_aside
    assert finding.note.startswith(status)
    assert view.counts == "nothing open, 1 set aside"


def test_the_table_says_who_stands_where(view: View) -> None:
    assert [source.name for source in view.sources] == [
        "First wire",
        "Evening paper",
        "Harbour daily",
        "Regional radio",
    ]
    assert [row.cells for row in view.table] == [
        ("12", "14", "12", "14"),
        ("", "", "", "14 and 13"),
        ("20", "6", "", ""),
        ("silent", "a wave struck the open bow door", "silent", "silent"),
    ]


def test_two_findings_of_one_id_both_stand_in_the_table() -> None:
    twins = (ferry.KILLED, replace(ferry.MISSING, id=ferry.KILLED.id))

    view = arrange(replace(ferry.REPORT, conflicts=twins), ferry.TEXTS)

    assert [row.cells[0] for row in view.table] == ["12", "20"]


def test_the_table_is_left_out_where_it_would_not_fit() -> None:
    many = tuple(ReportArticle(f"a{n}", f"Source {n}", "", None, f"a{n}") for n in range(TABLE_LIMIT + 1))

    assert arrange(replace(ferry.REPORT, articles=many), {}).table == ()


def test_a_silent_position_names_who_leaves_it_out(view: View) -> None:
    [_, silent] = view.of("omission")[0].stances

    assert silent.silent
    assert silent.sources == ("First wire", "Harbour daily", "Regional radio")


def test_a_report_is_shown_even_where_an_article_is_missing_from_it() -> None:
    stray = replace(ferry.KILLED, positions=(Position(None, unstated_by=("gone",)), *ferry.KILLED.positions))
    view = arrange(Report("x", "", 1, (), (stray,), ()), {})

    assert view.title == "x"
    assert view.open[0].stances[0].sources == ("gone",)


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        (None, ""),
        ("", ""),
        ("2024-05-14", "14 May 2024"),
        ("2024-05-04T09:05:00Z", "4 May 2024, 09:05 UTC"),
        ("2024-05-14T09:05:00+00:00", "14 May 2024, 09:05 UTC"),
        ("2024-05-14T17:00:00-05:30", "14 May 2024, 17:00 UTC-05:30"),
        ("2024-05-14 17:00", "14 May 2024, 17:00"),
        ("2024-05", "2024-05"),
        ("spring\x1b", "spring\ufffd"),
    ],
)
def test_moments_are_said_as_people_write_them(stamp: str | None, said: str) -> None:
    assert phrases.moment(stamp) == said


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_stand_in_a_row(names: list[str], said: str) -> None:
    assert phrases.listed(names) == said


@pytest.mark.parametrize(
    ("key", "said"), [(None, ""), ("other-measure", "another measure"), ("brand-new", "brand new")]
)
def test_a_reason_without_a_row_is_said_by_its_name(key: str | None, said: str) -> None:
    assert phrases.reason(key) == said


def test_every_severity_has_a_row_and_a_sign_of_its_own() -> None:
    assert set(phrases.GRADES) == set(get_args(Severity))
    assert len({grade.sign for grade in phrases.GRADES.values()}) == 3


def test_what_steers_a_terminal_or_turns_the_text_is_replaced() -> None:
    assert phrases.shown("a\x1b[31m\u202eb\n\tc\u00a0d\ud800") == "a\ufffd[31m\ufffdb c d\ufffd"
