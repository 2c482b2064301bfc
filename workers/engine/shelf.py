"""The shelf: groups of figures, each found by the nouns of its figures, so that few of them need to be looked at."""

from __future__ import annotations

from schemas.claims import Claim
from workers.engine.counting import CLASS_OF
from workers.engine.obstacles import AGE, PRICE, head, property_of
from workers.engine.synonyms import rows

PEOPLE = frozenset({"person", "people", "other", "more"})
ANY, PERSON = "(any)", "(person)"  # by what a figure without a noun, and one of people, is found


class Shelf:
    """Knows groups by their numbers. Two figures whose nouns do not bring them together here are never of one thing."""

    def __init__(self) -> None:
        self._named: dict[str | int, set[int]] = {}  # by what their figures are of
        self._beside: dict[str | int, set[int]] = {}  # by the other nouns of their clauses
        self._all: set[int] = set()

    def put(self, claim: Claim, group: int) -> None:
        """Add a figure of a group."""
        self._all.add(group)
        for shelf, words in ((self._named, _names(claim)), (self._beside, claim.about)):
            for word in words:
                shelf.setdefault(word, set()).add(group)

    def near(self, claim: Claim) -> list[int]:
        """The groups with a figure that may be of the same thing, in their order."""
        own = _names(claim)
        if ANY in own:
            return sorted(self._all)
        by_name = [self._named.get(word, set()) for word in (*own, *claim.about, ANY)]
        return sorted(set().union(*by_name, *(self._beside.get(word, set()) for word in own)))


def _names(claim: Claim) -> frozenset[str | int]:
    """By what it is found what a figure is of: its noun, the rows of the lexicon in which that stands, its property."""
    noun = head(claim)
    if not noun or claim.measure.startswith((AGE, PRICE)):
        return frozenset([ANY])
    people = [PERSON] if noun in PEOPLE or noun in CLASS_OF else []
    return frozenset([noun, *rows("nouns", noun), *people, *filter(None, [property_of(claim)])])
