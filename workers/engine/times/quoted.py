"""Quoted days: "last night" inside quotation marks counts from the day of the speech, not from that of the article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workers.engine import lexicon
from workers.engine.words import VERBAL, Token

if TYPE_CHECKING:
    from workers.engine.text import Sentence
    from workers.engine.times import Timed

SPEAKING = frozenset(lexicon.attribution()["verbs"]) | {"tweet", "post", "write"}
COUNTED = frozenset({"yesterday", "today", "tonight", "tomorrow", "last", "this", "overnight"})
DAY_SIZE = len("2020-03-11")
HOLDS = 2  # sentences for which a speech that is dated goes on
NEAR = 6  # tokens between a verb of saying and its day: "told reporters in Bern on Monday"
LONG_AGO = 7  # days: an older speech is none that these words go on with


@dataclass(slots=True)
class Speech:
    """What an article quotes: whether a quotation is open, and the day on which the last one was said."""

    open: bool = False
    paragraph: int = -1
    day: dt.date | None = None
    left: int = 0

    def resolve(self, sentence: Sentence, told: Sequence[Timed], today: dt.date | None) -> list[Timed]:
        """The times of a sentence: those of its quotations count from the speech, and are unsure without its day."""
        if sentence.paragraph != self.paragraph:
            self.open, self.paragraph = False, sentence.paragraph
        inside = self._inside(sentence.words)
        self._hear(sentence.words, told, inside, today)
        return [
            self._moved(timed, today) if inside[timed.first] and _is_counted(sentence.words, timed) else timed
            for timed in told
        ]

    def _inside(self, words: Sequence[Token]) -> list[bool]:
        inside = []
        for word in words:
            if word.text in {"“", "”", '"'}:
                self.open = word.text == "“" or (word.text == '"' and not self.open)
            inside.append(self.open)
        return inside

    def _hear(
        self, words: Sequence[Token], told: Sequence[Timed], inside: Sequence[bool], today: dt.date | None
    ) -> None:
        """Notes the day of a speech ("On Wednesday she tweeted"), which the next sentences go on with."""
        self.left -= 1
        spoken = [n for n, word in enumerate(words) if word.lemma in SPEAKING and not inside[n]]
        days = {
            timed.moment.first
            for timed in told
            if timed.point
            and timed.moment.first == timed.moment.last
            and not inside[timed.first]
            and any(_is_of_speech(words, timed, n) for n in spoken)
        } - {None}
        if len(days) == 1 and today:
            day = dt.date.fromisoformat(days.pop() or "")
            self.day, self.left = (day, HOLDS) if abs((today - day).days) <= LONG_AGO else (None, 0)
        elif self.left <= 0:
            self.day = None

    def _moved(self, timed: Timed, today: dt.date | None) -> Timed:
        """The time, so many days before or after the speech as it was read before or after the article."""
        moment = timed.moment
        if self.day is None or today is None or not moment.first or moment.first != moment.last:
            return replace(timed, moment=replace(moment, sure=False))
        day = (dt.date.fromisoformat(moment.first) + (self.day - today)).isoformat()
        value = day + moment.value[DAY_SIZE:] if moment.value[:DAY_SIZE] == moment.first else moment.value
        return replace(timed, moment=replace(moment, value=value, first=day, last=day))


def _is_of_speech(words: Sequence[Token], timed: Timed, verb: int) -> bool:
    """Whether the day opens the sentence before the verb of saying, or stands right behind it, no verb between."""
    first, last = (timed.last, verb) if timed.last <= verb else (verb + 1, timed.first)
    near = timed.first <= 1 if timed.last <= verb else timed.first - verb <= NEAR
    return near and not any(word.tag in VERBAL for word in words[first:last])


def _is_counted(words: Sequence[Token], timed: Timed) -> bool:
    """Whether a single day is counted from that of speaking: "yesterday", "last night"."""
    first = words[timed.first].low
    return first in COUNTED and (timed.moment.first == timed.moment.last or first == "overnight")
