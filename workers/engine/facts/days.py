"""Days: the day that a sentence gives to an event that it names."""

from __future__ import annotations

from schemas.claims import Claim, Event, Span
from workers.engine.mentions import Mention
from workers.engine.setting import Setting


def claims(setting: Setting) -> list[Claim]:
    """The day that a sentence gives to an event that it names."""
    return [
        _day(setting, mention)
        for mention in setting.scene.mentions
        if mention.moment and mention.moment.sure and _is_one_day(mention.event)
    ]


def _is_one_day(event: Event) -> bool:
    return event.first is not None and event.first == event.last and not event.other


def _day(setting: Setting, mention: Mention) -> Claim:
    moment = mention.moment
    assert moment is not None  # noqa: S101 (`_days` saw it)
    here = setting.phrases.words[mention.at]
    span = Span(setting.sentence.field, min(here.start, moment.span.start), max(here.end, moment.span.end))
    rules = (("day of event", span), (f"time: {moment.value}", moment.span))
    return setting.claim(
        "day", span, mention.event, mention.at, kind="time", text=mention.event.first or "", rules=rules
    )
