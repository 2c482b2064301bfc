"""Events: which occurrence each sentence is about, so that the figures of another one stay with it.

A sentence names its event by a noun ("Wednesday's rocket attack") or a verb, or goes on about the one before. Its day
comes from the sentence's own time, or from the event that it goes on about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.claims import Event, Moment
from workers.engine import lexicon
from workers.engine.counting import THINGS
from workers.engine.families import by_word
from workers.engine.phrases import SAYING, Chunk, Phrases
from workers.engine.times import Timed
from workers.engine.words import VERBAL

LEXICON = lexicon.read("events", required=("earlier", "kin", "kin_when_dated", "events"))
for _row in LEXICON["events"]:
    lexicon.check("events", _row, ("name", "nouns", "verbs"))
KIND_OF_NOUN = {noun.split()[-1]: row["name"] for row in LEXICON["events"] for noun in row["nouns"]}
KIND_OF_VERB = {verb: row["name"] for row in LEXICON["events"] for verb in row["verbs"]}
KIN = [frozenset(kinds) for kinds in LEXICON["kin"]]
KIN_WHEN_DATED = [frozenset(kinds) for kinds in LEXICON["kin_when_dated"]] + KIN
EARLIER = frozenset(LEXICON["earlier"])
PLACING = frozenset({"on", "in", "at", "near", "outside", "off"})
RECENT = dt.timedelta(10)
UNKNOWN = Event(None, "")


@dataclass(frozen=True, slots=True)
class Mention:
    """An event at a token of a sentence."""

    at: int
    event: Event
    moment: Moment | None = None  # the words of its own sentence that date it


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of one sentence: those that it names, and the one that it goes on about where it names none."""

    mentions: tuple[Mention, ...]
    carried: Event
    day: tuple[str, str] | None
    far: bool  # whether the day is no day of the news: it then makes another event

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
        if self.day and (self.far or self.carried.kind is None):
            return replace(self.carried, first=self.day[0], last=self.day[1], other=False)
        return self.carried


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
    return bool(event.last and today and dt.date.fromisoformat(event.last) < today - RECENT)


def _scene(phrases: Phrases, times: Sequence[Timed], focus: Event, today: dt.date | None) -> Scene:
    days = [timed for timed in times if _has_been(timed, today) and not _is_time_of_saying(phrases, timed)]
    day = (days[0].moment.first or "", days[0].moment.last or "") if len(days) == 1 else None
    shifted = _shifted(times, focus, today)
    if shifted and day is None:
        day = shifted[1]
    mentions = _dated([m for n in range(len(phrases.chunks)) if (m := _mention(phrases, n))], phrases, days, focus)
    if shifted:
        mentions = [replace(m, event=replace(m.event, first=shifted[1][0], last=shifted[1][1])) if m.at > shifted[0] else m for m in mentions]
    since = any(word.low == "since" and n + 1 < len(phrases.words) for n, word in enumerate(phrases.words))
    if since:  # "rockets have been fired since then": another time than that of the event reported
        mentions = [m if m.moment else replace(m, event=replace(m.event, other=True)) for m in mentions]
    carried = replace(focus, other=True) if since else focus
    far = bool(day and today and dt.date.fromisoformat(day[1]) < today - RECENT)
    return Scene(tuple(mentions), carried, day, far)


def _has_been(timed: Timed, today: dt.date | None) -> bool:
    """Whether the moment is a known day that is no later than the day after publication."""
    first = timed.moment.first
    return first is not None and (today is None or dt.date.fromisoformat(first) <= today + dt.timedelta(1))


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


def _mention(phrases: Phrases, n: int) -> Mention | None:
    piece = phrases.chunks[n]
    if piece.kind == "NP" and piece.head >= 0 and phrases.words[piece.head].tag not in VERBAL:
        return _named(phrases, n, piece)
    if piece.kind != "VP":
        return None
    phrasal = f"{phrases.lemma(piece)} {phrases.words[piece.last].low}" if piece.last < len(phrases.words) else ""
    kind = _implied(phrases, piece) or KIND_OF_VERB.get(phrasal) or KIND_OF_VERB.get(phrases.lemma(piece))
    return Mention(piece.head, Event(kind, kind)) if kind else None


def _named(phrases: Phrases, n: int, piece: Chunk) -> Mention | None:
    kind = KIND_OF_NOUN.get(phrases.lemma(piece))
    if kind is None:
        return None
    words = phrases.words[piece.figure.last if piece.figure else piece.first : piece.head]
    described = [word.low for word in words if word.tag == "NOUN" and word.low not in EARLIER][-1:]
    label = " ".join([*described, phrases.words[piece.head].lemma])
    return Mention(piece.head, Event(kind, label, place=_place(phrases, n), other=bool({word.low for word in words} & EARLIER)))


def _place(phrases: Phrases, n: int) -> str | None:
    """ "on Camp Taji", "in the port of Beirut": the name behind the event's preposition, with it."""
    link, place = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    if not place or link[0].kind != "PREP" or phrases.low(link[0]) not in PLACING or place[0].kind != "NP":
        return None
    names = [word.text for word in phrases.words[place[0].first : place[0].last] if word.tag == "NAME"]
    return " ".join([phrases.low(link[0]), *names]) if names else None


def _implied(phrases: Phrases, verb: Chunk) -> str | None:
    """The kind of event that a verb implies with its things: rockets that hit, shots that are fired."""
    lemma = phrases.lemma(verb)
    heads = {phrases.lemma(chunk) for chunk in phrases.chunks if chunk.kind == "NP"}
    for family in (*by_word("verbs_object").get(lemma, ()), *by_word("verbs_subject").get(lemma, ())):
        if family.implies and heads & THINGS.get(family.thing, {}).keys():
            return family.implies
    return None


def _dated(mentions: list[Mention], phrases: Phrases, days: Sequence[Timed], focus: Event) -> list[Mention]:
    """Each mention with the day that stands in its clause; one without takes that of the event it goes on about."""
    verbs = [chunk.head for chunk in phrases.chunks if chunk.kind == "VP"]
    given: dict[int, Moment] = {}
    costs = sorted((_between(verbs, m.at, timed.first), abs(m.at - timed.first), m.at, n) for m in mentions for n, timed in enumerate(days))
    for _, _, at, n in costs:
        if at not in given and days[n].moment not in given.values():
            given[at] = days[n].moment
    return [_with_day(mention, given.get(mention.at), focus) for mention in mentions]


def _between(verbs: Sequence[int], a: int, b: int) -> int:
    return sum(min(a, b) < verb < max(a, b) for verb in verbs)


def _with_day(mention: Mention, moment: Moment | None, focus: Event) -> Mention:
    event = mention.event
    if moment:
        return replace(mention, event=replace(event, first=moment.first, last=moment.last), moment=moment)
    if focus.kind == event.kind and not event.other and focus.first and not focus.other:
        return replace(mention, event=replace(event, first=focus.first, last=focus.last))
    return mention
