"""Who does what to whom."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import parse
from workers.engine import arguments
from workers.engine.phrases import Chunk, Phrases


def roles(words: str, verb: str) -> tuple[list[str], list[str]]:
    """The subject and the objects of a verb, given by its base form."""
    phrases = parse(words).phrases
    [at] = [n for n, chunk in enumerate(phrases.chunks) if chunk.kind == "VP" and phrases.lemma(chunk) == verb]
    return spelled(phrases, arguments.subject(phrases, at)), spelled(phrases, arguments.objects(phrases, at))


def spelled(phrases: Phrases, found: list[Chunk]) -> list[str]:
    return [" ".join(word.text for word in phrases.words[chunk.first : chunk.last]) for chunk in found]


@pytest.mark.parametrize(
    ("words", "verb", "subject"),
    [
        ("Two ferries sank.", "sink", "Two ferries"),
        ("Two ferries and a tug sank.", "sink", "Two ferries | a tug"),
        ("Two ferries off the coast of Chile sank.", "sink", "Two ferries"),
        ("Twelve people, including four children, died.", "die", "Twelve people"),
        ("Twelve people, five of them children, died.", "die", "Twelve people"),
        ("Twelve people in a bus on Monday died.", "die", "Twelve people"),
        ("The minister said that 14 people had died.", "die", "14 people"),
        ("The minister said that 14 people had died.", "say", "The minister"),
        ("Police and doctors said 14 people had died.", "say", "Police | doctors"),
        ("Fourteen people died, officials and witnesses said.", "say", "officials | witnesses"),
        ("A man and two women were pulled out.", "pull", "A man | two women"),
        ("When the roof fell, 12 people died.", "die", "12 people"),
        ("Rescuers who reached the hut slept.", "reach", "Rescuers"),
        ("The storm killed 3 and 14 others were injured.", "injure", "14 others"),
        ("The toll of the dead rose.", "rise", "The toll"),
        ("The driver of the coach that crashed in Graz on Monday slept.", "sleep", "The driver"),
        ("The coach which hit a wall at Graz burned.", "burn", "The coach"),
        ("Ada Okoro, a nurse in Graz who came to help, slept.", "sleep", "Ada Okoro"),
        ("The men, questioned about the coach, slept.", "sleep", "The men"),
    ],
)
def test_a_verb_has_a_subject(words: str, verb: str, subject: str) -> None:
    assert " | ".join(roles(words, verb)[0]) == subject


@pytest.mark.parametrize(
    ("words", "verb", "objects"),
    [
        ("The blast killed 12 people.", "kill", "12 people"),
        ("The blast killed 12 people and wounded 30 others.", "kill", "12 people"),
        ("The blast killed 12 people and wounded 30 others.", "wound", "30 others"),
        ("The blast killed and wounded 14 people.", "kill", "14 people"),
        ("The blast killed two women, a man and four children.", "kill", "two women | a man | four children"),
        ("The blast killed two women, a man, and four children.", "kill", "two women | a man | four children"),
        ("The blast on Monday instantly killed 12 people.", "kill", "12 people"),
        ("The blast killed 3 and 14 others were injured.", "kill", "3"),
        ("Soldiers fired shots, killing three.", "kill", "three"),
        ("A flood that killed a farmer and 11 others shook the valley.", "kill", "a farmer | 11 others"),
        ("Twelve people died.", "die", ""),
    ],
)
def test_a_verb_has_objects(words: str, verb: str, objects: str) -> None:
    assert " | ".join(roles(words, verb)[1]) == objects


@pytest.mark.parametrize(
    ("words", "partitive"),
    [
        ("Five of them fled.", True),
        ("Five of the sailors fled.", True),
        ("It killed 12, including five sailors.", True),
        ("It killed 12, among them five sailors.", True),
        ("Five sailors fled.", False),
        ("Dozens of sailors fled.", False),
    ],
)
def test_a_part_of_a_whole_is_one(words: str, partitive: bool) -> None:
    phrases = parse(words).phrases
    last = [n for n, chunk in enumerate(phrases.chunks) if chunk.figure][-1]

    assert arguments.is_partitive(phrases, last) is partitive


@pytest.mark.parametrize(
    ("words", "headline", "single"),
    [
        ("A sailor fled.", False, True),
        ("An old sailor fled.", False, True),
        ("British sailor fled.", True, True),
        ("The sailor fled.", True, False),
        ("Sailors fled.", True, False),
        ("Two sailors fled.", False, False),
    ],
)
def test_one_person_is_a_single_one(words: str, headline: bool, single: bool) -> None:
    phrases = parse(words).phrases

    assert arguments.is_single(phrases, phrases.chunks[0], headline=headline) is single


@pytest.mark.parametrize(
    ("words", "verb", "subject"),
    [
        ("Twelve nurses are known to have died.", "die", ["Twelve nurses"]),
        ("The blaze is said to have gutted a mill.", "gut", ["The blaze"]),
    ],
)
def test_a_passive_of_saying_hands_its_subject_on(words: str, verb: str, subject: list[str]) -> None:
    assert roles(words, verb)[0] == subject
