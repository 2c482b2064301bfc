"""The demo stories show what they must and fall for none of their lookalikes."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from schemas.articles import Article
from schemas.reports import Conflict, Evidence, Position, Report
from seeds import stories
from workers.engine import compare

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "seeds"
STORIES = {story["id"]: story for story in stories()}
CONFLICTS = [
    pytest.param(story, wanted, id=f"{story['id']}: {wanted['slot']} {' or '.join(wanted['values'])}")
    for story in STORIES.values()
    for wanted in story["expect"]["conflicts"]
]
LOOKALIKES = [
    pytest.param(story, lookalike, id=f"{story['id']}: {' / '.join(lookalike['quotes'])}")
    for story in STORIES.values()
    for lookalike in story["expect"]["not"]
]


@cache
def report_on(story_id: str) -> Report:
    story = STORIES[story_id]
    return compare([Article(**article) for article in story["articles"]], story_id=story_id)


@pytest.mark.parametrize(("story", "wanted"), CONFLICTS)
def test_the_report_shows(story: dict[str, Any], wanted: dict[str, Any]) -> None:
    conflicts = report_on(story["id"]).conflicts

    assert any(shows(conflict, wanted) for conflict in conflicts), "\n".join(["the report has:", *map(line, conflicts)])


@pytest.mark.parametrize(("story", "lookalike"), LOOKALIKES)
def test_the_report_does_not_set_against_each_other(story: dict[str, Any], lookalike: dict[str, Any]) -> None:
    marks = [mark(story, quote) for quote in lookalike["quotes"]]

    fallen = [line(conflict) for conflict in report_on(story["id"]).conflicts if opposes(conflict, marks)]

    assert not fallen, f"{lookalike['why']}: {fallen}"


@pytest.mark.parametrize(
    ("story", "slot", "article"),
    [
        pytest.param(story, slot, article, id=f"{story['id']}: {slot}, {article}")
        for story in STORIES.values()
        for slot, articles in story["expect"]["stated"].items()
        for article in articles
    ],
)
def test_an_article_that_states_it_is_not_called_silent(story: dict[str, Any], slot: str, article: str) -> None:
    conflicts = [conflict for conflict in report_on(story["id"]).conflicts if conflict.slot.startswith(slot)]

    silent = {name for conflict in conflicts for position in conflict.positions for name in position.unstated_by}

    assert article not in silent, "\n".join(map(line, conflicts))


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_every_quote_of_a_lookalike_stands_once_in_its_story(story: dict[str, Any]) -> None:
    for lookalike in story["expect"]["not"]:
        assert [len(places(story, quote)) for quote in lookalike["quotes"]] == [1] * len(lookalike["quotes"])


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_has_three_articles_and_a_dozen_lookalikes(story: dict[str, Any]) -> None:
    assert len(story["articles"]) == 3
    assert len(story["expect"]["not"]) >= 12
    assert all(150 <= len(article["text"].split()) <= 260 for article in story["articles"])


def test_there_are_three_stories_at_least() -> None:
    assert len(STORIES) >= 3


def test_no_demo_story_borrows_eight_words_in_a_row_from_the_real_articles() -> None:
    real = [path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("*.txt"))]
    if not real:
        pytest.skip("no real articles at ../shared/seeds to compare the demo stories with")
    ours = [f"{article['title']}\n{article['text']}" for story in STORIES.values() for article in story["articles"]]

    assert runs(ours) & runs(real) == set()


def shows(conflict: Conflict, wanted: dict[str, Any]) -> bool:
    """Whether the conflict is the wanted one: every named property alike, every value held by a position of its own."""
    alike = all(
        getattr(conflict, name) == wanted[name] for name in ("severity", "kind", "scope", "reason") if name in wanted
    )
    holders = [
        [n for n, position in enumerate(conflict.positions) if holds(position, value)] for value in wanted["values"]
    ]
    apart = all(set(one) - set(other) and set(other) - set(one) for one, other in combinations(holders, 2))
    silent = {article for position in conflict.positions for article in position.unstated_by}
    return alike and all(holders) and apart and silent >= set(wanted.get("unstated_by", ()))


def holds(position: Position, value: str) -> bool:
    """Whether the position's value, or one of its quotes, says so; a figure is not found inside a longer one."""
    if position.value is None:
        return False
    pattern = rf"(?<![\d.,]){re.escape(value)}(?![\d]|[.,]\d)"
    exact = position.value.low is not None and position.value.low == position.value.high
    return (exact and f"{position.value.low:,.10g}" == value) or any(
        re.search(pattern, said) for said in (position.value.text, *(one.quote for one in position.evidence))
    )


def opposes(conflict: Conflict, marks: list[tuple[str, str, int, int]]) -> bool:
    """Whether a contradiction or a tension has two of the marked places in two of its positions."""
    touched = [
        {n for n, place in enumerate(marks) for evidence in position.evidence if overlap(evidence, place)}
        for position in conflict.positions
    ]
    return conflict.severity != "omission" and any(
        one and two and len(one | two) > 1 for one, two in combinations(touched, 2)
    )


def overlap(evidence: Evidence, place: tuple[str, str, int, int]) -> bool:
    article, field, start, end = place
    return (evidence.article, evidence.field) == (article, field) and evidence.start < end and start < evidence.end


def mark(story: dict[str, Any], quote: str) -> tuple[str, str, int, int]:
    return places(story, quote)[0]


def places(story: dict[str, Any], quote: str) -> list[tuple[str, str, int, int]]:
    return [
        (article["id"], field, found.start(), found.end())
        for article in story["articles"]
        for field in ("title", "text")
        for found in re.finditer(re.escape(quote), article[field])
    ]


def runs(texts: list[str], length: int = 8) -> set[tuple[str, ...]]:
    """Every run of that many words, in lower case and without punctuation."""
    found = set()
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        found |= {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}
    return found


def line(conflict: Conflict) -> str:
    said = " / ".join(position.value.text if position.value else "unstated" for position in conflict.positions)
    return f"  {conflict.severity} [{conflict.kind}, {conflict.scope}, {conflict.reason}] {conflict.slot}: {said}"
