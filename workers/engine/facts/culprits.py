"""Culprits: whom a text, or one who speaks in it, holds to have brought an event about: a country, a class, a name.

What is no party ("heavy rain") is a cause; see `causes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from schemas.claims import Claim, Event
from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.facts.parties import Party, party
from workers.engine.facts.standing import EVENT_NOUNS, NOT_SO, asks, event_of, standing, verb_of, with_speaker
from workers.engine.frames import Frames, Match
from workers.engine.mentions import KIND_OF_NOUN
from workers.engine.phrases import Phrases
from workers.engine.pieces import frame
from workers.engine.setting import Setting

TABLE = lexicon.read("culprits", required=("frames", "kin", "anybody", "armed", "harmless", "examples"))
FRAMES = Frames([(frame, "") for frame in TABLE["frames"]])
MEASURE = "culprit"
TO_BLAME = frame("<culprit> {be} to blame")
HARMLESS = frozenset(TABLE["harmless"])
PRONOUNS = frozenset({"he", "it", "she", "they", "this", "who", "which"})
FOR = frozenset({"for", "of", "in"})


def claims(setting: Setting) -> list[Claim]:
    """Whom a sentence blames; of two frames that share a word the longer counts."""
    if asks(setting.phrases):
        return []
    found: list[Claim] = []
    matches = [*(match for match, _ in FRAMES.matches(setting.phrases)), *_to_blame(setting.phrases)]
    for match in sorted(matches, key=lambda match: match.first - match.last):
        made = _claim(setting, match)
        if made and not any(made.span.start < one.span.end and one.span.start < made.span.end for one in found):
            found.append(made)
    return sorted(found, key=lambda claim: claim.span.start)


def _to_blame(phrases: Phrases) -> Iterator[Match]:
    """As in "the captain | was to blame", which is one verb group."""
    for n, chunk in enumerate(phrases.chunks):
        words = phrases.words[chunk.first : chunk.last]
        if (
            chunk.kind == "VP"
            and words[0].tag == "BE"
            and words[-1].low == "blame"
            and not (chunk.negated or chunk.modal)
        ):
            yield Match(TO_BLAME, chunk.first, chunk.last, {"culprit": tuple(subject(phrases, n))}, chunk)


def _claim(setting: Setting, match: Match) -> Claim | None:
    phrases = setting.phrases
    group = match.nouns.get("culprit", ())
    who = party(setting, group[0]) if len(group) == 1 else None
    if who is None or _is_of_something_else(phrases, match, who) or standing(phrases, match) != "asserted":
        return None
    first, last = min(match.first, who.first), max(match.last, who.last)
    span = setting.span(first, last)
    made = setting.claim(
        MEASURE,
        span,
        _event(setting, match),
        match.first,
        verb=verb_of(phrases, match),
        kind="responsibility",
        text=setting.text(setting.span(who.first, who.last)),
        things=(who.kind, who.nation),
        owners=who.names,
        rules=((f"culprit: {match.frame.text}", span),),
    )
    made = with_speaker(setting, match, made)
    if made.attribution and made.attribution.source.lower() in PRONOUNS:
        made = replace(made, attribution=None)  # "it blamed": who that is stands elsewhere
    hedge = "believed" if "suspect" in match.frame.text else made.firmness
    return None if made.firmness in NOT_SO else replace(made, firmness=hedge)


def _is_of_something_else(phrases: Phrases, match: Match, who: Party) -> bool:
    """As in "blamed the captain | for the delay", "is responsible | for transport": for what is no event."""
    named = [w.low for chunk in match.nouns.get("event", ()) for w in phrases.words[chunk.first : chunk.last]]
    if named:
        return not HARMLESS.isdisjoint(named)
    at = max(match.last, who.last)
    n = phrases.starts.get(at)
    if n is None or phrases.low(phrases.chunks[n]) not in FOR or n + 1 >= len(phrases.chunks):
        return False
    what = phrases.chunks[n + 1]
    return phrases.lemma(what) not in KIND_OF_NOUN and phrases.lemma(what) not in EVENT_NOUNS


def _event(setting: Setting, match: Match) -> Event:
    """The event that the frame names, with the day behind it; else the one that its words are about."""
    heads = {chunk.head for chunk in match.nouns.get("event", ())}
    named = (mention.event for mention in setting.scene.mentions if mention.at in heads)
    return next(named, None) or event_of(setting, match)
