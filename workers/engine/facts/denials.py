"""Denials: somebody holds against what another source of the article says, in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.attribution import Cue
from workers.engine.facts.accounts import Account, has_source, sources, whole
from workers.engine.phrases import Chunk
from workers.engine.setting import NOT_CONTEXT, Setting
from workers.engine.words import NOMINAL, VERBAL

NOT_MUCH = frozenset(lexicon.words("not_counted")) | {"evidence", "sign", "indication", "suggestion", "comment", "plan"}
NAMING = NOMINAL | {"ING"}
SHARED = 2  # words that a denial must have in common with what it denies
FAR = 2  # sentences back in which the thing stands that there was none of


def denied(told: Sequence[Setting], n: int, insisting: frozenset[str]) -> tuple[Account, Account, str] | None:
    """The account that a sentence denies, and the denial; None where it denies nothing that is told near it."""
    for cue in told[n].cues:
        near = [told[m] for m in (n - 1, n + 1) if 0 <= m < len(told) and told[m].cues]
        for there in (one for one in near if sources(one) != sources(told[n])):
            if _reverses(told[n], cue, there) or (
                _insists(told[n], cue, insisting) and _say_the_same(told[n], cue, there)
            ):
                return whole(there), whole(told[n]), ""
        before = [told[m] for m in range(n - 1, max(-1, n - FAR - 1), -1)]
        if _insists(told[n], cue, insisting):
            for there in before:
                if _none_of(told[n], cue) & there.context and has_source(there) and sources(there) != sources(told[n]):
                    return whole(there), whole(told[n]), ""
    return None


def _insists(setting: Setting, cue: Cue, insisting: frozenset[str]) -> bool:
    """Whether the cue is a verb of insisting and what it introduces is negative."""
    verb = cue.attribution.cue.lower()
    known = any(word.low == verb and word.lemma in insisting for word in setting.phrases.words)
    negative = any(word.tag == "NEG" for word in setting.phrases.words[cue.first : cue.last])
    return known and (negative or verb.startswith("den"))


def _say_the_same(setting: Setting, cue: Cue, other: Setting) -> bool:
    """Whether a denial speaks of what the other says: two words in common, one of them a verb."""
    said = {w.lemma for w in setting.phrases.words[cue.first : cue.last]} & setting.context
    verbs = {w.lemma for w in other.phrases.words if w.tag in VERBAL} - NOT_CONTEXT
    shared = said & other.context
    return len(shared) >= SHARED and bool(shared & verbs)


def _none_of(setting: Setting, cue: Cue) -> frozenset[str]:
    """The nouns that there were none of: "insists that no door was locked"."""
    phrases = setting.phrases
    chunks = [c for c in phrases.chunks if c.kind == "NP" and cue.first <= c.first < cue.last and c.head >= 0]
    return frozenset(phrases.lemma(c) for c in chunks if phrases.low(c) == "no") & setting.context - NOT_MUCH


def _reverses(setting: Setting, cue: Cue, other: Setting) -> bool:
    """As in "voting never stopped" beside "voting stopped": one subject and verb, negated here and not there."""
    here = {pair for chunk in _verbs(setting, cue.first, cue.last) if chunk.negated for pair in _acts(setting, chunk)}
    there = {
        pair
        for chunk in _verbs(other, 0, len(other.phrases.words))
        if not chunk.negated
        for pair in _acts(other, chunk)
    }
    return bool(here & there)


def _verbs(setting: Setting, first: int, last: int) -> list[Chunk]:
    chunks = setting.phrases.chunks
    return [
        c for c in chunks if c.kind == "VP" and first <= c.first < last and setting.phrases.lemma(c) in setting.context
    ]


def _acts(setting: Setting, verb: Chunk) -> set[tuple[str, str]]:
    """The pairs of a subject and this verb, in base form; the subject may be an act: "voting stopped"."""
    phrases = setting.phrases
    at = phrases.index(verb)
    before = phrases.chunks[at - 1 : at] if at else []
    gerund = [chunk for chunk in before if chunk.kind == "VP" and phrases.words[chunk.head].tag == "ING"]
    heads = [phrases.words[chunk.head] for chunk in (gerund or subject(phrases, at)) if chunk.head >= 0]
    return {
        (word.low if word.low.endswith("ing") else word.lemma, phrases.lemma(verb))
        for word in heads
        if word.tag in NAMING
    }
