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
        ("Engineers blame an old code. The ministry insists that the code was sound.", "The ministry"),
        ("The agent told clients that power had failed. The firm denied that power had been cut.", "The firm"),
        ("She had been alone, the guard says. The firm maintains that two men were with her.", "The firm"),
        ("He told the house that rebels had joined the crowd. The police say there is no sign of that.", "The police"),
        ("Farmers accuse the dam's owner of not opening a gate. The owner says every gate was open.", "The owner"),
        ("The strike was about pay, the union said. But the mill insists that wages were raised.", "But the mill"),
        ("The clinic says all nurses were paid. The union says that nobody was paid in May.", "The union"),
        ("The rebels say that a payment was made. The bank says the payment has not been made.", "The bank"),
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
        "The council says it is not surprised the rate is high. A report says the rate was high last year.",
        "The wave took the bridge, he said. Mr Lund said he took a photograph so as not to forget the wave.",
        "Power is back, not for all, Energy Nord said. Energy Nord's Ada Lund says power is safe.",
        "The plant shut for tests, the owner says. A guard says that doors had not been painted for the tests.",
        "The gunmen were shot, medics said. The army said it was not clear whether gunmen had been shot.",
        "The ferry is safe, the owner said. If the town insists that the ferry is old, it may be sold, a clerk said.",
        "The price will rise, the shop says. The union insists on a new chairman.",
        "The tank will be built, the firm said. The tank would not be needed if the dam held, a farmer said.",
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
