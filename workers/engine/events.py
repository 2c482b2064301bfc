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
from workers.engine.arguments import SAYING
from workers.engine.asides import (
    has_been,
    is_a_start,
    is_compared_with,
    is_of_a_picture,
    is_of_saying,
    renamed,
)
from workers.engine.dating import (
    RECENT,
    Day,
    between,
    dated,
    day_of,
    days_led_to,
    is_far,
    main_clauses,
    moved,
    precedes_clause,
)
from workers.engine.forms import is_superlative
from workers.engine.mentions import LASTING, UNKNOWN, Mention, mention
from workers.engine.phrases import Phrases
from workers.engine.times import Timed

FRONT = 3  # tokens within which a day opens a sentence: "In 1998", "Back in May 1998"
SINCE = lexicon.words("since_when")
SET_AGAINST = frozenset({"above", "against", "as", "below", "beating", "compared", "exceeding", "surpassing", "than"})
POINTING = frozenset({"it", "its", "that", "their", "them", "there", "these", "they", "this", "those"})
BACK = frozenset({"this one", "this time", "this year"})  # they open a sentence that is about the news again
LONG_PAST = dt.timedelta(60)


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of one sentence: those that it names, and the one that it goes on about where it names none."""

    mentions: tuple[Mention, ...]
    carried: Event
    days: tuple[Day, ...]
    breaks: tuple[int, ...]  # where a semicolon or another mark parts the sentence
    clauses: tuple[int, ...]  # where a further main clause starts ("..., and America hits back")
    said_on: str | None  # the day on which a speaker said it, where the sentence tells
    of_now: bool = False  # its main verb is in the present: a far day in it is no topic to go on about

    @property
    def topic(self) -> Event:
        """What the next sentence goes on about: the event of the last main clause that is about one, else the first."""
        leading = [mention for mention in self.mentions if mention.leads and mention.main_clause]
        if leading:
            return leading[-1].event
        if self.mentions:
            return self.mentions[0].event
        only = self.days[0] if len(self.days) == 1 else None
        passing = only is not None and only.far and (self.of_now or not only.of_main)
        telling = only is not None and only.aside is None and not passing
        fronted = telling or any(day.at <= FRONT for day in self.days)
        return self.at(0) if fronted else self.carried

    def at(self, token: int) -> Event:
        """The event that the words at this token are about: the nearest that is named, else the one carried on."""
        here = [m for m in self.mentions if not any(token < start <= m.at and m.main_clause for start in self.clauses)]
        here = [m for m in here if token >= m.since]
        if here:
            return min(here, key=lambda mention: (abs(mention.at - token), mention.at)).event
        days = [day for day in self.days if not any(token < m.since <= day.at for m in self.mentions)]
        if days:
            day = min(
                days, key=lambda day: (between((*self.breaks, *self.clauses), day.at, token), abs(day.at - token))
            )
            if day.aside is not None and not day.aside <= token <= day.at:
                return self.carried
            alone = sum(not between((*self.breaks, *self.clauses), one.at, token) for one in self.days) == 1
            if day.far or (self.carried.kind is None and (alone or len(self.days) == 1)):
                return replace(self.carried, first=day.first, last=day.last, other=False, place=day.place)
        return self.carried


def scenes(
    sentences: Sequence[tuple[Phrases, Sequence[Timed]]], paragraphs: Sequence[int], today: dt.date | None
) -> list[Scene]:
    """The scene of each sentence, in order. `paragraphs` are the sentences' paragraph numbers."""
    found: list[Scene] = []
    focus, previous = UNKNOWN, -1
    for (phrases, times), paragraph in zip(sentences, paragraphs, strict=True):
        if paragraph != previous and (focus.other or _is_long_ago(focus, today)):
            focus = UNKNOWN
        if _is_long_ago(focus, today) and _comes_back(phrases, times, today):
            focus = UNKNOWN
        scene = _scene(phrases, times, focus, today)
        found.append(scene)
        focus = scene.topic
        previous = paragraph
    return found


def _comes_back(phrases: Phrases, times: Sequence[Timed], today: dt.date | None) -> bool:
    """Whether a sentence leaves what is long past: "This one cost", "On Friday she asked", "Donors have given"."""
    opening = " ".join(word.low for word in phrases.words[:2])
    if opening in BACK:
        return True
    days = [timed for timed in times if timed.moment.first and not is_of_saying(phrases, timed)]
    if days:
        return all(not is_far(timed.moment.last or "", today) for timed in days)
    verb = next((chunk for chunk in phrases.chunks if chunk.kind in {"VP", "WH"}), None)
    perfect = verb is not None and verb.kind == "VP" and phrases.words[verb.first].low in {"has", "have"}
    return perfect and not any(word.low in POINTING for word in phrases.words)


def _is_long_ago(event: Event, today: dt.date | None) -> bool:
    return bool(event.last and today and dt.date.fromisoformat(event.last) < today - RECENT)


def _is_out_of_mind(timed: Timed, today: dt.date | None) -> bool:
    """As in "in January 2023 it announced 250 redundancies": what was told then is not of now."""
    last = timed.moment.last
    return bool(last and today) and dt.date.fromisoformat(last or "") < (today or dt.date.max) - LONG_PAST


def _scene(phrases: Phrases, times: Sequence[Timed], focus: Event, today: dt.date | None) -> Scene:
    days = [
        timed
        for timed in times
        if has_been(timed, today)
        and (not is_of_saying(phrases, timed) or _is_out_of_mind(timed, today))
        and not is_a_start(phrases, timed)
        and not is_of_a_picture(phrases, timed)
    ]
    day = (days[0].moment.first or "", days[0].moment.last or "") if len(days) == 1 else None
    found = [m for n in range(len(phrases.chunks)) if (m := mention(phrases, n))]
    found = [replace(m, event=replace(m.event, other=True)) if is_compared_with(phrases, m.at) else m for m in found]
    if not focus.other and not _is_long_ago(focus, today):
        found = [replace(m, event=focus) if m.event == UNKNOWN else m for m in found]  # "the disaster"
    shift = next((timed for timed in times if timed.shift is not None), None)
    shifted = days_led_to(phrases, shift, day, focus, today) if shift else None
    if shift and shifted and precedes_clause(phrases, shift):
        here = [mention for mention in found if mention.at < shift.first]
        mentions = dated(here, phrases, days, focus) + moved(found, shift, shifted)
    else:
        mentions = dated(found, phrases, days, focus)
        if shift and shifted:
            day = day or shifted
            mentions = [m for m in mentions if m.at <= shift.first] + moved(mentions, shift, shifted)
    mentions = renamed(phrases, mentions)
    since = (
        _tells_of_since(phrases) and not _is_since_it_began(phrases, times, focus) and not _is_since_a_lasting(found)
    )
    if since:  # "rockets have been fired since then": another time than that of the event reported
        mentions = [m if m.moment else replace(m, event=replace(m.event, other=True)) for m in mentions]
    carried = replace(focus, other=True) if since else focus
    named = [day_of(phrases, timed, today) for timed in days]
    if not named and day:
        named = [Day(shift.first if shift else 0, *day, far=is_far(day[1], today))]
    breaks = tuple(n for n, word in enumerate(phrases.words) if word.text in {";", "—", "–"})
    said = [timed.moment.first for timed in times if has_been(timed, today) and is_of_saying(phrases, timed)]
    clauses = main_clauses(phrases)
    mentions = [
        replace(m, main_clause=not _is_subordinate(phrases, m.at, clauses), since=_beyond(phrases, m, today))
        for m in mentions
    ]
    return Scene(
        tuple(mentions), carried, tuple(named), breaks, clauses, said[0] if said else None, _is_of_now(phrases)
    )


def _beyond(phrases: Phrases, mention: Mention, today: dt.date | None) -> int:
    """Where what is set against an event of long ago ends: "5.75 metres, | far above the 3.71 of the flood of 2016"."""
    if mention.leads or not _is_long_ago(mention.event, today):
        return 0
    comma = next((n for n in range(mention.at - 1, 0, -1) if phrases.words[n].text in {",", "(", "—", "–"}), 0)
    return comma if any(word.low in SET_AGAINST for word in phrases.words[comma : mention.at]) else 0


def _is_of_now(phrases: Phrases) -> bool:
    """Whether the main verb is in the present, as in "The port handles more cars than any, 850,000 last year"."""
    verb = next((chunk for chunk in phrases.chunks if chunk.kind in {"VP", "WH"}), None)
    if verb is None or verb.kind == "WH" or verb.modal or phrases.lemma(verb) in SAYING:
        return False
    first = phrases.words[verb.first]
    return first.low in {"is", "are"} or (first.tag == "VERB" and first.low != first.lemma)


def _tells_of_since(phrases: Phrases) -> bool:
    """As in "rockets have been fired since then"; "the highest since 1999" and "since the road is cut" are not so."""
    for n, word in enumerate(phrases.words[:-1]):
        if word.low == "since" and phrases.words[n + 1].low in SINCE:
            before = phrases.words[max(0, n - 4) : n]
            return not any(is_superlative(w.low) for w in before)
    return False


def _is_since_it_began(phrases: Phrases, times: Sequence[Timed], focus: Event) -> bool:
    """As in "had cancelled 640 flights since Friday", where it is Friday's outage that the text goes on about."""
    starts = [timed.moment.first for timed in times if timed.first and phrases.words[timed.first - 1].low == "since"]
    return bool(starts) and starts == [focus.first]


def _is_since_a_lasting(mentions: Sequence[Mention]) -> bool:
    """As in "19 have died since the outbreak was declared": what goes on since then is the outbreak itself."""
    return bool(mentions) and all(mention.event.kind in LASTING for mention in mentions)


def _is_subordinate(phrases: Phrases, at: int, clauses: Sequence[int]) -> bool:
    """Whether "when", "after" or the like stands between the last main clause's start and this token."""
    start = max((clause for clause in clauses if clause <= at), default=0)
    return any(word.tag == "WH" for word in phrases.words[start:at])
