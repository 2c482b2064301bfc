"""Archive: what is kept at hand of the older articles of a large story, so that one more costs what it always did.

It is a table of rows, each found by its name and read only where it is asked for. A place is the number of an article
in the order of publication, from 0; the archive holds the first so many. Values are JSON.

| row | holds |
|---|---|
| `article:ID` | the article's place, and that of its origin |
| `place:N` | the id of the article there; of one that carries its text first also the sketch: runs, lowest hashes |
| `run:HASH` | the places of the first articles that carry a run of words first |
| `origin:N` | the themes that all articles of an origin touch |
| `theme:THEME` | by its key each statement of a theme: how many articles make it, and the place of the last |
| `statement:KEY` | the places of the articles that make a statement, each followed by that of its origin |
| `sources` | how many articles each source has |
| `headline` | the title of the first article that has one, if any |

Beside them each theme has a rank, by which the first few are found: the more texts touch it, the lower.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from workers.engine.origins import LOOKED_UP, STOCK, Sketch
from workers.engine.outline import OPEN, THEME, Outline

PAGE = 64  # themes that are asked for together
ALONE = 1.0  # the rank of a figure's theme that one text touches: it has nothing to be compared with


class Table(Protocol):
    """Where the rows of an archive lie."""

    def rows(self, names: Sequence[str]) -> Sequence[bytes | str | None]:
        """The rows of these names, None for each that is absent."""

    def ranks(self, themes: Sequence[str]) -> Sequence[float | None]:
        """The ranks of these themes, None for each that is absent."""

    def ranked(self, start: int, number: int) -> Sequence[tuple[str, float]]:
        """So many themes with their ranks, from the first of them on that a number names; the lowest rank first."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What is to be written into an archive of which `size` articles are then held: rows, and the ranks of themes."""

    size: int
    rows: Mapping[str, str]
    ranks: Mapping[str, float]


@dataclass
class InMemory:
    """A table in memory."""

    kept: dict[str, str] = field(default_factory=dict)
    order: dict[str, float] = field(default_factory=dict)

    def write(self, entries: Entries) -> None:
        """Add what is new, and put it in the place of what is old."""
        self.kept |= entries.rows
        self.order |= entries.ranks

    def rows(self, names: Sequence[str]) -> Sequence[bytes | str | None]:
        """As `Table` says."""
        return [self.kept.get(name) for name in names]

    def ranks(self, themes: Sequence[str]) -> Sequence[float | None]:
        """As `Table` says."""
        return [self.order.get(theme) for theme in themes]

    def ranked(self, start: int, number: int) -> Sequence[tuple[str, float]]:
        """As `Table` says."""
        return sorted(self.order.items(), key=lambda pair: (pair[1], pair[0]))[start : start + number]


class Archive:
    """The first `size` articles of a story. Each row is read once."""

    def __init__(self, size: int = 0, table: Table | None = None) -> None:
        self.size = size
        self._table = table or InMemory()
        self._read: dict[str, Any] = {}

    def fetch(self, names: Iterable[str]) -> None:
        """Read these rows together: what is asked for one by one takes longer."""
        wanted = [name for name in dict.fromkeys(names) if name not in self._read]
        if wanted and self.size:
            found = self._table.rows(wanted)
            self._read |= {name: json.loads(row) if row else None for name, row in zip(wanted, found, strict=True)}

    def row(self, name: str) -> Any:  # noqa: ANN401 (JSON, as the table above says)
        """One row; None where there is none. Not to be changed."""
        self.fetch([name])
        return self._read.get(name)

    def place(self, article: str) -> tuple[int, int] | None:
        """The place of an article and that of its origin; None where the archive has it not."""
        row = self.row(f"article:{article}")
        return (row[0], row[1]) if row else None

    def article(self, place: int) -> str:
        """The id of the article at a place."""
        return str(self.row(f"place:{place}")[0])

    def sketches(self, places: Sequence[int]) -> Sequence[Sketch]:
        """The sketches of articles that carry their text first."""
        self.fetch(f"place:{place}" for place in places)
        return [Sketch(*self.row(f"place:{place}")[1:]) for place in places]

    def holders(self, hashes: Sequence[str]) -> dict[str, list[int]]:
        """By the hash of a run of words, the places of the first articles that carry it first."""
        self.fetch(f"run:{one}" for one in hashes)
        return {one: self.row(f"run:{one}") or [] for one in hashes}

    def touched(self, origin: int) -> Sequence[str]:
        """The themes that articles of the origin at a place touch."""
        return self.row(f"origin:{origin}") or ()

    def statements(self, theme: str) -> dict[str, tuple[int, int]]:
        """By its key each statement of a theme: how many articles make it, and the place of the last."""
        return {key: (number, last) for key, (number, last) in (self.row(f"theme:{theme}") or {}).items()}

    def making(self, key: str) -> dict[int, int]:
        """The places of the articles that make a statement, in order, each with that of its origin."""
        row = self.row(f"statement:{key}") or []
        return dict(zip(row[::2], row[1::2], strict=True))

    @property
    def sources(self) -> Mapping[str, int]:
        """How many articles each source has."""
        return self.row("sources") or {}

    @property
    def headline(self) -> str:
        """The title of the first article that has one; "" where none has."""
        return next(iter(self.row("headline") or []), "")

    def texts(self, themes: Sequence[str]) -> dict[str, int]:
        """How many texts touch each of these themes; those that none touches are left out."""
        ranks = self._table.ranks(themes) if self.size and themes else []
        return {theme: texts_of(rank) for theme, rank in zip(themes, ranks, strict=False) if rank is not None}

    def ranked(self) -> Iterator[tuple[float, str]]:
        """All themes with their ranks, in order."""
        start = 0
        while self.size and (page := self._table.ranked(start, PAGE)):
            yield from ((rank, theme) for theme, rank in page)
            start += len(page)


def rank(theme: str, texts: int) -> float:
    """What a theme that so many texts touch is put in order by."""
    return ALONE if texts == 1 and theme.startswith(OPEN) else -float(texts)


def texts_of(theme_rank: float) -> int:
    """How many texts touch a theme of that rank."""
    return int(abs(theme_rank))


def entries(archive: Archive, joining: Sequence[tuple[Outline, int]]) -> Entries:
    """What is to be written where the articles that follow join an archive, each with the place of its origin."""
    book = _Book(archive)
    new: dict[str, set[int]] = {}  # by the theme: the texts that touch it from now on
    for place, (one, origin) in enumerate(joining, archive.size):
        book.file(one, place, origin)
        touched: list[str] = book.row(f"origin:{origin}", [])
        for theme in dict.fromkeys(key[:THEME] for key in one.says):
            if theme not in touched:
                touched.append(theme)
                new.setdefault(theme, set()).add(origin)
    before = archive.texts([*new])
    ranks = {theme: rank(theme, before.get(theme, 0) + len(texts)) for theme, texts in new.items()}
    rows = {name: json.dumps(row, separators=(",", ":")) for name, row in book.rows.items()}
    return Entries(archive.size + len(joining), rows, ranks)


class _Book:
    """The rows that change, as they will be."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.rows: dict[str, Any] = {}

    def row(self, name: str, empty: Any) -> Any:  # noqa: ANN401 (JSON, as the table above says)
        """A row that may be changed in place; `empty` where there is none yet."""
        if name not in self.rows:
            found = self._archive.row(name)
            self.rows[name] = empty if found is None else found.copy()
        return self.rows[name]

    def file(self, one: Outline, place: int, origin: int) -> None:
        """Enter all but the themes of an article's origin."""
        sketch = one.sketch if origin == place else None
        self.rows[f"article:{one.article}"] = [place, origin]
        self.rows[f"place:{place}"] = [one.article, *((sketch.runs, sketch.lowest) if sketch else ())]
        for run in sketch.hashes(LOOKED_UP) if sketch else ():
            held = self.row(f"run:{run}", [])
            held += [place] if len(held) < STOCK else []
        for key in one.says:
            self.row(f"statement:{key}", []).extend((place, origin))
            told = self.row(f"theme:{key[:THEME]}", {})
            told[key] = (told.get(key, (0, 0))[0] + 1, place)
        sources = self.row("sources", {})
        sources[one.source] = sources.get(one.source, 0) + 1
        heading = self.row("headline", [])
        heading += [one.headline] if one.headline and not heading else []
