"""What editors decide about conflicts, remembered over the versions of a report.

A dismissed or settled conflict stays so while nobody takes another position; when somebody does, it is open again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from redis import Redis
from redis.client import Pipeline

from schemas.forms import rulings
from schemas.reports import Conflict, Report
from schemas.rulings import Ruling, Triage
from workers import keys, records, wire
from workers.differences import stands_differently

REOPENED = "a position changed"


def apply(client: Redis, report: Report) -> tuple[Report, dict[str, Triage]]:
    """The report with what was decided, and the decisions that hold no more, each with the reason behind it."""
    decided = of_story(client, report.story_id)
    if not decided:
        return report, {}
    reopened = {
        conflict.id: _reopen(decided[conflict.id], conflict)
        for conflict in report.conflicts
        if conflict.id in decided and _holds_no_more(decided[conflict.id], conflict)
    }
    holds = decided | reopened
    conflicts = tuple(
        replace(conflict, status=holds[conflict.id].status) if conflict.id in holds else conflict
        for conflict in report.conflicts
    )
    return replace(report, conflicts=conflicts), reopened


def _holds_no_more(decided: Triage, conflict: Conflict) -> bool:
    return decided.status != "open" and stands_differently(decided.conflict.positions, conflict.positions)


def _reopen(decided: Triage, conflict: Conflict) -> Triage:
    ruling = Ruling("open", "", records.stamp(records.now()), REOPENED)
    return Triage((*decided.rulings, ruling), conflict)


def of_story(client: Redis, story_id: str) -> dict[str, Triage]:
    """What was decided about a story's conflicts, by their ids."""
    return {key.decode(): rulings.loads(text) for key, text in wire.fields(client, keys.triage(story_id)).items()}


def keep(pipe: Pipeline, story_id: str, decided: Mapping[str, Triage]) -> None:
    """Write decisions."""
    if decided:
        pipe.hset(keys.triage(story_id), mapping={key: rulings.dumps(one) for key, one in decided.items()})
