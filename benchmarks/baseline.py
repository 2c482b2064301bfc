"""A baseline for the comparator: "same noun, other number", over the figures that quantulum3 finds.

    make bench                                                 sets up .venv/peers, once
    .venv/peers/bin/python benchmarks/baseline.py STORY.json   prints a report in the form of `parallax compare`

Two articles disagree where they give two figures for one unit or one noun behind the figure. Years are left out; so is
whatever only a reading of the sentence could tell: whose figure it is, of which event, how firmly, as of when.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from pathlib import Path
from typing import Any

NOUN = re.compile(r"[\s,-]*(?:(?:of|the|other|more|further|people|persons)\s+)*([a-z]{3,})")
FIELDS = ("title", "text")
Found = tuple[str, float, dict[str, Any]]  # what is counted, the value, the evidence


def figures(article: dict[str, Any]) -> list[Found]:
    """What quantulum3 finds in an article."""
    from quantulum3 import parser

    found: list[Found] = []
    for field in FIELDS:
        text = article.get(field) or ""
        for quantity in parser.parse(text):
            start, end = quantity.span
            behind = NOUN.match(text[end:].lower())
            thing = quantity.unit.name
            if thing == "dimensionless":
                is_year = quantity.value == int(quantity.value) and 1500 <= quantity.value < 2100
                if is_year or behind is None:
                    continue
                thing = behind[1].removesuffix("s")
                end += behind.end()
            evidence = {"article": article["id"], "field": field, "start": start, "end": end, "quote": text[start:end]}
            found.append((thing, quantity.value, evidence))
    return found


def report(story: dict[str, Any]) -> dict[str, Any]:
    """One conflict for each thing that the articles give two figures for."""
    told: dict[str, dict[float, list[dict[str, Any]]]] = {}
    for article in story["articles"]:
        for thing, value, evidence in figures(article):
            told.setdefault(thing, {}).setdefault(value, []).append(evidence)
    conflicts = []
    for thing, values in sorted(told.items()):
        articles = {evidence["article"] for told_by in values.values() for evidence in told_by}
        if len(values) > 1 and len(articles) > 1:
            positions = [
                {"value": {"text": f"{value:g}"}, "evidence": told_by} for value, told_by in sorted(values.items())
            ]
            conflicts.append({"kind": "number", "severity": "contradiction", "slot": thing, "positions": positions})
    return {"story": {"id": story.get("id", "story")}, "conflicts": conflicts, "agreements": []}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps(report(json.loads(Path(sys.argv[1]).read_text("utf-8"))), ensure_ascii=False, indent=2))
