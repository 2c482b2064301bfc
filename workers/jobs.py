"""The jobs, run by workers: read an article, compare a story. They carry ids; the rest is in the store.

Both may be killed anywhere and run again, or run twice at once: the end is the same.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from redis import Redis
from redis.exceptions import RedisError
from rq import get_current_job
from rq.timeouts import JobTimeoutException

from schemas.reports import Report
from workers import archives, engine, readings, records, stories
from workers.archives import Filing
from workers.progress import Progress
from workers.queues import COMPARE, JOBS, READ
from workers.versions import Snapshot, Versions

log = logging.getLogger("parallax.jobs")


def read_article(article_id: str) -> None:
    """Read an accepted article and put it into its story; fail it where it cannot be read."""
    read(_connection(), article_id)


def read(redis: Redis, article_id: str) -> None:
    """What `read_article` does, on that store."""
    progress = Progress(redis)
    waiting = progress.unread(article_id)
    if waiting is None:
        return
    with _or_else(lambda reason: _give_up(progress, article_id, reason), JOBS[READ]):
        article = records.article(article_id, waiting.submission)
        reading = engine.take(article)
        engine.compare_readings([reading])  # a text that no comparison survives must not get into a story
        claims = len(reading.claims)
        kept = {"claims": claims, "profile": json.dumps(engine.profile(reading)), **readings.dump(reading)}
        story_id = progress.join(article_id, waiting.revision, engine.profile(reading), kept)
        log.info("read %s: %d claims, story %s", article_id, claims, story_id)


def compare_story(story_id: str) -> None:
    """Compare the articles of a story and store the report, unless a report that knows as much is there.

    Where it cannot be done, the articles that came since the last report fail and leave the story: the others were
    compared before.
    """
    compare(_connection(), story_id)


def compare(redis: Redis, story_id: str) -> None:
    """What `compare_story` does, on that store."""
    while not _compare(redis, story_id):
        log.info("compared %s: overtaken, compares it anew", story_id)


def _compare(redis: Redis, story_id: str) -> bool:
    """Compare the articles of a story; whether that is over."""
    versions = Versions(redis)
    seen = versions.snapshot(story_id)
    if seen is None:
        return True
    with _or_else(lambda reason: _leave(redis, seen, reason), JOBS[COMPARE]):
        try:
            report, filing = _report(redis, seen)
            version = versions.land(seen, report, filing)
        except (RedisError, JobTimeoutException):
            raise
        except Exception:  # rows that another comparison wrote meanwhile may not fit those that were read before
            if archives.is_as_it_was(redis, story_id, seen.start):
                raise
            return False
        if version is not None:
            log.info("compared %s: version %d, %d conflicts", story_id, version, len(report.conflicts))
    return True


def _report(redis: Redis, seen: Snapshot) -> tuple[Report, Filing | None]:
    """The report on a story, and what joins its archive.

    It is made from the outlines of all articles, or of the later ones beside the archive, and the readings of those
    that speak.
    """
    kept = seen.start.outlines
    found = _read_anew(redis, seen, [key for key in seen.start.revisions if key not in kept])
    outlines = [*kept.values(), *map(engine.outline, found.values())]
    archive = archives.archive(redis, seen.story, seen.start)
    told = engine.chorus(outlines, seen.listed.origins, seen.fresh, archive)
    found |= _readings(redis, [key for key in told.speakers if key not in found])
    return engine.report(told, found, story_id=seen.story), archives.filing(told, due=seen.is_due)


def _read_anew(redis: Redis, seen: Snapshot, articles: Sequence[str]) -> dict[str, engine.Reading]:
    """The articles of which no reading of this engine is kept; from now on it is."""
    found: dict[str, engine.Reading] = {}
    for key in articles:
        found |= _readings(redis, [key])
        Progress(redis).remember(key, seen.story, seen.start.revisions[key], readings.dump(found[key]))
    return found


def _readings(redis: Redis, articles: Sequence[str]) -> dict[str, engine.Reading]:
    found = stories.readings(redis, articles)
    return {key: readings.load(article, kept) for key, (article, kept) in found.items()}


def _connection() -> Redis:
    job = get_current_job()
    if job is None:
        raise RuntimeError("a job runs in a worker")
    return job.connection


@contextmanager
def _or_else(give_up: Callable[[str], None], seconds: int) -> Iterator[None]:
    """Turn what goes wrong with a text into a reason in plain words. A fault of the store is raised: RQ tries again.

    The engine is pure, so that a second try would end as the first did.
    """
    try:
        yield
    except RedisError:
        raise
    except engine.Unreadable as refusal:
        give_up(str(refusal))
    except JobTimeoutException:
        give_up(f"it was cut off: it took longer than {seconds} seconds")
    except Exception as fault:
        log.exception("a fault in the engine")
        give_up(f"it could not be read: a fault in Parallax ({type(fault).__name__})")


def _give_up(progress: Progress, article_id: str, reason: str, *, revision: int | None = None) -> None:
    if progress.fail(article_id, reason, revision=revision):
        log.warning("failed %s: %s", article_id, reason)


def _leave(redis: Redis, seen: Snapshot, reason: str) -> None:
    log.warning("could not compare %s: %s", seen.story, reason)
    Versions(redis).leave(seen)
    for article_id in seen.pending:
        _give_up(Progress(redis), article_id, reason, revision=seen.start.revisions[article_id])
