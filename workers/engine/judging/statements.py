"""Statements: the figures of a short text, each with what it measures, where it holds and when it was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.articles import Article
from schemas.claims import Quantity
from workers.engine import lexicon, phrases, quantities, text, times
from workers.engine.counting import CLASS_OF
from workers.engine.judging import marks, measures
from workers.engine.judging.dating import Dating, dating, nearest
from workers.engine.judging.marks import OUT_OF
from workers.engine.judging.sites import Site, is_apart, sites
from workers.engine.judging.whereabouts import TOTAL, topic, where
from workers.engine.judging.words import words as listed
from workers.engine.words import VERBAL

ADDED = listed("added")
CHANGES = listed("changes")
WHOLES = listed("wholes")
NEARBY = VERBAL | {"NOUN", "ADJ", "ADV"}
CONTENT = VERBAL | {"NOUN", "ADJ"}
NOT_CONTEXT = lexicon.words("not_context")
SOME = 1_000.0  # from here on a bare number may be money, below it a mark or a percentage
NEAR = 6  # tokens from a part to its whole: "20 of the more than 24"

Role = Literal["", "part", "whole", "former"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of a text.

    `stated` are the numbers as written, in the unit of the quantity. `kinds` says with which figures it can be weighed:
    a bare number with marks or money too. `near` are the content words about it, `around` the nouns of its sentence;
    `topic` the names that it is said of. `added` marks what came on top ("another 12"), `role` the part and the whole
    of "20 of the 24".
    """

    quantity: Quantity
    stated: tuple[float, float]
    kinds: frozenset[str]
    measure: str
    noun: str
    near: frozenset[str]
    around: frozenset[str]
    where: frozenset[str]
    topic: frozenset[str]
    added: bool
    role: Role
    time: Dating | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a text names, and the content words of its sentence."""

    time: Dating
    around: frozenset[str]


def statements(words: str) -> list[Statement]:
    """Every figure that a short text states, from left to right."""
    found: list[Statement] = []
    for sentence in text.all_sentences(Article("", "", words), "paragraph"):
        timed = times.moments(sentence, None)
        figures = quantities.figures(sentence, frozenset(n for t in timed for n in range(t.first, t.last)))
        before = None
        for site in sites(phrases.chunk(sentence.words, figures, timed), timed):
            when = nearest(sentence.words, timed, (site.figure.first, site.figure.last), site.stretch)
            before = _statement(site, before, when)
            found.append(before)
    return found


def dates(words: str) -> Iterator[Dated]:
    """Every date of a short text, from left to right."""
    for sentence in text.all_sentences(Article("", "", words), "paragraph"):
        around = frozenset(w.lemma for w in sentence.words if w.tag in CONTENT and w.lemma not in NOT_CONTEXT)
        named = (dating(sentence.words, timed) for timed in times.moments(sentence, None))
        yield from (Dated(time, around) for time in named if time)


def _statement(site: Site, before: Statement | None, when: Dating | None) -> Statement:
    quantity = marks.read(site.words, site.figure)
    kind = quantity.dimension
    measure, noun = measures.measure(site, kind), measures.noun(site)
    goes_on = not measure and (not noun or noun in CLASS_OF) and kind in {"count", "money"} and before is not None
    if goes_on and before is not None:
        measure, noun = before.measure, noun or (before.noun if kind == "count" else "")
    place = where(site)
    about = (*site.left, *site.own, *site.right)
    return Statement(
        quantity,
        _stated(site, quantity),
        _kinds(site, kind, noun),
        measure if measure or noun else measures.only(site.words),
        noun,
        frozenset(word.lemma for word in about if word.tag in NEARBY),
        frozenset(word.lemma for word in site.words if word.tag == "NOUN"),
        place,
        topic(site, before.topic if before else None),
        _is_added(site) or (goes_on and before is not None and before.added and not _is_reached(site, place)),
        _role(site),
        when,
    )


def _stated(site: Site, quantity: Quantity) -> tuple[float, float]:
    """The numbers as they are written: 7 for "7 out of 10", which was read as 0.7."""
    low, high = site.figure.stated
    as_share = site.figure.quantity.dimension == "share" and site.figure.unit is None
    scale = 1 / quantity.factor if as_share else 1.0
    return low * scale, high * scale


def _kinds(site: Site, kind: str, noun: str) -> frozenset[str]:
    if kind != "count" or noun:
        return frozenset({kind})
    return frozenset({kind, "money"} if site.figure.stated[1] >= SOME else {kind, "mark", "share"})


def _is_added(site: Site) -> bool:
    """As in "another 12", "12 new wells", "12 more people", "rose by 12"."""
    words, at = site.words, site.figure.first
    follows = [word.low for word in words[site.figure.last : site.figure.last + 2]]
    more = follows[:1] == ["more"] and follows[1:] != ["than"]
    if more or any(word.low in ADDED for word in (*site.own[:2], *words[max(0, at - 1) : site.figure.last])):
        return True
    verb = words[at - 2] if at > 1 and words[at - 1].low == "by" else words[at - 1] if at else None
    return verb is not None and verb.lemma in CHANGES and verb.tag in VERBAL


def _is_reached(site: Site, place: frozenset[str]) -> bool:
    """As in the second figure of "rose by 12 to 40", "12 more, for a total of 40"."""
    return TOTAL in place or (bool(site.left) and site.left[-1].low == "to")


def _role(site: Site) -> Role:
    """Which of the two in "20 of the 24 cases", "20 out of 24"; what is known as "the two" is a part as well."""
    words, figure = site.words, site.figure
    if _is_former(site):
        return "former"
    if figure.quantity.dimension != "count":
        return ""
    before = [word.low for word in words[max(0, figure.first - 2) : figure.first]]
    joined = site.since is not None and figure.first - site.since < NEAR
    if "of" in before and joined and not any(is_apart(words, n) for n in range(site.since or 0, figure.first)):
        return "whole"
    known = before[-1:] in (["the"], ["these"], ["those"]) and "of" not in before
    out_of = any([word.low for word in words[at : at + 2]] == OUT_OF for at in (figure.last, site.chunk.last))
    return "part" if known or out_of or _is_of_whole(site) else ""


def _is_former(site: Site) -> bool:
    """As in "down from 70 %", "rose from 12 to 14": what a figure was before."""
    before = site.words[max(0, site.figure.first - 2) : site.figure.first]
    if len(before) < 2 or before[1].low != "from":
        return False
    return before[0].low in {"up", "down"} or before[0].lemma in CHANGES


def _is_of_whole(site: Site) -> bool:
    behind = site.words[site.figure.last : site.figure.last + 2]
    return len(behind) > 1 and behind[0].low == "of" and (behind[1].low in WHOLES or behind[1].tag == "NUM")
