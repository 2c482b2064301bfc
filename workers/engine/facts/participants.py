"""Participants: who else took part in what happened."""

from __future__ import annotations

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.counting import country
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

PARTICIPANTS = lexicon.read("participants", required=("phrases", "examples"))
PHRASES = tuple(sorted(PARTICIPANTS["phrases"], key=len, reverse=True))
NEAR = 6  # tokens between the act and the phrase that names the partner


def claims(setting: Setting) -> list[Claim]:
    """As in "a joint operation with the British", "together with Dutch divers": who else took part."""
    lows = [word.low for word in setting.phrases.words]
    sentence = f" {' '.join(lows)} "
    for phrase in PHRASES:
        if f" {phrase} " in sentence:
            words = phrase.split()
            at = next(n for n in range(len(lows)) if lows[n : n + len(words)] == words)
            if who := _partner(setting.phrases, at + len(words)):
                return [_participation(setting, at, who)]
    return []


def _partner(phrases: Phrases, at: int) -> Chunk | None:
    """The named partner whose phrase starts at this token."""
    partner = next((chunk for chunk in phrases.chunks if chunk.kind == "NP" and chunk.first == at), None)
    if partner is None or partner.figure:
        return None
    named = any(word.tag == "NAME" for word in phrases.words[partner.first : partner.last])
    return partner if named else None


def _participation(setting: Setting, first: int, who: Chunk) -> Claim:
    phrases = setting.phrases
    begin = next(
        (chunk.first for chunk in reversed(phrases.chunks) if chunk.kind == "NP" and chunk.last <= first), first
    )
    span = setting.span(begin if first - begin < NEAR else first, who.last)
    names = [word for word in phrases.words[who.first : who.last] if word.tag == "NAME"]
    partner = next((place for word in names if (place := country(word.low))), " ".join(word.text for word in names))
    return setting.claim(
        "participants",
        span,
        setting.scene.at(first),
        first,
        kind="actor",
        text=partner,
        rules=(("participants", span),),
    )
