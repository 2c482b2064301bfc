"""Events: which occurrence each sentence is about, so that the figures of another one stay with it.

A sentence names its event by a noun ("Wednesday's rocket attack") or a verb, or goes on about the one before. Its day
comes from the sentence's own time, or from the event that it goes on about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.claims import Event
from workers.engine import lexicon
from workers.engine.attribution import VERBS as SAYING
from workers.engine.phrases import Phrases
from workers.engine.times import Timed
from workers.engine.words import VERBAL

LEXICON = lexicon.read("events", required=("earlier", "events"))
for _row in LEXICON["events"]:
    lexicon.check("events", _row, ("name", "nouns", "verbs"))
KIND_OF_NOUN = {noun.split()[-1]: row["name"] for row in LEXICON["events"] for noun in row["nouns"]}
KIND_OF_VERB = {verb: row["name"] for row in LEXICON["events"] for verb in row["verbs"]}
EARLIER = frozenset(LEXICON["earlier"])
UNKNOWN = Event(None, "")


@dataclass(frozen=True, slots=True)
class Mention:
    """An event at a token of a sentence."""

    at: int
    event: Event


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of one sentence: those that it names, and the one that it goes on about where it names none."""

    mentions: tuple[Mention, ...]
    carried: Event
    day: tuple[str, str] | None

    def at(self, token: int, implied: str | None = None) -> Event:
        """The event that the words at this token are about. `implied` is the kind that a claim's own verb implies."""
        if self.mentions:
            nearest = min(self.mentions, key=lambda mention: (abs(mention.at - token), mention.at)).event
            if implied is None or nearest.kind == implied:
                return nearest
            same = [mention.event for mention in self.mentions if mention.event.kind == implied]
            return same[0] if same else replace(nearest, kind=implied, label=implied)
        if implied and self.carried.kind not in {implied, None}:
            first, last = self.day or (None, None)
            return Event(implied, implied, first, last)
        return replace(self.carried, first=self.day[0], last=self.day[1], other=False) if self.day else self.carried


def scenes(sentences: Sequence[tuple[Phrases, Sequence[Timed]]], paragraphs: Sequence[int], today: dt.date | None) -> list[Scene]:
    """The scene of each sentence, in order. `paragraphs` are the sentences' paragraph numbers."""
    found: list[Scene] = []
    focus, previous = UNKNOWN, -1
    for (phrases, times), paragraph in zip(sentences, paragraphs, strict=True):
        if paragraph != previous and (focus.other or _is_long_ago(focus, today)):
            focus = UNKNOWN
        scene = _scene(phrases, times, focus, today)
        found.append(scene)
        focus = scene.mentions[0].event if scene.mentions else scene.at(0)
        previous = paragraph
    return found


def _is_long_ago(event: Event, today: dt.date | None) -> bool:
    return bool(event.last and today and dt.date.fromisoformat(event.last) < today - dt.timedelta(10))


def _scene(phrases: Phrases, times: Sequence[Timed], focus: Event, today: dt.date | None) -> Scene:
    days = [timed for timed in times if timed.moment.first and not _is_time_of_saying(phrases, timed)]
    day = (days[0].moment.first or "", days[0].moment.last or "") if len(days) == 1 else None
    shifted = _shifted(times, focus, today)
    if shifted and day is None:
        day = shifted[1]
    mentions = [m for n in range(len(phrases.chunks)) if (m := _mention(phrases, n, days, focus))]
    if shifted:
        mentions = [replace(m, event=replace(m.event, first=shifted[1][0], last=shifted[1][1])) if m.at > shifted[0] else m for m in mentions]
    since = any(word.low == "since" and n + 1 < len(phrases.words) for n, word in enumerate(phrases.words))
    carried = replace(focus, other=True) if since and not mentions else focus
    return Scene(tuple(mentions), carried, day)


def _is_time_of_saying(phrases: Phrases, timed: Timed) -> bool:
    """ "said on Thursday", "told reporters on Thursday that": the day of the speech, not of what it tells."""
    for n, piece in enumerate(phrases.chunks):
        if piece.kind == "TIME" and piece.first == timed.first:
            before = [c for c in phrases.chunks[:n] if c.kind == "VP"]
            said_before = bool(before) and phrases.lemma(before[-1]) in SAYING and before[-1].last <= timed.first
            after = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
            said_after = after is not None and after.kind == "VP" and phrases.lemma(after) in SAYING
            opens_clause = said_before and any(c.kind in {"WH"} and c.first < timed.first and c.first > before[-1].last for c in phrases.chunks)
            closes = after is None or after.kind in {"PUNCT", "WH", "ADV"} or after.kind == "NP"
            distance = timed.first - before[-1].last if before else 99
            return said_after or (said_before and not opens_clause and closes and distance <= 5)
    return False


def _shifted(times: Sequence[Timed], focus: Event, today: dt.date | None) -> tuple[int, tuple[str, str]] | None:
    """(token, days) for "two days later" and "two months after": counted from the event before, or back from today."""
    for timed in times:
        if timed.shift is None:
            continue
        anchor = dt.date.fromisoformat(focus.first) if focus.first and abs(timed.shift) < 15 else today
        if anchor is None:
            continue
        shift = timed.shift if abs(timed.shift) < 15 else -abs(timed.shift)
        day = anchor + dt.timedelta(shift)
        slack = dt.timedelta(abs(shift) // 4 if abs(shift) > 14 else 0)
        return timed.first, ((day - slack).isoformat(), (day + slack).isoformat())
    return None


def _mention(phrases: Phrases, n: int, days: Sequence[Timed], focus: Event) -> Mention | None:
    piece = phrases.chunks[n]
    if piece.kind == "NP" and piece.head >= 0 and phrases.words[piece.head].tag not in VERBAL:
        kind = KIND_OF_NOUN.get(phrases.lemma(piece))
        if kind is None or phrases.words[piece.head].low == "fires":
            return None
        modifiers = {word.low for word in phrases.words[piece.first : piece.head]}
        label = " ".join(word.text for word in phrases.modifiers(piece) if word.low not in EARLIER and word.tag == "NOUN") + " " + phrases.words[piece.head].text
        other = bool(modifiers & EARLIER)
        return Mention(piece.head, _dated(Event(kind, label.strip(), other=other), piece.first, days, focus))
    if piece.kind == "VP" and phrases.lemma(piece) in KIND_OF_VERB:
        kind = KIND_OF_VERB[phrases.lemma(piece)]
        return Mention(piece.head, _dated(Event(kind, kind), piece.first, days, focus))
    return None


def _dated(event: Event, at: int, days: Sequence[Timed], focus: Event) -> Event:
    """The event with the day that stands nearest to it, or that of the one it goes on about."""
    if days:
        nearest = min(days, key=lambda timed: (abs(timed.first - at), timed.first)).moment
        return replace(event, first=nearest.first, last=nearest.last)
    if focus.kind == event.kind and not event.other and focus.first and not focus.other:
        return replace(event, first=focus.first, last=focus.last)
    return event
