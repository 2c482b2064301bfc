"""Measured: what a measured figure is a value of, by its dimension and its verb (lexicon: measures.toml).

"The bus plunged 90 metres" gives a fall, "the siege was over in two hours" the length of the siege, "was jailed for six
years" a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workers.engine import lexicon
from workers.engine.arguments import SAYING, subject
from workers.engine.phrases import Chunk, Phrases

KEYS = ("name", "dimension", "verbs", "examples")
OPTIONAL = ("after", "near", "behind", "subjects", "of", "thing")
BEFORE = 5  # chunks before a figure in which its verb stands: "was over | in | two hours"
ANY = "*"  # in the lexicon: whatever verb
BEHIND = 3  # tokens that "have yet to be burned" may take


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the lexicon."""

    name: str
    dimension: str
    of: str
    verbs: frozenset[str]
    after: frozenset[str]
    near: frozenset[str]
    behind: frozenset[str]
    subjects: frozenset[str]
    examples: tuple[tuple[str, str], ...]
    thing: str = ""


@cache
def measures() -> tuple[Measure, ...]:
    """Every row, in the order of the file."""
    rows = lexicon.read("measures", required=("measures",))["measures"]
    for row in rows:
        lexicon.check("measures", row, KEYS, OPTIONAL)
    return tuple(_measure(row) for row in rows)


def _measure(row: dict[str, Any]) -> Measure:
    sets = {key: frozenset(row.get(key, ())) for key in ("verbs", "after", "near", "behind", "subjects")}
    examples = tuple((example["text"], example["reads"]) for example in row["examples"])
    return Measure(
        row["name"], row["dimension"], row.get("of", ""), **sets, examples=examples, thing=row.get("thing", "")
    )


@cache
def _by_dimension() -> dict[str, tuple[Measure, ...]]:
    found: dict[str, list[Measure]] = {}
    for measure in measures():
        found.setdefault(measure.dimension, []).append(measure)
    return {dimension: tuple(rows) for dimension, rows in found.items()}


def measured(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """The measure of the figure at this chunk and its things, None where no row fits."""
    if chunk.figure is None:
        return None
    dimension = chunk.figure.quantity.dimension
    rows = _by_dimension().get("temperature" if dimension == "angle" else dimension, ())
    before, behind = (_verb_before(phrases, n), _verb_behind(phrases, n)) if rows else (None, None)
    follows = phrases.words[chunk.figure.last].low if chunk.figure.last < len(phrases.words) else ""
    for row in rows:
        if row.behind and follows not in row.behind:
            continue
        for verb, forms in ((before, row.verbs), (behind, row.after)):
            met = verb is not None and (forms & verb.forms or ANY in forms)
            if verb is not None and met and (found := _fits(phrases, n, row, verb)):
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Verb:
    """The verb of a figure: its chunk, the ways to write it with the words between, and whom it is given to."""

    at: int
    forms: frozenset[str]
    receiver: Chunk | None
    doers: tuple[Chunk, ...]


def _verb_before(phrases: Phrases, n: int) -> _Verb | None:
    """As in "was over in | two hours", "gave the driver | five years"."""
    chunks = phrases.chunks
    small: list[str] = []
    given: list[Chunk] = []
    aside = False
    for at in range(n - 1, max(-1, n - 1 - BEFORE), -1):
        piece = chunks[at]
        if piece.kind == "VP" and phrases.lemma(piece) in SAYING and phrases.low(chunks[at + 1]) == ",":
            aside = True  # "He wanted, | police said, | 2 million dollars"
        elif piece.kind == "VP":
            lemma = phrases.lemma(piece)
            rest = phrases.words[piece.head + 1 : piece.last]
            words = [*(word.low for word in rest if word.tag in {"PREP", "ADV"}), *small]
            forms = frozenset({" ".join([lemma, *words[k:]]) for k in range(len(words) + 1)})
            return _Verb(at, forms, given[-1] if given else None, tuple(subject(phrases, at)))
        elif piece.kind in {"PREP", "ADV"}:
            small.insert(0, phrases.low(piece))
        elif piece.kind == "NP" and aside:
            aside = False
        elif piece.kind == "NP" and piece.figure is None and not given:
            given.append(piece)
        elif not (piece.kind == "PUNCT" and phrases.low(piece) == ","):
            return None
    return None


def _verb_behind(phrases: Phrases, n: int) -> _Verb | None:
    """As in "6,500 hectares | have burned", "hectares of farmland | are under water"."""
    chunks = phrases.chunks
    of = n + 2 < len(chunks) and phrases.low(chunks[n + 1]) == "of"
    at = n + 1 + 2 * of
    if at >= len(chunks) or chunks[at].kind != "VP":
        return None
    verb = chunks[at]
    lemma = phrases.lemma(verb)
    be = "be " if verb.passive and verb.last - verb.first > 1 else ""
    words = [word.low for word in phrases.words[verb.last : verb.last + 2]]
    forms = frozenset(" ".join([f"{be}{lemma}", *words[:k]]) for k in range(3))
    return _Verb(at, forms, None, ())


def _fits(phrases: Phrases, n: int, row: Measure, verb: _Verb) -> tuple[str, tuple[str, ...]] | None:
    """The measure of a row whose verb was found, where what it asks for beside the verb is there."""
    if row.near and not any(word.low in row.near for word in phrases.words):
        return None
    whose = _whose(phrases, row, verb)
    named = (
        [phrases.lemma(phrases.counted(doer)) for doer in verb.doers]
        if row.of != "receiver"
        else [phrases.low(c) for c in whose]
    )
    if row.subjects and not row.subjects & set(named):
        return None
    if row.thing:
        return f"{row.name} of:{row.thing}", (row.thing,)
    if row.of in {"", "object"}:
        return f"attribute:{row.name}", (row.name, *_beside(phrases, n, row, verb))
    noun = next((phrases.lemma(chunk) for chunk in map(phrases.counted, whose) if chunk.head >= 0), "")
    if _is_empty(phrases, verb, whose):
        return None
    tag = phrases.words[whose[0].head].tag if whose and whose[0].head >= 0 else ""
    if tag in {"PRON", "NAME"}:
        noun = ""
    return f"{row.name} of:{noun}", (noun,) if noun else ()


def _beside(phrases: Phrases, n: int, row: Measure, verb: _Verb) -> list[str]:
    """What goes with a measure: the noun behind "for" ("paid 40 million for a ship"), the verb's object or subjects."""
    if row.behind and n + 2 < len(phrases.chunks) and is_a_noun(phrases, phrases.chunks[n + 2]):
        return [phrases.lemma(phrases.chunks[n + 2])]
    active = row.of == "object" and not phrases.chunks[verb.at].passive
    if active and verb.receiver is not None:
        return [phrases.lemma(verb.receiver)] if is_a_noun(phrases, verb.receiver) else []
    return [phrases.lemma(doer) for doer in verb.doers if is_a_noun(phrases, doer)]


def is_a_noun(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether a phrase is headed by a common noun."""
    return chunk.kind == "NP" and chunk.head >= 0 and phrases.words[chunk.head].tag == "NOUN"


def _whose(phrases: Phrases, row: Measure, verb: _Verb) -> Sequence[Chunk]:
    """Whose measure it is: that of the verb's subject, or of whom it is given to."""
    passive = phrases.chunks[verb.at].passive or phrases.lemma(phrases.chunks[verb.at]) in {"get", "receive"}
    if row.of == "receiver" and not passive:
        return [verb.receiver] if verb.receiver is not None else []
    return verb.doers


def _is_empty(phrases: Phrases, verb: _Verb, whose: Sequence[Chunk]) -> bool:
    """As in "it took two hours to reach the hut": "it" stands for what follows."""
    it = not whose or phrases.low(whose[0]) == "it"
    return it and any(word.tag == "TO" for word in phrases.words[phrases.chunks[verb.at].last :])
