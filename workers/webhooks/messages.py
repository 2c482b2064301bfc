"""What subscribers are told: the messages of a version that landed, and of an article that was read or failed.

Thin, as the specification advises: who stands where, and the ids to ask for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.articles import StoredArticle
from schemas.changes import Change, ChangeKind, Changes
from schemas.reports import Conflict, Position, Report
from schemas.subscriptions import Message, MessageType

TYPES: dict[ChangeKind, MessageType] = {
    "opened": "conflict.opened",
    "changed": "conflict.changed",
    "settled": "conflict.settled",
}

MOST_POSITIONS = 20
"""Positions of one conflict that a message lists."""


def of_version(
    report: Report, changes: Changes, left: Mapping[str, str], also: frozenset[str] = frozenset()
) -> list[Message]:
    """The messages of a version: one on the report, one on each conflict that opened, changed or settled.

    `left` are the sources of the articles that are in it no more, by the articles' ids: what they said was settled so.
    `also` are the sources of articles that the report at hand does not list.
    """
    sources = {**left} | {article.id: article.source for article in report.articles}
    return [
        _updated(report, changes, also.union(sources.values())),
        *(_conflict(report, change, sources) for change in changes.conflicts),
    ]


def _updated(report: Report, changes: Changes, sources: frozenset[str]) -> Message:
    data: dict[str, object] = {
        "story": report.story_id,
        "title": report.story_title,
        "version": report.version,
        "open": sum(conflict.status == "open" for conflict in report.conflicts),
    }
    data |= {kind: len(changes.of(kind)) for kind in TYPES}
    severities = frozenset(change.conflict.severity for change in changes.conflicts)
    return Message("report.updated", data, report.story_id, sources, severities)


def _conflict(report: Report, change: Change, sources: Mapping[str, str]) -> Message:
    conflict = change.conflict
    data: dict[str, object] = {
        "story": report.story_id,
        "title": report.story_title,
        "version": report.version,
        "conflict": {
            "id": conflict.id,
            "kind": conflict.kind,
            "severity": conflict.severity,
            "reason": conflict.reason,
            "slot": conflict.slot,
            "event": conflict.event.label,
            "summary": conflict.summary,
            "status": conflict.status,
            "positions": [_position(position, sources) for position in conflict.positions[:MOST_POSITIONS]],
        },
        "was": change.was.status if change.was else None,
    }
    concerned = frozenset(sources[key] for key in _articles(conflict) if key in sources)
    return Message(TYPES[change.kind], data, report.story_id, concerned, frozenset({conflict.severity}))


def _position(position: Position, sources: Mapping[str, str]) -> dict[str, object]:
    keys = dict.fromkeys(words.article for words in position.evidence) or dict.fromkeys(position.unstated_by)
    return {
        "value": position.value.text if position.value else None,
        "sources": sorted({sources[key] for key in keys if key in sources}),
    }


def _articles(conflict: Conflict) -> Iterator[str]:
    for position in conflict.positions:
        yield from (words.article for words in position.evidence)
        yield from position.unstated_by


def of_article(kind: MessageType, article: StoredArticle) -> Message:
    """That an article was read, or that it failed and why."""
    posted = article.submission
    data: dict[str, object] = {
        "article": article.id,
        "revision": article.revision,
        "story": article.story,
        "source": posted.source,
        "title": posted.title,
        "external_id": posted.external_id,
        "url": posted.url,
    }
    told = {"reason": article.reason} if kind == "article.failed" else {"claims": article.claims}
    return Message(kind, data | told, article.story, frozenset({posted.source}))
