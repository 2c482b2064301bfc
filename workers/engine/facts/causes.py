"""Causes: what a sentence says brought it about, what it rules out, and that nothing is known."""

from __future__ import annotations

from schemas.claims import Claim, Span
from workers.engine import lexicon
from workers.engine.counting import is_person
from workers.engine.facts.standing import NOT_SO, asks, event_of, standing, verb_of, with_speaker
from workers.engine.frames import Frames, Match
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.words import NOMINAL, VERBAL

SORTS = (
    "frames",
    "known_frames",
    "devices_in",
    "devices_say",
    "lapses",
    "possible",
    "ruled_out",
    "known_ruled_out",
    "unknown",
)
RULING_OUT = frozenset({"ruled_out", "known_ruled_out"})
CAUSES = lexicon.read("causes", required=(*SORTS, "devices", "culprits", "classes", "examples"))
DEATHS = frozenset({"death", "fatality"})
CHARGES = lexicon.words("charges")
MEASURE = "cause"
UNKNOWN = "unknown"
FRAMES = Frames([(frame, sort) for sort in SORTS for frame in CAUSES[sort]])
CLASS_OF = {noun: name for name, nouns in CAUSES["classes"].items() for noun in nouns}
DEVICES = frozenset(CAUSES["devices"])
CULPRITS = frozenset(CAUSES["culprits"])
BARE = "{active blame} <cause>"
POSSIBLE = "possible"  # what a cause is called that may have been: it is opposed to its denial alone
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
        if (
            claim
            and (claim.firmness not in NOT_SO or POSSIBLE in claim.scope)
            and not any(_meet(claim.span, other.span) for other in found)
        ):
            found.append(claim)
    return found


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _claim(setting: Setting, match: Match, sort: str) -> Claim | None:
    phrases = setting.phrases
    stands = standing(phrases, match)
    cause = _cause(phrases, match, sort) if stands else None
    if cause is None or (sort == "unknown" and stands == "denied"):
        return None
    if any(word.lemma in CHARGES and word.tag == "NOUN" for word in phrases.words[: match.first]):
        return None  # "the offence of disrupting safety that caused death"
    if any(phrases.lemma(chunk) in DEATHS for chunk in match.nouns.get("event", ())):
        return None  # what people died of is not what brought it about
    words = setting.text(setting.span(*cause)) if cause else UNKNOWN
    ruled_out = (sort in RULING_OUT) != (stands == "denied")
    span = setting.span(match.first, max(match.last, *cause) if cause else match.last)
    made = setting.claim(
        MEASURE,
        span,
        event_of(setting, match),
        match.first,
        verb=verb_of(phrases, match),
        kind="responsibility",
        text=f"not {words}" if ruled_out else words,
        things=_content(phrases, *cause) if cause else (),
        scope=frozenset({"ruled out"} if ruled_out else {POSSIBLE} if sort == POSSIBLE else ()),
        context=setting.context,
        rules=((f"cause: {match.frame.text}", span),),
    )
    made = with_speaker(setting, match, made)
    unsaid = sort == "devices_say" and made.attribution is None
    stated = sort == POSSIBLE and "rule" not in match.frame.text and made.firmness not in NOT_SO
    return None if unsaid or stated else made


def _cause(phrases: Phrases, match: Match, sort: str) -> tuple[int, int] | tuple[()] | None:
    """The tokens of a frame's cause, () where it says that none is known; None where its words name no cause."""
    if sort == "unknown":
        return ()
    if sort == "lapses":
        return match.first, match.last
    group = match.nouns.get("cause", ())
    told = group and _is_a_cause(phrases, group[-1]) and _is_of_its_frame(phrases, group[-1], match, sort)
    return (group[-1].first, _end_of(phrases, group[-1])) if told else None


def _is_of_its_frame(phrases: Phrases, cause: Chunk, match: Match, sort: str) -> bool:
    """Whether a frame that says other things too says it of this: no "ruled out a new tax", "suspect a local man"."""
    frame = match.frame.text
    if sort.startswith("known"):
        return _is_known(phrases, cause)
    if sort.startswith("devices"):
        return _is_a_device(phrases, cause)
    if "suspect" in frame:
        return not is_person(phrases.lemma(cause), "")
    if "rule}" in frame and " as " not in frame:
        return _is_known(phrases, cause)
    return frame != BARE or not _goes_on(phrases, match.last)


def _goes_on(phrases: Phrases, at: int) -> bool:
    """As in "blamed the delay on its rival"."""
    return at < len(phrases.words) and phrases.words[at].low in {"on", "for"}


def _is_known(phrases: Phrases, cause: Chunk) -> bool:
    """Whether a phrase is headed by a word of the causes that the lexicon knows: "pilot error", "a cyberattack"."""
    head = phrases.words[cause.head]
    return head.lemma in CLASS_OF or head.low in CLASS_OF or _is_a_device(phrases, cause)


def _is_a_device(phrases: Phrases, cause: Chunk) -> bool:
    """Whether a phrase names a part or a thing that breaks: "a valve", "a server room"."""
    return any({word.lemma, word.low} & DEVICES for word in phrases.words[cause.first : cause.last])


def _is_a_cause(phrases: Phrases, cause: Chunk) -> bool:
    """Whether a phrase names a thing or an act: a name, a pronoun or an official is a culprit, not a cause."""
    head = phrases.head(cause)
    opens = (
        head is not None and cause.last == 1 and {head.lemma, head.low} & (CLASS_OF.keys() | DEVICES)
    )  # "Lightning started it"
    if head is None or (head.tag != "NOUN" and not opens) or cause.figure:
        return False
    bare = cause.first == cause.head  # "laid it at the door of homeowners"
    blamed = head.lemma in CULPRITS or is_person(head.lemma, head.low)
    culprit = blamed and (bare or phrases.low(cause) in {"the", "his", "her"})
    return head.lemma not in EMPTY and (_is_known(phrases, cause) or not culprit)


def _end_of(phrases: Phrases, cause: Chunk) -> int:
    """Where the cause ends with the phrases that hang on it: "a crack | in the wall"."""
    at = phrases.index(cause)
    for _ in range(CHAIN):
        linked = phrases.chunks[at + 1 : at + 3]
        if len(linked) < 2 or phrases.low(linked[0]) not in {"of", "in", "on", "at", "to"} or linked[1].kind != "NP":
            break
        at += 2
    return phrases.chunks[at].last


def _content(phrases: Phrases, first: int, last: int) -> tuple[str, ...]:
    """The content words of a cause in their base form, and its class, by which it is known again."""
    words = [w.lemma for w in phrases.words[first:last] if w.tag in NOMINAL | VERBAL | {"ADJ"}]
    return tuple(dict.fromkeys([*words, *(f"/{CLASS_OF[word]}" for word in words if word in CLASS_OF)]))
