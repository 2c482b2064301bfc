"""Additions: figures beside those before, which are no count of all: "another 12", "12 more", "nine new cases"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.counting import total_of
from workers.engine.families import families
from workers.engine.rules import is_by_noun
from workers.engine.setting import Setting
from workers.engine.words import VERBAL, Token

ADDED = lexicon.words("added")
RENEWED = lexicon.words("renewed")
RENEWED_NOUNS = lexicon.words("renewed_nouns")
OTHERS = frozenset({"other", "others"})
OF_ONE_KIND = lexicon.words("of_one_kind")
BESIDE = lexicon.words("beside_those")
FAR_BEHIND = 3  # tokens behind a count within which "in addition to" stands


def is_added(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether one of the tokens [first, last) says that there were others before; not "more than 12", "12 or more"."""
    return any(
        words[n].low in ADDED
        and (n + 1 == len(words) or words[n + 1].low != "than")
        and (n == 0 or words[n - 1].low != "or")
        for n in range(first, min(last, len(words)))
    )


def is_renewed(things: Iterable[str], words: Iterable[str]) -> bool:
    """As in "nine new cases": those of a day, and no count of all."""
    return not RENEWED_NOUNS.isdisjoint(things) and not RENEWED.isdisjoint(words)


def _follows_adding(setting: Setting, first: int) -> bool:
    """As in "the ministry has added four who died in hospital": more of what was counted before."""
    before = setting.phrases.words[max(0, first - 2) : first]
    return any(word.lemma == "add" and word.tag in VERBAL for word in before)


def without_additions(setting: Setting, read: list[Claim]) -> list[Claim]:
    """As in "747 injured and another 56 badly hurt": a second count of the same family in one sentence is a part.

    Of one event and one group the two add up: "three are dead and three more feared dead" is six, feared.
    """
    seen: set[str] = set()
    kept: list[Claim] = []
    for claim in read:
        foremost = families()[claim.measure].rank == 1 if claim.measure in families() else False
        first, last = _tokens(setting, claim)
        added = is_added(setting.phrases.words, first, last)
        again = added and (claim.measure in seen or foremost)  # "another 12 were killed": beside those before
        again |= _follows_adding(setting, first)
        before = next((one for one in kept if one.measure == claim.measure), None) if again else None
        kept += [whole] if before and (whole := _together(setting, before, claim)) else []
        again |= _is_of_a_day(claim, added=added) or _is_beside_some(setting, claim, added, seen)
        kept.append(replace(claim, scope=claim.scope | {"part"}) if again else claim)
        seen.add(claim.measure)
    return kept


def _tokens(setting: Setting, claim: Claim) -> tuple[int, int]:
    """The tokens [first, last) of a claim."""
    inside = [n for n, word in enumerate(setting.phrases.words) if claim.span.start < word.end <= claim.span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _is_of_a_day(claim: Claim, *, added: bool) -> bool:
    """As in "nine new cases", "14 more infections": those of a day, beside all before."""
    if not is_by_noun(claim):
        return False
    of_people = claim.measure not in families() or families()[claim.measure].thing == "people"
    return (added and not of_people) or is_renewed(claim.things, [*claim.text.lower().split(), *claim.things])


def _is_beside_some(setting: Setting, claim: Claim, added: bool, seen: set[str]) -> bool:
    """As in "two other men were arrested", "two were killed, in addition to a guard who had died"."""
    words = setting.phrases.words
    end = next((n for n, word in enumerate(words) if word.start >= claim.span.end), len(words))
    behind = " ".join(word.low for word in words[end : end + 2 * FAR_BEHIND])
    said = set(claim.text.lower().split())
    others = claim.measure in OF_ONE_KIND and (added or bool(said & OTHERS)) and not seen - {claim.measure}
    return others or any(f" {phrase} " in f" {behind} " for phrase in BESIDE)


def _together(setting: Setting, first: Claim, added: Claim) -> Claim | None:
    """Two counts of one family, event and group as their sum, as firm as the weaker; None where they do not add up."""
    one, other = first.quantity, added.quantity
    group = added.scope - {"part"} or (frozenset() if added.things else first.scope)  # "three Britons and three more"
    if (
        one is None
        or other is None
        or first.span.start > added.span.start
        or first.event != added.event
        or first.scope != group
    ):
        return None
    span = replace(first.span, end=added.span.end)
    quantity = replace(one, interval=total_of([one.interval, other.interval]), text=f"{one.text} and {other.text}")
    firmness = first.firmness if added.firmness == "states" else added.firmness
    rules = (*first.rules, ("parts add up", span))
    return replace(first, span=span, quantity=quantity, text=setting.text(span), firmness=firmness, rules=rules)
