"""Timings: when a thing happened, how long it lasted, between which hours a rule holds.

A file of words says what is asked (lexicon/timings.toml). A time belongs to what its own clause tells of: between the
two stands no other verb, no "when" and no semicolon. What is compared is an interval: minutes, days or hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.claims import Claim, Event, Span
from workers.engine.facts import acts, hours, lasting, windows
from workers.engine.facts.asked import ACT, MARK, Told, length_nouns, length_patterns, point_patterns
from workers.engine.facts.clauses import is_said, joined
from workers.engine.mentions import UNKNOWN
from workers.engine.setting import Setting
from workers.engine.times import Timed, published_day
from workers.engine.words import Token

LASTING = frozenset(windows.TABLE["last"])
MODIFIERS = 3  # words between a length and its noun: "three days of national mourning"
LEAVING = frozenset({"after", "before", "in", "within", "ago"})
YEAR = len("2020")
NOT_SO = frozenset({"denied", "conditional"})


def claims(setting: Setting) -> list[Claim]:
    """Every timing of a sentence, each once."""
    if not setting.times or setting.phrases.words[-1].text == "?":
        return []
    told = [*_lengths(setting), *_framed_lengths(setting), *_points(setting), *hours.of_rules(setting)]
    made = [_claim(setting, one, setting.scene.at(one.first)) for one in _once(told)]
    made += [_claim(setting, one, event) for one, event in hours.of_events(setting)]
    made += _acts(setting, [claim.span for claim in made])
    return [claim for claim in made if claim.firmness not in NOT_SO]


def _acts(setting: Setting, taken: Sequence[Span]) -> Iterator[Claim]:
    """The hours, days and lengths of acts that no row of the lexicon names."""
    for act in [*acts.acts(setting), *lasting.lengths(setting), *lasting.last_times(setting)]:
        if any(span.start <= setting.phrases.words[act.timed.first].start < span.end for span in taken):
            continue
        told = Told(ACT, min(act.verb.first, act.timed.first), max(act.verb.last, act.timed.last), act.window)
        dated = act.window.unit != windows.MINUTES  # the day of an act opens no event
        yield replace(
            _claim(setting, told, UNKNOWN if dated else setting.scene.at(act.verb.head)),
            things=(act.words, act.to),
            predicate=act.name,
            about=act.about,
            names=act.names,
            owners=act.by,
            scope=act.day,
        )


def _once(told: list[Told]) -> list[Told]:
    """Of two readings of one time for one thing the first."""
    kept: dict[tuple[str, str], Told] = {}
    for one in told:
        kept.setdefault((one.name, one.window.text), one)
    return list(kept.values())


def _claim(setting: Setting, told: Told, event: Event) -> Claim:
    span = setting.span(told.first, told.last)
    window = told.window
    verb = next((c for c in setting.phrases.chunks if c.kind == "VP" and told.first <= c.head < told.last), None)
    return setting.claim(
        MARK + told.name,
        span,
        event,
        told.first,
        verb=verb,
        kind="time",
        quantity=windows.quantity(window, span),
        text=window.value,
        context=setting.context,
        scope=_year_of_another(setting) if window.unit == windows.HOURS_LONG and told.counted else frozenset(),
        rules=((f"timing: {told.name}", span),),
    )


def _year_of_another(setting: Setting) -> frozenset[str]:
    """The year that the sentence names where it tells of long ago: the strike of 2018 is not that of today."""
    return frozenset(day.first[:YEAR] for day in setting.scene.days if day.far and day.first[:YEAR].isdecimal())


# --- where a time belongs ---------------------------------------------------------------------------------------------


def _time_of(setting: Setting, first: int, last: int, fit: windows.Maker) -> tuple[Timed, windows.Window] | None:
    """The nearest time of the clause that fits what is asked, and its window."""
    phrases = setting.phrases
    ranked = sorted(setting.times, key=lambda t: (min(abs(t.first - last), abs(first - t.last)), t.first))
    for timed in ranked:
        inside = first <= timed.first < last
        beside = joined(phrases, last - 1, timed.first) if timed.first >= last else joined(phrases, timed.last, first)
        window = fit(phrases, timed) if inside or beside else None
        if window:
            return timed, window
    return None


# --- lengths ----------------------------------------------------------------------------------------------------------


def _lengths(setting: Setting) -> Iterator[Told]:
    """As in "a 60-day emergency", "three days of mourning", "a strike of 14 days", "the siege lasted an hour"."""
    phrases = setting.phrases
    for at, word in enumerate(phrases.words):
        name = length_nouns().get(word.low) or length_nouns().get(word.lemma)
        if name is None:
            continue
        for timed in setting.times:
            window = windows.length(phrases, timed) if _is_its_length(phrases.words, at, timed) else None
            if window:
                yield Told(name, min(at, timed.first), max(at + 1, timed.last), window)


def _is_its_length(words: Sequence[Token], at: int, timed: Timed) -> bool:
    """Whether a length is that of the noun at a token."""
    if timed.last <= at:
        between = words[timed.last : at]
        if timed.first and words[timed.first - 1].tag == "NUM":
            return False  # "three 24-hour strikes" last longer than one
        joined = words[timed.last - 1].text.startswith("-") or "-" in {
            w.text[-5:-4] for w in words[timed.first : timed.last]
        }
        hyphened = joined or any("-" in word.text for word in words[timed.first : timed.last])
        led = hyphened or (bool(between) and between[0].low == "of")
        return (
            led
            and len(between) <= MODIFIERS
            and all(w.tag in {"ADJ", "NOUN", "NAME"} or w.low == "of" for w in between)
        )
    between = words[at + 1 : timed.first]
    lows = [word.low for word in between]
    if lows in (["of"], [",", "in", "force", "for"]):
        return True
    near = {word.lemma for word in between[-3:]} | set(lows[-2:])
    return bool(near & LASTING) and not any(w.tag == "WH" or w.text in ";:" or w.low in LEAVING for w in between)


def _framed_lengths(setting: Setting) -> Iterator[Told]:
    words = setting.phrases.words
    for first, last, row in length_patterns().matches(words):
        if row.get("needs") and not {word.lemma for word in words} & set(row["needs"]):
            continue
        found = _time_of(setting, first, last, _length_or_since(setting) if row.get("since") else windows.length)
        if found and (not row.get("needs") or _stands_behind(words, found[0], {"for", "since"})):
            timed, window = found
            counted = not timed.point
            yield Told(row["name"], min(first, timed.first), max(last, timed.last), window, counted=counted)


def _length_or_since(setting: Setting) -> windows.Maker:
    written = published_day(setting.article.published_at)
    return lambda phrases, timed: (written and windows.since(phrases, timed, written)) or windows.length(phrases, timed)


def _stands_behind(words: Sequence[Token], timed: Timed, prepositions: set[str]) -> bool:
    return bool(timed.first) and words[timed.first - 1].low in prepositions


# --- points -----------------------------------------------------------------------------------------------------------


def _points(setting: Setting) -> Iterator[Told]:
    phrases = setting.phrases
    for first, last, row in point_patterns().matches(phrases.words):
        found = _time_of(setting, first, last, windows.MAKERS[row["asks"]])
        found = found or _days_ahead(setting, first)
        if found and not is_said(phrases, found[0], range(first, last)):
            timed, window = found
            yield Told(row["name"], min(first, timed.first), max(last, timed.last), window)


def _days_ahead(setting: Setting, first: int) -> tuple[Timed, windows.Window] | None:
    """As in "it came a day ahead of a verdict": so many days after what the story is about."""
    for timed in setting.times:
        if timed.shift is not None and timed.shift < 0 and timed.last in {first, first - 1}:
            words = "the day after" if timed.shift == -1 else f"{-timed.shift} days after"
            return timed, windows.Window(-timed.shift, -timed.shift, windows.FROM_EVENT, words, timed.moment.value)
    return None
