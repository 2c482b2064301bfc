"""Parts: a bare figure that is a part of the count before, and who they are: "nineteen of them were foreigners"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.again import again
from workers.engine.counting import CONDITION, COUNTRY_OF, DEGREE_OF, DEGREES, country, is_person, scope_of
from workers.engine.facts.ages import years as age_of
from workers.engine.families import by_word, families
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

ADULT = 18
OPENING = 5  # chunks: "Of | the 90 guests | , | 31 | are"
DEGREE_WORDS = 5  # words within which a degree stands: "in a very serious condition"
WHOLES = lexicon.words("wholes")


def composed(setting: Setting, before: Sequence[Claim], n: int, earlier: Sequence[Claim]) -> Claim | None:
    """As in "Nineteen of them were foreigners", "and 16 were children": a part of the count before, and who it is."""
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    if chunk.figure is None or chunk.head >= 0 or chunk.figure.quantity.dimension != "count":
        return None
    of = n + 1 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of"
    whole = phrases.chunks[n + 2] if of and n + 2 < len(phrases.chunks) else None
    if of and (whole is None or whole.figure or phrases.words[whole.last - 1].low not in WHOLES):
        return None
    at = n + 1 + 2 * of
    verb = phrases.chunks[at] if at < len(phrases.chunks) else chunk
    linked = verb.kind == "VP" and phrases.lemma(verb) == "be" and not verb.negated
    who = phrases.chunks[at + linked] if at + linked < len(phrases.chunks) else chunk
    young = _are_young(phrases, who)
    if who is chunk or (who.figure and not young):
        return None
    group = young or _degree(phrases, who)
    if not linked and not of and not (group and n and phrases.low(phrases.chunks[n - 1]) in {",", "and", "with"}):
        return None
    if not group and who.kind in {"NP", "ADJ"}:
        group = scope_of(phrases, who) - {"part"}
    named = phrases.words[whole.last - 1].low if whole else ""
    opened = _opened_with(phrases, n) if not of else ""  # "Of the 90 on the list, 31 are Danish"
    other = opened and opened not in WHOLES and not is_person(phrases.lemma(phrases.chunks[1]), opened)
    counted = _whole_before(setting, before, chunk, named or opened) or _all_killed(earlier, named or opened)
    if not group or counted is None or other:
        return None  # "Of the 150 houses, 72 were German"
    behind = phrases.chunks[at + linked + 1 : at + linked + 2]
    last = behind[0].last if who.kind == "PREP" and behind else who.last  # "in a serious condition"
    part = again(setting, (chunk.first, last), chunk, counted, None)
    if part.measure == "killed" and group & DEGREES - {"fatally"}:
        part = replace(part, measure="wounded")  # "84 died and 18 were in a critical condition"
    return replace(part, scope=group | {"part"}, attribution=part.attribution or counted.attribution)


def _degree(phrases: Phrases, who: Chunk) -> frozenset[str]:
    """How badly they are hurt: "seriously", "in a serious condition", "fighting for their lives"."""
    words = [word.low for word in phrases.words[who.first : who.first + DEGREE_WORDS]]
    told = words[words[0] in {"very", "so"} :][:1]
    if set(told) & DEGREES:
        return frozenset(told)
    said = next((DEGREE_OF[word] for word in words if word in DEGREE_OF), None)
    return frozenset({said}) if said and set(words) & CONDITION else frozenset()


def of_another_country(setting: Setting, part: Claim, n: int) -> Claim | None:
    """As in "31 are Danish and | 12 Polish": as much is said of them as of those before."""
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    told = "part" in part.scope and part.scope <= {"part", *COUNTRY_OF.values()}
    joined = n > 0 and phrases.low(phrases.chunks[n - 1]) in {"and", ","}
    if not (told and joined) or chunk.head < 0 or country(phrases.words[chunk.head].low) is None:
        return None
    closed = chunk.last >= len(phrases.words) or phrases.words[chunk.last].tag in {"PUNCT", "CONJ"}
    group = scope_of(phrases, chunk)
    return (
        replace(again(setting, (chunk.first, chunk.last), chunk, part, None), scope=group | {"part"})
        if closed
        else None
    )


def _opened_with(phrases: Phrases, n: int) -> str:
    """The last word of the whole with which the sentence opens: "Of the 90 guests, | 31 | are Danish"."""
    chunks = phrases.chunks
    opens = 1 < n < OPENING and phrases.low(chunks[0]) == "of" and chunks[1].kind == "NP"
    last = phrases.words[chunks[n - 1].first - 1 if phrases.low(chunks[n - 1]) == "," else chunks[n].first - 1]
    return last.low if opens and last.tag != "NUM" else ""


def _all_killed(earlier: Sequence[Claim], named: str) -> Claim | None:
    """The last toll that the text has told, where a part is one "of the victims"."""
    tolls = (claim for claim in reversed(earlier) if claim.measure == "killed" and claim.quantity and not claim.scope)
    return next(tolls, None) if named in {"victims", "dead"} else None


def _are_young(phrases: Phrases, who: Chunk) -> frozenset[str]:
    """As in "were under 16", "aged 12 or younger", "under the age of ten": children."""
    words = [word.low for word in phrases.words[who.first : who.first + DEGREE_WORDS]]
    years = [age for at in range(who.first, who.first + len(words)) if (age := age_of(phrases.words, at))]
    under = set(words[:2]) & {"under", "below", "younger"} or {"or", "younger"} <= set(words)
    return frozenset({"child"}) if under and years and years[0] <= ADULT else frozenset()


def _whole_before(setting: Setting, before: Sequence[Claim], figure: Chunk, named: str) -> Claim | None:
    """The count of people that a figure is a part of: the nearest of its sentence, else the first of the one before.

    Where a state is `named` ("eight of the injured") it is the count of that.
    """
    assert figure.figure is not None  # noqa: S101 (the caller saw it)
    low = figure.figure.quantity.interval.low or 0.0
    start, opens = setting.phrases.words[figure.first].start, setting.phrases.words[0].start
    fitting = [
        claim
        for claim in before
        if claim.quantity
        and claim.measure in families()
        and families()[claim.measure].thing == "people"
        and low <= (claim.quantity.interval.low or 0.0)
        and (claim.span.field != setting.sentence.field or claim.quantity.span.end <= start)
    ]
    states = [family.name for family in by_word("states").get(named, ())]
    if states and fitting:
        return next((c for c in fitting if c.measure in states), replace(fitting[0], measure=states[0]))
    here = [c for c in fitting if c.span.field == setting.sentence.field and c.span.start >= opens]
    return here[-1] if here else fitting[0] if fitting else None
