"""Stories of many kinds of event, their disagreements marked by hand: what the engine finds in them is on record."""

from __future__ import annotations

from itertools import chain

import pytest

from tests.workers.engine.annotated import Marked, account, annotated, held, names, sets_apart, totals, touched
from tests.workers.engine.making import report

RECORD = "To put it on record: python -m tests.workers.engine.annotated --record\n"


def marked(rows: list[Marked], mark: str) -> set[str]:
    return {row["id"] for row in rows if row.get(mark)}


@pytest.mark.parametrize("name", names())
def test_a_conflict_once_found_is_still_found(name: str) -> None:
    story = annotated(name)

    lost = marked(story.conflicts, "found") - story.found()

    assert not lost, f"no longer found: {sorted(lost)}\n{account(name)}"


@pytest.mark.parametrize("name", names())
def test_a_conflict_found_for_the_first_time_goes_on_record(name: str) -> None:
    story = annotated(name)

    new = story.found() - marked(story.conflicts, "found")

    assert not new, f"found now: {sorted(new)}. {RECORD}{account(name)}"


@pytest.mark.parametrize("name", names())
def test_no_other_trap_is_sprung_by_a_contradiction_than_those_on_record(name: str) -> None:
    story = annotated(name)

    sprung, known = story.sprung(), marked(story.traps, "sprung")

    assert sprung <= known, f"sprung: {sorted(sprung - known)}\n{account(name)}"
    assert sprung >= known, f"a trap that is avoided now. {RECORD}{account(name)}"


@pytest.mark.parametrize("name", names())
def test_each_marked_quote_stands_once_in_its_article(name: str) -> None:
    story = annotated(name)
    fields = {one.id: f"{one.title}\n\n{one.text}" for one in story.articles}
    positions = chain.from_iterable(row["positions"] for row in (*story.conflicts, *story.arguable))
    evidence = chain.from_iterable(row.get("evidence", ()) for row in (*positions, *story.traps))

    counts = {(e["article"], e["quote"]): fields[e["article"]].count(e["quote"]) for e in evidence}

    assert {key: n for key, n in counts.items() if n != 1} == {}


@pytest.mark.parametrize("name", names())
def test_the_marks_do_not_speak_against_each_other(name: str) -> None:
    story = annotated(name)
    apart = [story.sides(row) for row in story.loud()]
    traps = {row["id"]: [story.span(e) for e in row["evidence"]] for row in story.traps}

    assert len(traps) >= 5
    assert all(len(pieces) >= 2 for pieces in traps.values())
    assert [id_ for id_, pieces in traps.items() if any(len(touched(pieces, sides)) > 1 for sides in apart)] == []


def test_stories_that_nobody_has_looked_at_are_read_no_worse() -> None:
    """Only totals: whoever sees what is missed in them tunes the engine to it."""
    found, marked, told, false = totals(held())

    assert marked == 159
    assert found >= 30
    assert false / told <= 0.35


def test_a_conflict_is_found_where_two_of_its_positions_touch_two_sides() -> None:
    (one,) = report("The quake killed 12 people in Bam.", "The quake killed 15 people in Bam.").conflicts
    first, second = [("a", "text", 10, 19)], [("b", "text", 10, 19)]

    assert sets_apart(one, [first, second])
    assert not sets_apart(one, [[*first, *second]])
    assert not sets_apart(one, [first, [("b", "title", 10, 19)]])
