"""A sentence cut into noun phrases, verb groups and the words that link them."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import parse
from workers.engine.phrases import Chunk


def cut(words: str) -> str:
    """The phrases with their kinds: "NP(Two ferries) VP(sank)"; marks of punctuation stand alone."""
    phrases = parse(words).phrases
    return " ".join(
        f"{chunk.kind}({' '.join(word.text for word in phrases.words[chunk.first : chunk.last])})"
        if chunk.kind != "PUNCT"
        else phrases.words[chunk.first].text
        for chunk in phrases.chunks
    )


def verb(words: str) -> Chunk:
    """The one verb group of a sentence."""
    [chunk] = [chunk for chunk in parse(words).phrases.chunks if chunk.kind == "VP"]
    return chunk


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two ferries sank on Monday.", "NP(Two ferries) VP(sank) PREP(on) TIME(Monday) ."),
        ("The blast killed 12 people.", "NP(The blast) VP(killed) NP(12 people) ."),
        ("It killed two women and a man.", "NP(It) VP(killed) NP(two women) CONJ(and) NP(a man) ."),
        ("It has not been attacked.", "NP(It) VP(has not been attacked) ."),
        ("The bank may soon close branches.", "NP(The bank) VP(may soon close) NP(branches) ."),
        ("The boat, which had 90 aboard, sank.", "NP(The boat) , WH(which) VP(had) NP(90) PREP(aboard) , VP(sank) ."),
        ("He said that it sank.", "NP(He) VP(said) WH(that) NP(it) VP(sank) ."),
        ("It wounded a further 12 miners.", "NP(It) VP(wounded) NP(a further 12 miners) ."),
        ("It has 12 officially listed barns.", "NP(It) VP(has) NP(12 officially listed barns) ."),
        ("It has no listed barns.", "NP(It) VP(has) NP(no listed barns) ."),
        ("900 E-10 tests by May failed.", "NP(900 E-10 tests) PREP(by) TIME(May) VP(failed) ."),
        ("At least 12 old buses burned.", "NP(At least 12 old buses) VP(burned) ."),
        ("Dozens of homes burned.", "NP(Dozens of homes) VP(burned) ."),
        ("Nine of the crew fled.", "NP(Nine) PREP(of) NP(the crew) VP(fled) ."),
        ("The 107 mm rockets fell.", "NP(The 107 mm rockets) VP(fell) ."),
        ("The train left 14 dead.", "NP(The train) VP(left) NP(14 dead) ."),
        ("Former army chief Jan Novak resigned.", "NP(Former army chief Jan Novak) VP(resigned) ."),
    ],
)
def test_a_sentence_is_cut_into_phrases(words: str, expected: str) -> None:
    assert cut(words) == expected


def test_the_phrases_of_a_sentence_hold_all_its_words_in_order() -> None:
    phrases = parse("On Monday, at least 12 of the crew, who had not slept, fled 3 km to the “old” pier.").phrases

    ends = [0, *(chunk.last for chunk in phrases.chunks)]
    assert [chunk.first for chunk in phrases.chunks] == ends[:-1]
    assert ends[-1] == len(phrases.words)


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("The prime minister of Norway came.", "minister"),
        ("A further 12 came.", "none"),
        ("The 14 dead were named.", "dead"),
        ("Twelve others came.", "other"),
    ],
)
def test_a_noun_phrase_has_a_head(words: str, head: str) -> None:
    phrases = parse(words).phrases
    chunk = phrases.chunks[0]

    assert (phrases.lemma(chunk) or "none") == head


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("Nine of the sailors fled.", "sailor"),
        ("Nine sailors fled.", "sailor"),
        ("Of them nine fled.", ""),
        ("Nine of them fled.", ""),
    ],
)
def test_a_figure_counts_its_own_noun_or_that_behind_of(words: str, noun: str) -> None:
    phrases = parse(words).phrases
    [figure] = [chunk for chunk in phrases.chunks if chunk.figure]

    assert phrases.lemma(phrases.counted(figure)) == noun


@pytest.mark.parametrize(
    "words",
    [
        "Twelve people were killed.",
        "Twelve people have been killed.",
        "Twelve people, killed in the raid, lay there.",
        "It was hit by a train.",
    ],
)
def test_a_verb_group_is_passive(words: str) -> None:
    assert next(chunk for chunk in parse(words).phrases.chunks if chunk.kind == "VP").passive


@pytest.mark.parametrize("words", ["The raid killed twelve people.", "It hit a train.", "It has killed nobody."])
def test_a_verb_group_is_active(words: str) -> None:
    assert not verb(words).passive


@pytest.mark.parametrize(
    ("words", "modal", "negated"),
    [
        ("The firm may cut jobs.", "may", False),
        ("The firm will not cut jobs.", "will", True),
        ("The firm did not cut jobs.", "", True),
        ("The firm never cut jobs.", "", True),
        ("The firm cut jobs.", "", False),
    ],
)
def test_a_verb_group_knows_its_modal_and_its_negation(words: str, modal: str, negated: bool) -> None:
    assert (verb(words).modal, verb(words).negated) == (modal, negated)
