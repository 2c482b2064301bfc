"""Who speaks is the same, however many of the older articles lie in an archive."""

from __future__ import annotations

import random
import sys

import pytest

from workers.engine.archive import Archive, Entries, InMemory, entries
from workers.engine.chorus import Chorus, chorus
from workers.engine.origins import KEPT, WIDTH, Sketch
from workers.engine.outline import MANNER, OPEN, STANCE, THEME, Outline

NUMBER = 60
RUNS = 30  # of words, that all texts are made of: many are stock phrases


@pytest.fixture(autouse=True)
def _large_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten articles are many, few themes are a page, and a run that three texts hold is a stock phrase."""
    for name, value in {"WHOLE": 4, "MOST": 12, "PAGE": 3, "OFTEN": 1, "LATEST": 1}.items():
        monkeypatch.setattr(sys.modules["workers.engine.chorus"], name, value)
    monkeypatch.setattr(sys.modules["workers.engine.archive"], "PAGE", 2)
    for name in ("workers.engine.origins", "workers.engine.archive"):
        monkeypatch.setattr(sys.modules[name], "STOCK", 3)


def made(seed: int) -> list[Outline]:
    """Outlines in the order of publication: some themes that many touch, some that one does, and reprints."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    found: list[Outline] = []
    for n in range(NUMBER):
        reprint = found and chance.random() < 0.4
        sketch = edited(chance, chance.choice(found).sketch) if reprint else fresh(chance)
        says = sorted({statement(chance) for _ in range(chance.randint(1, 5))})
        at = f"2024-05-{1 + n // 4:02}T10:00:00Z" if n < NUMBER - 3 else None
        title = "" if n < chance.randint(0, 9) else f"Title {n}"
        found.append(Outline(f"a{n:02}", f"Paper {chance.randint(0, 9)}", title, at, title, sketch, tuple(says)))
    return found


def statement(chance: random.Random) -> str:
    known = f"{chance.choice([*'aaaaaabbbbcccdefgh'])}{OPEN if chance.random() < 0.1 else '-'}"
    theme = f"{OPEN}{chance.randint(0, 400):03}" if chance.random() < 0.3 else known
    stance, manner = str(chance.randint(0, 5)), str(chance.randint(0, 2))
    return theme.ljust(THEME, "0") + stance.ljust(STANCE, "0") + manner.ljust(MANNER, "0")


def fresh(chance: random.Random) -> Sketch:
    hashes = sorted({f"{chance.randint(0, RUNS):0{WIDTH}}" for _ in range(12)})
    return Sketch(len(hashes), "".join(hashes[:KEPT]))


def edited(chance: random.Random, one: Sketch) -> Sketch:
    hashes = sorted({*chance.sample(one.hashes(), len(one.hashes()) - 2), f"{chance.randint(0, RUNS):0{WIDTH}}"})
    return Sketch(len(hashes), "".join(hashes))


def filed(outlines: list[Outline], *cuts: int) -> Archive:
    """An archive that the articles before each cut joined, one lot after the other."""
    table = InMemory()
    size = 0
    for cut in cuts:
        archive = Archive(size, table)
        told = chorus(outlines[size:], archive=archive)
        entered = entries(archive, [(one, told.places[one.article][1]) for one in told.outlines[: cut - size]])
        table.write(entered)
        size = entered.size
        assert size == cut
    return Archive(size, table)


def seen(told: Chorus) -> dict[str, object]:
    """All that a report takes from a chorus, but for the articles that only one of two choruses lists."""
    return {
        "speakers": told.speakers,
        "leading": told.leading,
        "echoing": told.echoing,
        "headline": told.headline,
        "sources": told.sources,
        "origins": {article: told.origins[article] for article in told.speakers},
        "places": {article: told.places[article] for article in told.speakers},
    }


@pytest.mark.parametrize("seed", range(25))
def test_an_archive_changes_nothing(seed: int) -> None:
    outlines = made(seed)
    chance = random.Random(seed)  # noqa: S311 (no secret)
    cuts = sorted(chance.sample(range(1, NUMBER), 3))
    whole = chorus(outlines)

    later = chorus(outlines[cuts[-1] :], archive=filed(outlines, *cuts))

    assert seen(later) == seen(whole)
    assert any(place < cuts[-1] for place, _ in later.places.values()), "none of the archive's articles speaks"
    assert {one.article: whole.origins[one.article] for one in later.outlines}.items() <= later.origins.items()


@pytest.mark.parametrize("seed", range(5))
def test_lot_by_lot_the_same_is_filed(seed: int) -> None:
    outlines = made(seed)
    once, often = filed(outlines, 40)._table, filed(outlines, 7, 20, 21, 40)._table

    assert once == often


def test_it_knows_how_often_each_statement_was_made_and_where_last() -> None:
    outlines = made(2)
    archive = filed(outlines, 20, 50)
    places = {
        key: [n for n, one in enumerate(outlines[:50]) if key in one.says] for one in outlines for key in one.says
    }

    for key, making in places.items():
        assert archive.statements(key[:THEME]).get(key) == ((len(making), making[-1]) if making else None)
        assert [*archive.making(key)] == making


def test_what_was_found_before_holds_beside_an_archive() -> None:
    outlines = made(3)
    archive = filed(outlines, 30)
    known = chorus(outlines[30:-1], archive=archive)
    before = [(one.article, known.origins[one.article]) for one in known.outlines]

    told = chorus(outlines[30:], before, archive=filed(outlines, 30))

    assert seen(told) == seen(chorus(outlines))


def test_of_an_archive_few_rows_are_read() -> None:
    outlines = made(4)
    table = InMemory()
    table.write(entries(Archive(), [(one, n) for n, one in enumerate(outlines[:50])]))
    asked: list[str] = []
    reading = table.rows
    table.rows = lambda names: asked.extend(names) or reading(names)  # type: ignore[method-assign]

    chorus(outlines[50:], archive=Archive(50, table))

    assert len(asked) == len(set(asked)) < len(table.kept) / 2


def test_entries_say_how_many_articles_there_are_then() -> None:
    assert entries(Archive(), [(one, n) for n, one in enumerate(made(1)[:5])]).size == 5
    assert Entries(0, {}, {}) == entries(Archive(), [])
