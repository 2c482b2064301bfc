"""Rejoinders: whether what a second source says cannot be right beside what a first has just said.

It answers ("the firm maintains that"), denies, blames somebody else, knows of no such thing, or says of one thing what
excludes the other. Two sources that speak of different things exclude nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from workers.engine import lexicon
from workers.engine.antonyms import excludes
from workers.engine.facts import negations
from workers.engine.facts.predications import OWN, Predication, agree, are_of_one_thing, exclude, predications
from workers.engine.facts.standing import DENYING, NO
from workers.engine.facts.units import (
    EVIDENCE,
    FINDING,
    MOST,
    QUOTES,
    SOMEBODY,
    TRACES,
    Unit,
    are_alike,
    doer,
    may_be_one_source,
)
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases
from workers.engine.synonyms import akin
from workers.engine.words import VERBAL, Token

RETICENT = lexicon.words("reticent_verbs")
ACCUSING = lexicon.words("accusing_verbs")
ADVOCATES = lexicon.words("advocates")
ANSWERING = lexicon.words("answering_verbs")
REJOINING = lexicon.words("rejoining_verbs")
INSISTING = (ANSWERING - REJOINING) | DENYING
BACKING = lexicon.words("backing_verbs")
CALLING = lexicon.words("calling_verbs")
CONTRASTING = lexicon.words("contrasting")
CONDITIONAL = lexicon.words("conditional")
PLEADING = lexicon.words("pleading_verbs")
OPENING = 4  # words of what is said among which its "that" stands
EMPHATIC = frozenset({"none", "never", "even", "nothing"})
POINTING = frozenset({"that", "this", "it", "such", "any", "them"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "they", "their"})
SUBJECTS = frozenset({"he", "she", "it", "they"})
TRIAL = (
    frozenset({"prosecutor", "prosecutors", "prosecution", "crown"}),
    frozenset({"defence", "defense", "lawyer", "lawyers", "counsel", "barrister"}),
)
SUCH = frozenset({("of", "the", "sort"), ("of", "the", "kind")})  # behind "nothing"
NAMELESS = frozenset({"he", "she", "they", "it", "who", "which", "that"})


def is_rejoinder(one: Unit, other: Unit) -> bool:
    """Whether the second of two units excludes the first."""
    if other.source in NAMELESS or may_be_one_source(one, other) or not one.states or _is_conditional(other):
        return False
    if any(answers(one, other) for answers in WAYS):
        return True
    said = [(a, b) for a in _predications(one) for b in _predications(other) if _are_of_one_thing(one, a, other, b)]
    if any(exclude(a, b) for a, b in said):
        return True
    return not any(agree(a, b) for a, b in said) and _takes_it_back(one, other)


def _predications(unit: Unit) -> list[Predication]:
    first = unit.first - (unit.cue in CALLING)  # "describe it as violent"
    return list(predications(unit.setting.phrases, first, min(unit.last, unit.first + MOST)))


def _are_of_one_thing(one: Unit, a: Predication, other: Unit, b: Predication) -> bool:
    """Whether two things are said of the same; two pronouns may each stand for its own speaker."""
    if b.pronoun in SUBJECTS and a.themes and excludes(a.forms, b.forms):
        return is_plural(a.themes[-1].low) == (b.pronoun == "they")  # "the gates were open", "they were locked"
    shown = other.source.split(" ")[-1] in EVIDENCE  # "an email shows that he": no email is a he
    own = a.pronoun in SUBJECTS and (_may_be_its_own(one, a.pronoun) or _may_be_its_own(other, b.pronoun))
    return (shown or not own) and are_of_one_thing(a, b)


def _may_be_its_own(unit: Unit, pronoun: str) -> bool:
    """As in "the firm says it failed", "villagers say they fled"; in "his family says that he died" it is not."""
    who = unit.source.split(" ")
    many = is_plural(who[-1]) or "and" in who
    return who[0] not in OWN and many == (pronoun in {"they", "them", "their"})


# --- ways to answer ---------------------------------------------------------------------------------------------------


def _maintains(one: Unit, other: Unit) -> bool:
    """As in "the firm maintains that", "but" behind "the firm insists": an answer by its verb."""
    answers = other.cue in ANSWERING or (one.cue in INSISTING and is_contrasted(other))
    return answers and not (one.vows or other.vows) and (other.cue not in ANSWERING or _answers(one, other))


def _answers(one: Unit, other: Unit) -> bool:
    """As in "the firm maintains that she had been trained": "but" leads to it, it shares a word, or it points back."""
    if other.cue in REJOINING or is_contrasted(other):
        return True
    first = next((word.low for word in other.words[:2] if word.low in SUBJECTS), "")
    points = {word.low for word in other.words[2:]} & (POINTING | PERSONAL)  # behind "that it", which is the speaker
    return bool(points or (first and not _may_be_its_own(other, first))) or _share_a_word(one, other)


def _is_set_against(one: Unit, other: Unit) -> bool:
    """Whether a "but" leads to the same matter: it shares a word, points back, says "no", or has a figure as well."""
    if not is_contrasted(other) or not other.states or one.vows or other.vows:
        return False
    words = [word.low for word in other.words]
    that = next((n for n, low in enumerate(words[:OPENING]) if low == "that"), 0)  # of "said that", "told us that"
    said = {*words[that + 1 :]}
    points = said & POINTING or {low for low in said & PERSONAL if not _may_be_its_own(other, low)}
    if points or one.negative or _share_a_word(one, other) or (other.negative and not _lacks_a_thing(other)):
        return True
    first, second = _counted(one), _counted(other)
    return any(not a or not b or akin("nouns", a, b) for a in first for b in second)


def _counted(unit: Unit) -> list[str]:
    """What the figures of a unit count, "" for a bare one: 40 patients are set against no two of those killed."""
    phrases = unit.setting.phrases
    figures = (c for c in phrases.chunks if c.figure and unit.first <= c.first < unit.last)
    return [_noun_of(phrases, chunk) for chunk in figures if phrases.low(chunk) != "one"]


def _noun_of(phrases: Phrases, chunk: Chunk) -> str:
    """The noun of a figure, or of what it is a part of: "two of those"."""
    behind = phrases.chunks[phrases.index(chunk) + 1 :][:2]
    part = chunk.head < 0 and len(behind) > 1 and phrases.low(behind[0]) == "of"
    return phrases.text(behind[1]) if part else phrases.lemma(chunk)


def _points_back(unit: Unit) -> bool:
    """As in "none of it", "not even", "no wave was recorded": without a word of what was said, yet about that."""
    found = any(word.lemma in FINDING and word.tag in VERBAL for word in unit.words)
    points = {word.low for word in unit.words} & (POINTING | EMPHATIC)
    return found or _is_elliptic(unit) or any(low != "it" or not _may_be_its_own(unit, low) for low in points)


def _lacks_a_thing(unit: Unit) -> bool:
    """As in "no schools were affected": what there was none of is a thing that nobody has spoken of."""
    negated = [(a, b) for a, b in pairwise(unit.words) if a.tag == "NEG" or a.low in NO]
    return bool(negated) and all(a.low in NO and b.tag in {"NOUN", "ADJ"} for a, b in negated)


def is_contrasted(unit: Unit) -> bool:
    """Whether "but" or "however" opens its sentence, or sets it against the clause before."""
    words = unit.setting.phrases.words
    quoted = sum(word.text in QUOTES for word in words[: unit.first]) % 2 == 1
    if quoted and unit.apart:
        return False  # "it leaked, but that is old," she said: one speaker's own "but"
    return unit.apart or bool({word.low for word in words[:3]} & CONTRASTING)


def is_pleading(words: Sequence[Token]) -> bool:
    """Whether a sentence tells of a charge or a trial, whose denial is a plea."""
    return any(word.lemma in PLEADING and word.tag in VERBAL for word in words)


def speaks_for_somebody(unit: Unit) -> bool:
    """As in "his lawyer says"."""
    who = unit.source.split(" ")
    return who[0] in OWN and who[-1] in ADVOCATES and not unit.vows and unit.states


def _is_conditional(unit: Unit) -> bool:
    """As in "if the world insisted"."""
    return any(word.low in CONDITIONAL for word in unit.setting.phrases.words[: max(0, unit.first - 1)])


def says_none_of_it(unit: Unit) -> bool:
    """As in "the police say there is no sign of that", "had found no evidence of it", "saw nothing to support that"."""
    words = unit.words
    for n, word in enumerate(words):
        trace = words[n : n + 2][-1]
        none = word.low == "nothing" or (word.low in NO and trace.lemma in TRACES)
        behind = words[n + 1 + (word.low != "nothing") :][:3]
        if none and (_is_of_it(behind) or _backs_it(behind) or _is_of_the_sort(behind)):
            return True
    return False


def _is_of_the_sort(words: Sequence[Token]) -> bool:
    """As in "nothing of the sort"."""
    return tuple(word.low for word in words) in SUCH


def _is_of_it(words: Sequence[Token]) -> bool:
    return len(words) > 1 and words[0].low == "of" and words[1].low in POINTING


def _backs_it(words: Sequence[Token]) -> bool:
    """As in "to support that", "to back it up"."""
    return len(words) > 2 and words[0].low == "to" and words[1].lemma in BACKING and words[2].low in POINTING


def _never_was(one: Unit, other: Unit) -> bool:
    """As in "the pump was mended, the owner says. Two fitters say that it was never touched": of the other's thing."""
    never = any(word.low == "never" for word in other.words)
    first = next((word.low for word in other.words[:2] if word.low in SUBJECTS), "")
    return never and bool(first) and not one.negative and not _may_be_its_own(other, first) and not one.vows


def _is_elliptic(unit: Unit) -> bool:
    """As in "the union said he had not", "neighbours say that it did not": the verb is that of the other account."""
    words = [word for word in unit.words if word.tag != "PUNCT"]
    return len(words) > 1 and words[-1].tag == "NEG" and words[-2].tag in {"BE", "HAVE", "DO", "MODAL"}


def _call_it_other_things(one: Unit, other: Unit) -> bool:
    """As in "called the raid a success", "called it a massacre"."""
    if not {one.cue, other.cue} <= CALLING or not other.words or other.words[0].low not in {"it", "them", "him", "her"}:
        return False
    first, second = ([word.lemma for word in unit.content[-1:]] for unit in (one, other))
    return bool(first and second) and not akin("nouns", first[0], second[0])


def _are_at_trial(one: Unit, other: Unit) -> bool:
    """The prosecution and the defence."""
    first, second = (set(unit.source.split(" ")) for unit in (one, other))
    apart = any(first & TRIAL[n] and second & TRIAL[1 - n] for n in range(len(TRIAL)))
    return apart and other.states and not other.vows


def _denies_outright(one: Unit, other: Unit) -> bool:
    """As in "a blackout, the agent said. The firm denied that there had been any loss of power"; no plea in court."""
    pleads = is_pleading(one.setting.phrases.words)
    if one.cue in DENYING and other.source.split(" ")[0] in OWN and other.states:
        return True  # "the ward denied that it had sent him home. His mother said"
    return other.cue in DENYING and one.cue not in DENYING and not (pleads or one.vows) and other.states


def _blames_another(one: Unit, other: Unit) -> bool:
    """As in "the owner blames the pilot; the pilots' union blames the owner"."""
    if one.cue not in ACCUSING or other.cue not in ACCUSING:
        return False
    return bool(one.content and other.content) and not are_alike(one.content[0], other.content[0])


def _speaks_for_the_accused(one: Unit, other: Unit) -> bool:
    """As in "prosecutors accuse the pilot. His lawyer says that he was asleep"."""
    return one.cue in ACCUSING and speaks_for_somebody(other)


WAYS = (
    lambda _, other: says_none_of_it(other),
    _is_set_against,
    _maintains,
    lambda _, other: _is_elliptic(other),
    _never_was,
    _call_it_other_things,
    _are_at_trial,
    _denies_outright,
    _blames_another,
    _speaks_for_the_accused,
)


# --- denials of a word ------------------------------------------------------------------------------------------------


def _takes_it_back(one: Unit, other: Unit) -> bool:
    """Whether one of the two denies what the other says; side by side in one sentence they need not share a word."""
    denial, claim = (one, other) if one.negative else (other, one)
    if claim.negative or not denial.negative or not claim.states:
        return False
    said = list(_denied(denial))
    beside = one.setting is other.setting and (bool(said) or not _is_reticent(denial))
    beside = beside and (_share_a_word(one, other) or _points_back(other))
    none = any(word.low == "none" for word in denial.words)  # "that they had heard none"
    if beside or none or (_is_accused(other, one) and _share_a_word(one, other)):
        return True
    return any(_is_the_same(denial, word, claim, b) for word in said for b in claim.content)


def _is_accused(unit: Unit, accuser: Unit) -> bool:
    """As in "the mayor accuses the water authority of it. The authority says": whom the other account accuses."""
    head = unit.source.split()[-1]
    return accuser.cue in ACCUSING and any(word.low == head for word in accuser.words)


def _is_reticent(unit: Unit) -> bool:
    """As in "would not comment", "could not say": a negation that denies nothing."""
    return any(word.lemma in RETICENT and word.tag in VERBAL for word in unit.words)


def _denied(unit: Unit) -> Iterator[Token]:
    """The words that a unit says were not so, its own cue among them where it is one of denial."""
    if unit.cue in DENYING:
        yield from unit.content
    yield from negations.denied(unit.setting.phrases, unit.first, unit.last)


def _is_the_same(denial: Unit, word: Token, claim: Unit, other: Token) -> bool:
    """Whether the word that is denied is one that the claim says: "counting stopped" / "counting never stopped"."""
    if not are_alike(word, other) or (word.tag in VERBAL and other.tag not in VERBAL):
        return False
    return not _do_other_things(denial, word, claim, other)


def _share_a_word(one: Unit, other: Unit) -> bool:
    return any(are_alike(a, b) and not _do_other_things(one, a, other, b) for a in one.content for b in other.content)


def _do_other_things(one: Unit, a: Token, other: Unit, b: Token) -> bool:
    """As in "counting stopped" beside "shouting never stopped": one verb, of two subjects that are not one."""
    if a.tag not in VERBAL or b.tag not in VERBAL:
        return False
    first, second = doer(one, a), doer(other, b)
    if second and not first and _is_alone(one, a):
        return any(word.lemma == second and is_plural(word.low) for word in other.words)
    return bool(first and second) and not akin("nouns", first, second)


def _is_alone(unit: Unit, verb: Token) -> bool:
    """As in "Mr Abel said he was not calling for it", which others may be."""
    before = [word.low for word in unit.words if word.end <= verb.start][-4:]
    return any(low in SOMEBODY and _may_be_its_own(unit, low) for low in before)
