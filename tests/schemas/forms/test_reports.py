from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest
from marshmallow import ValidationError

from schemas.forms import reports
from schemas.forms.faults import faults
from schemas.reports import Position, Value
from tests import ferry


def test_a_report_comes_back_as_it_went_out() -> None:
    assert reports.load(json.loads(reports.dumps(ferry.REPORT))) == ferry.REPORT


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    shown = reports.dump(ferry.REPORT)

    assert list(shown) == ["story", "version", "articles", "conflicts", "agreements"]
    assert list(shown["story"]) == ["id", "title"]
    assert list(shown["articles"][0]) == ["id", "source", "title", "published_at", "origin"]
    assert " ".join(shown["conflicts"][0]) == (
        "id kind severity scope reason slot event summary explanation positions status"
    )
    assert " ".join(shown["agreements"][0]) == "id kind scope slot event summary explanation positions"
    assert list(shown["conflicts"][0]["event"]) == ["label", "date", "place"]
    [stated, silent] = shown["conflicts"][3]["positions"]
    assert list(stated) == ["value", "articles", "origins", "evidence"]
    assert list(stated["value"]) == ["text", "low", "high", "bound", "unit"]
    assert list(stated["evidence"][0]) == ["article", "field", "start", "end", "quote", "attribution"]
    assert list(stated["evidence"][0]["attribution"]) == ["source", "cue"]
    assert silent == {"value": None, "unstated_by": ["wire", "daily", "radio"]}


@pytest.mark.parametrize(
    ("number", "shown"), [(12.0, "12"), (12, "12"), (1.5, "1.5"), (None, "null"), (2e6, "2000000")]
)
def test_whole_numbers_carry_no_fraction(number: float | None, shown: str) -> None:
    value = Value("x", number, None, "at least", None)
    conflict = replace(ferry.KILLED, positions=(Position(value),))

    text = reports.dumps(replace(ferry.REPORT, conflicts=(conflict,), agreements=()))

    assert f'"low": {shown},' in text


@pytest.mark.parametrize("endless", [math.inf, -math.inf, math.nan])
def test_an_infinite_figure_is_a_fault_of_the_program(endless: float) -> None:
    value = Value("x", endless, None, "at least", None)
    conflict = replace(ferry.KILLED, positions=(Position(value),))

    with pytest.raises(ValueError, match="an open end is None"):
        reports.dump(replace(ferry.REPORT, conflicts=(conflict,)))


def test_the_text_form_is_canonical() -> None:
    text = reports.dumps(ferry.REPORT)

    assert text.endswith("}\n")
    assert "“about 90”" in text
    assert reports.dumps(reports.load(json.loads(text))) == text


def test_a_key_of_a_newer_version_is_passed_over() -> None:
    shown = reports.dump(ferry.REPORT)
    shown["conflicts"][0]["history"] = []

    assert reports.load(shown) == ferry.REPORT


def test_every_fault_of_a_broken_report_is_named() -> None:
    shown = reports.dump(ferry.REPORT)
    del shown["version"]
    shown["conflicts"][0]["severity"] = "quarrel"
    shown["conflicts"][1]["positions"][0]["value"]["low"] = True

    with pytest.raises(ValidationError) as caught:
        reports.load(shown)

    assert {fault.pointer for fault in faults(caught.value)} == {
        "#/version",
        "#/conflicts/0/severity",
        "#/conflicts/1/positions/0/value/low",
    }
