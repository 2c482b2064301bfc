"""What is read and compared while somebody waits: JSON values in and out, for `workers.apart`. Nothing is stored.

Each function runs in a process apart and may be cut off; the texts are strangers'.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schemas.articles import Article
from schemas.claims import Claim
from schemas.forms import reports
from schemas.forms.claims import dump_claim
from schemas.reports import Agreement, Report
from workers import engine

DRAFT = "draft"
"""The id under which a draft is compared; those of accepted articles begin with another letter."""

Json = dict[str, Any]


def compare(articles: Sequence[Json], story_id: str, title: str) -> Json:
    """The report on those articles, as its JSON form."""
    shown = reports.dump(engine.compare([Article(**values) for values in articles], story_id=story_id))
    return shown | {"story": {"id": story_id, "title": title or shown["story"]["title"]}}


def check(articles: Sequence[Json], draft: Json) -> Json:
    """What a draft says differently from the articles of its story, and alike, and what it leaves out."""
    _refuse(draft)
    report = engine.compare([*(Article(**values) for values in articles), Article(**draft)])
    between = [one for one in report.conflicts if one.severity != "omission" and one.scope == "between" and _says(one)]
    itself = [one for one in report.conflicts if one.scope == "within" and _says(one)]
    left_out = [one for one in report.conflicts if one.severity == "omission" and _is_silent(one)]
    return {
        "differs": [reports.dump_conflict(one) for one in between],
        "itself": [reports.dump_conflict(one) for one in itself],
        "leaves_out": [reports.dump_conflict(one) for one in left_out],
        "agrees": _agreements(report),
    }


def claims(article: Json) -> list[Json]:
    """Every claim of an article, in the order of its text, with the rules that read it."""
    _refuse(article)
    reading = engine.read(Article(**article))
    return [dump_claim(claim, reading.article, _value(claim)) for claim in reading.claims]


def _refuse(article: Json) -> None:
    """Unreadable where the text is none that can be read, as for an article that is accepted."""
    engine.count_claims(Article(**article))


def _value(claim: Claim) -> str:
    return engine.shown(claim.quantity) if claim.quantity else claim.text


def _says(found: Agreement) -> bool:
    return any(evidence.article == DRAFT for position in found.positions for evidence in position.evidence)


def _is_silent(found: Agreement) -> bool:
    return any(DRAFT in position.unstated_by for position in found.positions)


def _agreements(report: Report) -> list[Json]:
    shown: list[Json] = reports.dump(report)["agreements"]
    return [one for one, said in zip(shown, report.agreements, strict=True) if _says(said)]
