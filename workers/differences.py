"""What changed from one report to the next: pure, reports in, changes out.

Who else says a figure is no change of the dispute; that somebody says another one is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.articles import Article
from schemas.changes import Change, RevisedArticle
from schemas.reports import Conflict, Position, Report

FIELDS = ("title", "text")

Stance = tuple[str, float | None, float | None, str | None, str | None]


def conflicts(before: Report | None, after: Report) -> tuple[Change, ...]:
    """What became of each conflict, in the order of the later report; those that are gone last."""
    was = {conflict.id: conflict for conflict in before.conflicts} if before else {}
    here = {conflict.id for conflict in after.conflicts}
    told = [change for conflict in after.conflicts if (change := _change(was.get(conflict.id), conflict))]
    gone = [Change("settled", old) for key, old in was.items() if key not in here and old.status != "settled"]
    return (*told, *gone)


def _change(was: Conflict | None, now: Conflict) -> Change | None:
    if was is None:
        return Change("opened" if now.status == "open" else "changed", now)
    if was.status != now.status:
        kinds = {"open": "opened", "settled": "settled"}
        return Change(kinds.get(now.status, "changed"), now, was)  # type: ignore[arg-type]
    if (was.severity, was.reason) != (now.severity, now.reason) or stands_differently(was.positions, now.positions):
        return Change("changed", now, was)
    return None


def stands_differently(before: tuple[Position, ...], after: tuple[Position, ...]) -> bool:
    """Whether a value came or went, or an article takes another side than it did. Another voice for a side is none."""
    old, new = _sides(before), _sides(after)
    values = {value for side in old.values() for value in side}, {value for side in new.values() for value in side}
    return values[0] != values[1] or any(old[key] != new[key] for key in old.keys() & new.keys())


def _sides(positions: tuple[Position, ...]) -> Mapping[str, set[Stance | None]]:
    """What each article says; None stands for silence."""
    said: dict[str, set[Stance | None]] = {}
    for position in positions:
        for article in _articles(position):
            said.setdefault(article, set()).add(_stance(position))
    return said


def _articles(position: Position) -> Iterator[str]:
    yield from position.unstated_by
    yield from (evidence.article for evidence in position.evidence)


def _stance(position: Position) -> Stance | None:
    value = position.value
    if value is None:
        return None
    text = "" if value.bound else value.text  # a figure is its interval, however it is spelled
    return text, value.low, value.high, value.bound, value.unit


def revised(article_id: str, before: int, after: int, was: Article | None, now: Article | None) -> RevisedArticle:
    """An article whose revision is another now; a text that was deleted counts as different in everything."""
    names = tuple(name for name in FIELDS if was is None or now is None or was.field(name) != now.field(name))
    return RevisedArticle(article_id, before, after, names)
