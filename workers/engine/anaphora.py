"""Anaphora: a figure that takes its thing from the sentence before: "On Saturday it had put the figure at 321"."""

from __future__ import annotations

from dataclasses import replace

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.claims import reached
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

NOUNS = lexicon.words("figure_nouns")


def claims(setting: Setting, before: Claim | None) -> list[Claim]:
    """The figures of a sentence that stand for the last count before it. None where nothing was counted."""
    if before is None or before.quantity is None:
        return []
    return [
        _again(setting, chunk, at, before)
        for n, chunk in enumerate(setting.phrases.chunks)
        if (at := _figure_of(setting.phrases, n, chunk))
    ]


def _figure_of(phrases: Phrases, n: int, chunk: Chunk) -> Chunk | None:
    """The figure that "the figure" or "the number" is put at."""
    if (
        chunk.kind != "NP"
        or chunk.figure
        or phrases.lemma(chunk) not in NOUNS
        or phrases.low(chunk) not in {"the", "that", "its"}
    ):
        return None
    behind = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    if behind is None or phrases.low(behind) == "of":
        return None
    at = reached(phrases, n)
    found = phrases.chunks[at] if at is not None else None
    return found if found is not None and found.head < 0 else None


def _again(setting: Setting, chunk: Chunk, figure: Chunk, before: Claim) -> Claim:
    assert figure.figure is not None  # noqa: S101 (`reached` found a figure)
    span = setting.span(chunk.first, figure.last)
    again = setting.claim(
        before.measure, span, before.event, chunk.first, kind="number", rules=(("the figure before", span),)
    )
    return replace(
        again,
        quantity=figure.figure.quantity,
        text=setting.text(span),
        things=before.things,
        scope=before.scope,
        context=before.context,
    )
