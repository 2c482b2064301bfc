"""Wordless: figures without a number word: "nobody was hurt", "both pilots", "the sole survivor", "a fourth arrest"."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Interval, Quantity, Span
from workers.engine import lexicon
from workers.engine.figure import Figure, as_written
from workers.engine.forms import is_plural
from workers.engine.text import Sentence
from workers.engine.times import terms as times
from workers.engine.units import DASHES
from workers.engine.words import Token

NOT_COUNTED = lexicon.words("not_counted")
WISHES = lexicon.words("wishes")
NOBODY = frozenset({"no", "nobody", "none", "not"})
NOT_ONE = (["one"], ["a", "single"])  # behind "not"
LONE = frozenset({"single", "lone", "sole", "solitary"})
NOT_LONE = lexicon.words("not_lone")
ORDINALS = {word: n for word, n in times.ORDINALS.items() if n > 1}
NOT_NTH = lexicon.words("not_nth")
NTH_OWNERS = frozenset({"the", "his", "her", "its", "their", "our"})
SO_FAR = frozenset({"since", "this", "within", "to"})
PERIODS = lexicon.words("periods") | {"century", "decade"}
SOON = 4  # tokens behind "the third" within which that stands


def wordless(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """A figure told without a number word: none, both, a lone one."""
    low = words[at].low
    read = _zero if low in NOBODY else _lone if low in LONE else _nth if low in ORDINALS else _pair
    return read(sentence, words, at)


def _zero(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "no deaths", "no one was killed", "nobody was hurt", "none of them died", "not a single siren"."""
    if words[at].low == "not":
        size = next((len(one) for one in NOT_ONE if [w.low for w in words[at + 1 : at + 1 + len(one)]] == one), 0)
        verb = at > 0 and words[at - 1].tag in {"BE", "DO", "HAVE", "MODAL"}  # "he is not a single man"
        return _nothing(sentence, words, at, at + 1 + size) if size and not verb else None
    following = words[at + 1] if at + 1 < len(words) else None
    noun = following is not None and following.tag in {"NOUN", "NAME", "ADJ"} and following.low not in NOT_COUNTED
    no_one = words[at].low == "no" and following is not None and following.low == "one"
    wished = at > 1 and words[at - 1].low == "of" and words[at - 2].lemma in WISHES  # "a guarantee of no redundancies"
    if wished or (words[at].low == "no" and not (noun or no_one)):
        return None
    return _nothing(sentence, words, at, at + 1 + no_one)


def _nothing(sentence: Sentence, words: Sequence[Token], at: int, last: int) -> Figure:
    span = Span(sentence.field, words[at].start, words[last - 1].end)
    quantity = Quantity(Interval(0.0, 0.0), "exact", as_written(words, at, last), span)
    return Figure(quantity, at, last, at, sort="none")


def _pair(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "both pilots were killed"; not "both sides and the referee", nor "both said"."""
    noun = at + 1
    while noun < len(words) and words[noun].tag == "ADJ":
        noun += 1
    counted = noun < len(words) and words[noun].tag == "NOUN" and is_plural(words[noun].low)
    if not counted or words[noun].low == "sides" or (noun + 1 < len(words) and words[noun + 1].tag == "CONJ"):
        return None
    span = Span(sentence.field, words[at].start, words[at].end)
    return Figure(Quantity(Interval(2.0, 2.0), "exact", words[at].text, span), at, at + 1, at, sort="both")


def _lone(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "a single gunman", "the sole survivor": one; not "a single mother", "the single market"."""
    noun = at + 1
    while noun < len(words) and words[noun].tag == "ADJ":
        noun += 1
    article = words[at - 1].low if at else ""
    counted = article == "a" or (article == "the" and words[at].low != "single")
    if not counted or noun >= len(words) or words[noun].tag != "NOUN" or is_plural(words[noun].low):
        return None
    if words[noun].low in NOT_LONE or words[at + 1].text in DASHES:
        return None
    span = Span(sentence.field, words[at].start, words[at].end)
    return Figure(Quantity(Interval(1.0, 1.0), "exact", words[at].text, span), at, at + 1, at, stated=(1.0, 1.0))


def _nth(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "a fourth arrest", "the third attempt since 1990": so many by now; not "the third row", "a second home"."""
    article = words[at - 1].low if at else ""
    noun = at + 1 + (at + 1 < len(words) and words[at + 1].low == "such")
    named = noun < len(words) and words[noun].tag == "NOUN" and not is_plural(words[noun].low)
    if named and words[noun].low in NOT_NTH:
        return None
    told = at > 1 and words[at - 2].tag == "BE" and article in NTH_OWNERS
    behind = words[noun : noun + SOON]
    so_far = told and any(word.low in SO_FAR or (word.low == "in" and _is_timed(words, noun)) for word in behind)
    if not so_far and not (named and article == "a" and words[at + 1].text not in DASHES):
        return None
    number = float(ORDINALS[words[at].low])
    span = Span(sentence.field, words[at].start, words[at].end)
    quantity = Quantity(Interval(number, number), "exact", words[at].text, span)
    return Figure(quantity, at, at + 1, at, stated=(number, number))


def _is_timed(words: Sequence[Token], at: int) -> bool:
    """As in "in ten years", "in a week": not "in five games"."""
    return any(word.lemma in PERIODS for word in words[at : at + SOON + 2])
