"""Finite verbs: a sentence of prose has one, so where none was found the likeliest word is made one.

Word by word, "stands" in "uptake stands at 81 per cent" is a noun as much as in "the hot dog stands at the corner";
only the whole sentence tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine.forms import is_plural, verb_forms
from workers.engine.words import NOMINAL, Token

FINITE = frozenset({"VERB", "PAST", "BE", "HAVE", "DO", "MODAL"})
SHORTEST = 4  # words and marks; less may well be a title or a cry
GOES_ON = frozenset({"PREP", "TO", "DET", "NUM", "SYM", "ADV", "NEG", "ADJ", "PRON", "NAME"})  # behind a verb
IN_A_PHRASE = frozenset({"NOUN", "NAME", "ADJ", "DET", "NUM", "POSS"})


def with_a_verb(sentence: Sequence[Token]) -> None:
    """Give a sentence that has no finite verb the first word that may well be one, its past forms first."""
    if len(sentence) < SHORTEST or any(token.tag in FINITE for token in sentence):
        return
    for may_be in (_is_past, _is_third_person, _is_plain, _is_past_by):
        at = next((at for at in range(1, len(sentence) - 1) if may_be(sentence, at)), None)
        if at is not None:
            token = sentence[at]
            token.tag = "PAST" if may_be in {_is_past, _is_past_by} else "VERB"
            token.lemma = verb_forms()[token.low][0]
            return


def _kinds(token: Token) -> frozenset[str]:
    """Which forms of a verb a word may be, where it was taken for no name."""
    form = verb_forms().get(token.low)
    return form[1] if form and token.tag in {"NOUN", "ADJ", "PART"} else frozenset()


def _before(sentence: Sequence[Token], at: int) -> Token:
    """What stands before a word, adverbs left out; of "the residents of the town" the residents."""
    back = at - 1
    while back and sentence[back].tag == "ADV":
        back -= 1
    start = back
    while start and sentence[start].tag in IN_A_PHRASE:
        start -= 1
    whose = (
        sentence[back].tag in NOMINAL and start and sentence[start].low == "of" and sentence[start - 1].tag in NOMINAL
    )
    return sentence[start - 1] if whose else sentence[back]


def _is_past(sentence: Sequence[Token], at: int) -> bool:
    """As in "some 40,000 took part", "the prosecutor, Ada Okoro, set out a timetable"."""
    token, before, after = sentence[at], _before(sentence, at), sentence[at + 1]
    if "PAST" not in _kinds(token) or after.low in {"by", "of", "in"} or after.tag == "PUNCT":
        return False
    describes = token.tag == "ADJ" and after.tag == "NOUN" and "PART" in _kinds(token)  # "400 destroyed homes"
    return not describes and (before.tag in NOMINAL | {"NUM"} or before.text == ",")


def _is_past_by(sentence: Sequence[Token], at: int) -> bool:
    """As in "the minister stood by his word": what elsewhere is a participle."""
    return sentence[at].tag == "PART" and "PAST" in _kinds(sentence[at]) and _before(sentence, at).tag in NOMINAL


def _is_third_person(sentence: Sequence[Token], at: int) -> bool:
    """As in "uptake stands at 81 per cent", "she, too, belongs to it"."""
    token, before, after = sentence[at], _before(sentence, at), sentence[at + 1]
    if "VERB" not in _kinds(token) or not token.low.endswith("s") or after.tag not in GOES_ON | {"NOUN", "WH"}:
        return False
    one = before.tag in NOMINAL and not (before.tag == "NOUN" and is_plural(before.low))
    return one or before.tag == "NUM" or before.text == ","


def _is_plain(sentence: Sequence[Token], at: int) -> bool:
    """As in "others look at it", "the boats, by noon, reach the quay"."""
    token, before, after = sentence[at], _before(sentence, at), sentence[at + 1]
    if "VERB" not in _kinds(token) or token.low.endswith("s") or after.tag not in GOES_ON:
        return False
    several = before.tag in NOMINAL and is_plural(before.low)
    return several or before.tag == "PRON" or before.low == "others"
