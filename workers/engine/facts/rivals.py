"""Rivals: two sources side by side, of whom one says that it was so and the other that it was not.

"The town says that a fire engine warned the home; the charity says that no warning ever reached it." Nothing of it need
be understood: two named sources, one of them negative, and a word in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.facts import negations, windows
from workers.engine.facts.accounts import Account, around, parts
from workers.engine.facts.standing import NO, SPEECH_ACTS
from workers.engine.phrases import Chunk
from workers.engine.setting import NOT_CONTEXT, Setting
from workers.engine.synonyms import akin
from workers.engine.words import NOMINAL, VERBAL, Token

EVIDENCE = lexicon.words("evidence_nouns")
SHOWING = lexicon.words("showing_verbs")
RETICENT = lexicon.words("reticent_verbs")
WEAK = lexicon.words("weak_verbs")
ACCUSING = lexicon.words("accusing_verbs")
CONTRASTING = lexicon.words("contrasting")
CONDITIONAL = lexicon.words("conditional")
FUNCTION = lexicon.words("function_words")
ANSWERING = lexicon.words("answering_verbs")
TRACES = lexicon.words("traces")
POINTING = frozenset({"that", "this", "it", "such", "any", "them"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "they", "their"})
NONE = NO | {"nothing", "nor"}
SOMEBODY = frozenset({"he", "she"})
NAMELESS = frozenset({"he", "she", "they", "it", "who", "which", "that"})
TIMING = frozenset({"have", "put", "give", "place", "time"})
BACK = 2  # sentences back in which the first clock time stands
MOST = 60  # words of an account that are looked at: no sentence of prose has more
STEM, OF_STEM = 4, 0.6  # letters, and the share of the shorter word, that two forms of one word have in common


@dataclass(frozen=True, slots=True)
class Unit:
    """What one source says, and by which cue: tokens [first, last) of a sentence, less what a semicolon parts off."""

    setting: Setting
    name: str
    cue: str
    first: int
    last: int

    @property
    def source(self) -> str:
        """Who says it, in lower case."""
        return self.name.lower()

    @property
    def words(self) -> Sequence[Token]:
        """The words of what is said."""
        return self.setting.phrases.words[self.first : self.last]

    @property
    def negative(self) -> bool:
        """Whether it says that something was not, or denies that it was."""
        return self.cue == "deny" or any(word.tag == "NEG" or word.low in NONE for word in self.words)


def rivals(told: Sequence[Setting], n: int) -> Iterator[tuple[Account, Account, str]]:
    """The accounts of two sources that exclude each other: the second of this sentence, the first there or before."""
    here = _units(told[n])
    beside = n > 0 and told[n - 1].sentence.paragraph == told[n].sentence.paragraph
    before = _units(told[n - 1])[-1:] if beside else []
    for one, other in pairwise([*before, *here]):
        if _exclude(one, other):
            yield _account(one), _account(other), ""


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


def _units(setting: Setting) -> list[Unit]:
    """What each source of a sentence says, in order; of a source that is told of twice the first."""
    words = setting.phrases.words
    between = parts(words)
    found: dict[tuple[int, int], Unit] = {}
    lemmas = {word.text: word.lemma for word in words}
    told = [(c.attribution.source, lemmas.get(c.attribution.cue, ""), c.first, c.last) for c in setting.cues]
    told += [(source, setting.phrases.lemma(chunk), chunk.last, len(words)) for chunk, source in _others(setting)]
    for source, cue, first, last in told:
        at = first - 1 if first else min(last, len(words) - 1)
        begin, end = next((a, b) for a, b in between if at <= b)
        if max(first, begin) < min(last, end):
            found.setdefault((begin, end), Unit(setting, source, cue, max(first, begin), min(last, end)))
    return [found[key] for key in sorted(found)]


def _others(setting: Setting) -> Iterator[tuple[Chunk, str]]:
    """As in "records showed that", "a video suggests that", "engineers blame": who speaks without saying."""
    phrases = setting.phrases
    for n, chunk in enumerate(phrases.chunks):
        verb = phrases.lemma(chunk) if chunk.kind == "VP" and not chunk.passive else ""
        doers = subject(phrases, n) if verb in SHOWING | SPEECH_ACTS else []
        if doers and (verb in SPEECH_ACTS or phrases.lemma(doers[-1]) in EVIDENCE):
            yield chunk, phrases.text(doers[-1])


def _exclude(one: Unit, other: Unit) -> bool:
    if other.source in NAMELESS or _may_be_one_source(one, other):
        return False
    if other.cue in ANSWERING:
        return _says_none_of_it(other) or _answers(one, other)
    return _says_none_of_it(other) or _denies(one, other)


def _denies(one: Unit, other: Unit) -> bool:
    """Whether one of the two denies what the other says; side by side in one sentence they need not share a word."""
    denial, claim = (one, other) if one.negative else (other, one)
    if claim.negative or not denial.negative:
        return False
    said = list(_denied(denial))
    beside = one.setting is other.setting and (bool(said) or not _is_reticent(denial))
    none = any(word.low == "none" for word in denial.words)  # "that they had heard none"
    if beside or none or (_is_accused(other, one) and _share_a_word(one, other)):
        return True
    return any(_takes_back(denial, word, claim, b) for word in said for b in _content(claim))


def _answers(one: Unit, other: Unit) -> bool:
    """As in "the firm maintains that she had been trained": "but" leads to it, it shares a word, or it points back."""
    words = other.setting.phrases.words
    if any(word.low in CONDITIONAL for word in words[: max(0, other.first - 1)]):
        return False  # "if the world insisted"
    opened = {word.low for word in words[:3]} & CONTRASTING
    points = {word.low for word in other.words[2:]} & (POINTING | PERSONAL)  # behind "that it", which is the speaker
    return bool(opened or points) or _share_a_word(one, other)


def _may_be_one_source(one: Unit, other: Unit) -> bool:
    """Whether two names may be of one source: "Energy Nord", "Energy Nord's Ada Lund"; "he", "Mr Lund"."""
    first, second = (set(unit.source.replace("'s", "").replace("’s", "").split()) for unit in (one, other))
    if (first & second) - FUNCTION:
        return True
    named = not (other.source.split()[0] in FUNCTION or other.name.islower())
    return one.source in SOMEBODY and named


def _is_accused(unit: Unit, accuser: Unit) -> bool:
    """As in "the mayor accuses the water authority of it. The authority says": whom the other account accuses."""
    head = unit.source.split()[-1]
    return accuser.cue in ACCUSING and any(word.low == head for word in accuser.words)


def _is_reticent(unit: Unit) -> bool:
    """As in "would not comment", "could not say": a negation that denies nothing."""
    return any(word.lemma in RETICENT and word.tag in VERBAL for word in unit.words)


def _denied(unit: Unit) -> Iterator[Token]:
    """The words that a unit says were not so, its own cue among them where it is one of denial."""
    if unit.cue == "deny":
        yield from _content(unit)
    yield from negations.denied(unit.setting.phrases, unit.first, unit.last)


def _takes_back(denial: Unit, word: Token, claim: Unit, other: Token) -> bool:
    """Whether the word that is denied is one that the claim says: "counting stopped" / "counting never stopped"."""
    if not _are_alike(word, other) or (word.tag in VERBAL and other.tag not in VERBAL):
        return False
    return not _do_other_things(denial, word, claim, other)


def _share_a_word(one: Unit, other: Unit) -> bool:
    return any(
        _are_alike(a, b) and not _do_other_things(one, a, other, b) for a in _content(one) for b in _content(other)
    )


def _do_other_things(one: Unit, a: Token, other: Unit, b: Token) -> bool:
    """As in "counting stopped" beside "shouting never stopped": one verb, of two subjects that are not one."""
    if a.tag not in VERBAL or b.tag not in VERBAL:
        return False
    first, second = _doer(one, a), _doer(other, b)
    return bool(first and second) and not akin("nouns", first, second)


def _doer(unit: Unit, verb: Token) -> str:
    """The noun that is the subject of a verb, "" for a pronoun or none."""
    phrases = unit.setting.phrases
    at = next((n for n, c in enumerate(phrases.chunks) if c.kind == "VP" and phrases.words[c.head] is verb), None)
    if not at:
        return ""
    before = phrases.chunks[at - 1]
    if before.kind == "VP" and phrases.words[before.head].tag == "ING":
        return phrases.lemma(before)
    doers = subject(phrases, at)
    named = bool(doers) and doers[-1].head >= 0 and phrases.words[doers[-1].head].tag in NOMINAL
    return phrases.lemma(doers[-1]) if named else ""


def _says_none_of_it(unit: Unit) -> bool:
    """As in "the police say there is no sign of that", "had found no evidence of it"."""
    words = unit.words
    return any(
        a.low in NO and b.lemma in TRACES and c.low == "of" and d.low in POINTING
        for a, b, c, d in zip(words, words[1:], words[2:], words[3:], strict=False)
    )


def _content(unit: Unit) -> list[Token]:
    """The words that say what it is about: those that two units may have in common."""
    return [
        word
        for word in unit.words[:MOST]
        if word.tag in (NOMINAL | VERBAL | {"ADJ"}) - {"NAME"}
        and word.lemma not in NOT_CONTEXT | WEAK
        and len(word.low) > 2
    ]


def _are_alike(a: Token, b: Token) -> bool:
    if a.lemma == b.lemma:
        return True
    same = next((n for n, (x, y) in enumerate(zip(a.low, b.low, strict=False)) if x != y), min(len(a.low), len(b.low)))
    stem = same >= STEM and same >= OF_STEM * min(len(a.low), len(b.low))  # "warned" and "warning"
    return stem or (a.tag in VERBAL and b.tag in VERBAL and akin("verbs", a.lemma, b.lemma))


def _account(unit: Unit) -> Account:
    return around(unit.setting, unit.first)
