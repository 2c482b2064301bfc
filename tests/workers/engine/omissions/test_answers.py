"""What is no figure and left out: who is responsible, why, a denial."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import article, report, told
from workers.engine import compare

BOMB = "A bombing on Monday shook the market. "


def omissions(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if line.startswith("omission")]


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        ("Police blamed the Reed Army for the bombing.", "who is responsible: Reed Army did it or is blamed for it"),
        ("The rebels denied any involvement.", "a denial: a part in it is denied"),
        ("The bombing was caused by a gas pipe.", "cause of the bombing: a gas pipe"),
        ("Prosecutors opened an inquiry.", "an inquiry: an inquiry was opened"),
        ("Police arrested two suspects.", "whether anybody was caught: somebody has been arrested"),
        ("Police identified the victim as Greta Holm.", "who the victims were: a victim is named"),
        ("The governor declared a state of emergency.", "a state of emergency: a state of emergency was declared"),
        ("The minister apologised to the families.", "who takes the blame: somebody takes the blame, or says sorry"),
    ],
)
def test_a_material_fact_that_another_article_leaves_out_is_an_omission(fact: str, line: str) -> None:
    assert omissions(BOMB + fact, BOMB) == [f"omission between {line} [a] / unstated [b]"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # nothing known is nothing left out
        (BOMB + "No group has claimed responsibility for the bombing.", BOMB),
        (BOMB + "The cause is not known.", BOMB),
        # told by both, each in its way
        (BOMB + "Police blamed the Reed Army for the bombing.", BOMB + "The bombing was carried out by the Reed Army."),
        # touched on by the other, in words that no frame knows
        (BOMB + "Prosecutors opened an inquiry.", BOMB + "Her team took charge of the inquiry at once."),
        (BOMB + "The minister apologised to the families.", BOMB + "The families await an apology."),
        # another event
        (BOMB + "In 2009 police blamed the Reed Army for a bombing.", BOMB),
        # no coverage of the event
        (BOMB + "Prosecutors opened an inquiry.", "The bank raised its rate."),
        # what no editor would miss
        (BOMB + "The sea was rough.", BOMB),
    ],
)
def test_nothing_is_left_out(one: str, other: str) -> None:
    assert omissions(one, other) == []


def test_an_article_from_before_the_fact_was_known_does_not_leave_it_out() -> None:
    early = article(BOMB, id="a", at="2024-05-14")
    late = article("A bombing on 13 May shook the market. Prosecutors opened an inquiry.", id="b", at="2024-05-17")

    assert told(compare([early, late]).conflicts) == []


def test_six_omissions_at_most_are_told_the_most_material_first() -> None:
    full = (
        BOMB
        + "It killed 12 people and wounded 30. Another 40 were missing. Police blamed the Reed Army for the bombing. "
        "The rebels denied any involvement. Prosecutors opened an inquiry. Police arrested two suspects. "
        "The raid was a joint operation with the Dutch police. Police identified the victim as Greta Holm."
    )

    lines = omissions(full, BOMB)

    assert len(lines) == 6
    assert not any("an inquiry" in line for line in lines)
