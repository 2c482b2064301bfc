"""Pieces: how a frame is written, and what its parts are.

A frame is written as it is read: "<who> {claim} responsibility", "{not say} who", "have yet to be found".

| piece | fits |
|---|---|
| `word`, `a|b` | a token of that form or base form |
| `word?` | the same, or nothing |
| `<name>` | a noun phrase, kept under that name; before a verb its subject |
| `<name:a|b>` | the same, where such a word heads it |
| `[a|b]` | one that such a word heads, without "no" and without a figure |
| `[no a|b]`, `[the a|b]` | the same, with "no"; the same, if it is definite |
| `{verb}` | a verb group of that base form, not negated; `{not verb}`: negated; `{passive verb}`, `{active verb}` |
| `*` | up to four words of the same clause, none of them a negation |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from workers.engine.forms import guess_base, pasts

PIECE = regex.compile(r"<[^<>]+>|\{[^{}]+\}|\[[^\[\]]+\]|\S+")
VERB = regex.compile(r"\{([^{}]+)\}")
LEAD = regex.compile(r"\[(?!no )(?:the )?([^\[\]]+)\]")
MODES = frozenset({"not", "any", "passive", "active"})


class FrameFault(ValueError):
    """A frame is not written as frames are; the message shows it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a frame. `words` are base forms, `name` is that of a capture, `modes` tell a verb or noun closer."""

    kind: Literal["word", "noun", "verb", "gap"]
    words: frozenset[str] = frozenset()
    name: str = ""
    optional: bool = False
    modes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """A phrase to look for. `lead` is the noun phrase before its first word or verb, None for none."""

    text: str
    lead: Piece | None
    pieces: tuple[Piece, ...]


def frame(text: str) -> Frame:
    """Reads a frame. Raises FrameFault where it has no word or verb to start from."""
    pieces = [_piece(piece) for piece in PIECE.findall(text)]
    lead = pieces.pop(0) if pieces and pieces[0].kind == "noun" else None
    if not pieces or pieces[0].kind not in {"word", "verb"} or pieces[0].optional:
        raise FrameFault(f"{text!r}: a frame starts from a word or a verb")
    return Frame(text, lead, tuple(pieces))


def negated(text: str) -> list[str]:
    """A frame as it says the opposite: by its first verb, and by the noun phrase that leads it; none for "{not be}"."""
    verb = VERB.search(text)
    if verb is None or MODES & {"not", "any"} & set(verb[1].split()):
        return []
    by_verb = f"{text[: verb.start()]}{{not {verb[1]}}}{text[verb.end() :]}"
    lead = LEAD.match(text)
    return [by_verb, f"[no {lead[1]}]{text[lead.end() :]}"] if lead else [by_verb]


def _piece(text: str) -> Piece:
    if text == "*":
        return Piece("gap")
    if text.startswith("<"):
        name, _, nouns = text[1:-1].partition(":")
        return Piece("noun", frozenset(nouns.split("|")) - {""}, name=name)
    if text.startswith("{"):
        *modes, verbs = text[1:-1].split()
        bases = verbs.split("|")
        guessed = {
            guess_base(past) for base in bases for past in pasts(base)
        }  # as a tagger that knows no such verb does
        return Piece("verb", frozenset(bases) | guessed, modes=_modes(text, modes, MODES))
    if text.startswith("["):
        *modes, nouns = text[1:-1].split()
        return Piece("noun", frozenset(nouns.split("|")), modes=_modes(text, modes, {"no", "the"}))
    if any(mark in text for mark in "<{["):
        raise FrameFault(f"{text!r}: a piece is one thing")
    optional = text.endswith("?")
    return Piece("word", frozenset(text.removesuffix("?").split("|")), optional=optional)


def _modes(text: str, modes: Sequence[str], known: frozenset[str] | set[str]) -> frozenset[str]:
    if not set(modes) <= known:
        raise FrameFault(f"{text!r}: this is told closer by {', '.join(sorted(known))} alone")
    return frozenset(modes)
