from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from service.render.sheet import COLUMNS, write
from tests import ferry


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_passage_has_a_row_and_so_has_each_silence() -> None:
    found = rows(write(ferry.REPORT))

    assert tuple(found[0]) == COLUMNS
    said = [e for c in ferry.REPORT.conflicts for p in c.positions for e in (*p.evidence, *p.unstated_by)]
    assert len(found) == len(said)
    assert {row["quote"] for row in found} >= {"killing 12 people"}
    assert any(row["position"] == row["quote"] == "" and row["severity"] == "omission" for row in found)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "|cmd", "%x"])
def test_no_cell_is_taken_for_a_formula(title: str) -> None:
    conflict = replace(ferry.REPORT.conflicts[0], summary=title)

    for row in rows(write(replace(ferry.REPORT, conflicts=(conflict,)))):
        assert row["summary"].startswith("'")


def test_a_cell_is_on_one_line() -> None:
    conflict = replace(ferry.REPORT.conflicts[0], summary='one\r\n"two", three')

    assert rows(write(replace(ferry.REPORT, conflicts=(conflict,))))[0]["summary"] == 'one "two", three'
