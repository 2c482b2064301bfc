"""The questions of the lexicon: their examples are their tests, and their files are strict."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine import lexicon
from workers.engine.facts import questions

QUESTIONS = questions.questions()


def answers(words: str, question: str) -> list[str]:
    return [claim.text for claim in claims(words) if claim.measure == questions.MARK + question]


@pytest.mark.parametrize(
    ("name", "sentence", "reads"),
    [
        pytest.param(name, *example, id=f"{name}: {example[0]}")
        for name, question in QUESTIONS.items()
        for example in question.examples
    ],
)
def test_a_question_reads_its_example(name: str, sentence: str, reads: str) -> None:
    assert " | ".join(answers(sentence, name)) == reads


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_a_question_shows_each_opposed_answer_and_something_that_is_none(question: questions.Question) -> None:
    shown = {reads for _, reads in question.examples}

    assert {name for pair in question.opposed for name in pair} - set(question.nouns.values()) <= shown
    assert "" in shown


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_a_question_opposes_two_answers_or_is_missed_where_it_is_left_out(question: questions.Question) -> None:
    assert question.opposed or question.material
    assert all(len(pair) == 2 for pair in question.opposed)


def test_an_answer_that_no_list_knows_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {**lexicon.read("questions/afloat", required=questions.KEYS), "opposed": [["afloat", "flying"]]}
    monkeypatch.setattr(lexicon, "read", lambda *_, **__: table)
    questions._table.cache_clear()

    with pytest.raises(lexicon.LexiconFault, match="no answer is called flying"):
        questions._table("questions/afloat")

    questions._table.cache_clear()


@pytest.mark.parametrize(
    "words",
    [
        "Was it an accident?",
        "Nobody knows if it was an accident.",
        "It could be an accident.",
        "If it was an accident, the firm will pay.",
        "It may have been an accident.",
    ],
)
def test_a_question_a_condition_and_a_guess_answer_nothing(words: str) -> None:
    assert answers(words, "deliberate") == []


def test_a_denial_answers_with_the_opposite() -> None:
    assert answers("The owner denied that it was an accident.", "deliberate") == ["deliberate"]


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("There is no sign that the driver had been drinking.", ["sober"]),
        ("Tests found no evidence that the driver had been drinking.", ["sober"]),
        ("It is not certain that the driver had been drinking.", []),
        ("The driver was not sober, police said.", ["drunk"]),
    ],
)
def test_what_nothing_bears_out_is_denied(words: str, given: list[str]) -> None:
    assert answers(words, "driver sober") == given


def test_of_two_answers_in_the_same_words_the_longer_frame_counts() -> None:
    assert answers("There was no history of mental illness, her doctor said.", "mentally ill") == ["not ill"]


def test_a_question_is_asked_of_an_event_that_may_have_another_name() -> None:
    assert QUESTIONS["lifejackets"].is_of("sinking")
    assert QUESTIONS["altered"].is_of("storm")
    assert not QUESTIONS["altered"].is_of("vote")


def test_three_answers_do_not_mirror_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {**lexicon.read("questions/dam", required=questions.KEYS, optional=questions.OPTIONAL), "mirrored": True}
    monkeypatch.setattr(lexicon, "read", lambda *_, **__: table)
    questions._table.cache_clear()

    with pytest.raises(lexicon.LexiconFault, match="only of two answers"):
        questions._table("questions/dam")

    questions._table.cache_clear()


def test_only_the_holder_of_an_office_is_known_by_a_noun_where_nouns_are_listed() -> None:
    assert answers("The mayor was ousted on Monday.", "office") == ["dismissed"]
    assert answers("The rockets were ousted on Monday.", "office") == []


def test_a_bare_plural_is_known_by_its_noun() -> None:
    assert answers("Prosecutors were not consulted.", "invited") == ["not consulted"]
    assert answers("A prosecutor was not consulted.", "invited") == []


def test_a_hedge_makes_the_weaker_answer_where_there_is_one() -> None:
    assert answers("The Reed Army was probably behind the bombing.", "responsible") == ["believed"]


def test_who_calls_it_so_is_its_source() -> None:
    [claim] = [c for c in claims("Mayor Ilse Brandt called the fire a deliberate attack.") if c.text == "deliberate"]

    assert claim.attribution is not None
    assert claim.attribution.source == "Mayor Ilse Brandt"
