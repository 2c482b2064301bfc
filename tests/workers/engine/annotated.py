"""Stories with their disagreements marked by hand, and which of them the engine finds.

`stories/README.md` has the form. After a change of the engine, see what it finds and what it says wrongly:

    python -m tests.workers.engine.annotated            # prints it
    python -m tests.workers.engine.annotated --record   # puts it on record
    python -m tests.workers.engine.annotated --held     # the totals of the stories that nobody has looked at
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from schemas.articles import Article
from schemas.reports import Conflict
from workers.engine import compare

STORIES = Path(__file__).with_name("stories")
HELD = Path(__file__).with_name("held")
Marked = dict[str, Any]  # a conflict or a trap, as the file has it
Span = tuple[str, str, int, int]  # article, field, start, end: half-open, in code points


@dataclass(frozen=True)
class Annotated:
    """One story: its articles, what a reader marked in them, and what the engine tells of them, silences apart."""

    articles: tuple[Article, ...]
    conflicts: list[Marked]
    arguable: list[Marked]
    traps: list[Marked]
    told: tuple[Conflict, ...]

    def span(self, evidence: Marked) -> Span:
        """Where the quote stands. It stands once: a test says so."""
        one = next(one for one in self.articles if one.id == evidence["article"])
        field = "title" if evidence["quote"] in one.title else "text"
        start = getattr(one, field).index(evidence["quote"])
        return (one.id, field, start, start + len(evidence["quote"]))

    def sides(self, marked: Marked) -> list[list[Span]]:
        """The spans of each position that a reader marked."""
        return [[self.span(e) for e in position.get("evidence", ())] for position in marked["positions"]]

    def loud(self) -> list[Marked]:
        """The marked contradictions and tensions."""
        return [marked for marked in self.conflicts if marked["severity"] != "omission"]

    def found(self) -> set[str]:
        """The ids of the marked conflicts that the engine finds today."""
        return {m["id"] for m in self.loud() if any(sets_apart(one, self.sides(m)) for one in self.told)}

    def false(self) -> list[str]:
        """What the engine says and no reader marked, an arguable one included: its severity and summary."""
        marked = [self.sides(m) for m in (*self.loud(), *self.arguable)]
        return [f"{one.severity}: {one.summary}" for one in self.told if not any(sets_apart(one, m) for m in marked)]

    def sprung(self) -> set[str]:
        """The ids of the traps whose pieces a contradiction of the engine sets against each other."""
        hard = [one for one in self.told if one.severity == "contradiction"]
        pieces = {trap["id"]: [[self.span(e)] for e in trap["evidence"]] for trap in self.traps}
        return {id_ for id_, sides in pieces.items() if any(sets_apart(one, sides) for one in hard)}


@cache
def annotated(name: str) -> Annotated:
    """The story of that name, compared."""
    loaded = json.loads(path(name).read_text("utf-8"))
    articles = tuple(
        Article(row["id"], row["source"], row["text"], row["title"], row["published_at"]) for row in loaded["articles"]
    )
    told = tuple(one for one in compare(articles).conflicts if one.severity != "omission")
    return Annotated(articles, loaded["conflicts"], loaded["arguable"], loaded["traps"], told)


def names() -> list[str]:
    """The stories, in the order of the alphabet."""
    return sorted(one.stem for one in STORIES.glob("*.json"))


def path(name: str) -> Path:
    """The file of a story, a held one too."""
    file = f"{name}.json"
    return HELD / file if (HELD / file).exists() else STORIES / file


def held() -> list[str]:
    """The stories of which only totals are told, so that they stay unseen."""
    return sorted(one.stem for one in HELD.glob("*.json"))


def sets_apart(conflict: Conflict, sides: list[list[Span]]) -> bool:
    """Whether two positions of the conflict touch two of the sides, each another one."""
    spans = [[(e.article, e.field, e.start, e.end) for e in position.evidence] for position in conflict.positions]
    found = [touched(one, sides) for one in spans]
    return any(one and other and len(one | other) > 1 for one, other in combinations(found, 2))


def touched(spans: Iterable[Span], sides: list[list[Span]]) -> set[int]:
    """Which of the sides the spans overlap."""
    return {n for n, side in enumerate(sides) for span in side if any(_overlap(one, span) for one in spans)}


def _overlap(one: Span, other: Span) -> bool:
    return one[:2] == other[:2] and one[2] < other[3] and other[2] < one[3]


def record(name: str) -> None:
    """Writes into the file which conflicts are found today and which traps are sprung."""
    loaded, today = json.loads(path(name).read_text("utf-8")), annotated(name)
    marks = (("found", "conflicts", today.found()), ("sprung", "traps", today.sprung()))
    for mark, rows, ids in marks:
        for row in loaded[rows]:
            row.pop(mark, None)
            if row["id"] in ids:
                row[mark] = True
    path(name).write_text(json.dumps(loaded, indent=2, ensure_ascii=False) + "\n", "utf-8")


def account(name: str) -> str:
    """What is found in a story, what is said wrongly, and which traps are sprung, in a few lines."""
    one = annotated(name)
    head = f"{name}: {len(one.found())} of {len(one.loud())} found, {len(one.false())} of {len(one.told)} false"
    return "\n".join([head, *(f"  false {line}" for line in one.false()), *(f"  trap {id_}" for id_ in one.sprung())])


def totals(stories: Iterable[str]) -> tuple[int, int, int, int]:
    """Over these stories: the conflicts found, those marked, those told, and those of them that are false."""
    rows = [annotated(name) for name in stories]
    found, marked = sum(len(one.found()) for one in rows), sum(len(one.loud()) for one in rows)
    return found, marked, sum(len(one.told) for one in rows), sum(len(one.false()) for one in rows)


if __name__ == "__main__":
    if "--held" in sys.argv:
        print("{} of {} found, {} told, {} of them false".format(*totals(held())))
        sys.exit()
    for each in names():
        print(account(each))
        if "--record" in sys.argv:
            record(each)
