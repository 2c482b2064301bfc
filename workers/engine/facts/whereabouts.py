"""Whereabouts: where somebody was, where somebody died, where somebody was caught."""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine.arguments import objects
from workers.engine.facts.targets import target_of
from workers.engine.facts.who import TABLE, Told, Who, doer, who
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

STAY, DIED, CAUGHT = "stay", "died", "caught"
VERBS = {verb: kind for kind, verbs in TABLE["at"].items() for verb in verbs}
LEAVING, BARE, REMAINS = (frozenset(TABLE[key]) for key in ("leaving", "bare", "remains"))
AFTERWARDS = frozenset(TABLE["afterwards"])
PLACE_OF = {noun: noun for kind in ("sites", "spots") for nouns in TABLE[kind].values() for noun in nouns}
AT = frozenset({"aboard", "at", "in", "inside", "on"})
NOT = "not "
GONE = "go"
REACH = 7  # chunks between a verb and its place


def told(setting: Setting) -> Iterator[Told]:
    """As in "the captain was on the bridge", "was not at home", "was caught at the airport"."""
    phrases = setting.phrases
    for at, verb in enumerate(phrases.chunks):
        lemma = phrases.lemma(verb) if verb.kind == "VP" else ""
        kind = STAY if lemma in LEAVING else _kind(phrases, verb, lemma)
        if not kind or verb.modal or (kind != STAY and verb.negated):
            continue
        found = _left(phrases, at) if lemma in LEAVING else _place(phrases, at)
        someone = _someone(setting, at, kind) if found else None
        if found and someone and not (kind == STAY and (found[0] in AFTERWARDS or _is_now(phrases, verb))):
            place, last = found
            out = verb.negated != (lemma in LEAVING)
            yield kind, someone, NOT + place if out else place, last, verb


def _is_now(phrases: Phrases, verb: Chunk) -> bool:
    """As in "is at home": true on the day of the article, and perhaps not on that of another."""
    first = phrases.words[verb.first]
    return first.low in {"is", "'s"} or first.tag == "VERB"


def _kind(phrases: Phrases, verb: Chunk, lemma: str) -> str:
    """What a verb tells the place of, "" for nothing: "was found dead" is told of a death."""
    kind = VERBS.get(lemma, "")
    if lemma == GONE and any(word.tag == "HAVE" for word in phrases.words[verb.first : verb.last]):
        return STAY  # "had gone to bed"
    if lemma == "find" and verb.passive:
        behind = phrases.words[verb.last].low if verb.last < len(phrases.words) else ""
        return DIED if behind == "dead" else ""
    passive = verb.passive and verb.last - verb.first > 1
    return "" if passive and kind != CAUGHT else kind


def _someone(setting: Setting, at: int, kind: str) -> Who | None:
    phrases = setting.phrases
    if kind != CAUGHT:
        return doer(setting, at)
    target = target_of(phrases, phrases.chunks[at])
    return who(setting, target) if target is not None else None


def _place(phrases: Phrases, at: int) -> tuple[str, int] | None:
    """The spot behind a verb, and where its words end."""
    for n in range(at + 1, min(at + REACH, len(phrases.chunks) - 1)):
        chunk, spot = phrases.chunks[n], phrases.chunks[n + 1]
        if chunk.kind in {"VP", "PUNCT", "WH", "CONJ"}:
            return None
        to = AT | {"to"} if phrases.lemma(phrases.chunks[at]) == GONE else AT
        if chunk.kind == "PREP" and phrases.low(chunk) in to and spot.kind == "NP":
            if phrases.lemma(spot) in REMAINS and n + 3 < len(phrases.chunks):
                spot = phrases.chunks[n + 3]  # "in the ruins of | his home"
            found = _spot(phrases, spot)
            return (found, spot.last) if found else None
    return None


def _left(phrases: Phrases, at: int) -> tuple[str, int] | None:
    done = objects(phrases, at)
    found = _spot(phrases, done[0], bare=False) if len(done) == 1 else ""
    return (found, done[0].last) if found else None


def _spot(phrases: Phrases, chunk: Chunk, *, bare: bool = True) -> str:
    """The noun of a place that a person may be at; "" for none."""
    head = phrases.head(chunk)
    if head is None or (head.tag != "NOUN" and head.low != "hq") or chunk.figure is not None or is_plural(head.low):
        return ""
    noun = " ".join(word.lemma for word in phrases.words[max(chunk.first, chunk.head - 1) : chunk.head + 1])
    found = PLACE_OF.get(noun) or PLACE_OF.get(head.lemma, "")
    alone = chunk.last - chunk.first == 1
    return found if not alone or (bare and head.lemma in BARE) else ""
