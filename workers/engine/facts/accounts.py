"""Accounts: what one sentence of an article says, as one side of a dispute."""

from __future__ import annotations

from schemas.claims import Quantity, Span
from workers.engine.facts.standing import SPEECH_ACTS
from workers.engine.phrases import Chunk
from workers.engine.setting import Setting

Account = tuple[Setting, Span, Quantity | None]


def whole(setting: Setting) -> Account:
    """A sentence without its full stop."""
    words = setting.phrases.words
    last = len(words) - (len(words) > 1 and words[-1].text in {".", "!"})
    return setting, setting.span(0, last), None


def counted(setting: Setting, chunk: Chunk) -> Account:
    """A figure with the verb before it and the noun behind it."""
    phrases = setting.phrases
    at = phrases.index(chunk)
    first = phrases.chunks[at - 1].first if at else chunk.first
    return setting, setting.span(first, phrases.counted(chunk).last), chunk.figure.quantity if chunk.figure else None


def has_source(setting: Setting) -> bool:
    """Whether a sentence tells who says so, who blames or calls, or quotes."""
    phrases = setting.phrases
    acts = any(c.kind == "VP" and not c.passive and phrases.lemma(c) in SPEECH_ACTS for c in phrases.chunks)
    return acts or bool(setting.cues) or any(word.text in {"“", '"'} for word in phrases.words)


def sources(setting: Setting) -> set[str]:
    """Who speaks in a sentence, in lower case."""
    return {cue.attribution.source.lower() for cue in setting.cues}
