"""The real articles that lie beside a checkout, where they do; tests that need them skip loudly elsewhere."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from schemas.articles import Article

SHARED = Path(__file__).resolve().parents[4] / "shared"
STORIES = SHARED / "gold" / "stories"
FILES = SHARED / "seeds"
LISTED = SHARED / "gold" / "taji-claims.md"


def needs(folder: Path) -> None:
    """Skips the test where the folder is absent."""
    if not folder.is_dir():
        pytest.skip(f"the real articles are not here: put them into ../{folder.relative_to(SHARED.parent)}")


@cache
def story(name: str) -> tuple[Article, ...]:
    """The articles of one story, as its file has them."""
    loaded = json.loads((STORIES / f"{name}.json").read_text("utf-8"))
    return tuple(
        Article(row["id"], row["source"], row["text"], row.get("title", ""), row.get("published_at"))
        for row in loaded["articles"]
    )


def names() -> list[str]:
    """The stories that are here."""
    return sorted(path.stem for path in STORIES.glob("*.json"))


def from_files(dated: tuple[Article, ...]) -> tuple[Article, ...]:
    """The same articles as plain files, headline and page noise in the text, with the dates of these."""
    days = {one.id: one.published_at for one in dated}
    paths = sorted(FILES.glob("*.txt"))
    with_newlines = {path.stem[:3]: path.read_bytes().decode("utf-8") for path in paths}
    return tuple(Article(id_, id_, words, "", days[id_]) for id_, words in with_newlines.items())
