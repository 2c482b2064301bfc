"""The report as CSV (RFC 4180), for a spreadsheet: a row for each passage of each side of each conflict."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from schemas.reports import Conflict, Evidence, Position, Report
from service.render.phrases import shown

COLUMNS = (
    "conflict", "severity", "kind", "reason", "status", "scope", "slot", "event", "date", "place", "summary",
    "position", "low", "high", "bound", "unit",
    "source", "article", "published_at", "field", "start", "end", "quote", "attributed_to",
)  # fmt: skip

Cell = str | float | None


def write(report: Report) -> str:
    """The whole report; those who leave a fact out have a row with an empty position."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for conflict in report.conflicts:
        for position in conflict.positions:
            rows.writerows(_rows(report, conflict, position))
    return out.getvalue()


def _rows(report: Report, conflict: Conflict, position: Position) -> Iterator[list[Cell]]:
    event, value = conflict.event, position.value
    of_conflict = (
        conflict.id, conflict.severity, conflict.kind, conflict.reason, conflict.status, conflict.scope, conflict.slot,
        event.label, event.date, event.place, conflict.summary,
    )  # fmt: skip
    of_value = (value.text, value.low, value.high, value.bound, value.unit) if value else ("", None, None, None, None)
    for article, evidence in _said(position):
        yield [_safe(cell) for cell in (*of_conflict, *of_value, *_voice(report, article, evidence))]


def _said(position: Position) -> Iterator[tuple[str, Evidence | None]]:
    yield from ((evidence.article, evidence) for evidence in position.evidence)
    yield from ((article, None) for article in position.unstated_by)


def _voice(report: Report, article_id: str, evidence: Evidence | None) -> tuple[Cell, ...]:
    article = next((one for one in report.articles if one.id == article_id), None)
    who = (article.source if article else "", article_id, article.published_at if article else None)
    if evidence is None:
        return (*who, "", None, None, "", "")
    named = evidence.attribution.source if evidence.attribution else ""
    return (*who, evidence.field, evidence.start, evidence.end, evidence.quote, named)


def _safe(cell: Cell) -> Cell:
    """Text on one line, which no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell == int(cell):
        return int(cell)
    if not isinstance(cell, str):
        return cell
    line = shown(cell)
    return f"'{line}" if line.lstrip().startswith(("=", "+", "-", "@", "|", "%")) else line
