"""Two accounts that an article itself sets against each other."""

from __future__ import annotations

from tests.workers.engine.making import report, told


def test_what_somebody_rejects_is_a_contradiction_inside_the_article() -> None:
    [found] = report("Rain had undermined the wall, the mayor said. The builders rejected that.").conflicts

    assert (found.scope, found.severity, found.kind) == ("within", "contradiction", "description")
    assert found.explanation == (
        "Source a sets “The builders rejected that” against “Rain had undermined the wall, the mayor said”."
    )


def test_a_figure_of_another_source_is_a_contradiction_of_figures() -> None:
    [found] = report("The union said 319 of the shops had closed. The ministry admits to 92.").conflicts

    assert (found.scope, found.severity, found.kind) == ("within", "contradiction", "number")
    assert [position.value.low for position in found.positions if position.value] == [92, 319]


def test_an_older_figure_of_the_same_source_is_a_tension() -> None:
    lines = told(
        report("Some 700 people marched, said the police, who had spoken of 300 earlier in the day.").conflicts
    )

    assert [line.split(" two accounts")[0] for line in lines] == ["tension (earlier-count) within"]


def test_a_dispute_that_another_conflict_tells_is_not_told_twice() -> None:
    words = "A blast on Monday killed 12 people, police said. The ministry put the figure at 15."

    assert len(report(words).conflicts) == 1
