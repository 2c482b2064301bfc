"""Doers: who did what only one can have done: "Poland fired the rocket", "the gate was locked by a guard".

What it is done to must be one thing that the text takes as known. `parties` tells who somebody is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.claims import Claim
from schemas.reports import ConflictKind
from workers.engine import lexicon
from workers.engine.arguments import objects, subject
from workers.engine.facts.parties import Party, party
from workers.engine.facts.standing import DENYING, OPENERS, asks
from workers.engine.facts.targets import doers_of, known, target_of
from workers.engine.forms import is_plural
from workers.engine.owners import names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import RELATIVES, names, nouns, with_particle

TABLE = lexicon.read("doers", required=("persons", "acts", "examples"))
for _row in TABLE["acts"]:
    lexicon.check("doers", _row, ("name", "label", "kind", "verbs", "things"), ("loose", "many", "some"))
PERSONS = "persons"
MARK = "doer: "  # before the name of the act, in the measure
NOT = "not"
ACCUSING = frozenset({"accuse", "suspect", "blame"})
LINKS = frozenset({"of", "for"})
OPENING = frozenset({"if", "unless", "who", "whoever", "what", "whether"})  # a sentence
NOT_SO = frozenset({"conditional", "feared", "forecast", "intended"})
REACH = 9  # chunks between a verb and "by"
OPEN = 8  # tokens back in which "if" opens the clause of a verb
SOME = frozenset({"a", "an"})
HANGING = frozenset({"in", "of", "from", "near", "at"})  # what stands behind is not who "who" stands for
ENDS = frozenset({"and", "but", "when", "while"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the lexicon: `many` where it may be done to several, `some` where to one not named before."""

    name: str
    label: str
    kind: ConflictKind
    things: frozenset[str]
    loose: bool
    many: bool
    some: bool


ACTS = {
    row["name"]: Act(
        row["name"],
        row["label"],
        row["kind"],
        frozenset(row["things"]) | frozenset(TABLE["persons"] if PERSONS in row["things"] else ()),
        row.get("loose", False),
        row.get("many", False),
        row.get("some", False),
    )
    for row in TABLE["acts"]
}
ACTS_OF: dict[str, list[Act]] = {}
for _row in TABLE["acts"]:
    for _verb in _row["verbs"]:
        ACTS_OF.setdefault(_verb, []).append(ACTS[_row["name"]])
VERBS = frozenset(verb.split(" ")[0] for verb in ACTS_OF)


def claims(setting: Setting) -> list[Claim]:
    """Who did what by a sentence."""
    phrases = setting.phrases
    if phrases.said.isdisjoint(VERBS) or asks(phrases) or phrases.words[0].low in OPENING:
        return []
    return [claim for at, verb in enumerate(phrases.chunks) if verb.kind == "VP" for claim in _told(setting, at, verb)]


def _told(setting: Setting, at: int, verb: Chunk) -> Iterator[Claim]:
    phrases = setting.phrases
    acts = ACTS_OF.get(with_particle(phrases, verb)) or ACTS_OF.get(phrases.lemma(verb))
    if not acts or verb.modal or _is_open(phrases, verb):
        return
    target = _behind_particle(phrases, at) or _before_relative(phrases, at) or target_of(phrases, verb)
    act = next((act for act in acts if target is not None and _is_done_to(phrases, act, target)), None)
    if target is None or act is None:
        return
    who, denied = _doer(setting, at, verb, target)
    if who is not None:
        yield from _claim(setting, act, verb, target, who, denied=denied)


def _claim(setting: Setting, act: Act, verb: Chunk, target: Chunk, who: Party, *, denied: bool) -> Iterator[Claim]:
    phrases = setting.phrases
    rest = _restriction(phrases, phrases.index(target))
    if phrases.low(target) in SOME and not rest:
        return
    span = setting.span(min(verb.first, target.first, who.first), max(verb.last, target.last, who.last))
    made = setting.claim(
        MARK + act.name,
        span,
        setting.scene.at(verb.head),
        verb.head,
        verb=verb,
        kind=act.kind,
        text=setting.text(setting.span(who.first, who.last)),
        things=(phrases.lemma(target), who.kind, who.nation),
        predicate=with_particle(phrases, verb),
        about=nouns(phrases, rest, target) if rest else frozenset(),
        names=_named(phrases, rest) if rest else frozenset(),
        context=frozenset(word.low for word in phrases.modifiers(target)),
        owners=who.names,
        scope=frozenset({NOT} if denied != verb.negated else ()),
        rules=((f"doer: {act.name}", span),),
    )
    if made.firmness == "denied":
        yield replace(made, firmness="states", scope=frozenset({NOT}))
    elif made.firmness not in NOT_SO:
        yield made


def _is_open(phrases: Phrases, verb: Chunk) -> bool:
    """Whether "if" or "whether" opens its clause."""
    return any(word.low in OPENERS for word in phrases.words[max(0, verb.first - OPEN) : verb.first])


# --- what it is done to -----------------------------------------------------------------------------------------------


def _is_done_to(phrases: Phrases, act: Act, target: Chunk) -> bool:
    """Whether a thing is one that the act is done to, and one that the text knows."""
    head = phrases.head(target)
    if head is None or target.figure is not None:
        return False
    if head.tag == "NAME":
        return act.things.issuperset(TABLE["persons"]) and bool(names_of(phrases, target))
    if head.lemma not in act.things:
        return False
    many = act.many and is_plural(head.low) and phrases.low(target) == "the"
    return many or (act.some and phrases.low(target) in SOME) or bool(known(phrases, target, head.lemma))


def _behind_particle(phrases: Phrases, at: int) -> Chunk | None:
    """As in "called | off | the match"."""
    chunks, verb = phrases.chunks, phrases.chunks[at]
    bare = verb.last - verb.first == 1 and at + 2 < len(chunks)
    if not bare or f"{phrases.lemma(verb)} {phrases.low(chunks[at + 1])}" not in ACTS_OF:
        return None
    return chunks[at + 2] if chunks[at + 2].kind == "NP" else None


def _before_relative(phrases: Phrases, at: int) -> Chunk | None:
    """As in "the rocket | that | hit | the mill | and | killed | nine | was fired": what opens the sentence."""
    noun, *rest = phrases.chunks[:at] or phrases.chunks[:1]
    verb = phrases.chunks[at]
    if len(rest) < 2 or noun.kind != "NP" or phrases.low(rest[0]) not in RELATIVES or rest[1].kind != "VP":
        return None
    finite = verb.passive and verb.last - verb.first > 1
    return noun if finite and all(piece.kind not in {"PUNCT", "WH"} for piece in rest[1:]) else None


def _restriction(phrases: Phrases, at: int) -> list[Chunk]:
    """What tells which one it is: the chunks of "that hit the mill", "at the mill", behind it."""
    chunks, end = phrases.chunks, at + 1
    while end < len(chunks) and chunks[end].kind != "PUNCT" and phrases.low(chunks[end]) not in ENDS:
        end += 1
    return chunks[at + 1 : end]


def _named(phrases: Phrases, rest: list[Chunk]) -> frozenset[str]:
    """The names in it; the days are none."""
    days = {phrases.words[n].lemma for chunk in rest if chunk.kind == "TIME" for n in range(chunk.first, chunk.last)}
    return names(phrases, rest) - days


# --- who did it -------------------------------------------------------------------------------------------------------


def _doer(setting: Setting, at: int, verb: Chunk, target: Chunk) -> tuple[Party | None, bool]:
    """Who did it, and whether that is denied: "denied firing"."""
    phrases = setting.phrases
    if verb.passive and not _is_active(phrases, at, target):
        return _only(setting, _by(phrases, at)), False
    before = phrases.chunks[at - 1] if at else verb
    if before.kind == "VP" and phrases.lemma(before) in DENYING:
        return _only(setting, doers_of(phrases, at - 1)), not before.negated
    accused = _accused(phrases, at)
    if accused or phrases.words[verb.first].tag in {"ING", "TO"}:
        return _only(setting, accused), False
    return _only(setting, _doers(phrases, at)), False


def _only(setting: Setting, group: list[Chunk]) -> Party | None:
    """The one of a group of one."""
    return party(setting, group[0]) if len(group) == 1 else None


def _is_active(phrases: Phrases, at: int, target: Chunk) -> bool:
    """A bare form before its object is no passive: "police | shot | the gunman", "called off | the match"."""
    bare = phrases.chunks[at].last - phrases.chunks[at].first == 1
    return bare and (target is _behind_particle(phrases, at) or any(done is target for done in objects(phrases, at)))


def _doers(phrases: Phrases, at: int) -> list[Chunk]:
    """The subject of a verb; of "it was fishermen who", the fishermen."""
    chunks = phrases.chunks
    if not at or phrases.low(chunks[at - 1]) not in RELATIVES:
        return doers_of(phrases, at)
    back = at - 2 - (at > 1 and phrases.low(chunks[at - 2]) == ",")
    hangs = back > 0 and phrases.low(chunks[back - 1]) in HANGING  # "a clerk in Lyon, who"
    return [chunks[back]] if back >= 0 and chunks[back].kind == "NP" and not hangs else []


def _accused(phrases: Phrases, at: int) -> list[Chunk]:
    """As in "accuses Poland of | firing", "Poland is accused of | firing"."""
    chunks = phrases.chunks
    if at < 2 or phrases.low(chunks[at - 1]) not in LINKS or phrases.words[chunks[at].first].tag != "ING":
        return []
    before, verb = chunks[at - 2], chunks[max(0, at - 3)]
    if before.kind == "VP" and before.passive and phrases.lemma(before) in ACCUSING and not before.negated:
        return subject(phrases, at - 2)
    active = verb.kind == "VP" and phrases.lemma(verb) in ACCUSING and not (verb.negated or verb.modal or verb.passive)
    return [before] if before.kind == "NP" and active else []


def _by(phrases: Phrases, at: int) -> list[Chunk]:
    """The one behind "by" in the clause of a passive; none for two."""
    chunks = phrases.chunks
    for n in range(at + 1, min(at + REACH, len(chunks) - 1)):
        piece = chunks[n]
        if piece.kind in {"VP", "WH", "CONJ"} or (piece.kind == "PUNCT" and phrases.low(piece) not in {",", "-"}):
            return []
        if phrases.low(piece) == "by" and chunks[n + 1].kind == "NP":
            joined = n + 2 < len(chunks) and phrases.low(chunks[n + 2]) in {"and", "or"}
            return [] if joined else [chunks[n + 1]]
    return []
