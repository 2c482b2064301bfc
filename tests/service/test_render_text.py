from __future__ import annotations

import re
import unicodedata

import pytest

from service.render import text
from service.render.view import View, arrange
from tests import ferry, hostile


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal as wide as a page is where there is none."""
    monkeypatch.setenv("COLUMNS", str(text.WIDTH))


@pytest.fixture
def view() -> View:
    return arrange(ferry.REPORT, ferry.TEXTS)


def test_the_report_is_read_from_top_to_bottom(view: View) -> None:
    lines = text.write(view).splitlines()

    assert lines[:9] == [
        "Ferry capsizes off Northpoint",
        "4 articles, 3 origins · 2 contradictions, 1 tension, 1 omission",
        "",
        "≠ CONTRADICTION  12 or 14 killed in the capsizing of the ferry off Northpoint",
        "  the capsizing of the ferry off Northpoint, 14 May 2024",
        "  Both figures are exact and speak of the same event, so they cannot both be right.",
        "  12   First wire and Harbour daily       2 articles, 1 origin",
        "  14   Evening paper and Regional radio   2 articles",
        "",
    ]
    assert "  20  “We are «still looking for *20* people»,” the coastguard said at noon." in lines
    assert "      — First wire, citing the coastguard" in lines
    assert "  = About 90 and 97 passengers are compatible  (First wire and Evening paper)" in lines
    assert any(line.endswith("text of First wire") for line in lines)


def test_without_colour_there_is_not_one_order_to_the_terminal(view: View) -> None:
    assert "\x1b" not in text.write(view)


def test_with_colour_the_words_are_the_same_without_the_signs(view: View) -> None:
    coloured = text.write(view, colour=True)

    assert "\x1b[1;31m≠ CONTRADICTION" in coloured
    assert "«" not in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert " ".join(plain.split()) == " ".join(re.sub(r"[«»]|\*(?=\d)|(?<=\d)\*", "", text.write(view)).split())


@pytest.mark.parametrize("columns", [40, 60, 100, 300])
def test_no_line_is_wider_than_the_terminal(view: View, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    assert max(map(len, text.write(view).splitlines())) <= min(columns, text.WIDEST)


def test_a_hostile_text_gives_the_terminal_no_orders() -> None:
    view = arrange(hostile.REPORT, hostile.TEXTS)

    for character in text.write(view):
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    assert not re.search(r"\x1b(?!\[[\d;]*m)", text.write(view, colour=True))


def test_markup_of_the_renderer_is_shown_as_it_is() -> None:
    assert "[a](javascript:alert(3))" in " ".join(text.write(arrange(hostile.REPORT, hostile.TEXTS)).split())
