"""Counting: what a noun phrase counts, whom it singles out, and how the parts of a coordination add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from schemas.claims import Interval, Quantity, Span
from workers.engine import lexicon
from workers.engine.arguments import is_one, is_partitive, is_single
from workers.engine.families import by_word
from workers.engine.phrases import Chunk, Phrases
from workers.engine.text import Sentence
from workers.engine.words import Token

PEOPLE = lexicon.read("people", required=("whole", "not_people", "classes"))
NOT_PEOPLE = frozenset(PEOPLE["not_people"])
WHOLE = frozenset(PEOPLE["whole"])
CLASS_OF = {noun.split()[-1]: name for name, nouns in PEOPLE["classes"].items() for noun in nouns}
CLASSES = frozenset(PEOPLE["classes"])
THINGS = {
    name: {noun: thing for thing, nouns in members.items() for noun in nouns}
    for name, members in lexicon.read("things", required=("things",))["things"].items()
}
ANY = "any"  # in things.toml: nouns for whatever of its class the text counts
COUNTRY_OF = {
    name.lower(): country
    for country, names in lexicon.read("countries", required=("countries",))["countries"].items()
    for name in names
}
NATIONS = frozenset(COUNTRY_OF.values())
GROUPS = CLASSES | NATIONS
PERSON_ENDINGS = tuple(sorted(lexicon.words("person_endings")))
DEGREES = lexicon.words("degrees")
DEGREE_OF = dict(pair.split() for pair in lexicon.words("degree_of"))
CONDITION = lexicon.words("condition")
UNSURE = lexicon.words("suspected")
ONE = Interval(1.0, 1.0)
FEW = 2  # groups that are a coordination; of more they are a list
BELONGING = {("member", "of"), ("citizen", "of"), ("national", "of"), ("native", "of"), ("person", "from")}
REACH = 7  # chunks from "three of those who died were" to what they were


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the thing it counts and the group that it singles out (empty for the whole)."""

    quantity: Quantity
    things: tuple[str, ...]
    scope: frozenset[str]
    parts: tuple[str, ...] = ()


@cache
def country(low: str) -> str | None:
    """The country that a name, adjective or noun in lower case stands for."""
    return COUNTRY_OF.get(low) or COUNTRY_OF.get(low.rstrip("s"))


def counts(
    phrases: Phrases, group: Sequence[Chunk], sentence: Sentence, thing: str, noun: Chunk | None = None
) -> list[Count]:
    """What a coordination of noun phrases counts: their sum where all of them are figures or single persons, else each.

    `thing` is the class that the family counts; a noun of another class makes no count. `noun` is what a bare figure
    counts, where it stands apart from it.
    """
    fitting = [chunk for chunk in group if chunk.figure is None or is_of(phrases, chunk, thing, noun)]
    figures = [_count(phrases, chunk, thing, sentence, noun) for chunk in fitting if chunk.figure]
    if not figures:
        return []
    headline = sentence.kind in {"headline", "standfirst"}
    others = any(chunk.figure and phrases.lemma(chunk) == "other" for chunk in fitting[1:])
    singles = [
        c
        for c in fitting
        if c.figure is None
        if (is_single(phrases, c, headline=headline) and is_of(phrases, c, thing)) or (others and is_one(phrases, c))
    ]
    if _is_apposition(figures, len(singles)):
        return figures[:1]
    if _ends_in_its_sum(figures):
        return figures[-1:]
    whole = len(figures) + len(singles) == len(group) and len(group) > 1
    if whole and not any("part" in count.scope for count in figures):
        groups = GROUPS if len(group) > FEW else CLASSES  # "14 Swedes, nine Danes and four Poles": a list by country
        told_apart = len({count.scope & groups for count in figures} - {frozenset()}) == len(group)
        parts = figures if told_apart else []  # "39 officers and 50 civilians"
        return [_sum(phrases, figures, singles, group, sentence), *parts]
    return figures


def _is_apposition(figures: Sequence[Count], singles: int) -> bool:
    """As in "three people, two Americans and a Briton": the parts after a whole of no kind add up to it."""
    values = [count.quantity.interval.low or 0.0 for count in figures]
    of_no_kind = bool(figures[0].things) and CLASS_OF.get(figures[0].things[0]) == "person"
    return of_no_kind and len(figures) + singles > 2 and values[0] == sum(values[1:]) + singles


def _ends_in_its_sum(figures: Sequence[Count]) -> bool:
    """As in "nine workers and two nurses, 11 people in all"."""
    values = [count.quantity.interval.low or 0.0 for count in figures]
    return len(figures) > 2 and values[-1] == sum(values[:-1])


def is_of(phrases: Phrases, chunk: Chunk, thing: str, noun: Chunk | None = None) -> bool:
    """Whether the phrase's noun is of the class: people (also where the noun is left out), or a list of things."""
    counted = phrases.counted(chunk)
    head = phrases.head(noun if noun is not None and counted.head < 0 else counted)
    if chunk.figure and (
        chunk.figure.quantity.dimension != "count" or chunk.figure.attributive or chunk.figure.replaced
    ):
        return False
    if thing in THINGS:
        return head is not None and head.lemma in THINGS[thing]
    if head is None:
        return True
    return is_person(head.lemma, head.low)


def is_person(lemma: str, low: str) -> bool:
    """Whether a noun names people, by the lexicon, a country's name for its people, or its ending."""
    return (
        lemma in CLASS_OF
        or lemma in by_word("count_nouns")
        or low in CLASS_OF
        or country(low) is not None
        or (lemma.endswith(PERSON_ENDINGS) and lemma not in NOT_PEOPLE)
    )


def _count(phrases: Phrases, chunk: Chunk, thing: str, sentence: Sentence, noun: Chunk | None) -> Count:
    figure = chunk.figure
    assert figure is not None  # noqa: S101 (the caller picked the phrases with figures)
    span = Span(sentence.field, phrases.words[chunk.first].start, phrases.words[chunk.last - 1].end)
    quantity = figure.quantity
    text = " ".join(word.text for word in phrases.words[chunk.first : chunk.last])
    counted = phrases.counted(chunk)
    things = things_of(phrases, noun if noun is not None and counted.head < 0 else counted)
    named = THINGS.get(thing, {}).get(things[0] if things else "")
    scope = scope_of(phrases, chunk) - (CLASSES if thing in THINGS else frozenset())  # "police cars" are no police
    return Count(replace(quantity, span=span), (named, *things) if named else things, scope, (text,))


def _sum(
    phrases: Phrases, figures: Sequence[Count], singles: Sequence[Chunk], group: Sequence[Chunk], sentence: Sentence
) -> Count:
    """Two Americans and one Briton: three."""
    total = total_of([count.quantity.interval for count in figures] + [ONE] * len(singles))
    bound = next((count.quantity.bound for count in figures if count.quantity.bound != "exact"), "exact")
    span = Span(sentence.field, phrases.words[group[0].first].start, phrases.words[group[-1].last - 1].end)
    parts = tuple(" ".join(word.text for word in phrases.words[chunk.first : chunk.last]) for chunk in group)
    groups = frozenset.intersection(*[count.scope for count in figures])
    scope = groups if not singles else frozenset()
    return Count(Quantity(total, bound, " and ".join(parts), span), figures[-1].things, scope, parts)


def total_of(intervals: Sequence[Interval]) -> Interval:
    """The interval of a sum; open at an end where one of them is."""
    return Interval(
        sum(i.low or 0.0 for i in intervals),
        None if any(i.high is None for i in intervals) else sum(i.high or 0.0 for i in intervals),
        any(i.low_open for i in intervals),
        any(i.high_open for i in intervals),
    )


def things_of(phrases: Phrases, chunk: Chunk) -> tuple[str, ...]:
    """The base forms of the noun and its modifiers, head first."""
    head = phrases.head(chunk)
    rest = [word.lemma for word in phrases.modifiers(chunk)]
    return ((head.lemma,) if head else ()) + tuple(rest)


def _membership(phrases: Phrases, chunk: Chunk, at: int) -> Sequence[Token]:
    """The words of the body in "two members of Iraq's air defence", of the land in "two citizens of Iraq"."""
    body = phrases.chunks[at + 2] if at + 2 < len(phrases.chunks) else None
    link = (phrases.lemma(chunk), phrases.low(phrases.chunks[at + 1])) if body is not None else ("", "")
    belongs = link in BELONGING and body is not None and body.kind == "NP"
    return phrases.words[body.first : body.last] if body is not None and belongs else ()


def _nation_told(phrases: Phrases, at: int) -> set[str]:
    """The country of "three of the victims were French", "three of those who died were from France"."""
    rest = phrases.chunks[at + 1 : at + REACH]
    if len(rest) < 3 or phrases.low(rest[0]) != "of" or phrases.chunks[at].head >= 0:
        return set()
    if rest[1].head >= 0 and not is_person(phrases.lemma(rest[1]), phrases.words[rest[1].head].low):
        return set()
    told = next((n for n, piece in enumerate(rest) if piece.kind == "VP" and phrases.lemma(piece) == "be"), None)
    who = rest[told + 1 : told + 3] if told else []
    who = who[1:] if who and phrases.low(who[0]) == "from" else who[:1]
    words = phrases.words[who[0].first : who[0].last] if who and who[0].figure is None else ()
    return {place for word in words if (place := country(word.low))}


def _classes_before(phrases: Phrases, at: int) -> set[str]:
    """The group of "eight" in "130 pupils, eight of whom died": that of the noun before."""
    chunks = phrases.chunks
    of_whom = at + 2 < len(chunks) and phrases.low(chunks[at + 1]) == "of" and phrases.low(chunks[at + 2]) == "whom"
    noun = next((c for c in reversed(chunks[:at]) if c.kind == "NP" and c.head >= 0), None) if of_whom else None
    name = CLASS_OF.get(phrases.lemma(noun)) if noun is not None else None
    return {name} if name and name not in WHOLE else set()


def _kind_behind(phrases: Phrases, at: int) -> str | None:
    """The kind of people in "130 of the hostages died": they are all the hostages who died, and no part of a toll."""
    chunk, behind = phrases.chunks[at], phrases.chunks[at + 1 : at + 3]
    counts_people = chunk.figure is not None and chunk.head < 0 and chunk.figure.quantity.dimension == "count"
    if not counts_people or len(behind) < 2 or phrases.low(behind[0]) != "of" or behind[1].figure:
        return None
    kind = CLASS_OF.get(phrases.lemma(behind[1]))
    return kind if phrases.low(behind[1]) == "the" and kind != "person" else None


def scope_of(phrases: Phrases, chunk: Chunk) -> frozenset[str]:
    """The group that a phrase singles out: a country's people, a profession, a part of a whole, a degree of harm."""
    at = phrases.index(chunk)
    figure = (
        range(chunk.figure.first, chunk.figure.last) if chunk.figure else range(0)
    )  # "slightly over 50", "5 Swiss francs"
    own = [phrases.words[n] for n in range(chunk.first, chunk.last) if n not in figure]
    words = [*own, *_membership(phrases, chunk, at)]
    named = {place for word in words if (place := country(word.low)) and word.tag != "PRON"}
    classes = {
        name for word in words if (name := CLASS_OF.get(word.lemma) or CLASS_OF.get(word.low)) and name not in WHOLE
    }
    kind = _kind_behind(phrases, at)
    scope = (
        named | classes | _nation_told(phrases, at) | _classes_before(phrases, at) | ({kind} - WHOLE if kind else set())
    )
    the_ones_named = chunk.figure is not None and chunk.head < 0 and phrases.low(chunk) in {"the", "these", "those"}
    behind_whom = [word.low for word in phrases.words[max(0, chunk.first - 2) : chunk.first]] == ["of", "whom"]
    if (is_partitive(phrases, at) and not kind) or the_ones_named or behind_whom:
        scope.add("part")
    if chunk.figure and any(word.low in UNSURE for word in own):
        scope.add("suspected")
    of_them = [word.low for word in phrases.words[chunk.last : chunk.last + 2]] in (["of", "them"], ["of", "whom"])
    behind = chunk.last + 2 * of_them  # "two of them seriously"
    follows = phrases.words[behind].low if behind < len(phrases.words) else ""
    degrees = {word.low for word in words if word.low in DEGREES} | ({follows} & DEGREES)
    return frozenset(scope | degrees)
