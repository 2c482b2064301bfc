"""Readings as they are kept: an article is parsed once, and its story is compared from what was read.

A reading is JSON beside the article; its outline, all that a story needs to remember of an article which speaks for
nobody, lies apart. Both carry the fingerprint of the engine that made them: another engine reads anew.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from schemas.articles import Article
from workers import engine
from workers.engine import Outline, Reading
from workers.engine.origins import Sketch


@cache
def fingerprint() -> str:
    """Sixteen hex digits that change with any file that reading depends on."""
    digest = hashlib.sha256()
    for package in ("workers.engine", "schemas"):
        for name, file in sorted(_walk(files(package), package)):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _walk(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _walk(entry, f"{name}/{entry.name}")
        elif entry.name.endswith((".py", ".toml")):
            found.append((f"{name}/{entry.name}", entry))
    return found


def dump(reading: Reading) -> dict[str, str | bytes]:
    """The fields of the article's hash that keep a reading and its outline."""
    kept = asdict(reading)
    del kept["article"]
    return {
        "reading": zlib.compress(_text(kept).encode(), 1),
        "outline": dump_outline(engine.outline(reading)),
    }


def _text(values: dict[str, Any]) -> str:
    return json.dumps(values | {"engine": fingerprint()}, separators=(",", ":"), default=sorted)  # sets: sorted lists


def load(article: Article, kept: bytes | None) -> Reading:
    """The reading of an article, from what is kept of it where this engine made that, else read anew."""
    values = _of_this_engine(zlib.decompress(kept) if kept else None)
    if values is None:
        return engine.read(article)
    made = {key: _maker(kind)(values[key]) for key, kind in get_type_hints(Reading).items() if key != "article"}
    return Reading(article=article, **made)


def dump_outline(outline: Outline) -> str:
    """An outline as JSON: what is loaded by the thousand is a plain list."""
    sketch = outline.sketch
    told = (outline.article, outline.source, outline.title, outline.published_at, outline.headline)
    kept = (fingerprint(), *told, sketch.runs, sketch.lowest, outline.says)
    return json.dumps(kept, separators=(",", ":"))


def load_outlines(kept: Mapping[str, bytes]) -> dict[str, Outline]:
    """The outlines that are kept, by their articles' ids, without those that another engine made."""
    rows = json.loads(b"[%s]" % b",".join(text or b"[null]" for text in kept.values()))
    here = fingerprint()
    return {key: _outline(*row[1:]) for key, row in zip(kept, rows, strict=True) if row[0] == here}


def _outline(*told: Any) -> Outline:  # noqa: ANN401 (as `dump_outline` writes it)
    article, source, title, published_at, headline, runs, lowest, says = told
    return Outline(article, source, title, published_at, headline, Sketch(runs, lowest), tuple(says))


def _of_this_engine(kept: bytes | None) -> dict[str, Any] | None:
    values: dict[str, Any] = json.loads(kept) if kept else {}
    return values if values.pop("engine", None) == fingerprint() else None


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 (a type of a field, whichever it is)
    """What makes a value of that type of its JSON form: dataclasses, tuples, sets and what may be None."""
    arguments = get_args(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        makers = {key: _maker(hint) for key, hint in get_type_hints(kind).items()}
        return lambda row: kind(**{key: makers[key](value) for key, value in row.items()})
    if get_origin(kind) is UnionType:
        maker = _maker(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value is None else maker(value)
    if get_origin(kind) is frozenset:
        return frozenset
    if get_origin(kind) is tuple:
        return _tuple_maker(arguments)
    return lambda value: value


def _tuple_maker(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if arguments[-1] is Ellipsis:
        each = _maker(arguments[0])
        return lambda values: tuple(map(each, values))
    makers = [_maker(argument) for argument in arguments]
    return lambda values: tuple(make(value) for make, value in zip(makers, values, strict=True))
