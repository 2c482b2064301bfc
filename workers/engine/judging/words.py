"""Words: the classes of words that judging needs, from lexicon/judging.toml."""

from __future__ import annotations

from functools import cache

from workers.engine import lexicon
from workers.engine.families import families

CLASSES = (
    "rises", "blank", "cases", "states", "added", "changes", "wholes", "placing", "breaks", "before", "after", "from",
    "ages",
)  # fmt: skip
TABLE = lexicon.read("judging", required=(*CLASSES, "reach", "measures", "money"), optional=("examples",))
EVERYDAY = frozenset({"bodies"})  # what is done with these is done with anything
SAID_BY = ("verbs_object", "verbs_subject", "states", "count_nouns", "total_nouns")  # keys of a kind of claim


def words(name: str) -> frozenset[str]:
    """A class of words by its name in the lexicon."""
    return frozenset(TABLE[name])


@cache
def by_phrase(table: str) -> dict[tuple[str, ...], str]:
    """The words of an entry -> its name, of a table of the lexicon ("reach", "measures", "money")."""
    found = {tuple(phrase.split()): name for name, phrases in TABLE[table].items() for phrase in phrases}
    if table != "measures":
        return found
    kinds = {
        (word,): kind.name
        for kind in families().values()
        if kind.thing not in EVERYDAY
        for key in SAID_BY
        for word in getattr(kind, key)
        if word not in kind.beside
    }
    return kinds | found
