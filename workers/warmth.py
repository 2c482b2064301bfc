"""Makes a worker ready before it forks: each job runs in a fork, and finds there what the worker has loaded.

Importing the jobs and reading the lexicon take longer than reading twenty articles.
"""

from __future__ import annotations

import gc

from rq.utils import import_attribute

from schemas.articles import Article
from workers import engine, queues

TEXT = """Two Americans were killed and at least {} people were hurt when rockets hit a base near Easton on Wednesday.
About 40 percent of the 3.5 million euros was lost, the mayor told reporters on 11 March 2020 at 9 a.m.
"We found no evidence," Anna Berg, a spokeswoman, said. The ministry denied that the army was responsible.
Three suspects were arrested; officials blamed the storm for the fire at the plant, which had closed in May."""


def load_jobs() -> None:
    """Import what the jobs are made of."""
    for name in queues.JOBS:
        import_attribute(name)


def read_lexicon() -> None:
    """Read and compare two small articles, so that every table of the engine is made."""
    articles = [Article(str(number), str(number), TEXT.format(number), "Rockets hit a base") for number in (12, 14)]
    readings = [engine.take(article) for article in articles]
    engine.compare_readings(readings)
    profiles = {reading.article.id: engine.profile(reading) for reading in readings}
    engine.place("new", profiles["12"], {"story": profiles})


def warm(queue: str) -> None:
    """Load what the jobs of that queue need, and keep the forks from copying it."""
    load_jobs()
    if queue == queues.NAME:
        read_lexicon()
    gc.collect()
    gc.freeze()
