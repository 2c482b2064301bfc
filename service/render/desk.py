"""What a page shows beside a report: what editors decided about each finding, and what its newest version changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.changes import Change, Changes
from schemas.reports import Report
from schemas.rulings import Triage
from service.render import phrases
from service.render.phrases import GRADES, Grade, shown

VERBS = {"open": "Opened again", "dismissed": "Dismissed", "settled": "Settled"}
CHANGED = {"opened": "new", "changed": "changed", "settled": "settled"}
NOTICES = {"changed": "Somebody decided on this, or it changed, since you saw it. Here it is as it stands now."}


@dataclass(frozen=True)
class Decision:
    """One decision in words: what, who, when, why. Its parts may be empty."""

    verb: str
    by: str
    at: str
    note: str


@dataclass(frozen=True)
class Card:
    """What an editor may do about a finding: `tag` says in which form it was seen; the latest decision comes first."""

    tag: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class Fresh:
    """One conflict that the newest version changed; `id` is None where the report holds it no more."""

    id: str | None
    grade: Grade
    word: str
    summary: str


@dataclass(frozen=True)
class Desk:
    """Beside the report. `may_decide` is whether the reader may; `notice` is said at the finding `at`."""

    cards: Mapping[str, Card]
    fresh: tuple[Fresh, ...]
    articles: tuple[str, ...]
    may_decide: bool
    notice: str = ""

    def card(self, finding_id: str) -> Card | None:
        """That of a finding."""
        return self.cards.get(finding_id)


def decisions(triage: Triage | None) -> tuple[Decision, ...]:
    """The decisions on a conflict in words, the latest first. A note alone changes nothing: it is “Noted”."""
    told, before = [], "open"
    for ruling in triage.rulings if triage else ():
        verb = "Noted" if ruling.status == before else VERBS[ruling.status]
        before = ruling.status
        told.append(Decision(verb, shown(ruling.by), ruling.at, shown(ruling.note)))
    return tuple(reversed(told))


def fresh(report: Report, changes: Changes | None) -> tuple[Fresh, ...]:
    """The conflicts that the newest version changed; of a first one nothing, for all is new in it."""
    here = {conflict.id for conflict in report.conflicts}
    return tuple(_fresh(change, here) for change in (changes.conflicts if changes and changes.since else ()))


def _fresh(change: Change, here: set[str]) -> Fresh:
    conflict = change.conflict
    again = change.kind == "opened" and change.was is not None
    word = "open again" if again else CHANGED[change.kind]
    if change.kind == "changed" and change.was and change.was.status != conflict.status:
        word = conflict.status
    key = conflict.id if conflict.id in here else None
    return Fresh(key, GRADES[conflict.severity], word, shown(conflict.summary))


def articles(report: Report, changes: Changes | None) -> tuple[str, ...]:
    """What became of the articles, a sentence each."""
    if changes is None or not changes.since:
        return ()
    names = {article.id: shown(article.source) for article in report.articles}
    told = [f"{names.get(key, key)} was added." for key in changes.added]
    for one in changes.revised:
        what = phrases.listed(tuple("headline" if name == "title" else name for name in one.differ)) or "details"
        told.append(f"{names.get(one.id, one.id)} was revised: {what}.")
    if changes.left:
        told.append(f"{phrases.several(len(changes.left), 'article')} left the story.")
    return tuple(told)
