"""Seats: where a thing is that can be in one place only: a headquarters, an epicentre, a trial."""

from __future__ import annotations

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.facts.standing import asks, event_of, standing, verb_of
from workers.engine.frames import Frames, Match
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

TABLE = lexicon.read("seats", required=("things", "examples"))
for _thing in TABLE["things"]:
    lexicon.check("seats", _thing, ("name", "frames"), ("journey",))
FRAMES = Frames([(frame, thing["name"]) for thing in TABLE["things"] for frame in thing["frames"]])
JOURNEYS = frozenset(thing["name"] for thing in TABLE["things"] if thing.get("journey"))
MEASURE = "seat of "  # before the thing
NOT_TOLD = frozenset({"conditional", "denied", "feared"})  # what is to come is told: a seat is moved, talks are planned


def claims(setting: Setting) -> list[Claim]:
    """The named place that a sentence gives to such a thing."""
    phrases = setting.phrases
    found: dict[str, Claim] = {}
    for match, thing in FRAMES.matches(phrases) if not asks(phrases) else ():
        names = _names(phrases, match.nouns["place"][0])
        if _is_unreal(phrases, match):
            continue
        if names and standing(phrases, match) == "asserted":
            span = setting.span(match.first, match.last)
            made = setting.claim(
                MEASURE + thing,
                span,
                event_of(setting, match),
                match.first,
                verb=verb_of(phrases, match),
                kind="place",
                text=" ".join(names),
                things=tuple(name.lower() for name in names),
                rules=((f"place of the {thing}", span),),
            )
            if made.firmness not in NOT_TOLD:
                found[thing] = made
    return list(found.values())


def _is_unreal(phrases: Phrases, match: Match) -> bool:
    """As in "by then the plane should have been on the way to Lyon": it never was."""
    verb = next((c for c in reversed(phrases.chunks) if c.kind == "VP" and c.first < match.last), None)
    return bool(verb and verb.modal and any(word.tag == "HAVE" for word in phrases.words[verb.first : verb.last]))


def _names(phrases: Phrases, place: Chunk) -> tuple[str, ...]:
    """The name of a place, word by word; () for a phrase that is no name."""
    head = phrases.head(place)
    if head is None or head.tag != "NAME":
        return ()
    return tuple(word.text for word in phrases.words[place.first : place.last] if word.tag == "NAME")
