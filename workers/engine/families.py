"""Families: the kinds of counted claim that the lexicon knows, one file each (lexicon/claims/*.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workers.engine import lexicon

KEYS = (
    "name",
    "label",
    "thing",
    "rank",
    "over_time",
    "verbs_object",
    "verbs_subject",
    "states",
    "count_nouns",
    "total_nouns",
    "losses",
    "other_measures",
)

OPTIONAL = (
    "of_whole",
    "own_class",
    "only_of",
    "or_beside",
    "not_modal",
    "holders",
    "not_things",
    "stand_for",
    "beside",
    "examples",
)
OVER_TIME = ("rises", "varies", "stays")  # what later counts do


@dataclass(frozen=True, slots=True)
class Family:
    """What happens to a counted thing, and every form that says so. The keys are those of the file (docs/claims.md)."""

    name: str
    label: str
    thing: str
    rank: int
    over_time: str
    verbs_object: frozenset[str]
    verbs_subject: frozenset[str]
    states: frozenset[str]
    count_nouns: frozenset[str]
    total_nouns: frozenset[str]
    losses: frozenset[tuple[str, str]]
    other_measures: frozenset[str]
    examples: tuple[tuple[str, str], ...]
    of_whole: bool = False
    own_class: frozenset[str] = frozenset()
    only_of: frozenset[str] = frozenset()
    or_beside: frozenset[str] = frozenset()
    not_modal: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    not_things: frozenset[str] = frozenset()
    stand_for: str = ""
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)


@cache
def families() -> dict[str, Family]:
    """Every family by name, in the order of their names."""
    return {family.name: family for name in lexicon.names("claims") for family in [_load(name)]}


def _load(name: str) -> Family:
    table = lexicon.read(name, required=KEYS, optional=OPTIONAL)
    if table["over_time"] not in OVER_TIME:
        raise lexicon.LexiconFault(f"{name}.toml: 'over_time' is one of {', '.join(OVER_TIME)}")
    for example in table.get("examples", []):
        lexicon.check(f"{name} example", example, ("text", "reads"))
    return _family(table)


def _family(table: dict[str, Any]) -> Family:
    sets: dict[str, Any] = {key: frozenset(_hashable(word) for word in table[key]) for key in KEYS[5:]}
    examples = tuple((row["text"], row["reads"]) for row in table.get("examples", []))
    return Family(
        table["name"],
        table["label"],
        table["thing"],
        table["rank"],
        table["over_time"],
        **sets,
        examples=examples,
        of_whole=table.get("of_whole", False),
        own_class=frozenset(table.get("own_class", ())),
        only_of=frozenset(table.get("only_of", ())),
        holders=frozenset(table.get("holders", ())),
        not_modal=frozenset(table.get("not_modal", ())),
        or_beside=frozenset(table.get("or_beside", ())),
        not_things=frozenset(table.get("not_things", ())),
        stand_for=table.get("stand_for", ""),
        beside={verb: frozenset(words) for verb, words in table.get("beside", {}).items()},
    )


def _hashable(word: str | list[str]) -> str | tuple[str, ...]:
    return word if isinstance(word, str) else tuple(word)


@cache
def by_word(key: str) -> dict[Any, tuple[Family, ...]]:
    """Base form, or (verb, noun) for "losses", -> the families that name it under this key ("verbs_object", ...)."""
    found: dict[Any, list[Family]] = {}
    for family in families().values():
        for word in getattr(family, key):
            found.setdefault(word, []).append(family)
    return {word: tuple(rows) for word, rows in found.items()}
