"""What is language and not thinking: plain TOML files, and the strict door to them.

A file with a key that nobody reads is refused by name, so that a slip of the pen is not a silent gap. The examples in a
file are its tests (tests/workers/engine/test_lexicon.py runs every one).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


class LexiconFault(ValueError):
    """A lexicon file is not what its reader expects; the message names the file and every fault."""


def read(name: str, *, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """The table in NAME.toml. Raises LexiconFault when a key is missing or not known."""
    table = tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
    check(name, table, required, optional)
    return table


def check(name: str, table: dict[str, Any], required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
    """Raises LexiconFault unless the table has all the required keys and none beside the optional ones."""
    faults = [f"{key!r} is missing" for key in required if key not in table]
    known = (*required, *optional)
    faults += [f"{key!r} is not known (known: {', '.join(known)})" for key in table if key not in known]
    if faults:
        raise LexiconFault(f"{name}.toml: " + "; ".join(faults))


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of the TOML files in a folder of the lexicon, sorted: `claims/killed`, ..."""
    found = (files(__package__) / folder).iterdir()
    return tuple(sorted(f"{folder}/{path.name[:-5]}" for path in found if path.name.endswith(".toml")))


@cache
def numbers() -> dict[str, Any]:
    """The table of number words, vague words and bounds, which several stages share."""
    return read("numbers", required=("cardinals", "scales", "vague", "fractions", "vulgar", "tolerance", "bounds"))


@cache
def attribution() -> dict[str, Any]:
    """The verbs of saying, the offices and titles of speakers, and the hedges, which several stages share."""
    return read("attribution", required=("verbs", "phrases", "texts", "offices", "ranks", "titles", "hedges"))


@cache
def words(name: str) -> frozenset[str]:
    """A small class of words from grammar.toml: "reach", "degrees", ... Raises KeyError where there is none."""
    return frozenset(_grammar()[name])


@cache
def _grammar() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "grammar.toml").read_text("utf-8"))
