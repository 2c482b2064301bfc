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
from schemas.reports import Report
from schemas.subscriptions import Message
from workers import archives, differences, keys, landing, records, roll, stories, triage, wire
from workers.archives import Filing, Opened
from workers.identity import keep_ids
from workers.landing import Landed
from workers.roll import Roll
from workers.webhooks import messages, outbox

PATIENCE = 3
"""How often a landing tries to let articles join the archive while others join or leave the story."""


class Overtaken(RuntimeError):
    """Another comparison of the story wrote its archive meanwhile: what was read of it may not fit together."""


@dataclass(frozen=True)
class Snapshot:
    """A story at one moment: how many asks, what to compare it from, and its articles that no report holds yet.

    `version` is the newest report's and `listed` its roll, both as far as the articles go that are not in the archive.
    `is_due` says whether the story may get a new archive.
    """

    story: str
    wanted: int
    start: Opened
    pending: tuple[str, ...]
    version: int = 0
    listed: Roll = roll.EMPTY
    is_due: bool = False

    @property
    def fresh(self) -> set[str]:
        """The articles that the newest report does not hold as they are."""
        held = self.listed.revisions
        return {key for key, revision in self.start.revisions.items() if held.get(key) != revision}


class Versions:
    """The reports of the stories. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def snapshot(self, story_id: str) -> Snapshot | None:
        """What there is to compare, None where the newest report has it all."""
        # The count is read before the articles: one that joins in between is in, and is compared once more.
        counted = wire.counters(self._redis, keys.story(story_id), "wanted", "compared", "version", "filed")
        wanted, compared, version, filed = counted
        start = archives.opened(self._redis, story_id) if compared < wanted else None
        if start is None or not (start.revisions or version):
            return None
        listed = roll.read(self._redis, story_id, version, start.filed.chunks if start.filed else 0)
        pending = tuple(key for key in self._pending(story_id) if key in start.revisions)  # who joined since waits
        is_due = archives.AGAIN * (wanted - filed) >= len(start.revisions)
        return Snapshot(story_id, wanted, start, pending, version, listed, is_due)

    def _pending(self, story_id: str) -> tuple[str, ...]:
        """The articles that the story compares as they are and that no report holds yet."""
        waiting = wire.names(self._redis.zinter([keys.PENDING, keys.story_articles(story_id)]))
        asked = self._redis.pipeline()
        for article_id in waiting:
            asked.hmget(keys.article(article_id), "status", "revised")
        found = zip(waiting, wire.answers(asked), strict=True)
        return tuple(key for key, (status, revised) in found if status == b"queued" and revised is None)

    def land(self, seen: Snapshot, report: Report, filing: Filing | None = None) -> int | None:
        """Store the report on a snapshot, and with it that its articles are read; its version.

        The version counts up only where something other than the version changed. None, and nothing is stored, where
        a report that knew more is there, or an article of the snapshot was given up meanwhile. What editors decided
        holds for the new version too (`workers.triage`). With a new version some articles may join the archive, unless
        they change too often meanwhile. Raises Overtaken where another comparison wrote it.
        """
        story_key = keys.story(seen.story)
        pending = [keys.article(key) for key in seen.pending]
        tries = iter([filing] * PATIENCE)

        def step(pipe: Pipeline) -> int | None:
            kept = wire.fields(pipe, story_key)
            waiting = {key: wire.fields(pipe, keys.article(key)) for key in seen.pending}
            gone = any(fields.get(b"story") != seen.story.encode() for fields in waiting.values())
            if _count(kept, b"compared") >= seen.wanted or gone:
                return None
            if not archives.is_as_it_was(pipe, seen.story, seen.start):
                raise Overtaken(seen.story)
            version = _count(kept, b"version")
            before = landing.findings(pipe, seen.story, version)
            named = keep_ids(before, _titled(report, kept, bool(seen.start.revisions)))
            ruled, reopened = triage.apply(pipe, named)
            older = len(seen.listed.older)
            was = seen.listed if version == seen.version else roll.read(pipe, seen.story, version, older)
            joining = archives.may_join(pipe, seen.story, seen.start, next(tries, None))
            articles = [one for one in report.articles if one.id in seen.start.revisions]
            now = roll.made(articles, seen.start.revisions, was, len(joining.joining) if joining else 0)
            same = replace(ruled, version=version, articles=()) == before and now.articles == was.articles
            made = None if same else landed(pipe, before, replace(ruled, version=version + 1), (was, now))
            also = archives.sources(pipe, seen.story) if seen.start.filed else frozenset()
            read = tuple(key for key, fields in waiting.items() if _is_in(fields, seen.start.revisions[key]))
            pipe.multi()
            pipe.hset(story_key, "compared", seen.wanted)
            if _count(kept, b"wanted") <= seen.wanted:
                pipe.zrem(keys.DUE, seen.story)
            for key in read:
                pipe.hset(keys.article(key), "status", "read")
                pipe.zrem(keys.PENDING, key)
            outbox.tell(pipe, [_was_read(key, waiting[key]) for key in read])
            triage.keep(pipe, seen.story, reopened)
            if seen.start.filed is None and seen.start.about:
                archives.drop(pipe, seen.story)
            if made is None:
                return version
            if joining:
                archives.write(pipe, seen.story, joining, now, seen.wanted)
            return renew(pipe, replace(made, read=read, also=also))

        return wire.transact(self._redis, step, story_key, keys.triage(seen.story), keys.archive(seen.story), *pending)

    def leave(self, seen: Snapshot) -> None:
        """Note that nothing comes of a snapshot, so that nobody waits for it; what was asked for since still comes."""

        def step(pipe: Pipeline) -> None:
            (wanted,) = wire.counters(pipe, keys.story(seen.story), "wanted")
            pipe.multi()
            if wanted <= seen.wanted:
                pipe.zrem(keys.DUE, seen.story)

        wire.transact(self._redis, step, keys.story(seen.story))


def landed(pipe: Redis, before: Report | None, after: Report, rolls: tuple[Roll, Roll]) -> Landed:
    """A version about to land, with what it changes; read in its transaction, before the writing starts."""
    was, now = rolls
    at = records.stamp(records.now())
    return Landed(after, changes(pipe, (before, was.revisions), (after, now.revisions), at), rolls)


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
        "counts": json.dumps(counts),
    }
    pipe.hset(keys.story(report.story_id), mapping=fields)
    stories.touch(pipe, report.story_id, listed=bool(report.articles))
    landing.land(pipe, made)
    return report.version


def _was_read(article_id: str, waiting: wire.Fields) -> Message:
    article = records.stored_article(article_id, waiting)
    return messages.of_article("article.read", replace(article, status="read"))


def _count(kept: wire.Fields, name: bytes) -> int:
    return int(kept.get(name, 0))


def _titled(report: Report, kept: wire.Fields, has_articles: bool) -> Report:
    """The report under the title that an editor gave; one without articles keeps the title that it had."""
    title = records.text(kept, b"name") or (None if has_articles else records.text(kept, b"title"))
    return report if title is None else replace(report, story_title=title)


def _is_in(fields: wire.Fields, revision: int) -> bool:
    """Whether a report on that revision holds the newest that the article says."""
    return b"revised" not in fields and records.revision(fields) == revision
