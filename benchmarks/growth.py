"""How long it takes to fold one more article into a story of 10, 100, 1,000 and 10,000, and what a report then takes.

    .venv/bin/python -m benchmarks.growth [10 100 1000 10000]

The articles are made up: a toll that rises, a few who differ, facts that some tell, six lines that nobody else has;
every second one is a reprint. What a worker does for one more article is timed, without the store: read it, load the
outlines of all and the readings of those that speak, compare, write the report. Beside it stands the time to compare
all articles anew. Prints a Markdown table, that of docs/performance.md.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.articles import Article
from schemas.forms import reports
from workers import engine, readings

SIZES = (10, 100, 1000, 10_000)
OPENINGS = (
    "A ferry with about 90 people aboard capsized off Northpoint on 1 May 2024, killing {dead}, the coastguard said.",
    "At least {dead} people died when a ferry went down off Northpoint on 1 May 2024, police told reporters.",
    "The death toll of the ferry that sank off Northpoint on 1 May 2024 stands at {dead}, the governor said.",
)
FACTS = (
    "Another {hurt} were injured, the hospital in Northpoint said.",
    "Divers searched the hull for {missing} people who are missing.",
    "{boats} boats took part in the search.",
    "The ferry company said that it would pay {money} million dollars to the families.",
    "The captain was arrested on Friday.",
)
OWN = "The {0} of the {1} said that {count} {2}s were seen near the {3} of {4}."
OWN_LINES = 6  # of an article that is no reprint
SYLLABLES = [first + second for first in "bdfgklmnprtv" for second in "aeiou"]


def made(number: int) -> list[Article]:
    """So many articles on one ferry, in the order of their publication."""
    chance = random.Random(number)  # noqa: S311 (no secret)
    found: list[Article] = []
    for n in range(number):
        hour = n * 200 // number
        text = found[-1].text if n % 2 else _text(chance, hour)
        at = f"2024-05-{2 + hour // 24:02}T{hour % 24:02}:00:00Z"
        found.append(Article(f"a{n:05}", f"Paper {n % 500}", text, "Ferry capsizes off Northpoint", at))
    return found


def _text(chance: random.Random, hour: int) -> str:
    values = {
        "dead": 12 + hour // 40 + (chance.random() < 0.1),
        "hurt": chance.choice([40, 40, 41]),
        "missing": max(1, 9 - hour // 30),
        "boats": chance.choice([14, 15]),
        "money": chance.choice([3, 3, 5]),
    }
    told = [line.format(**values) for line in (chance.choice(OPENINGS), *chance.sample(FACTS, 3))]
    own = [OWN.format(*(_noun(chance) for _ in range(5)), count=chance.randint(4, 999)) for _ in range(OWN_LINES)]
    return "\n\n".join([*told, *own])


def _noun(chance: random.Random) -> str:
    """One of some 3,600 words that no lexicon knows: every other thing is named by many articles of a large story."""
    return "".join(chance.choices(SYLLABLES, k=2)) + "rn"


@dataclass(frozen=True)
class Measured:
    """What one more article took: milliseconds, how many speak, the peak of memory and the size of the report."""

    fold: float
    speaking: int
    anew: float
    memory: int
    size: int


def measure(number: int) -> Measured:
    """Fold the last of so many articles into the story of the others."""
    articles = made(number)
    last = articles[-1]
    kept = {one.id: readings.dump(engine.read(one)) for one in articles[:-1]}
    began = time.process_time()
    speaking, body = fold(articles, kept, last)
    folded = time.process_time()
    tracemalloc.start()
    fold(articles, kept, last)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    compared = time.process_time()
    assert reports.dumps(engine.compare(articles)) == body  # noqa: S101 (the same as all anew)
    anew = time.process_time() - compared
    return Measured(1000 * (folded - began), speaking, 1000 * anew, peak, len(body))


def fold(articles: Iterable[Article], kept: dict[str, dict[str, str | bytes]], last: Article) -> tuple[int, str]:
    """What a worker does for one more article; how many articles speak, and the report."""
    by_id = {one.id: one for one in articles}
    fresh = {last.id: readings.dump(engine.take(last))} | kept
    outlines = [readings.load_outline(str(fields["outline"]).encode()) for fields in fresh.values()]
    told = engine.chorus(outline for outline in outlines if outline)
    read = {one: readings.load(by_id[one], _bytes(fresh[one]["reading"])) for one in told.speakers}
    return len(read), reports.dumps(engine.report(told, read))


def _bytes(kept: str | bytes) -> bytes:
    return kept if isinstance(kept, bytes) else kept.encode()


def main() -> None:
    """Measure each size that the command line names, or all."""
    print("| articles | one more, ms | of them speak | all anew, ms | memory of the fold, MB | report, kB |")
    print("|---|---|---|---|---|---|")
    measure(10)  # what is worked out once for all is not counted
    for number in [int(word) for word in sys.argv[1:]] or SIZES:
        found = measure(number)
        row = (f"{number:,}", f"{found.fold:,.0f}", found.speaking, f"{found.anew:,.0f}", f"{found.memory / 1e6:,.1f}")
        print("| " + " | ".join(map(str, (*row, f"{found.size / 1000:,.0f}"))) + " |", flush=True)


if __name__ == "__main__":
    main()
