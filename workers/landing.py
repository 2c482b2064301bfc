"""What a landed version of a report leaves behind, all in its own transaction.

Every version comes through here: after a comparison, a decision of an editor, a new title. What must follow from each
version, such as messages to subscribers, is written here too: then none is forgotten and none comes twice.

| field of `parallax:version:ID:N` | holds |
|---|---|
| `report` | the JSON text without the articles, compressed (zlib) |
| `roll` | the articles: see `roll.py` |
| `at` | when it was stored |
| `changes` | what changed since the version before: JSON |
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redis import Redis
from redis.client import Pipeline

from schemas.changes import Changes
from schemas.forms import changes as changes_form
from schemas.forms import reports
from schemas.reports import Report
from workers import keys, records, roll, wire
from workers.roll import Roll
from workers.webhooks import messages, outbox


@dataclass(frozen=True)
class Landed:
    """A version at the moment of its landing, and the rolls of the version before it and of this one.

    `read` are the articles that it is the first report to hold, `also` the sources of articles that it does not list.
    """

    report: Report
    changes: Changes
    rolls: tuple[Roll, Roll]
    read: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class KeptVersion:
    """A version as it is kept: its JSON text, when it was stored, and which revision of each article it compares."""

    body: str
    at: str
    revisions: Mapping[str, int]


def land(pipe: Pipeline, landed: Landed) -> None:
    """Keep the version, in the transaction of `pipe`, where only writing is possible any more.

    `landed.changes` says which conflicts opened, changed and settled; subscribers are told.
    """
    report = landed.report
    before, after = landed.rolls
    values: wire.Values = {
        "report": zlib.compress(reports.dumps_findings(report).encode(), 1),
        "roll": roll.write(pipe, report.story_id, after, before.chunks),
        "at": landed.changes.at,
        "changes": changes_form.dumps(landed.changes),
    }
    pipe.hset(keys.version(report.story_id, report.version), mapping=values)
    left = _sources(pipe, landed.changes.left)
    outbox.tell(pipe, messages.of_version(report, landed.changes, left, landed.also))


def _sources(pipe: Pipeline, articles: Sequence[str]) -> dict[str, str]:
    """Who published those articles, which a report no longer lists; a withdrawn one still says so."""
    if not articles:
        return {}
    asked = wire.client_of(pipe).pipeline(transaction=False)
    for article_id in articles:
        asked.hget(keys.article(article_id), "submission")
    found = zip(articles, wire.answers(asked), strict=True)
    return {article_id: records.parse(text).source for article_id, text in found if text}


def changes(redis: Redis, story_id: str, version: int) -> Changes | None:
    """What that version changed; None where there is no such version."""
    text, at = wire.some_fields(redis, keys.version(story_id, version), "changes", "at")
    return changes_form.loads(text, at.decode()) if text and at else None


def kept(redis: Redis, story_id: str, version: int) -> KeptVersion | None:
    """One version of a story's report."""
    fields = wire.fields(redis, keys.version(story_id, version))
    if not fields:
        return None
    listed = roll.read(redis, story_id, version)
    body = reports.with_articles(zlib.decompress(fields[b"report"]).decode(), listed.articles)
    return KeptVersion(body, fields[b"at"].decode(), listed.revisions)


def report(client: Redis, story_id: str, version: int) -> Report | None:
    """The report of one version."""
    found = kept(client, story_id, version)
    return reports.load(json.loads(found.body)) if found else None


def findings(client: Redis, story_id: str, version: int) -> Report | None:
    """The report of one version without its articles."""
    text = wire.field(client, keys.version(story_id, version), "report")
    return reports.load(json.loads(zlib.decompress(text))) if text else None
