"""Frames: short phrases over words and noun phrases and verb groups."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import parse
from workers.engine.frames import Frames
from workers.engine.pieces import FrameFault, frame, negated


def fits(written: str, sentence: str) -> list[str]:
    """The words that a frame covers in a sentence."""
    phrases = parse(sentence).phrases
    found = Frames([(written, written)]).matches(phrases)
    return [" ".join(word.text for word in phrases.words[match.first : match.last]) for match, _ in found]


def captured(written: str, sentence: str) -> dict[str, str]:
    """What each capture of a frame holds at its first place."""
    phrases = parse(sentence).phrases
    match, _ = next(Frames([(written, written)]).matches(phrases))
    return {
        name: " ".join(word.text for chunk in group for word in phrases.words[chunk.first : chunk.last])
        for name, group in match.nouns.items()
    }


@pytest.mark.parametrize(
    ("written", "sentence", "words"),
    [
        ("no arrest", "No arrests were made.", "No arrests"),
        ("bar|pub be shut", "The pub was shut.", "pub was shut"),
        ("{blame}", "The union has blamed the firm.", "has blamed"),
        ("{passive blame}", "The firm was blamed by the union.", "was blamed"),
        ("{not blame}", "The union did not blame the firm.", "did not blame"),
        ("{any blame} the firm", "The union did not blame the firm.", "did not blame the firm"),
        ("{call} it a? success", "They called it success.", "called it success"),
        ("{call} it a? success", "They called it a “success”.", "called it a “ success"),
        ("known * cause", "There is no known single cause.", "known single cause"),
        (
            "[door|gate] {passive lock}",
            "The rear doors of the hall were locked.",
            "The rear doors of the hall were locked",
        ),
        ("[no door] {passive lock}", "No door was locked.", "No door was locked"),
        ("{find} [the door] locked", "They found the rear door locked.", "found the rear door locked"),
        ("[alarm] {not sound}", "The alarm failed to sound.", "The alarm failed to sound"),
        ("{resign} in protest", "She resigned on Monday in protest.", "resigned on Monday in protest"),
    ],
)
def test_a_frame_covers_the_words_that_it_is_written_for(written: str, sentence: str, words: str) -> None:
    assert fits(written, sentence) == [words]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("{blame}", "The union did not blame the firm."),
        ("{active blame}", "The firm was blamed by the union."),
        ("{passive blame}", "The union blamed the firm."),
        ("[door] {passive lock}", "No door was locked."),
        ("[door] {passive lock}", "Two doors were locked."),
        ("[the door] {passive lock}", "Doors were locked."),
        ("[door] {passive lock}", "The owner of the door was locked up."),
        ("{sound}", "The alarm failed to sound."),
        ("known * cause", "It is known; the cause is rust."),
        ("be * safe", "The bridge was not safe."),
        ("known * cause", "A known and much feared and very old and dreaded cause."),
    ],
)
def test_a_frame_covers_nothing_else(written: str, sentence: str) -> None:
    assert fits(written, sentence) == []


def test_the_phrase_before_a_verb_is_its_subject_and_the_one_behind_it_what_follows() -> None:
    nouns = captured("<who> {blame} <whom>", "The union of the miners, on Monday, blamed the owners.")

    assert nouns == {"who": "The union", "whom": "the owners"}


def test_the_phrase_before_who_is_the_last_noun_and_that_of_a_second_verb_the_first_ones() -> None:
    assert captured("<who> {flee}", "He asked after the role of its captain, who had fled.") == {"who": "its captain"}
    assert captured("<who> {not flee}", "The captain wept and did not flee.") == {"who": "The captain"}


def test_the_phrase_before_a_word_ends_there() -> None:
    assert captured("<who> be late", "The last of the ferries was late.") == {"who": "the ferries"}


@pytest.mark.parametrize(
    "written", ["<who> <whom>", "<who>", "late? train", "{loudly blame}", "a|<who> {blame}", "[any door] open"]
)
def test_a_frame_that_is_badly_written_is_refused(written: str) -> None:
    with pytest.raises(FrameFault):
        frame(written)


@pytest.mark.parametrize(
    ("written", "opposite"),
    [
        ("[door] {passive lock}", ["[door] {not passive lock}", "[no door] {passive lock}"]),
        ("[the door] {be} open", ["[the door] {not be} open", "[no door] {be} open"]),
        ("{wear} a belt", ["{not wear} a belt"]),
        ("[door] {not open}", []),
        ("no door", []),
    ],
)
def test_a_frame_is_negated_by_its_verb_and_by_what_leads_it(written: str, opposite: list[str]) -> None:
    assert negated(written) == opposite
