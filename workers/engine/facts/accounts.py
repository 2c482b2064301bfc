"""Accounts: what one sentence of an article says, as one side of a dispute."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from schemas.claims import Quantity, Span
from workers.engine.facts.standing import SPEECH_ACTS
from workers.engine.phrases import Chunk
from workers.engine.setting import Setting
from workers.engine.words import Token

Account = tuple[Setting, Span, Quantity | None]


def whole(setting: Setting) -> Account:
    """A sentence without its full stop."""
    words = setting.phrases.words
    return setting, setting.span(0, _end(words, 0, len(words))), None


def around(setting: Setting, token: int) -> Account:
    """What stands between the semicolons around a token, without the full stop of the sentence."""
    words = setting.phrases.words
    first, last = next((a, b) for a, b in parts(words) if token <= b)
    return setting, setting.span(first, _end(words, first, last)), None


def within(setting: Setting, first: int, last: int) -> Account:
    """What the tokens [first, last) say, without the full stop of the sentence."""
    return setting, setting.span(first, _end(setting.phrases.words, first, last)), None


def parts(words: Sequence[Token]) -> list[tuple[int, int]]:
    """The tokens [first, last) of a sentence between its semicolons."""
    stops = [-1, *(n for n, word in enumerate(words) if word.text == ";"), len(words)]
    return [(a + 1, b) for a, b in pairwise(stops)]


def _end(words: Sequence[Token], first: int, last: int) -> int:
    """Where the tokens [first, last) end, less the full stop of the sentence."""
    return last - (last - first > 1 and last == len(words) and words[-1].text in {".", "!"})


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
