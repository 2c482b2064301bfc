"""One fact in many words: two articles that tell it otherwise disagree only where its values do.

python -m tests.workers.engine.test_paraphrases            # the pairs of ways that the engine does not bring together
python -m tests.workers.engine.test_paraphrases --record   # puts on record how many it does
"""

from __future__ import annotations

import re
import sys
import tomllib
from itertools import combinations, combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest

from schemas.articles import Article
from workers.engine import compare

FILE = Path(__file__).with_name("paraphrases.toml")
FACTS: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["facts"]
SHARE = 0.75  # of all pairs of ways


def disagree(fact: dict[str, Any], one: str, other: str) -> bool:
    """Whether two articles that tell a fact in those words disagree on it."""
    articles = [
        Article(key, f"Paper {key}", f"{fact['context']} {words}", "", f"2024-05-14T08:{minute}:00Z")
        for key, words, minute in (("a", one, "00"), ("b", other, "30"))
    ]
    told = [one for one in compare(articles).conflicts if one.severity != "omission"]
    return any({e.article for p in conflict.positions for e in p.evidence} == {"a", "b"} for conflict in told)


def unheard(fact: dict[str, Any]) -> list[tuple[str, str]]:
    """The pairs of ways that do not show the two values to be of one thing."""
    low, high = fact["values"]
    pairs = combinations_with_replacement(fact["ways"], 2)
    return [(one, other) for one, other in pairs if not disagree(fact, one.format(low), other.format(high))]


def number_of_pairs(fact: dict[str, Any]) -> int:
    ways = len(fact["ways"])
    return ways * (ways + 1) // 2


@pytest.mark.parametrize("fact", FACTS, ids=[fact["name"] for fact in FACTS])
def test_two_values_disagree_in_whatever_words(fact: dict[str, Any]) -> None:
    missed = unheard(fact)

    assert number_of_pairs(fact) - len(missed) == fact["told"], f"put it on record, if it is better: {missed}"


@pytest.mark.parametrize("fact", FACTS, ids=[fact["name"] for fact in FACTS])
def test_one_value_never_disagrees_with_itself(fact: dict[str, Any]) -> None:
    said = [way.format(fact["values"][0]) for way in fact["ways"]]

    assert [pair for pair in combinations(said, 2) if disagree(fact, *pair)] == []


def test_most_ways_are_brought_together() -> None:
    assert sum(fact["told"] for fact in FACTS) >= SHARE * sum(map(number_of_pairs, FACTS))


def main() -> None:
    """Print what is not brought together, or put on record how much is."""
    text = FILE.read_text("utf-8")
    for fact in FACTS:
        missed = unheard(fact)
        told = number_of_pairs(fact) - len(missed)
        print(f"{fact['name']:16} {told:3} of {number_of_pairs(fact)}")
        for one, other in missed if "--record" not in sys.argv else ():
            print(f"    {one} / {other}")
        text = re.sub(rf'(name = "{fact["name"]}"\n.*\n.*\ntold = )\d+', rf"\g<1>{told}", text)
    if "--record" in sys.argv:
        FILE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
