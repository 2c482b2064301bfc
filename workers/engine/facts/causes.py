"""Causes: what a sentence says brought it about, what it rules out, and that nothing is known."""

from __future__ import annotations

from schemas.claims import Claim, Span
from workers.engine import lexicon
from workers.engine.counting import is_person
from workers.engine.facts.standing import NOT_SO, asks, event_of, standing, verb_of, with_speaker
from workers.engine.frames import Frames, Match
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.words import NOMINAL

CAUSES = lexicon.read("causes", required=("frames", "ruled_out", "unknown", "classes", "examples"))
CHARGES = lexicon.words("charges")
MEASURE = "cause"
UNKNOWN = "unknown"
FRAMES = Frames([(frame, sort) for sort in ("frames", "ruled_out", "unknown") for frame in CAUSES[sort]])
CLASS_OF = {noun: name for name, nouns in CAUSES["classes"].items() for noun in nouns}
EMPTY = frozenset(
    {"reason", "thing", "factor", "combination", "number", "series", "lack", "way", "kind", "it", "result"}
)
CHAIN = 4  # noun phrases at most that hang on the cause: "a crack in the wall of the tank"


def claims(setting: Setting) -> list[Claim]:
    """The causes that a sentence names, rules out ("not ..."), or says to be unknown; the longest frame counts."""
    if asks(setting.phrases):
        return []
    found: list[Claim] = []
    for match, sort in sorted(FRAMES.matches(setting.phrases), key=lambda pair: pair[0].first - pair[0].last):
        claim = _claim(setting, match, sort)
        if claim and claim.firmness not in NOT_SO and not any(_meet(claim.span, other.span) for other in found):
            found.append(claim)
    return found


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _claim(setting: Setting, match: Match, sort: str) -> Claim | None:
    stands = standing(setting.phrases, match)
    if not stands or (sort == "unknown" and stands == "denied"):
        return None
    if any(word.lemma in CHARGES and word.tag == "NOUN" for word in setting.phrases.words[: match.first]):
        return None  # "the offence of disrupting safety that caused death"
    group = match.nouns.get("cause", ())
    cause = group[-1] if group else None
    if sort != "unknown" and (cause is None or not _is_a_cause(setting.phrases, cause)):
        return None
    end = max(match.last, _end_of(setting.phrases, cause)) if cause else match.last
    words = setting.text(setting.span(cause.first, _end_of(setting.phrases, cause))) if cause else UNKNOWN
    ruled_out = (sort == "ruled_out") != (stands == "denied")
    span = setting.span(match.first, end)
    made = setting.claim(
        MEASURE,
        span,
        event_of(setting, match),
        match.first,
        verb=verb_of(setting.phrases, match),
        kind="responsibility",
        text=f"not {words}" if ruled_out else words,
        things=_content(setting.phrases, cause) if cause else (),
        scope=frozenset({"ruled out"} if ruled_out else ()),
        context=setting.context,
        rules=((f"cause: {match.frame.text}", span),),
    )
    return with_speaker(setting, match, made)


def _is_a_cause(phrases: Phrases, cause: Chunk) -> bool:
    """Whether a phrase names a thing or an act: a name, a pronoun or an official is a culprit, not a cause."""
    head = phrases.head(cause)
    if head is None or head.tag != "NOUN" or cause.figure:
        return False
    bare = cause.first == cause.head  # "laid it at the door of homeowners"
    culprit = is_person(head.lemma, head.low) and (bare or phrases.low(cause) in {"the", "his", "her"})
    return head.lemma not in EMPTY and not culprit


def _end_of(phrases: Phrases, cause: Chunk) -> int:
    """Where the cause ends with the phrases that hang on it: "a crack | in the wall"."""
    at = phrases.index(cause)
    for _ in range(CHAIN):
        linked = phrases.chunks[at + 1 : at + 3]
        if len(linked) < 2 or phrases.low(linked[0]) not in {"of", "in", "on", "at", "to"} or linked[1].kind != "NP":
            break
        at += 2
    return phrases.chunks[at].last


def _content(phrases: Phrases, cause: Chunk) -> tuple[str, ...]:
    """The content words of a cause in their base form, and its class, by which it is known again."""
    words = [
        w.lemma for w in phrases.words[cause.first : _end_of(phrases, cause)] if w.tag in NOMINAL | {"ADJ", "PART"}
    ]
    return tuple(dict.fromkeys([*words, *(f"/{CLASS_OF[word]}" for word in words if word in CLASS_OF)]))
