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
from workers.engine.arguments import SAYING
from workers.engine.asides import (
    has_been,
    is_a_start,
    is_compared_with,
    is_of_a_picture,
    is_of_another_act,
    is_of_saying,
    renamed,
)
from workers.engine.forms import is_superlative
from workers.engine.mentions import LASTING, UNKNOWN, Mention, mention
from workers.engine.phrases import Chunk, Phrases
from workers.engine.times import Timed
from workers.engine.words import NOMINAL

CLAUSE_OPENS = 9  # chunks within which a clause has its subject and its verb
FRONT = 3  # tokens within which a day opens a sentence: "In 1998", "Back in May 1998"
SINCE = lexicon.words("since_when")
SET_AGAINST = frozenset({"above", "against", "as", "below", "beating", "compared", "exceeding", "surpassing", "than"})
POINTING = frozenset({"it", "its", "that", "their", "them", "there", "these", "they", "this", "those"})
BACK = frozenset({"this one", "this time", "this year"})  # they open a sentence that is about the news again
RECENT = dt.timedelta(10)
DAYS_COUNTED_EXACTLY = 14  # "two months after" is a round figure


@dataclass(frozen=True, slots=True)
class Day:
    """The days [first, last] that a sentence names at a token. Far ones are no days of the news: another event's."""

    at: int
    first: str
    last: str
    far: bool
    aside: int | None = (
        None  # where "finished in 1974" opens in "the block, finished in 1974, has": it is of that alone
    )
    of_main: bool = True  # it goes with the main verb, and not with "banned in 2014" or "who came in 2014"
    place: str | None = None  # the name right before a day of long ago: "at Seveso in 1976"


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
                days, key=lambda day: (_between((*self.breaks, *self.clauses), day.at, token), abs(day.at - token))
            )
            if day.aside is not None and not day.aside <= token <= day.at:
                return self.carried
            alone = sum(not _between((*self.breaks, *self.clauses), one.at, token) for one in self.days) == 1
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
        return all(not _is_far(timed.moment.last or "", today) for timed in days)
    verb = next((chunk for chunk in phrases.chunks if chunk.kind in {"VP", "WH"}), None)
    perfect = verb is not None and verb.kind == "VP" and phrases.words[verb.first].low in {"has", "have"}
    return perfect and not any(word.low in POINTING for word in phrases.words)


def _is_long_ago(event: Event, today: dt.date | None) -> bool:
    return bool(event.last and today and dt.date.fromisoformat(event.last) < today - RECENT)


def _scene(phrases: Phrases, times: Sequence[Timed], focus: Event, today: dt.date | None) -> Scene:
    days = [
        timed
        for timed in times
        if has_been(timed, today)
        and not is_of_saying(phrases, timed)
        and not is_a_start(phrases, timed)
        and not is_of_a_picture(phrases, timed)
    ]
    day = (days[0].moment.first or "", days[0].moment.last or "") if len(days) == 1 else None
    found = [m for n in range(len(phrases.chunks)) if (m := mention(phrases, n))]
    found = [replace(m, event=replace(m.event, other=True)) if is_compared_with(phrases, m.at) else m for m in found]
    if not focus.other and not _is_long_ago(focus, today):
        found = [replace(m, event=focus) if m.event == UNKNOWN else m for m in found]  # "the disaster"
    shift = next((timed for timed in times if timed.shift is not None), None)
    shifted = _shifted(phrases, shift, day, focus, today) if shift else None
    if shift and shifted and _precedes_clause(phrases, shift):
        here = [mention for mention in found if mention.at < shift.first]
        mentions = _dated(here, phrases, days, focus) + _moved(found, shift, shifted)
    else:
        mentions = _dated(found, phrases, days, focus)
        if shift and shifted:
            day = day or shifted
            mentions = [m for m in mentions if m.at <= shift.first] + _moved(mentions, shift, shifted)
    mentions = renamed(phrases, mentions)
    since = (
        _tells_of_since(phrases) and not _is_since_it_began(phrases, times, focus) and not _is_since_a_lasting(found)
    )
    if since:  # "rockets have been fired since then": another time than that of the event reported
        mentions = [m if m.moment else replace(m, event=replace(m.event, other=True)) for m in mentions]
    carried = replace(focus, other=True) if since else focus
    named = [replace(_day(phrases, timed, today), aside=_aside(phrases, timed)) for timed in days]
    if not named and day:
        named = [Day(shift.first if shift else 0, *day, far=_is_far(day[1], today))]
    breaks = tuple(n for n, word in enumerate(phrases.words) if word.text in {";", "—", "–"})
    said = [timed.moment.first for timed in times if has_been(timed, today) and is_of_saying(phrases, timed)]
    clauses = _main_clauses(phrases)
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


def _day(phrases: Phrases, timed: Timed, today: dt.date | None) -> Day:
    last = timed.moment.last or ""
    far = _is_far(last, today)
    place = _place_before(phrases, timed) if far else None
    return Day(timed.first, timed.moment.first or "", last, far, of_main=_is_of_main(phrases, timed), place=place)


def _is_of_main(phrases: Phrases, timed: Timed) -> bool:
    """Whether a day goes with the first verb of its sentence, before any relative clause."""
    before = [chunk for chunk in phrases.chunks if chunk.last <= timed.first]
    verbs = sum(chunk.kind == "VP" for chunk in before)
    return verbs < 2 and not any(chunk.kind == "WH" for chunk in before)


def _place_before(phrases: Phrases, timed: Timed) -> str | None:
    """As in "since | Seveso | in 1976", "at Seveso, in July 1976": the name of what happened then."""
    before = [chunk for chunk in phrases.chunks if chunk.last <= timed.first and phrases.low(chunk) != ","][-3:]
    if len(before) < 3 or phrases.low(before[-1]) != "in" or before[-2].kind != "NP" or before[-3].kind == "VP":
        return None
    words = phrases.words[before[-2].first : before[-2].last]
    return f"at {' '.join(word.text for word in words)}" if all(word.tag == "NAME" for word in words) else None


def _is_of_now(phrases: Phrases) -> bool:
    """Whether the main verb is in the present, as in "The port handles more cars than any, 850,000 last year"."""
    verb = next((chunk for chunk in phrases.chunks if chunk.kind in {"VP", "WH"}), None)
    if verb is None or verb.kind == "WH" or verb.modal or phrases.lemma(verb) in SAYING:
        return False
    first = phrases.words[verb.first]
    return first.low in {"is", "are"} or (first.tag == "VERB" and first.low != first.lemma)


def _aside(phrases: Phrases, timed: Timed) -> int | None:
    """Where "the block, | finished in 1974, has" opens: between commas behind a noun, with a verb of its own."""
    words = phrases.words
    opened = next((n for n in range(timed.first - 1, 0, -1) if words[n].text in {",", "("}), None)
    if opened is None or words[opened - 1].tag not in NOMINAL or timed.last >= len(words):
        return None
    closed = words[timed.last].text in {",", ")"} or (words[opened + 1].tag == "WH" and words[timed.last].tag == "CONJ")
    within = [word.tag for word in words[opened + 2 : timed.first]]  # behind "which"
    verbs = {"PAST", "PART"} & {words[opened + 1].tag, *within}
    return opened if closed and "WH" not in within and verbs else None


def _is_far(day: str, today: dt.date | None) -> bool:
    return today is not None and dt.date.fromisoformat(day) < today - RECENT


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


def _moved(mentions: Sequence[Mention], shift: Timed, days: tuple[str, str]) -> list[Mention]:
    """The mentions behind a distance ("two days later"), on the days that it leads to."""
    behind = [mention for mention in mentions if mention.at > shift.first]
    return [replace(m, event=replace(m.event, first=days[0], last=days[1])) for m in behind]


def _main_clauses(phrases: Phrases) -> tuple[int, ...]:
    """The tokens at which "and" or "but" opens a clause with a subject and a verb of its own."""
    chunks = phrases.chunks
    return tuple(
        chunks[n].first for n in range(len(chunks) - 2) if chunks[n].kind == "CONJ" and _is_clause(chunks, n + 1)
    )


def _is_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """As in "and | in October 2016 | one person | in the town | died": a subject and its verb, behind a day."""
    kinds = [chunk.kind for chunk in chunks[at : at + CLAUSE_OPENS]]
    while kinds[:1] == ["TIME"] or kinds[:2] == ["PREP", "TIME"]:
        kinds = kinds[1 + (kinds[0] == "PREP") :]
    while kinds[:3] == ["NP", "PREP", "NP"]:
        kinds = kinds[2:]
    return kinds[:2] == ["NP", "VP"]


def _is_subordinate(phrases: Phrases, at: int, clauses: Sequence[int]) -> bool:
    """Whether "when", "after" or the like stands between the last main clause's start and this token."""
    start = max((clause for clause in clauses if clause <= at), default=0)
    return any(word.tag == "WH" for word in phrases.words[start:at])


def _precedes_clause(phrases: Phrases, shift: Timed) -> bool:
    """Whether the distance is to what follows ("a day after rockets fell"), not from before ("two days later")."""
    return phrases.words[shift.last - 1].low in {"after", "before"}


def _shifted(
    phrases: Phrases, shift: Timed, day: tuple[str, str] | None, focus: Event, today: dt.date | None
) -> tuple[str, str] | None:
    """The days that a distance leads to: "two days later" from the event before, "a day after X" back to X."""
    days = shift.shift or 0
    short = abs(days) <= DAYS_COUNTED_EXACTLY
    back = _precedes_clause(phrases, shift)
    near = (day[0] if day else None) if back else focus.first
    anchor = dt.date.fromisoformat(near) if near and short else today
    if anchor is None:
        return None
    to = anchor + dt.timedelta((-days if back else days) if short else -abs(days))
    slack = dt.timedelta(0 if short else abs(days) // 4)
    return (to - slack).isoformat(), (to + slack).isoformat()


def _dated(mentions: list[Mention], phrases: Phrases, days: Sequence[Timed], focus: Event) -> list[Mention]:
    """Each mention with the day that stands in its clause; one without takes that of the event it goes on about."""
    verbs = [chunk.head for chunk in phrases.chunks if chunk.kind == "VP"]
    clauses = _main_clauses(phrases)
    given: dict[int, Moment] = {}
    costs = sorted(
        (_between(clauses, m.at, timed.first), _between(verbs, m.at, timed.first), abs(m.at - timed.first), m.at, n)
        for m in mentions
        for n, timed in enumerate(days)
        if not is_of_another_act(phrases, timed, m)
    )
    for *_, at, n in costs:
        if at not in given and days[n].moment not in given.values():
            given[at] = days[n].moment
    given |= {m.at: told for m in mentions if m.at not in given and (told := _when(phrases, days, m))}
    return [_with_day(mention, given.get(mention.at), focus) for mention in mentions]


def _when(phrases: Phrases, days: Sequence[Timed], mention: Mention) -> Moment | None:
    """As in "its worst accident was in 1992, when a gas blast killed 263": the day behind which "when" leads to it."""
    led = [timed for timed in days if "when" in {word.low for word in phrases.words[timed.last : timed.last + 2]}]
    return next((timed.moment for timed in reversed(led) if timed.last <= mention.at), None)


def _between(places: Sequence[int], a: int, b: int) -> int:
    return sum(min(a, b) < place <= max(a, b) for place in places)


def _with_day(mention: Mention, moment: Moment | None, focus: Event) -> Mention:
    event = mention.event
    if moment:
        return replace(mention, event=replace(event, first=moment.first, last=moment.last), moment=moment)
    if focus.kind == event.kind and not event.other and focus.first and not focus.other:
        return replace(mention, event=replace(event, first=focus.first, last=focus.last))
    return mention
