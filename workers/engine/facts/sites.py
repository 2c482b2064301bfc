"""Sites: what kind of place something happened at, where a town has many: a school, a church, the third floor."""

from __future__ import annotations

from itertools import combinations

from workers.engine import lexicon
from workers.engine.facts.grounds import Ground
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases

TABLE = lexicon.read("sites", required=("at_one_site", "elsewhere", "apart", "sites", "apart_from"))
SITE_OF: dict[str, str] = {noun: name for name, nouns in TABLE["sites"].items() for noun in nouns}
APART = {frozenset(pair) for row in TABLE["apart"] for pair in combinations(row, 2)}
APART |= {frozenset((name, other)) for name, others in TABLE["apart_from"].items() for other in others}
ELSEWHERE = frozenset(TABLE["elsewhere"])
FLOORS = frozenset({"floor", "storey"})
MORE = frozenset({"another", "both", "other", "second"})  # "at a hotel, and a second at a church"


def site(phrases: Phrases, where: Ground, verb: Chunk | None) -> str:
    """The site that a place is: "church" of "inside a church in Turin"; "" for several and for none that is known."""
    chunk = next((c for c in phrases.chunks if where.first <= c.first < where.last and c.kind == "NP"), None)
    if chunk is None or not _is_one(phrases, chunk) or (verb is not None and phrases.lemma(verb) in ELSEWHERE):
        return ""
    words = [word.lemma for word in phrases.words[chunk.first : chunk.head + 1]]
    if words[-1] in FLOORS:
        return " ".join(words[-2:]) if len(words) > 1 else ""
    if not phrases.said.isdisjoint(MORE):
        return ""
    return SITE_OF.get(" ".join(words[-2:])) or SITE_OF.get(words[-1], "")


def _is_one(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "a church": no churches, no name, and nothing that "and" joins to it."""
    head = phrases.head(chunk)
    behind = phrases.words[chunk.last].low if chunk.last < len(phrases.words) else ""
    one = head is not None and head.tag == "NOUN" and not is_plural(head.low) and chunk.figure is None
    return one and behind not in {"and", "or"}


def are_apart(one: str, other: str) -> bool:
    """Whether what happened at the one did not at the other."""
    floors = {one.rsplit(" ", 1)[-1], other.rsplit(" ", 1)[-1]} <= FLOORS
    return one != other and (floors or frozenset((one, other)) in APART)
