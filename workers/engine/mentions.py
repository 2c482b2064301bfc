"""Mentions: the words of a sentence that name or report an occurrence, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.claims import Event, Moment
from workers.engine import lexicon
from workers.engine.arguments import objects, subject
from workers.engine.counting import CLASS_OF, THINGS
from workers.engine.phrases import Chunk, Phrases
from workers.engine.words import VERBAL

KEYS = (
    "earlier",
    "lookalikes",
    "figurative",
    "general",
    "toll_nouns",
    "kin",
    "kin_when_dated",
    "lasting",
    "idle",
    "events",
)
LEXICON = lexicon.read("events", required=KEYS)
for _row in LEXICON["events"]:
    lexicon.check("events", _row, ("name", "nouns", "verbs"), ("tools",))
KIND_OF_NOUN = {noun: row["name"] for row in LEXICON["events"] for noun in row["nouns"]}
KIND_OF_VERB = {verb: row["name"] for row in LEXICON["events"] for verb in row["verbs"]}
KIND_OF_TOOL = {noun: row["name"] for row in LEXICON["events"] if "tools" in row for noun in THINGS[row["tools"]]}
KIN = [frozenset(kinds) for kinds in LEXICON["kin"]]
KIN_WHEN_DATED = [frozenset(kinds) for kinds in LEXICON["kin_when_dated"]] + KIN
LASTING = frozenset(LEXICON["lasting"])
IDLE = frozenset(LEXICON["idle"])
LOOKALIKES = frozenset(LEXICON["lookalikes"])
FIGURATIVE = frozenset(LEXICON["figurative"])
EARLIER = frozenset(LEXICON["earlier"])
GENERAL = frozenset(LEXICON["general"])
TOLL_NOUNS = frozenset(LEXICON["toll_nouns"])
PLACING = lexicon.words("placing")
UNKNOWN = Event(None, "")
THE_ONE = frozenset({"one", "the one", "that"})  # with a place: "the one in Guinea was larger"


@dataclass(frozen=True, slots=True)
class Mention:
    """An event at a token of a sentence."""

    at: int
    event: Event
    moment: Moment | None = None  # the words of its own sentence that date it
    leads: bool = False  # whether it is what its clause is about: the verb, or the noun before the verb
    main_clause: bool = True  # whether no "when" or "after" opens the clause that it stands in
    since: int = 0  # before this token nothing is about it: "5.75 metres, | far above the 3.71 of the flood of 2016"


def mention(phrases: Phrases, n: int) -> Mention | None:
    """The event that a chunk names or reports, if any."""
    piece = phrases.chunks[n]
    if phrases.text(piece) in THE_ONE and (place := _place(phrases, n)):
        return Mention(piece.last - 1, Event(None, "", place=place, other=True))
    if piece.kind == "NP" and piece.head >= 0 and phrases.words[piece.head].tag not in VERBAL:
        return _named(phrases, n, piece)
    if piece.kind != "VP":
        return None
    phrasal = f"{phrases.lemma(piece)} {phrases.words[piece.last].low}" if piece.last < len(phrases.words) else ""
    kind = _by_tool(phrases, n) or KIND_OF_VERB.get(phrasal) or KIND_OF_VERB.get(phrases.lemma(piece))
    if kind is None or _is_figurative(phrases, n, kind) or _is_retort(phrases, piece):
        return None
    return Mention(piece.head, Event(kind, kind), leads=True)


def _is_figurative(phrases: Phrases, verb: int, kind: str) -> bool:
    """As in "the talks collapsed", "a runner collapsed": nothing that stands, burns or floats does it."""
    doers = [phrases.lemma(chunk) for chunk in subject(phrases, verb)]
    return any(doer in FIGURATIVE or (kind == "collapse" and doer in CLASS_OF) for doer in doers)


def _is_retort(phrases: Phrases, verb: Chunk) -> bool:
    """As in "The envoy hit back that", "hit back: ": words are struck with."""
    behind = phrases.words[verb.last : verb.last + 2]
    return (
        len(behind) > 1 and behind[0].low == "back" and (behind[1].low in {"that", "saying"} or behind[1].text in ",:")
    )


def _named(phrases: Phrases, n: int, piece: Chunk) -> Mention | None:
    begin = max(piece.first, *(figure.last for figure in (piece.figure, piece.attribute) if figure), 0)
    owned = [n for n in range(begin, piece.head) if phrases.words[n].tag == "POSS"]  # "the president's rally"
    words = phrases.words[owned[-1] if owned else begin : piece.head]
    described = [word.low for word in words if word.tag == "NOUN" and word.low not in EARLIER][-1:]
    noun = phrases.lemma(piece)
    label = " ".join([*described, noun])
    kind = KIND_OF_NOUN.get(label) or KIND_OF_NOUN.get(noun)
    other = bool(_qualifiers(phrases, piece) & EARLIER)
    if label in LOOKALIKES or _is_gunfire(phrases, n):
        return None
    if kind is not None and _is_part_of_a_name(phrases, piece):
        return None
    if kind is None and noun in TOLL_NOUNS and described and (part := KIND_OF_NOUN.get(described[0])):
        return Mention(piece.head, Event(part, described[0]), leads=_is_subject(phrases, n))
    if kind is None:
        general = noun in GENERAL and not described and not other
        return Mention(piece.head, UNKNOWN, leads=_is_subject(phrases, n)) if general else None
    return Mention(piece.head, Event(kind, label, place=_place(phrases, n), other=other), leads=_is_subject(phrases, n))


def _is_part_of_a_name(phrases: Phrases, piece: Chunk) -> bool:
    """As in "Larkin Blizzard cut 300 jobs": a capital behind a name, where no article says that it happened."""
    before = phrases.words[piece.head - 1] if piece.head > piece.first else None
    names = before is not None and before.tag == "NAME" and phrases.words[piece.head].tag == "NAME"
    return names and phrases.words[piece.first].tag in {"NAME", "NOUN"}


def _is_gunfire(phrases: Phrases, n: int) -> bool:
    """As in "came under fire", "opened fire", "caught fire": no fire that has an article."""
    piece = phrases.chunks[n]
    bare = phrases.lemma(piece) == "fire" and piece.last - piece.first == 1
    return bare and n > 0 and phrases.chunks[n - 1].kind in {"VP", "PREP"}


def _qualifiers(phrases: Phrases, piece: Chunk) -> set[str]:
    """The words before the noun, and the one that an article is parted from it by ("an earlier attack")."""
    return {word.low for word in phrases.words[max(0, piece.first - 1) : piece.head]}


def _is_subject(phrases: Phrases, n: int) -> bool:
    """Whether a verb follows the noun, its prepositional phrases passed over, and none goes before it in the clause."""
    before = phrases.chunks[n - 1].kind if n else "PUNCT"
    at = n + 1
    while at < len(phrases.chunks) and phrases.chunks[at].kind in {"PREP", "NP", "TIME", "ADV"}:
        at += 1
    return before not in {"PREP", "VP"} and at < len(phrases.chunks) and phrases.chunks[at].kind == "VP"


def _place(phrases: Phrases, n: int) -> str | None:
    """As in "on Camp Taji", "in the port of Beirut": the name behind the event's preposition, with it."""
    link, place = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    if not place or link[0].kind != "PREP" or phrases.low(link[0]) not in PLACING or place[0].kind != "NP":
        return None
    head = phrases.head(place[0])
    if head is None or head.tag != "NAME":  # "on U.S. forces" names no place
        return None
    also = phrases.chunks[n + 3 : n + 5]
    if len(also) == 2 and also[0].kind == "CONJ" and (more := phrases.head(also[1])) and more.tag == "NAME":
        return None  # "floods in Germany and Belgium"
    names = [word.text for word in phrases.words[place[0].first : place[0].last] if word.tag == "NAME"]
    return " ".join([phrases.low(link[0]), *names])


def _by_tool(phrases: Phrases, verb: int) -> str | None:
    """The kind of event whose tools do something here, or have it done to them: rockets hit, shells are fired."""
    if phrases.lemma(phrases.chunks[verb]) in IDLE:
        return None
    around = [*subject(phrases, verb), *objects(phrases, verb)]
    return next((kind for chunk in around if (kind := KIND_OF_TOOL.get(phrases.lemma(chunk)))), None)
