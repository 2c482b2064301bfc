"""A report arranged for reading: what every format shows, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from schemas.articles import Article
from schemas.reports import Abstention, Agreement, Conflict, Evidence, Position, Report, ReportArticle
from service.render import phrases
from service.render.passages import Passage, passage
from service.render.phrases import GRADES, Grade, shown

TABLE_LIMIT = 8
"""Articles that fit side by side; the table of who stands where is left out above that."""


@dataclass(frozen=True)
class Stance:
    """One position: what it says, who says it, in which words. A silent one has no text and no passages."""

    text: str
    is_figure: bool
    sources: tuple[str, ...]
    voices: str
    passages: tuple[Passage, ...]

    @property
    def silent(self) -> bool:
        """Whether these sources leave the fact out."""
        return not self.passages


@dataclass(frozen=True)
class Finding:
    """One conflict or agreement. `grade` is None for an agreement; `note` tells a status other than open."""

    id: str
    grade: Grade | None
    within: bool
    reason: str
    kind: str
    slot: str
    event: str
    summary: str
    explanation: str
    stances: tuple[Stance, ...]
    note: str


@dataclass(frozen=True)
class Source:
    """An article of the story. `reprint_of` names the source whose wire text it carries, or is empty."""

    id: str
    name: str
    title: str
    published_at: str
    reprint_of: str


@dataclass(frozen=True)
class Row:
    """One line of the table of who stands where: the finding and, an article each, what it says ("" where nothing)."""

    finding: Finding
    cells: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """The whole report."""

    id: str
    title: str
    version: int
    sources: tuple[Source, ...]
    voices: str
    open: tuple[Finding, ...]
    set_aside: tuple[Finding, ...]
    agreements: tuple[Finding, ...]
    left_alone: tuple[Finding, ...]
    table: tuple[Row, ...]

    def of(self, severity: str) -> tuple[Finding, ...]:
        """The open findings of that severity."""
        return tuple(finding for finding in self.open if finding.grade is GRADES[severity])

    @property
    def counts(self) -> str:
        """How many open findings of each grade, in words."""
        if self.set_aside and not self.open:
            return f"nothing open, {len(self.set_aside)} set aside"
        return counted({key: len(self.of(key)) for key in GRADES})


def counted(numbers: Mapping[str, int]) -> str:
    """The numbers of findings by severity in words; severities without any are left out."""
    found = [phrases.several(numbers[key], g.name, g.plural) for key, g in GRADES.items() if numbers.get(key)]
    return ", ".join(found) or "no disagreement found"


def arrange(report: Report, texts: Mapping[str, Article]) -> View:
    """The report for reading; `texts` are the articles by id, for the context of each quote."""
    cast = _Cast(report.articles, texts)
    now = [
        conflict
        for key in GRADES
        for conflict in report.conflicts
        if (conflict.status, conflict.severity) == ("open", key)
    ]
    past = [conflict for conflict in report.conflicts if conflict.status != "open"]
    findings = tuple(map(cast.finding, now))
    return View(
        id=report.story_id,
        title=shown(report.story_title) or shown(report.story_id),
        version=report.version,
        sources=tuple(cast.sources()),
        voices=phrases.voices(len(report.articles), len({article.origin for article in report.articles})),
        open=findings,
        set_aside=tuple(map(cast.finding, past)),
        agreements=tuple(map(cast.finding, report.agreements)),
        left_alone=tuple(map(cast.finding, report.left_alone or ())),
        table=tuple(map(cast.row, now, findings)) if len(report.articles) <= TABLE_LIMIT else (),
    )


class _Cast:
    """The articles of a report, by id, and the findings told with their names."""

    def __init__(self, articles: Iterable[ReportArticle], texts: Mapping[str, Article]) -> None:
        self.articles = {article.id: article for article in articles}
        self.texts = texts

    def name(self, article_id: str) -> str:
        article = self.articles.get(article_id)
        return shown(article.source if article else article_id)

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.name, ids)))

    def sources(self) -> Iterator[Source]:
        for article in self.articles.values():
            reprint = self.name(article.origin) if article.origin != article.id else ""
            when = shown(article.published_at or "")
            yield Source(article.id, self.name(article.id), shown(article.title), when, reprint)

    def origin(self, article_id: str) -> str:
        article = self.articles.get(article_id)
        return article.origin if article else article_id

    def finding(self, found: Agreement) -> Finding:
        conflict = found if isinstance(found, Conflict) else None
        return Finding(
            id=shown(found.id),
            grade=GRADES[conflict.severity] if conflict else None,
            within=found.scope == "within",
            reason=phrases.reason(found.reason) if isinstance(found, Conflict | Abstention) else "",
            kind=found.kind,
            slot=shown(found.slot),
            event=self._event(found),
            summary=shown(found.summary),
            explanation=shown(found.explanation),
            stances=tuple(map(self.stance, found.positions)),
            note=phrases.STATUSES[conflict.status] if conflict else "",
        )

    def _event(self, found: Agreement) -> str:
        event = found.event
        return ", ".join(filter(None, (shown(event.label), phrases.moment(event.date))))

    def stance(self, position: Position) -> Stance:
        ids = tuple(dict.fromkeys(evidence.article for evidence in position.evidence)) or position.unstated_by
        return Stance(
            text=shown(position.value.text) if position.value else "",
            is_figure=bool(position.value and position.value.bound),
            sources=self.names(ids),
            voices=phrases.voices(position.articles or len(ids), position.origins or len(set(map(self.origin, ids)))),
            passages=tuple(self.passages(position)),
        )

    def passages(self, position: Position) -> Iterator[Passage]:
        """A passage for each different wording; reprints of it are named beside the first that carries it."""
        if position.value is None:
            return
        wordings: dict[tuple[str, str], list[Evidence]] = {}
        for evidence in position.evidence:
            wordings.setdefault((self.origin(evidence.article), evidence.quote), []).append(evidence)
        for [first, *reprints] in wordings.values():
            article = self.articles.get(first.article)
            yield passage(
                first,
                position.value,
                self.texts.get(first.article),
                self.names([first.article, *(evidence.article for evidence in reprints)]),
                shown(article.published_at or "") if article else "",
            )

    def row(self, conflict: Conflict, finding: Finding) -> Row:
        return Row(finding, tuple(self.cell(article, conflict.positions) for article in self.articles))

    @staticmethod
    def cell(article: str, positions: Iterable[Position]) -> str:
        """What the article says on it: a value, two where it contradicts itself, "silent", or nothing."""
        said = [
            shown(position.value.text) if position.value else "silent"
            for position in positions
            if article in position.unstated_by or any(evidence.article == article for evidence in position.evidence)
        ]
        return " and ".join(said)
