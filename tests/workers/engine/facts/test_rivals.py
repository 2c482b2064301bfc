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
        ("Two of the clerks told a court that the safe was locked. The bank insists no safe was locked.", "The bank"),
        ("The agent told clients that power had failed. The firm denied that power had been cut.", "The firm"),
        ("She had been alone, the guard says. The firm maintains that two men were with her.", "The firm"),
        ("He told the house that rebels had joined the crowd. The police say there is no sign of that.", "The police"),
        ("Farmers accuse the dam's owner of not opening a gate. The owner says every gate was open.", "The owner"),
        ("The strike was about pay, the union said. But the mill insists that wages were raised.", "But the mill"),
        ("The clinic says all nurses were paid. The union says that nobody was paid in May.", "The union"),
        ("The rebels say that a payment was made. The bank says the payment has not been made.", "The bank"),
        ("The county says every flat was searched; Ada Okoro said that hers was left out and never seen.", "Ada Okoro"),
        (
            'The union said that a door was locked. "We beat on it," she told us. The owner insists no door was.',
            "The owner",
        ),
        (
            "The owner told us that the lamps had been tested. The inspector denied that there was any test.",
            "The inspec",
        ),
        ("Passengers said the crew left first. The shipping line protests that the crew stayed.", "The shipping line"),
        ("Parents blame the bus company for the crash. The company blames the state of the road.", "The company"),
        ("Survivors accuse the coastguard of turning back. A coastguard spokesman blamed the fog.", "A coastguard"),
        ("The mayor says he asked for help twice. The ministry has no record of such a request.", "The ministry"),
        ("A rider claimed that the horse was drugged. The stewards saw nothing to support that.", "The stewards"),
        (
            "The captain says that he sent a call. The coast guard says it failed to receive any call.",
            "The coast guard",
        ),
        ("The prosecutor accuses the pilot of drinking. His lawyer says that he took cough medicine.", "His lawyer"),
        ("Engineers blame an old code. The ministry replies that the owners paid no heed.", "The ministry"),
        ("The palace insists that the king gave the order. But the minister says that it was his.", "But the minister"),
        ("The town denied that the mill was lost. But two officials say that it burned down.", "But two officials"),
        (
            'Two nurses said that a door was locked. "We beat on it," she sobbed. The owner insists no door was.',
            "The owner",
        ),
        ("The suit, brought by six clerks, says that voting stopped. The town says voting never stopped.", "The town"),
        (
            "He would not give a date, but said that the ship had moved. Two sailors scoff that it has not budged.",
            "Two sailors",
        ),
        ("Ada Okoro, who leads the union, says that they were warned. The firm says no warning came.", "The firm"),
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
        "The union said that the strike would go on. The company replied that it was ready to talk.",
        "Troops will leave, the minister said. The general insisted that they would stay for now.",
        "The court sentenced the banker to six years, his lawyer said. The bank denied that it had helped him.",
        "The minister blamed the drought for the harvest. Farmers said that prices had risen by a third.",
        "The mill is old, the union said. But the owner said that wages were high.",
        "The palace insists that the king will stay. But the minister says that it may rain.",
        "The agency reported that the mill will shut. The report said that 40 would lose their jobs.",
        "The mill may shut, its owner said in a statement. However, the statement said the mill had not lost money.",
        'Ada Okoro says it is time to act. "But as the mayor said, we have not closed a school," Ada Okoro said.',
        "The police have not said who started it. But the owner accused the tenants of starting it.",
        "Farmers have called for the dam to go. Ivo Lund said he was not calling for it.",
        'To the question, "were you accused of it?" Mr Lund replied: "No."',
        "Divers came back up at noon, a guard said. Two of the guards came back at six, a nurse said.",
        "One of the tents burned, a guard said. But nurses told us that they feared one of the worst of nights.",
        "The mill lost jobs, Orlen reported. It may be the worst loss since 90 jobs were cut in 2009, the report said.",
        "She said that the maker had not counted the vans, but that about 90 had been subject to recalls.",
        'The mayor says the dam must be checked. "It was old, but that is another matter," Ivo Lund said.',
        '"Nobody," said Ada Okoro. The inspector insists that he forgot the report.',
        "Who is to blame for the delay is open. The inspector insists that he forgot nothing.",
    ],
)
def test_two_sources_that_speak_of_different_things_are_no_dispute(words: str) -> None:
    assert accounts(words) == []


def test_another_clock_time_of_what_was_told_last_is_a_dispute() -> None:
    words = "The organisers say that they gave the order at 1.40 p.m. Police radio logs have it at 2.15 p.m."

    assert len(accounts(words)) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Police say the gates were open. Fans say that they were locked.",
        "The coach says the player was fit. The club's doctor says he was unfit to play.",
        "The tenants say that the landlord ignored their letters. The landlord says that every letter was answered.",
        "Doctors say that he died at the scene. His family says that he was alive in the ambulance.",
        "Lawyers for the board say that it did act on the report. Families say that it sat on its hands.",
        "The ministry says the search goes on. Divers say that it ended on Friday.",
        "The airline says the flight left on time. Passengers say it left an hour late.",
        "The union says that the pumps worked. Engineers say that two of them failed.",
        "The chairman said he had accepted the offer. The board says he turned it down.",
        "Rescuers said the boy was alive when they found him. A doctor said that he had died hours before.",
        "The governor says the levee held. Farmers say it gave way in two places.",
        "A sailor said the hatch had been left open. The captain says that he closed it himself.",
        "Teachers say the head refused to meet them. The head says he met them twice.",
    ],
)
def test_two_sources_say_of_one_thing_what_it_cannot_both_be(words: str) -> None:
    assert len(accounts(words)) == 2


@pytest.mark.parametrize(
    "words",
    [
        "The union says that the pumps worked. Engineers say that they worked day and night.",
        "The governor says the levee held. Farmers say that a bridge gave way.",
        "The police said the road had been closed. The mayor said that schools were open.",
        "The minister said exports rose. The bank said that imports fell.",
        "The bank said profits rose. Its rival said that its own profits fell.",
        "The police said the gate was locked. Fans said that no gate was open.",
        "The company said profits rose. Analysts said that growth would not last.",
        "She said that the door was open. Her brother said that the window was shut.",
        "The union says it won the vote. The owner says it lost the appeal.",
        "The gate was open, a guard said. If the club says that it was shut, it must prove that, the mayor said.",
    ],
)
def test_what_two_sources_say_of_different_things_may_both_be(words: str) -> None:
    assert accounts(words) == []
