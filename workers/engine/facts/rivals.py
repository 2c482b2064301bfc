"""Rivals: two sources side by side, of whom one says that it was so and the other that it was not.

"The town says that a fire engine warned the home; the charity says that no warning ever reached it." Little of it need
be understood: two sources (`units`) and how the second answers the first (`rejoinders`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from workers.engine.facts import windows
from workers.engine.facts.accounts import Account, around, whole
from workers.engine.facts.rejoinders import (
    ACCUSING,
    ANSWERING,
    NAMELESS,
    is_contrasted,
    is_pleading,
    is_rejoinder,
    says_none_of_it,
    speaks_for_somebody,
)
from workers.engine.facts.standing import DENYING
from workers.engine.facts.units import Unit, units
from workers.engine.setting import Setting
from workers.engine.words import VERBAL, Token

TIMING = frozenset({"have", "put", "give", "place", "time"})
ASKING = frozenset({"how", "what", "whether", "who", "why"})  # "Who is to blame is open": nobody is accused
BACK = 2  # sentences back in which the first of two accounts stands


def rivals(told: Sequence[Setting], n: int) -> Iterator[tuple[Account, Account, str]]:
    """The accounts of two sources that exclude each other: the second of this sentence, the first there or before."""
    here = units(told[n])
    pairs = [(one, here[0]) for one in _before(told, n) if _may_answer(one, here[0])] if here else []
    for one, other in [*pairs, *pairwise(here)]:
        if is_rejoinder(one, other):
            yield one.account, other.account, ""
    if here and not pairs:
        before = _said_before(told, n, here[0])
        if before is not None and _answers_the_article(before, here[0]):
            yield before, here[0].account, ""


def _said_before(told: Sequence[Setting], n: int, here: Unit) -> Account | None:
    """What stands before a source: the part before its semicolon, else the sentence before in its paragraph."""
    semicolons = [at for at, word in enumerate(told[n].phrases.words[: here.first]) if word.text == ";"]
    if semicolons:
        return around(told[n], semicolons[-1])
    same = n > 0 and told[n - 1].sentence.paragraph == told[n].sentence.paragraph
    return whole(told[n - 1]) if same else None


def _answers_the_article(before: Account, here: Unit) -> bool:
    """As in "police suspect the owner. His lawyer says that", "was accused of it. He replies that"."""
    words = [word for word in before[0].phrases.words if word.start < before[1].end]
    asked = any(word.text == "?" for word in words) or (bool(words) and words[0].low in ASKING)
    if is_pleading(words) or asked:
        return False
    accused = any(word.lemma in ACCUSING and word.tag in VERBAL for word in words) or _is_suspected(words)
    answers = here.cue in ANSWERING | DENYING or speaks_for_somebody(here)
    return says_none_of_it(here) or (accused and answers and not here.vows)


def _is_suspected(words: Sequence[Token]) -> bool:
    """As in "was arrested on suspicion of starting it"."""
    return any(a.low == "on" and b.low == "suspicion" for a, b in pairwise(words))


def _may_answer(one: Unit, other: Unit) -> bool:
    """Whether the second stands in the paragraph of the first, or opens its own with "but"."""
    return one.setting.sentence.paragraph == other.setting.sentence.paragraph or is_contrasted(other)


def _before(told: Sequence[Setting], n: int) -> Iterator[Unit]:
    """What was said last in the paragraph or the one before, and what that goes on from: "he told us"."""
    for setting in reversed(told[max(0, n - BACK) : n]):
        if setting.sentence.paragraph < told[n].sentence.paragraph - 1:
            return
        said = units(setting)[-1:]
        yield from said
        if not said or said[0].source not in NAMELESS:
            return


def hours(told: Sequence[Setting], n: int) -> Iterator[tuple[Account, Account, str]]:
    """As in "they stopped it at 1.40 p.m.; police logs have it at 2.15": another clock time of what was told last."""
    phrases = told[n].phrases
    for timed in told[n].times:
        window = windows.hour(phrases, timed)
        words = phrases.words[max(0, timed.first - 3) : timed.first]
        at = len(words) == 3 and words[2].low == "at" and words[1].low in {"it", "them", "that"}
        if window is None or ":" not in window.value or not at or words[0].lemma not in TIMING:
            continue
        before = [(told[n], one) for one in told[n].times if one.last < timed.first - 2]
        before = before or [(setting, one) for setting in told[max(0, n - BACK) : n] for one in setting.times]
        for setting, one in reversed(before):
            other = windows.hour(setting.phrases, one)
            if other is not None and ":" in other.value:
                if other.high < window.low or window.high < other.low:
                    yield around(setting, one.first), around(told[n], timed.first), ""
                break
