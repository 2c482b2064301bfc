"""What an editor changes about a story's report without a new comparison: a decision on a conflict, another title.

Each makes the report's next version at once, in one transaction with the decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from redis import Redis
from redis.client import Pipeline

from schemas.reports import Conflict, Report
from schemas.rulings import Ruling, Triage
from workers import keys, landing, roll, triage, wire
from workers.roll import Roll
from workers.versions import landed, renew

Decide = Callable[[Conflict, Triage | None], Ruling | None]
"""What to decide on a conflict as it stands, None for nothing; it may raise, and then nothing is stored."""


class Rulings:
    """The decisions of editors. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def conflict(self, story_id: str, conflict_id: str) -> tuple[Conflict, Triage | None] | None:
        """A conflict of the newest report and what was decided about it; None where there is no such conflict."""
        report = _newest(self._redis, story_id)
        return _found(self._redis, report, conflict_id)

    def rule(self, story_id: str, conflict_id: str, decide: Decide) -> tuple[Conflict, Triage | None] | None:
        """Decide on a conflict as it stands in the newest report; how it stands then, None where there is none.

        `decide` sees what nobody changes between its look and the writing: of two editors the second sees what the
        first did.
        """

        def step(pipe: Pipeline) -> tuple[Conflict, Triage | None] | None:
            before = _newest(pipe, story_id)
            found = _found(pipe, before, conflict_id)
            ruling = decide(*found) if found else None
            if before is None or found is None or ruling is None:
                pipe.multi()
                return found
            conflict, decided = found
            rulings = (*(decided.rulings if decided else ()), ruling)
            after = _with(before, replace(conflict, status=ruling.status))
            made = landed(pipe, before, after, _rolls(pipe, before)) if after != before else None
            pipe.multi()
            kept = Triage(rulings, conflict)
            triage.keep(pipe, story_id, {conflict_id: kept})
            if made:
                renew(pipe, made)
            return replace(conflict, status=ruling.status), kept

        return wire.transact(self._redis, step, keys.story(story_id), keys.triage(story_id))

    def rename(self, story_id: str, title: str) -> None:
        """Give a story a title that stays whatever its articles say; an empty one gives it back to them."""

        def step(pipe: Pipeline) -> None:
            before = _newest(pipe, story_id)
            made = None
            if before and title not in ("", before.story_title):
                after = replace(before, version=before.version + 1, story_title=title)
                made = landed(pipe, before, after, _rolls(pipe, before))
            pipe.multi()
            if title:
                pipe.hset(keys.story(story_id), mapping={"name": title, "title": title})
            else:
                pipe.hdel(keys.story(story_id), "name")
            if made:
                renew(pipe, made)

        wire.transact(self._redis, step, keys.story(story_id))


def _found(client: Redis, report: Report | None, conflict_id: str) -> tuple[Conflict, Triage | None] | None:
    conflict = next((one for one in report.conflicts if one.id == conflict_id), None) if report else None
    if report is None or conflict is None:
        return None
    return conflict, triage.of_story(client, report.story_id).get(conflict_id)


def _with(report: Report, conflict: Conflict) -> Report:
    """The next version of the report, with that conflict in the place of the one that it stems from."""
    conflicts = tuple(conflict if one.id == conflict.id else one for one in report.conflicts)
    return report if conflicts == report.conflicts else replace(report, version=report.version + 1, conflicts=conflicts)


def _newest(client: Redis, story_id: str) -> Report | None:
    (version,) = wire.counters(client, keys.story(story_id), "version")
    return landing.report(client, story_id, version)


def _rolls(client: Redis, report: Report) -> tuple[Roll, Roll]:
    """The articles before and after a decision: the same."""
    same = roll.read(client, report.story_id, report.version)
    return same, same
