"""Victims: what the one person was that an event killed or wounded: "killing a U.S. contractor"."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.arguments import objects, subject
from workers.engine.facts.standing import NOT_SO
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

TABLE = lexicon.read("roles", required=("roles", "both"))
ROLE_OF = {noun: role for role, nouns in TABLE["roles"].items() for noun in nouns}
BOTH = frozenset(frozenset((one, other)) for one, others in TABLE["both"].items() for other in others)
VERBS = {"kill": "killed", "murder": "killed", "wound": "wounded", "injure": "wounded"}
DEATHS = frozenset({"death", "killing", "murder", "slaying"})
MARK = "one victim "  # before what was done, in the measure


def claims(setting: Setting) -> list[Claim]:
    """The role of a single person who is killed or wounded."""
    phrases = setting.phrases
    found = []
    deadly = bool(phrases.said & DEATHS)
    for n, chunk in enumerate(phrases.chunks):
        done = VERBS.get(phrases.lemma(chunk)) if chunk.kind == "VP" and not chunk.negated else None
        group = (subject(phrases, n) if chunk.passive else objects(phrases, n)) if done else []
        role = _role(phrases, group[0]) if len(group) == 1 or _is_named(phrases, group) else ""
        if role:
            found.append(_claim(setting, chunk, group[0], f"{MARK}{done}", role))
        elif deadly and (dead := _whose_death(phrases, n)) and (role := _role(phrases, dead)):
            found.append(_claim(setting, chunk, dead, f"{MARK}killed", role))
    return [claim for claim in found if claim.firmness not in NOT_SO]


def _is_named(phrases: Phrases, group: Sequence[Chunk]) -> bool:
    """As in "killing an interpreter, Ada Okoro": one person, and the name."""
    named = len(group) == 2 and group[1].head >= 0 and phrases.words[group[1].head].tag == "NAME"
    return named and phrases.words[group[1].first - 1].text == ","


def _whose_death(phrases: Phrases, n: int) -> Chunk | None:
    """The one behind "the death of a soldier", "the killing of a soldier"."""
    of, person = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    death = phrases.chunks[n].kind == "NP" and phrases.lemma(phrases.chunks[n]) in DEATHS
    return person[0] if death and person and phrases.low(of[0]) == "of" and person[0].kind == "NP" else None


def _role(phrases: Phrases, person: Chunk) -> str:
    """The role that "a" person is called by; "" for several, for none known, and for somebody known already."""
    if person.figure or phrases.low(person) not in {"a", "an"} or person.head < 0:
        return ""
    return role_of(phrases, person.first, person.head + 1)


def role_of(phrases: Phrases, first: int, last: int) -> str:
    """The role that tokens [first, last) name with their last word or two, "" for none."""
    words = [word.lemma for word in phrases.words[first:last]]
    return ROLE_OF.get(" ".join(words[-2:])) or ROLE_OF.get(words[-1], "") if words else ""


def _claim(setting: Setting, verb: Chunk, person: Chunk, measure: str, role: str) -> Claim:
    span = setting.span(min(verb.first, person.first), max(verb.last, person.last))
    return setting.claim(
        measure,
        span,
        setting.scene.at(verb.head),
        verb.head,
        verb=verb,
        kind="description",
        text=role,
        context=setting.context,
        rules=(("one victim", span),),
    )
