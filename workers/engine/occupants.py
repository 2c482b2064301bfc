"""Occupants: what people are by what they do there: inhabitants, visitors, participants, employees."""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine import lexicon
from workers.engine.attributes import INHABITANT
from workers.engine.mentions import KIND_OF_NOUN
from workers.engine.phrases import Chunk, Phrases
from workers.engine.surroundings import is_bare_count, with_particle

SETTLEMENTS = lexicon.words("settlements")
STAFF = "employee"
PAYROLL = lexicon.words("payroll")
DONE_BY_MANY = lexicon.words("done_by_many")
ATTENDING = DONE_BY_MANY - {"sign", "vote"}
DRAWING = lexicon.words("drawing_verbs")
VISITOR = "visitor"
PARTICIPANT = "participant"
AT_WORK = lexicon.words("work_prepositions")


def who_they_are(phrases: Phrases, n: int) -> str:
    """What people are by what they do there: inhabitants, visitors, participants, employees; "" where nothing tells."""
    readings = ((INHABITANT, _lives_there), (VISITOR, _visits), (PARTICIPANT, _takes_part), (STAFF, _is_at_work))
    return next((who for who, holds in readings if holds(phrases, n)), "")


def done_by_people(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "45,000 took to the streets", "some 300 gathered there": a bare figure of those who did it."""
    behind = phrases.chunks[n + 1 : n + 4]
    if not is_bare_count(chunk) or not behind or behind[0].kind != "VP" or behind[0].passive:
        return None
    return ("count:person", ("person",)) if _forms(phrases, behind) & DONE_BY_MANY else None


def _forms(phrases: Phrases, behind: Sequence[Chunk]) -> set[str]:
    """The verb that these chunks open with, alone, with its particle, and with what is near: "take part"."""
    verb = phrases.lemma(behind[0])
    return {verb, with_particle(phrases, behind[0]), *(f"{verb} {phrases.lemma(piece)}" for piece in behind[1:])}


def _lives_there(phrases: Phrases, n: int) -> bool:
    """As in "a settlement of 900 people", "a town of 900", "home to 900 people", "900 people live there"."""
    chunks = phrases.chunks
    link = phrases.low(chunks[n - 1]) if n else ""
    place = chunks[n - 2] if n > 1 else None
    if link == "of" and place is not None and phrases.lemma(place) in SETTLEMENTS:
        return True
    if link == "to" and place is not None and phrases.lemma(place) == "home":
        return True
    verb = chunks[n + 1] if n + 1 < len(chunks) else None
    return verb is not None and verb.kind == "VP" and phrases.lemma(verb) == "live" and not verb.negated


def _visits(phrases: Phrases, n: int) -> bool:
    """As in "12 million people visit it", "it is visited by 12 million people"."""
    before, behind = phrases.chunks[max(0, n - 2) : n], phrases.chunks[n + 1 : n + 2]
    by = len(before) > 1 and phrases.low(before[1]) == "by" and phrases.lemma(before[0]) == "visit"
    return by or (bool(behind) and behind[0].kind == "VP" and phrases.lemma(behind[0]) == "visit")


def _takes_part(phrases: Phrases, n: int) -> bool:
    """As in "20,000 people took part in the rally", "the march drew 20,000 people": of what many do together."""
    if not any(KIND_OF_NOUN.get(word.lemma) == "protest" for word in phrases.words):
        return False
    before, behind = phrases.chunks[n - 1 : n], phrases.chunks[n + 1 : n + 4]
    drawn = bool(before) and before[0].kind == "VP" and phrases.lemma(before[0]) in DRAWING
    if drawn or not behind or behind[0].kind != "VP":
        return drawn
    return bool(_forms(phrases, behind) & ATTENDING)


def _is_at_work(phrases: Phrases, n: int) -> bool:
    """As in "has 300 people on its payroll", "employs 300 people", "3,000 people work for it", "are employed by it"."""
    before = phrases.chunks[n - 1] if n else None
    if before is not None and before.kind == "VP" and phrases.lemma(before) == "employ":
        return True
    behind = phrases.chunks[n + 1 : n + 4]
    lists = {phrases.lemma(piece) for piece in behind if piece.kind == "NP"} & PAYROLL
    verb = behind[0] if behind and behind[0].kind == "VP" else None
    works = verb is not None and phrases.lemma(verb) == "work"
    where = before is not None and phrases.low(before) == "where"  # "its plant, where 3,000 people work"
    works = works and (where or (len(behind) > 1 and phrases.low(behind[1]) in AT_WORK))
    employed = verb is not None and verb.passive and phrases.lemma(verb) == "employ"
    return (bool(lists) and phrases.low(behind[0]) == "on") or works or employed
