"""One thing of which two articles say what excludes each other."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import article, report, story, told
from workers.engine import compare
from workers.engine.antonyms import TABLE, excludes

BLAST = "A blast on Monday shook the mill. "


@pytest.fixture(autouse=True)
def nothing_else_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a question of the lexicon finds is not said again: here there are no questions."""
    monkeypatch.setattr("workers.engine.contrasts.KINDS", ())


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if "what is said of" in line]


@pytest.mark.parametrize("example", TABLE["examples"], ids=lambda example: example["one"])
def test_the_examples_of_the_lexicon_exclude_each_other_or_do_not(example: dict[str, str]) -> None:
    found = conflicts(BLAST + example["one"], BLAST + example["other"])

    assert bool(found) == example["exclude"]


def test_a_thing_locked_and_open_is_a_contradiction() -> None:
    found = conflicts(BLAST + "The gate was locked.", BLAST + "The gate was open.")

    assert found == ["contradiction between what is said of the gate: The gate was locked [a] / The gate was open [b]"]


def test_what_may_have_changed_by_the_time_of_the_later_article_is_a_tension() -> None:
    first, second = story(BLAST + "The road is blocked.", BLAST + "Soldiers reopened the road.")
    later = article(second.text, id=second.id, at="2024-05-16")

    found = told(compare([first, later]).conflicts)

    assert any("tension (earlier-account) between what is said of the road" in line for line in found)


def test_a_word_that_only_looks_like_an_opposite_is_none() -> None:
    assert not excludes(frozenset({"form"}), frozenset({"inform"}))
    assert excludes(frozenset({"safe"}), frozenset({"unsafe"}))
