"""Identities: the name that a text gives to the one it calls "the gunman", in other ways than beside the noun."""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine.facts.standing import standing, verb_of
from workers.engine.facts.who import TABLE, Told, Who, name_of, who
from workers.engine.frames import Frames, Match
from workers.engine.phrases import Chunk
from workers.engine.setting import Setting

FRAMES = Frames([(frame, "") for frame in TABLE["named"]])
CALLED = "called"


def told(setting: Setting) -> Iterator[Told]:
    """As in "police named the gunman as Musa Bello", "the pilot was Musa Bello"."""
    for match, _ in FRAMES.matches(setting.phrases):
        found = _named(setting, match)
        if found is not None and standing(setting.phrases, match) == "asserted":
            yield CALLED, found, found.noun, match.last, verb_of(setting.phrases, match)


def _named(setting: Setting, match: Match) -> Who | None:
    """The person with the name behind; a nation and a bare first name are no name."""
    group, behind = match.nouns.get("who", ()), match.nouns["name"]
    someone = who(setting, group[0]) if len(group) == 1 else None
    names = name_of(setting.phrases, _full(setting, behind[0]))
    if someone is None or not someone.noun or not any(" " in name for name in names):
        return None
    return Who(names, someone.noun, someone.first, someone.last, someone.of)


def _full(setting: Setting, chunk: Chunk) -> Chunk:
    """The name behind "an Algerian, Musa Bello"; else the phrase itself."""
    phrases, at = setting.phrases, setting.phrases.index(chunk)
    comma, name = (*phrases.chunks[at + 1 : at + 3], chunk, chunk)[:2]
    apposed = phrases.low(chunk) in {"a", "an"} and phrases.low(comma) == "," and name.kind == "NP"
    return name if apposed and name.head >= 0 and phrases.words[name.head].tag == "NAME" else chunk
