"""The versions of a story's report: what goes into the next one, and its landing.

A story counts the asks for a new report (`wanted`) and up to which of them its report goes (`compared`). A comparison
of fewer than the report has is worthless and never lands, so that many posts to one story cost few comparisons, and of
two workers on one story the one that knew more wins, whichever ends first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from redis import Redis
from redis.client import Pipeline

from schemas.articles import Article
from schemas.changes import Changes
from schemas.forms import reports
from schemas.reports import Report
from schemas.subscriptions import Message
from workers import differences, keys, landing, records, stories, triage, wire
from workers.identity import keep_ids
from workers.landing import Landed
from workers.webhooks import messages, outbox


@dataclass(frozen=True)
class Snapshot:
    """A story at one moment: how many asks, and its articles: which no report holds yet, the revision of each.

    `outlines` are the articles' outlines as they are kept.
    """

    story: str
    wanted: int
    outlines: Mapping[str, bytes | None]
    pending: tuple[str, ...]
    revisions: Mapping[str, int]


class Versions:
    """The reports of the stories. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def snapshot(self, story_id: str) -> Snapshot | None:
        """What there is to compare, None where the newest report has it all."""
        # The count is read before the articles: one that joins in between is in, and is compared once more.
        wanted, compared, version = wire.counters(self._redis, keys.story(story_id), "wanted", "compared", "version")
        found = self._standing(story_id) if compared < wanted else {}
        if not found and not (compared < wanted and version):
            return None
        outlines = {key: fields.get(b"outline") for key, fields in found.items()}
        pending = tuple(k for k, f in found.items() if f[b"status"] == b"queued" and b"revised" not in f)
        return Snapshot(story_id, wanted, outlines, pending, {k: records.revision(f) for k, f in found.items()})

    def _standing(self, story_id: str) -> dict[str, wire.Fields]:
        """What a snapshot needs of the hashes of a story's articles: neither their texts nor what was read in them."""
        names = (b"status", b"revised", b"revision", b"newest", b"outline")
        ids = wire.names(self._redis.zrange(keys.story_articles(story_id), 0, -1))
        asked = self._redis.pipeline()
        for article_id in ids:
            asked.hmget(keys.article(article_id), *names)
        rows = [dict(zip(names, row, strict=True)) for row in wire.answers(asked)]
        return {key: {n: v for n, v in row.items() if v is not None} for key, row in zip(ids, rows, strict=True)}

    def land(self, seen: Snapshot, report: Report) -> int | None:
        """Store the report on a snapshot, and with it that its articles are read; its version.

        The version counts up only where something other than the version changed. None, and nothing is stored, where
        a report that knew more is there, or an article of the snapshot was given up meanwhile. What editors decided
        holds for the new version too (`workers.triage`).
        """
        story_key = keys.story(seen.story)
        pending = [keys.article(key) for key in seen.pending]

        def step(pipe: Pipeline) -> int | None:
            kept = wire.fields(pipe, story_key)
            waiting = {key: wire.fields(pipe, keys.article(key)) for key in seen.pending}
            gone = any(fields.get(b"story") != seen.story.encode() for fields in waiting.values())
            if _count(kept, b"compared") >= seen.wanted or gone:
                return None
            before = newest(kept)
            named = keep_ids(before, _titled(report, kept, bool(seen.outlines)))
            ruled, reopened = triage.apply(pipe, named)
            version = before.version if before else 0
            same = before is not None and replace(ruled, version=version) == before
            landed = None if same else self._landed(pipe, before, ruled, seen)
            read = tuple(key for key, fields in waiting.items() if _is_in(fields, seen.revisions[key]))
            pipe.multi()
            pipe.hset(story_key, "compared", seen.wanted)
            if _count(kept, b"wanted") <= seen.wanted:
                pipe.zrem(keys.DUE, seen.story)
            for key in read:
                pipe.hset(keys.article(key), "status", "read")
                pipe.zrem(keys.PENDING, key)
            outbox.tell(pipe, [_was_read(key, waiting[key]) for key in read])
            triage.keep(pipe, seen.story, reopened)
            if landed is None:
                return version
            return renew(pipe, replace(landed, read=read))

        return wire.transact(self._redis, step, story_key, keys.triage(seen.story), *pending)

    def _landed(self, pipe: Pipeline, before: Report | None, after: Report, seen: Snapshot) -> Landed:
        version = (before.version if before else 0) + 1
        return landed(pipe, before, replace(after, version=version), seen.revisions)

    def leave(self, seen: Snapshot) -> None:
        """Note that nothing comes of a snapshot, so that nobody waits for it; what was asked for since still comes."""

        def step(pipe: Pipeline) -> None:
            (wanted,) = wire.counters(pipe, keys.story(seen.story), "wanted")
            pipe.multi()
            if wanted <= seen.wanted:
                pipe.zrem(keys.DUE, seen.story)

        wire.transact(self._redis, step, keys.story(seen.story))


def landed(pipe: Redis, before: Report | None, after: Report, revisions: Mapping[str, int]) -> Landed:
    """A version about to land, with what it changes; read in its transaction, before the writing starts."""
    old: Mapping[str, int] = {}
    if before:
        kept = wire.field(pipe, keys.version(before.story_id, before.version), "revisions")
        old = json.loads(kept) if kept else {}
    at = records.stamp(records.now())
    return Landed(after, changes(pipe, (before, old), (after, revisions), at), revisions)


def changes(
    client: Redis, before: tuple[Report | None, Mapping[str, int]], after: tuple[Report, Mapping[str, int]], at: str
) -> Changes:
    """What changed between two versions, each with the revisions of its articles."""
    (old, was), (new, now) = before, after
    return Changes(
        story=new.story_id,
        since=old.version if old else 0,
        version=new.version,
        at=at,
        conflicts=differences.conflicts(old, new),
        added=tuple(key for key in now if key not in was),
        revised=tuple(
            differences.revised(key, was[key], now[key], *_texts(client, key, was[key], now[key]))
            for key in now
            if key in was and was[key] != now[key]
        ),
        left=tuple(key for key in was if key not in now),
    )


def _texts(client: Redis, article_id: str, *numbers: int) -> list[Article | None]:
    """Those revisions of an article; None for one that was deleted."""
    found = wire.some_fields(client, keys.revisions(article_id), *map(str, numbers))
    return [records.article(article_id, records.parse(text)) if text else None for text in found]


def renew(pipe: Pipeline, made: Landed) -> int:
    """Write the version as the newest of its story; its number."""
    report = made.report
    counts = Counter(conflict.severity for conflict in report.conflicts if conflict.status == "open")
    fields: wire.Values = {
        "title": report.story_title,
        "version": report.version,
        "report": reports.dumps(report),
        "counts": json.dumps(counts),
    }
    pipe.hset(keys.story(report.story_id), mapping=fields)
    stories.touch(pipe, report.story_id, listed=bool(report.articles))
    landing.land(pipe, made)
    return report.version


def _was_read(article_id: str, waiting: wire.Fields) -> Message:
    article = records.stored_article(article_id, waiting)
    return messages.of_article("article.read", replace(article, status="read"))


def newest(kept: wire.Fields) -> Report | None:
    """The newest report of a story's hash, None before the first."""
    body = kept.get(b"report")
    return reports.load(json.loads(body)) if body else None


def _count(kept: wire.Fields, name: bytes) -> int:
    return int(kept.get(name, 0))


def _titled(report: Report, kept: wire.Fields, has_articles: bool) -> Report:
    """The report under the title that an editor gave; one without articles keeps the title that it had."""
    title = records.text(kept, b"name") or (None if has_articles else records.text(kept, b"title"))
    return report if title is None else replace(report, story_title=title)


def _is_in(fields: wire.Fields, revision: int) -> bool:
    """Whether a report on that revision holds the newest that the article says."""
    return b"revised" not in fields and records.revision(fields) == revision
