"""Persons: what a text tells of somebody by name or as "the captain": a wound, a trade, a country, a kinship.

Where somebody was, died or was caught stands in `whereabouts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas.claims import Claim
from schemas.reports import ConflictKind
from workers.engine.arguments import objects, subject
from workers.engine.counting import country
from workers.engine.facts import identities, whereabouts
from workers.engine.facts.standing import OPENERS, asks
from workers.engine.facts.victims import role_of
from workers.engine.facts.who import KNOWN, OFFICES, PEOPLE, RELATIVES, TABLE, Told, Who
from workers.engine.facts.who import who as find
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

FORMER = frozenset(TABLE["former"])
GIVEN_UP = FORMER - {"then", "trainee", "would-be"}
PART_OF = {noun: part for part, nouns in TABLE["parts"].items() for noun in nouns}
WOUNDING, WOUNDS = frozenset(TABLE["wounding"]["verbs"]), frozenset(TABLE["wounding"]["nouns"])
MARK, HURT, TRADE, NATION, KIN = "person: ", "hurt", "trade", "nation", "kin"
CALLED = identities.CALLED
OLD_TRADE = "former trade"
KINDS: dict[str, ConflictKind] = dict.fromkeys((HURT, TRADE, OLD_TRADE, NATION, KIN, CALLED), "description")
HIS = KNOWN - {"the", "this", "its"}
TO = frozenset({"in", "into", "through", "to"})
NOT_SO = frozenset({"conditional", "denied", "forecast", "intended"})


def claims(setting: Setting) -> list[Claim]:
    """Everything that a sentence tells of one person."""
    phrases = setting.phrases
    if asks(phrases) or any(word.low in OPENERS - {"before", "until"} for word in phrases.words):
        return []
    told = [*whereabouts.told(setting), *_wounds(setting), *_trades(setting), *identities.told(setting)]
    made = [_claim(setting, kind, who, text, last, verb) for kind, who, text, last, verb in told]
    return [claim for claim in made if claim.firmness not in NOT_SO]


def bearers(told: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """The noun by which somebody is known in these claims ("captain") -> the names that they give with it."""
    found: dict[str, frozenset[str]] = {}
    for claim in told:
        if claim.measure.startswith(MARK) and claim.things[0] and claim.owners:
            found[claim.things[0]] = found.get(claim.things[0], frozenset()) | claim.owners
    return found


def _claim(setting: Setting, kind: str, who: Who, text: str, last: int, verb: Chunk | None) -> Claim:
    span = setting.span(min(who.first, last - 1), max(who.last, last))
    return setting.claim(
        MARK + kind,
        span,
        setting.scene.at(who.first),
        who.first,
        verb=verb,
        kind=KINDS.get(kind, "place"),
        text=text,
        things=(who.noun, who.of),
        owners=who.names,
        rules=((f"person: {kind}", span),),
    )


def _wounds(setting: Setting) -> Iterator[Told]:
    """As in "a woman was shot in the chest", "with a wound to the neck"."""
    phrases = setting.phrases
    for n, chunk in enumerate(phrases.chunks[:-1]):
        spot = phrases.chunks[n + 1]
        if chunk.kind != "PREP" or phrases.low(chunk) not in TO or spot.kind != "NP" or spot.figure is not None:
            continue
        part = PART_OF.get(phrases.lemma(spot), "")
        owned = phrases.low(spot) in KNOWN or any(w.tag == "POSS" for w in phrases.words[spot.first : spot.head])
        verb = _wounding(phrases, n) if part and owned else None
        who = _wounded(setting, verb) if verb else None
        if who:
            yield HURT, who, part, spot.last, verb


def _wounding(phrases: Phrases, n: int) -> Chunk | None:
    """The verb of a wound, or the one that "with a wound" hangs on."""
    before = phrases.chunks[n - 1] if n else None
    noun = before is not None and before.kind == "NP" and phrases.lemma(before) in WOUNDS
    verb = next((c for c in reversed(phrases.chunks[max(0, n - 5) : n]) if c.kind == "VP"), None)
    if verb is None or verb.negated or verb.modal:
        return None
    return verb if noun or phrases.lemma(verb) in WOUNDING else None


def _wounded(setting: Setting, verb: Chunk) -> Who | None:
    phrases = setting.phrases
    at = phrases.index(verb)
    active = not verb.passive and phrases.lemma(verb) in WOUNDING
    hurt = objects(phrases, at) if active else subject(phrases, at)
    return find(setting, hurt[0], one=True) if len(hurt) == 1 else None


def _trades(setting: Setting) -> Iterator[Told]:
    """As in "Musa Bello, 42, a taxi driver", "the gunman, a student", "Nurse Ada Okoro"."""
    phrases = setting.phrases
    for n, chunk in enumerate(phrases.chunks):
        if chunk.kind != "NP" or chunk.head < 0:
            continue
        head = phrases.words[chunk.head]
        who = find(setting, chunk) if head.tag == "NAME" or head.lemma in PEOPLE else None
        if who is None:
            continue
        if who.names and who.noun:
            yield CALLED, who, who.noun, who.last, None
        own = _own_trade(phrases, chunk) if who.names else ""
        if own:
            yield TRADE, who, own, chunk.last, None
        for beside in (chunk, _behind(phrases, n), _before(phrases, n)):
            yield from _described(phrases, who, beside, own=beside is chunk) if beside else ()


def _described(phrases: Phrases, who: Who, chunk: Chunk, *, own: bool) -> Iterator[Told]:
    """What the words of a phrase make of a person: "the Tunisian driver", "a Belgian citizen", "his brother"."""
    trade = "" if own else _trade(phrases, chunk)
    if trade:
        yield TRADE, who, trade, chunk.last, None
    old = "" if own else _old_trade(phrases, chunk)
    if old:
        yield OLD_TRADE, who, old, chunk.last, None
    land = _land(phrases, chunk) if not own or who.noun not in OFFICES else ""
    if land:
        yield NATION, who, land, chunk.last, None
    relative = _relative(phrases, chunk) if who.names else ""
    if relative:
        yield KIN, who, relative, chunk.last, None


def _land(phrases: Phrases, chunk: Chunk) -> str:
    """The country whose somebody is: of "a Belgian citizen", "the Tunisian driver", "a Frenchman"; "" for two."""
    head = phrases.head(chunk)
    if phrases.low(chunk) not in {"a", "an", "the"} or head is None:
        return ""
    if head.tag == "NAME" and (phrases.low(chunk) == "the" or country(head.low) is None):
        return ""
    words = phrases.words[chunk.first + 1 : chunk.head + 1]
    lands = {land for word in words if word.text[:1].isupper() and (land := country(word.low))}
    former = any(word.low in FORMER or "-" in word.low for word in words)
    return lands.pop() if len(lands) == 1 and not former else ""


def _relative(phrases: Phrases, chunk: Chunk) -> str:
    """The kin that "his brother" or "her cousin Omar" names, "" for none."""
    if phrases.low(chunk) not in HIS:
        return ""
    return next((w.low for w in phrases.words[chunk.first : chunk.head + 1] if w.low in RELATIVES), "")


def _before(phrases: Phrases, n: int) -> Chunk | None:
    """The noun phrase before a comma and a name: "his brother, | Omar"."""
    named = n > 1 and phrases.low(phrases.chunks[n - 1]) == "," and phrases.words[phrases.chunks[n].head].tag == "NAME"
    before = phrases.chunks[n - 2] if named else None
    return before if before is not None and before.kind == "NP" and phrases.low(before) in HIS else None


def _own_trade(phrases: Phrases, chunk: Chunk) -> str:
    """The trade right before a name: "taxi driver Musa Bello"."""
    first = next((n for n in range(chunk.first, chunk.head + 1) if phrases.words[n].tag == "NAME"), chunk.first)
    if any(word.low in FORMER or word.tag == "POSS" for word in phrases.words[chunk.first : first]):
        return ""
    opening = phrases.words[chunk.first].low
    return role_of(phrases, chunk.first, first) or role_of(phrases, chunk.first, chunk.first + (opening != "the"))


def _behind(phrases: Phrases, n: int) -> Chunk | None:
    """The noun phrase set beside a person, an age between them passed over; or behind "was"."""
    chunks, at = phrases.chunks, n + 1
    for _ in range(2):
        if at + 1 >= len(chunks) or phrases.low(chunks[at]) != ",":
            break
        if chunks[at + 1].kind == "NP" and chunks[at + 1].head >= 0:
            return chunks[at + 1]
        at += 2 if phrases.words[chunks[at + 1].first].tag == "NUM" else 0
    verb = chunks[n + 1] if n + 2 < len(chunks) else None
    copula = verb is not None and verb.kind == "VP" and phrases.lemma(verb) == "be" and not (verb.negated or verb.modal)
    return chunks[n + 2] if copula and chunks[n + 2].kind == "NP" else None


def _trade(phrases: Phrases, chunk: Chunk) -> str:
    """The trade that "a" noun phrase names, "" for none and for one given up."""
    words = phrases.words[chunk.first : chunk.last]
    if phrases.low(chunk) not in {"a", "an"} or chunk.head < 0 or any(word.low in FORMER for word in words):
        return ""
    return role_of(phrases, chunk.first + 1, chunk.head + 1)


def _old_trade(phrases: Phrases, chunk: Chunk) -> str:
    """As in "a former soldier": the trade that somebody has no longer."""
    words = [word.low for word in phrases.words[chunk.first : chunk.last]]
    if len(words) < 3 or words[0] != "a" or words[1] not in GIVEN_UP:
        return ""
    return role_of(phrases, chunk.first + 2, chunk.head + 1)
