"""Words: where they stand, their class and their base form."""

from __future__ import annotations

import pytest

from workers.engine import forms
from workers.engine.tokens import tokens


def row(words: str) -> str:
    """Each word and its class."""
    return " ".join(f"{token.text}/{token.tag}" for token in tokens(words, 0, len(words)))


def bases(words: str) -> str:
    return " ".join(token.lemma for token in tokens(words, 0, len(words)))


@pytest.mark.parametrize(
    "words",
    [
        "Two/NUM ferries/NOUN sank/PAST",
        "U.S./NAME launches/VERB strikes/NOUN in/PREP Iraq/NAME",
        "The/DET group/NOUN claims/VERB the/DET attack/NOUN",
        "The/DET attack/NOUN 's/POSS toll/NOUN rose/PAST",
        "Rockets/NOUN hit/PAST the/DET base/NOUN",
        "The/DET dead/NOUN were/BE buried/PART",
        "The/DET strike/NOUN left/PAST 12/NUM dead/NOUN",
        "The/DET hurt/ADJ child/NOUN cried/PAST",
        "Police/NOUN arrested/PAST 23/NUM people/NOUN",
        "Shares/NOUN fell/PAST 5/NUM %/SYM",
        "They/PRON did/DO n't/NEG say/VERB who/WH fired/PAST the/DET rockets/NOUN",
        "The/DET ship/NOUN that/WH sank/PAST was/BE old/ADJ",
        "Two/NUM police/NOUN officers/NOUN died/PAST",
        "The/DET fire/NOUN killed/PAST 12/NUM",
        "The/DET guards/NOUN fired/PAST shots/NOUN",
        "Officials/NOUN fear/VERB more/ADV deaths/NOUN",
        "The/DET state/NOUN reports/VERB 12/NUM deaths/NOUN",
        "Storm/NOUN kills/VERB at/PREP least/ADV 12/NUM in/PREP Porto/NAME",
        "It/PRON was/BE in/PREP the/DET June/NAME 24/NUM collapse/NOUN",
        "The/DET storm/NOUN damaged/PAST homes/NOUN",
        "Three/NUM missing/ADJ hikers/NOUN were/BE found/PART",
        "He/PRON told/PAST us/PRON",
        "The/DET US/NAME said/PAST so/ADV",
        "The/DET building/NOUN collapsed/PAST",
        "Voters/NOUN will/MODAL go/VERB to/TO the/DET polls/NOUN",
        "It/PRON has/HAVE cost/PART 3/NUM lives/NOUN",
        "The/DET 2,750/NUM tonnes/NOUN exploded/PAST",
        "The/DET blast/NOUN hit/PAST shops/NOUN ,/PUNCT killing/ING at/PREP least/ADV 38/NUM people/NOUN",
        "The/DET blast/NOUN hit/PAST shops/NOUN killing/ING about/PREP 38/NUM people/NOUN",
        "The/DET killing/NOUN of/PREP two/NUM men/NOUN",
        "The/DET Royal/NAME Navy/NAME sent/PAST help/NOUN",
        "The/DET royal/ADJ visit/NOUN ended/PAST",
        "Some/DET 324/NUM cases/NOUN remain/VERB unsolved/PAST",
        "The/DET firm/NOUN already/ADV employs/VERB 300/NUM people/NOUN",
        "Ferry/NAME Sinks/VERB Off/PREP Coast/NAME ,/PUNCT Leaving/ING 12/NUM Dead/NOUN",
        "Crews/NOUN swept/PAST away/ADV mud/NOUN",
        "The/DET gate/NOUN was/BE not/NEG open/ADJ",
        "It/PRON was/BE not/NEG set/PART there/ADV",
        "It/PRON was/BE too/ADV slow/ADJ",
        "It/PRON had/HAVE not/NEG done/PART enough/ADV",
        "The/DET motive/NOUN was/BE unclear/ADJ",
        "The/DET executive/NOUN was/BE a/DET massive/ADJ man/NOUN",
        "Talks/NOUN broke/PAST down/ADV and/CONJ staff/NOUN walked/PAST out/ADV",
    ],
)
def test_each_word_has_its_class(words: str) -> None:
    plain = " ".join(pair.rpartition("/")[0] for pair in words.split()).replace(" 's", "'s").replace(" n't", "n't")

    assert row(plain) == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The women were killed", "the woman be kill"),
        ("Ferries sank", "ferry sink"),
        ("It struck houses", "it strike house"),
        ("The crew fled", "the crew flee"),
        ("Children drowned", "child drown"),
        ("They were hurt", "they be hurt"),
        ("Buses collided", "bus collide"),
        ("Policemen have died", "policeman have die"),
        ("He was trapped", "he be trap"),
        ("The series ended", "the series end"),
    ],
)
def test_each_word_has_its_base_form(words: str, expected: str) -> None:
    assert bases(words) == expected


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("U.S. troops", "U.S.|troops"),
        ("3 a.m.", "3|a.m."),
        ("1,200.5 km", "1,200.5|km"),
        ("€3.25bn", "€|3.25|bn"),
        ("US$5m", "US$|5|m"),
        ("the attack’s toll", "the|attack|’s|toll"),
        ("the soldiers' names", "the|soldiers|'|names"),
        ("didn’t", "did|n’t"),
        ("al-Sakhar’s", "al-Sakhar|’s"),
        ("26-year-old", "26|-|year-old"),
        ("107mm", "107|mm"),
        ("two F-16 jets", "two|F-16|jets"),
        ("the SARS-CoV-2 virus", "the|SARS-CoV-2|virus"),
        ("12–18", "12|–|18"),
        ("Kata’ib Hezbollah", "Kata’ib|Hezbollah"),
        ("a\u00a0b", "a|b"),
        ("naïve café", "naïve|café"),
        ("the 14th", "the|14th"),
    ],
)
def test_a_text_is_cut_into_words(words: str, cut: str) -> None:
    assert "|".join(token.text for token in tokens(words, 0, len(words))) == cut


def test_a_word_says_where_it_stands() -> None:
    words = "… — “Didn’t 1,200\u00a0men go?”"

    assert all(token.text == words[token.start : token.end] for token in tokens(words, 0, len(words)))


def test_words_of_a_part_of_a_text_stand_where_they_do_in_the_whole() -> None:
    assert [(t.text, t.start) for t in tokens("one two three", 4, 7)] == [("two", 4)]


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("strikes", "strike"),
        ("bodies", "body"),
        ("people", "person"),
        ("boxes", "box"),
        ("churches", "church"),
        ("lives", "life"),
        ("troops", "troop"),
        ("gas", "gas"),
        ("crisis", "crisis"),
        ("virus", "virus"),
        ("loss", "loss"),
        ("thieves", "thief"),
        ("tornadoes", "tornado"),
        ("blazes", "blaze"),
        ("businessmen", "businessman"),
        ("crises", "crisis"),
        ("shoes", "shoe"),
    ],
)
def test_a_noun_has_one_base_form(plural: str, singular: str) -> None:
    assert forms.singular(plural) == singular


@pytest.mark.parametrize("word", ["deadliest", "worst", "first", "most", "sharpest", "farthest"])
def test_a_superlative_puts_one_above_all_others(word: str) -> None:
    assert forms.is_superlative(word)


@pytest.mark.parametrize(
    "word", ["forest", "west", "protest", "suggest", "invest", "priest", "vest", "worse", "larger"]
)
def test_what_only_ends_like_a_superlative_is_none(word: str) -> None:
    assert not forms.is_superlative(word)


@pytest.mark.parametrize("word", ["two", "twenty-three", "hundred", "dozens", "thirty"])
def test_a_number_word_is_a_number(word: str) -> None:
    assert forms.is_number(word)


@pytest.mark.parametrize("word", ["too", "well-known", "second", "tenant", "weighty", "none"])
def test_a_word_that_only_looks_like_a_number_is_none(word: str) -> None:
    assert not forms.is_number(word)
