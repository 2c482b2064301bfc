"""Places: the place that a sentence gives to a count, so that one town's dead are not set against a country's."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.counting import country
from workers.engine.phrases import Chunk, Phrases

REGIONS = lexicon.words("regions")
REPORTING = lexicon.words("reporting_verbs")
ROUTES = frozenset({"at", "from", "in", "to"})
MARK = "in "  # before the name of a place in a scope


def places(phrases: Phrases, first: int, last: int, *, routes: bool = False) -> frozenset[str]:
    """The places, as "in NAME", that open the sentence, or stand in tokens [first, last) or on a chain behind.

    With `routes` also where a thing goes to or comes from: "14 flights from Bergen".
    """
    end = _end_of_chain(phrases, last)
    found = set()
    for n, chunk in enumerate(phrases.chunks):
        if chunk.kind == "PREP" and _is_placing(phrases, n, range(first, end), routes):
            name = _name(phrases, n + 1)
            found |= {MARK + name} if name else set()
        if chunk.kind == "WH" and phrases.low(chunk) == "where" and chunk.first < first:  # "Stava, where 269 died"
            name = _name(phrases, n - 1 - (phrases.chunks[n - 1].kind == "PUNCT"))
            found |= {MARK + name} if name else set()
    return frozenset(found) | _reporting(phrases, first)


def _reporting(phrases: Phrases, first: int) -> frozenset[str]:
    """As in "Belgium has reported 12 deaths", "Holm County confirmed four": where those who report it counted."""
    verbs = (n for n, chunk in enumerate(phrases.chunks) if chunk.kind == "VP" and chunk.last == first)
    verb = next(verbs, None)
    if verb is None or phrases.lemma(phrases.chunks[verb]) not in REPORTING:
        return frozenset()
    names = [_own_name(phrases, doer) for doer in subject(phrases, verb)]
    return frozenset(MARK + name for name in names if name and _is_an_area(name.lower()))


def _is_an_area(name: str) -> bool:
    """Whether a name is that of a country, or says that it is one of a county or a province."""
    return country(name) is not None or name.rpartition(" ")[2] in REGIONS


def place_behind(phrases: Phrases, n: int) -> frozenset[str]:
    """The place that follows the phrase at chunk `n`: "stood at 4 metres at Linz"."""
    link = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    name = _name(phrases, n + 2) if link is not None and phrases.low(link) in {"in", "at"} else None
    return frozenset({MARK + name} if name else ())


def _is_placing(phrases: Phrases, n: int, near: range, routes: bool) -> bool:
    """As in "14 died in Adana", and at the head of a sentence "In Adana 14 died", "At Adana hospital 14 died"."""
    word = phrases.low(phrases.chunks[n])
    words = ROUTES if routes else {"in"}
    return (word in words and phrases.chunks[n].first in near) or (word in {"in", "at"} and n == 0)


def _end_of_chain(phrases: Phrases, last: int) -> int:
    """Where the prepositional phrases end that follow token `last`: "died | in floods in western Germany"."""
    end = last
    for n, chunk in enumerate(phrases.chunks):
        linking = phrases.low(chunk) == "and" and phrases.chunks[max(0, n - 1)].kind == "PREP"  # "to and from"
        if chunk.first == end and (linking or chunk.kind in {"PREP", "NP", "TIME"}):
            end = chunk.last
    return end


def _name(phrases: Phrases, n: int) -> str | None:
    """The name in "Belgium", "the district of Ahrweiler"."""
    place = phrases.chunks[n] if n < len(phrases.chunks) else None
    if place is None or place.kind != "NP" or place.figure:
        return None
    if phrases.lemma(place) in REGIONS and n + 2 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of":
        return _name(phrases, n + 2)
    return _own_name(phrases, place)


def _own_name(phrases: Phrases, place: Chunk) -> str | None:
    head = phrases.head(place)
    if head is None or head.tag != "NAME":
        return None
    return " ".join(word.text for word in phrases.words[place.first : place.last] if word.tag == "NAME")
