"""Two sources side by side, of whom one says that it was so and the other that it was not."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims


def accounts(words: str) -> list[str]:
    """The two accounts of each dispute, the claim and what stands against it."""
    return [claim.text for claim in claims(words) if claim.measure.startswith("dispute")]


@pytest.mark.parametrize(
    ("words", "against"),
    [
        (
            "The town says that an engine warned the home; the charity says that no warning ever reached it.",
            "the charity",
        ),
        (
            "Sirens sounded, according to the district. People in Vik told this newspaper that they had heard none.",
            "People",
        ),
        ("She told reporters that she had joined every meeting; records showed that she had joined none.", "records"),
        (
            "Crews heard banging, the fire chief said. The mayor said that nothing had been heard since noon.",
            "The mayor",
        ),
        (
            "According to lawyers for the owner, the man threatened to leave. The port says no such threat was made.",
            "The port",
        ),
        ("The UN says that a truce has been agreed. The police say that they know of no truce.", "The police"),
        ("Engineers blame an old code. The ministry insists that the owners paid no heed.", "The ministry"),
        ("The agent told clients that power had failed. The firm denied that power had been cut.", "The firm"),
        ("She had been alone, the guard says. The firm maintains that two men were with her.", "The firm"),
        ("He told the house that rebels had joined the crowd. The police say there is no sign of that.", "The police"),
        ("The county says every flat was searched; Ada Okoro said that hers was left out and never seen.", "Ada Okoro"),
    ],
)
def test_one_of_two_sources_denies_what_the_other_says(words: str, against: str) -> None:
    first, second = accounts(words)

    assert second.startswith(against)
    assert first != second


@pytest.mark.parametrize(
    "words",
    [
        "The race was stopped at 1.40 p.m. The police have it at 1.42 p.m.",
        "The race was stopped at 1.40 p.m. They brought it at 5 p.m. to the town.",
        "The town says that an engine warned the home. The charity says that it was warned.",
        "Sirens sounded, the district said. It said that none had failed.",
        "The dam burst, the mayor said. The company would not comment on the dam.",
        "The dam burst, the mayor said. The minister said that no minister had ever resigned.",
        "The dam burst, the mayor said.\n\nThe owner said that no dam had burst before.",
        "The dam burst, the mayor said. He said that no dam had burst before.",
    ],
)
def test_two_sources_that_speak_of_different_things_are_no_dispute(words: str) -> None:
    assert accounts(words) == []


def test_another_clock_time_of_what_was_told_last_is_a_dispute() -> None:
    words = "The organisers say that they gave the order at 1.40 p.m. Police radio logs have it at 2.15 p.m."

    assert len(accounts(words)) == 2
