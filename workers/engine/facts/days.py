"""Days: the day that a sentence gives to an event that it names."""

from __future__ import annotations

from schemas.claims import Claim, Event, Span
from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.mentions import Mention
from workers.engine.setting import Setting
from workers.engine.surroundings import with_particle

TELLING = lexicon.words("evidence_nouns") | lexicon.words("telling_nouns")
LATER = lexicon.words("later_ones")
ENDING = lexicon.words("ending_verbs")
LEAD = 2  # paragraphs in which what "a" van did is what the text is about


def claims(setting: Setting) -> list[Claim]:
    """The day that a sentence gives to an event that it names."""
    return [
        _day(setting, mention)
        for mention in setting.scene.mentions
        if mention.moment and mention.moment.sure and _is_one_day(mention.event)
        if not any(holds(setting, mention) for holds in (_is_of_what_told, _is_new, _is_a_later_one, _is_ended))
    ]


def _is_of_what_told(setting: Setting, mention: Mention) -> bool:
    """As in "claimed the raid in a video on January 17": the day is that of the video."""
    moment, words = mention.moment, setting.phrases.words
    here = words[mention.at].end
    return moment is not None and any(
        here <= word.start and word.end <= moment.span.start and word.lemma in TELLING for word in words
    )


def _is_new(setting: Setting, mention: Mention) -> bool:
    """As in "On Monday a van blew up", further down: an event that the text has not told of before."""
    phrases = setting.phrases
    verb = next((n for n, c in enumerate(phrases.chunks) if c.kind == "VP" and c.head == mention.at), None)
    doers = subject(phrases, verb) if verb is not None else []
    return bool(doers) and setting.sentence.paragraph >= LEAD and phrases.low(doers[0]) in {"a", "an", "another"}


def _is_a_later_one(setting: Setting, mention: Mention) -> bool:
    """As in "the second big tremor came on Sunday": not the one that the story is about."""
    chunk = next((c for c in setting.phrases.chunks if c.first <= mention.at < c.last and c.kind == "NP"), None)
    words = setting.phrases.words[chunk.first : mention.at] if chunk is not None else ()
    return any(word.low in LATER for word in words)


def _is_ended(setting: Setting, mention: Mention) -> bool:
    """As in "the fire was put out early on Tuesday": the day on which it was over."""
    phrases, moment = setting.phrases, mention.moment
    verb = next((c for c in phrases.chunks if c.first > mention.at and c.kind == "VP"), None)
    told = verb is not None and moment is not None and phrases.words[verb.last - 1].end <= moment.span.start
    return told and verb is not None and bool({phrases.lemma(verb), with_particle(phrases, verb)} & ENDING)


def _is_one_day(event: Event) -> bool:
    return event.first is not None and event.first == event.last and not event.other


def _day(setting: Setting, mention: Mention) -> Claim:
    moment = mention.moment
    assert moment is not None  # noqa: S101 (`_days` saw it)
    here = setting.phrases.words[mention.at]
    span = Span(setting.sentence.field, min(here.start, moment.span.start), max(here.end, moment.span.end))
    rules = (("day of event", span), (f"time: {moment.value}", moment.span))
    return setting.claim(
        "day", span, mention.event, mention.at, kind="time", text=mention.event.first or "", rules=rules
    )
