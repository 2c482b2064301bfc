"""Many articles in one request, as a JSON array or a line each (NDJSON): each has its own verdict."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from flask import Response, request
from marshmallow import ValidationError

from service.api.answers import as_json
from service.problems import Problem, document, problem_of
from service.texts import NotJson, parse
from workers import apart

NDJSON = "application/x-ndjson"
LINES = (NDJSON, "application/ndjson", "application/jsonl", "application/x-jsonlines")
"""The names under which a line an article is sent."""

ARTICLE_LIMIT = 1_000
"""Articles of one request."""

SECONDS = 15.0
"""After these, what is left of a batch is refused as `busy`: nobody waits longer, and no thread is held longer."""

Take = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Takes one article in; how it stands."""


def lines_of(body: str) -> list[object]:
    """The values of the lines, empty ones passed over; a NotJson stands in the place of one that is none."""
    return [_line(line) for line in body.split("\n") if line.strip()]


def _line(line: str) -> object:
    try:
        return parse(line)
    except NotJson as fault:
        return fault


def answer(values: list[object], take: Take) -> Response:
    """The verdicts on the articles, in their order: 207, in the form in which they came."""
    if not 1 <= len(values) <= ARTICLE_LIMIT:
        raise Problem("bad-batch", f"Expected 1 to {ARTICLE_LIMIT:,} articles, got {len(values):,}.")
    results = list(_verdicts(values, take))
    accepted = sum(result["status"] == 202 for result in results)
    if request.mimetype in LINES:
        body = "".join(json.dumps(result, ensure_ascii=False) + "\n" for result in results)
        return Response(body, 207, mimetype=NDJSON)
    return as_json({"accepted": accepted, "refused": len(results) - accepted, "results": results}, 207)


def _verdicts(values: list[object], take: Take) -> Iterator[dict[str, Any]]:
    end = time.monotonic() + SECONDS
    for index, value in enumerate(values):
        if time.monotonic() > end:
            yield _refused(index, Problem("busy", "The articles before it took too long. Send it again."))
        else:
            yield _verdict(index, value, take)


def _verdict(index: int, value: object, take: Take) -> dict[str, Any]:
    try:
        return {"index": index, "status": 202, "article": take(_object(value)), "problem": None}
    except (Problem, ValidationError, apart.TooSlow, apart.Busy) as error:
        return _refused(index, problem_of(error))


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, NotJson):
        raise Problem("not-json", f"The line cannot be read: {value}.")
    if not isinstance(value, dict):
        raise Problem("not-an-object", "Expected a JSON object.")
    return value


def _refused(index: int, problem: Problem) -> dict[str, Any]:
    told = asdict(document(problem.kind, problem.detail, problem.errors))
    return {"index": index, "status": problem.kind.status, "article": None, "problem": told}
