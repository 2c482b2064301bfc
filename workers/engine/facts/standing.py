"""Standing: what the words of a frame are worth where they stand: asserted, denied, asked, or of something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Claim, Event
from schemas.reports import Attribution
from workers.engine import lexicon
from workers.engine.arguments import SAYING, subject
from workers.engine.frames import Match
from workers.engine.mentions import KIND_OF_NOUN
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

WORDS = lexicon.read("facts", required=("event_nouns", "speech_acts"))
SPEECH_ACTS = frozenset(WORDS["speech_acts"])
EVENT_NOUNS = frozenset(WORDS["event_nouns"])
OPENERS = frozenset({"if", "whether", "unless", "until", "before", "lest"})
WISHES = lexicon.words("wishes")
CONDITIONS = frozenset({"if", "unless"})  # that open a sentence: "If it rains, the match is off"
SINGLE = frozenset({"a", "one", "single"})  # "not a single siren sounded"
NO = frozenset({"no", "not", "n't", "never", "nobody", "none", "neither", "nor", "without", "hardly"})
OPINIONS = frozenset({"certain", "clear", "sure", "think"})
PROOFS = lexicon.words("proofs")
DENYING = lexicon.words("denying_verbs")
MARKS = frozenset({",", ";", "—", "–"})
REACH = 8  # tokens between "denied" and what is denied
NOT_SO = frozenset({"conditional", "denied", "feared", "forecast", "intended"})  # firmness that asserts nothing


def asks(phrases: Phrases) -> bool:
    """Whether the sentence is a question."""
    return bool(phrases.words) and phrases.words[-1].text == "?"


def standing(phrases: Phrases, match: Match) -> str:
    """Tells "asserted" from "denied"; "" where the words say nothing: behind "whether", "no", or about no event."""
    if (
        phrases.words[0].low in CONDITIONS
        or _is_wished(phrases, match)
        or _is_none(phrases, match)
        or not _is_of_an_event(phrases, match.nouns.get("event", ()))
    ):
        return ""
    said = proof = False
    for word in reversed(phrases.words[max(0, match.first - REACH) : match.first]):
        if proof and word.low in NO - {"without"}:
            return "denied"  # "there is no sign that he was drunk"
        if word.low in OPENERS or (said and word.low in NO):
            return ""  # "no group has said that it was behind the attack"
        proof = proof or word.lemma in PROOFS
        said = said or word.lemma in SAYING or word.lemma in OPINIONS  # "I do not think this is a hoax"
        if word.lemma in DENYING and word.tag != "NOUN":
            return "denied"
        if word.text in MARKS:
            return "asserted"
    return "asserted"


def _is_wished(phrases: Phrases, match: Match) -> bool:
    """As in "a guarantee of no compulsory redundancies", "a call for an inquiry": what somebody asks for."""
    before = phrases.words[max(0, match.first - 2) : match.first]
    return len(before) > 1 and before[0].lemma in WISHES and before[1].low in {"of", "for"}


def _is_none(phrases: Phrases, match: Match) -> bool:
    """Whether "no" stands before the words of a frame that has none itself: "no arrests were made"."""
    before = next((word.low for word in reversed(phrases.words[: match.first]) if word.low not in SINGLE), "")
    nouns = {phrases.low(chunk) for group in match.nouns.values() for chunk in group}
    return before in NO or bool(nouns & NO)


def _is_of_an_event(phrases: Phrases, group: Sequence[Chunk]) -> bool:
    """Whether a frame's <event> is one: "blamed them for the delay" says nothing of an attack."""
    return all(phrases.lemma(chunk) in KIND_OF_NOUN or phrases.lemma(chunk) in EVENT_NOUNS for chunk in group)


def event_of(setting: Setting, match: Match) -> Event:
    """The event that the words of a frame are about: one among them, one that leads its clause, else the topic.

    An event that is only named beside them ("had leaked since the earthquake of 2021") is not it.
    """
    scene, words = setting.scene, setting.phrases.words
    named = [m for m in scene.mentions if match.first <= m.at < match.last]
    leading = [m for m in scene.mentions if m.leads and m.main_clause]
    if named:
        event, moment = named[-1].event, named[-1].moment
        own = match.verb is not None and named[-1].at == match.verb.head
        behind = moment is not None and moment.span.start >= words[match.last - 1].end  # of what follows the frame
        behind = behind and not own
        return replace(event, first=scene.carried.first, last=scene.carried.last) if behind else event
    if scene.mentions and not leading:
        since = any(word.low == "since" for word in words)  # "since then" sets the topic itself apart
        return replace(scene.carried, other=scene.carried.other and not since)
    return scene.at(match.first)


def verb_of(phrases: Phrases, match: Match) -> Chunk | None:
    """The verb group of a frame, or the one that its words stand in; an infinitive among its words is none."""
    if match.verb is not None:
        return match.verb
    meeting = (c for c in phrases.chunks if c.kind == "VP" and c.first < match.last and match.first < c.last)
    return next((chunk for chunk in meeting if phrases.words[chunk.first].tag != "TO"), None)


def with_speaker(setting: Setting, match: Match, claim: Claim) -> Claim:
    """The claim with its source, where a verb of the frame is itself a saying: who calls, blames or accuses."""
    phrases, verb = setting.phrases, match.verb
    if claim.attribution or verb is None or verb.passive or phrases.lemma(verb) not in SPEECH_ACTS:
        return claim
    group = subject(phrases, phrases.index(verb))
    if not group or phrases.words[group[-1].head].tag == "WH":
        return claim
    source = setting.text(setting.span(group[0].first, group[-1].last))
    return replace(claim, attribution=Attribution(source, phrases.words[verb.head].text))
