"""Reading: one article through every stage, text to claims."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.articles import Article
from schemas.claims import Claim, Event
from workers.engine import anaphora, events, facts, owners, phrases, quantities, text, times
from workers.engine import claims as claims_stage
from workers.engine.attribution import carried, cues
from workers.engine.origins import Sketch, sketch
from workers.engine.setting import Setting
from workers.engine.speakers import Speakers
from workers.engine.terms import terms
from workers.engine.times.quoted import Speech

LEAD = 3  # lines at most that say what the story is: its headlines and its first sentence


class Unreadable(ValueError):
    """The engine refused a text; the message says why, in words for the sender."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one article: its headline, the names in its lead (lower case), its claims and its events.

    `sketch` tells whose text it carries, `terms` which story it belongs to, `led_on`
    the day that its first sentence names.
    """

    article: Article
    headline: str
    lead: frozenset[str]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    sketch: Sketch
    terms: dict[str, float]
    led_on: str | None = None


def read(article: Article) -> Reading:
    """Reads an article. The text is never changed; every claim points at its words."""
    today = times.published_day(article.published_at)
    blocks = text.blocks(article)
    sentences = text.sentences(article, blocks)
    parsed, spoken, speech = [], [], Speech()
    for sentence in sentences:
        told = speech.resolve(sentence, times.read(sentence, today), today)
        timed = [one for one in told if one.point]
        taken = frozenset(n for t in timed for n in range(t.first, t.last))
        figures = quantities.figures(sentence, taken)
        parsed.append((phrases.chunk(sentence.words, figures, timed), timed))
        spoken.append(tuple(told))
    scenes = events.scenes(parsed, [sentence.paragraph for sentence in sentences], today)
    found: list[Claim] = []
    settings: list[Setting] = []
    topic = owners.NOBODY
    speakers = Speakers()
    before: list[Claim] = []  # the figures of the last sentence that had any
    for sentence, (parse, _), scene, said in zip(sentences, parsed, scenes, spoken, strict=True):
        previous = settings[-1] if settings and settings[-1].sentence.paragraph == sentence.paragraph else None
        written = article.field(sentence.field)
        own = speakers.resolve(cues(parse, written), parse, written)
        found_cues = tuple(carried(own, parse, previous.cues if previous else ()))
        meant = owners.spoken(parse, topic)
        topic = owners.topic(parse, meant)
        setting = Setting(article, sentence, parse, scene, found_cues, said, meant)
        settings.append(setting)
        here = claims_stage.claims(setting)
        here = [anaphora.whole(setting, claim, [*before, *_counts(here)]) for claim in here]
        here = [anaphora.retaken(claim, found) for claim in here]
        again = anaphora.claims(setting, [*before, *_counts(here)], found)
        figures_again = {claim.quantity.span for claim in again if claim.quantity}
        here = [c for c in here if c.quantity is None or c.quantity.span not in figures_again] + again
        before = _counts(here) or before
        found += here
    found = facts.named(found, settings) + facts.over_sentences(settings)
    named = tuple(mention.event for scene in scenes for mention in scene.mentions)
    headline = next(
        (article.field(block.field)[block.start : block.end] for block in blocks if block.kind == "headline"), ""
    )
    body = next((sentence for sentence in sentences if sentence.kind == "paragraph"), None)
    first = [sentence for sentence in sentences if sentence is body or sentence.kind != "paragraph"][:LEAD]
    lead = frozenset(word.low for sentence in first for word in sentence.words if word.tag == "NAME")
    days = [day for sentence, scene in zip(sentences, scenes, strict=True) if sentence is body for day in scene.days]
    led_on = next((day.first for day in days if day.first == day.last), None)
    return Reading(article, headline, lead, tuple(found), named, sketch(sentences), terms(sentences), led_on)


def _counts(found: list[Claim]) -> list[Claim]:
    """The claims of figures: what a bare one that follows may be a part of."""
    return [claim for claim in found if claim.kind == "number"]


def take(article: Article) -> Reading:
    """Reads an article that a stranger sent. Raises Unreadable where the text is not English prose."""
    fault = text.fault(article)
    if fault:
        raise Unreadable(fault)
    return read(article)


def count_claims(article: Article) -> int:
    """How many claims an article makes. Raises Unreadable where the text is not English prose."""
    return len(take(article).claims)
