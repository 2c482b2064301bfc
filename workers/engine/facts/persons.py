"""Persons: where somebody was, where somebody was hurt, and of what trade somebody is, by name or as "the captain"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.claims import Claim
from schemas.reports import ConflictKind
from workers.engine import lexicon
from workers.engine.arguments import objects, subject
from workers.engine.facts.standing import OPENERS, asks
from workers.engine.facts.targets import doers_of
from workers.engine.facts.victims import ROLE_OF, role_of
from workers.engine.forms import is_plural
from workers.engine.owners import NOBODY, TWO, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

KEYS = (
    "people",
    "she",
    "he",
    "former",
    "staying",
    "leaving",
    "sites",
    "bare",
    "spots",
    "within",
    "parts",
    "part_of",
    "wounding",
)
TABLE = lexicon.read("persons", required=(*KEYS, "examples"))
PEOPLE, STAYING, LEAVING = (frozenset(TABLE[key]) for key in ("people", "staying", "leaving"))
FORMER, BARE = frozenset(TABLE["former"]), frozenset(TABLE["bare"])
PLACE_OF = {noun: noun for kind in ("sites", "spots") for nouns in TABLE[kind].values() for noun in nouns}
PART_OF = {noun: part for part, nouns in TABLE["parts"].items() for noun in nouns}
TRADES = frozenset(ROLE_OF)
WOUNDING, WOUNDS = frozenset(TABLE["wounding"]["verbs"]), frozenset(TABLE["wounding"]["nouns"])
MARK, STAY, HURT, TRADE, CALLED = "person: ", "stay", "hurt", "trade", "called"
KINDS: dict[str, ConflictKind] = {STAY: "place", HURT: "description", TRADE: "description", CALLED: "description"}
AT = frozenset({"aboard", "at", "in", "inside", "on"})
TO = frozenset({"in", "into", "through", "to"})
KNOWN = frozenset({"the", "its", "his", "her", "their", "this"})
PRONOUNS = frozenset({"he", "she"})
NOT_SO = frozenset({"conditional", "denied", "forecast", "intended"})
NOT = "not "
REACH = 7  # chunks between a verb of staying and its place


@dataclass(frozen=True, slots=True)
class Who:
    """One person: the names that the text gives, the noun that it knows the person by ("" for none), and the tokens.

    `of` is what the noun belongs to: "the driver of the lorry", "the lorry driver".
    """

    names: Owners
    noun: str
    first: int
    last: int
    of: str = ""


def claims(setting: Setting) -> list[Claim]:
    """Everything that a sentence tells of where a person was, where one was hurt and of what trade one is."""
    phrases = setting.phrases
    if asks(phrases) or any(word.low in OPENERS - {"before", "until"} for word in phrases.words):
        return []
    told = [*_stays(setting), *_wounds(setting), *_trades(setting)]
    made = [_claim(setting, kind, who, text, last, verb) for kind, who, text, last, verb in told]
    return [claim for claim in made if claim.firmness not in NOT_SO]


Told = tuple[str, Who, str, int, "Chunk | None"]


def _claim(setting: Setting, kind: str, who: Who, text: str, last: int, verb: Chunk | None) -> Claim:
    span = setting.span(min(who.first, last - 1), max(who.last, last))
    return setting.claim(
        MARK + kind,
        span,
        setting.scene.at(who.first),
        who.first,
        verb=verb,
        kind=KINDS[kind],
        text=text,
        things=(who.noun, who.of),
        owners=who.names,
        rules=((f"person: {kind}", span),),
    )


# --- who --------------------------------------------------------------------------------------------------------------


def _who(setting: Setting, chunk: Chunk, *, one: bool = False) -> Who | None:
    """The person that a noun phrase stands for; None for several, for a thing and, but for `one`, for "a woman"."""
    phrases = setting.phrases
    head = phrases.head(chunk)
    if chunk.kind != "NP" or head is None or chunk.figure is not None:
        return None
    if head.low in PRONOUNS:
        return _spoken_of(setting, chunk)
    if head.tag == "NAME":
        return Who(_names(phrases, chunk), _title(phrases, chunk), chunk.first, chunk.last)
    known = phrases.low(chunk) in KNOWN | (frozenset({"a", "an"}) if one else frozenset())
    known = known or any(word.tag == "POSS" for word in phrases.words[chunk.first : chunk.head])
    if not known or head.lemma not in PEOPLE or is_plural(head.low):
        return None
    named = _apposed(phrases, chunk)
    names = _names(phrases, named) if named else NOBODY
    return Who(names, head.lemma, chunk.first, (named or chunk).last, _of(phrases, chunk))


def _spoken_of(setting: Setting, chunk: Chunk) -> Who:
    """Whom "he" or "she" stands for: a name, or the person whom the sentence knows by a noun before it."""
    phrases, at = setting.phrases, setting.phrases.index(chunk)
    names = setting.spoken[min(at, len(setting.spoken) - 1)] - TWO
    before = (phrases.lemma(c) for c in reversed(phrases.chunks[:at]) if c.kind == "NP" and phrases.low(c) in KNOWN)
    noun = next((noun for noun in before if noun in PEOPLE), "") if not names else ""
    return Who(names, noun or phrases.low(chunk), chunk.first, chunk.last)


def _names(phrases: Phrases, chunk: Chunk) -> Owners:
    """The name of a person without the title or the trade before it."""
    titles = {word.low for word in phrases.words[chunk.first : chunk.head] if word.low in PEOPLE | TRADES}
    found = (" ".join(word for word in name.split() if word not in titles) for name in names_of(phrases, chunk))
    return frozenset(name for name in found if name)


def _of(phrases: Phrases, chunk: Chunk) -> str:
    """What a person is the driver, the owner or the chief of, "" where the phrase does not tell."""
    before = phrases.words[chunk.head - 1]
    if before.tag == "NOUN" and chunk.head - 1 > chunk.first:
        return before.lemma
    at = phrases.index(chunk)
    link, noun = (*phrases.chunks[at + 1 : at + 3], chunk, chunk)[:2]
    return phrases.lemma(noun) if phrases.low(link) == "of" and noun.kind == "NP" else ""


def _title(phrases: Phrases, chunk: Chunk) -> str:
    """As in "Captain Lee": the noun that goes before a name."""
    return next((w.low for w in phrases.words[chunk.first : chunk.head] if w.low in PEOPLE), "")


def _apposed(phrases: Phrases, chunk: Chunk) -> Chunk | None:
    """The name of "the pilot, Musa Bello,"."""
    at = phrases.index(chunk)
    comma, name = (*phrases.chunks[at + 1 : at + 3], chunk, chunk)[:2]
    head = phrases.head(name)
    fits = phrases.low(comma) == "," and name.kind == "NP" and head is not None and head.tag == "NAME"
    return name if fits else None


def _doer(setting: Setting, at: int) -> Who | None:
    """The one who is the subject of the verb at a chunk, or of the verb that "and" joins it to."""
    doers = doers_of(setting.phrases, at)
    return _who(setting, doers[0]) if len(doers) == 1 else None


# --- what is told -----------------------------------------------------------------------------------------------------


def _stays(setting: Setting) -> Iterator[Told]:
    """As in "the captain was on the bridge", "spent the night at home", "had never left the palace"."""
    phrases = setting.phrases
    for at, verb in enumerate(phrases.chunks):
        lemma = phrases.lemma(verb) if verb.kind == "VP" else ""
        if verb.modal or lemma not in STAYING | LEAVING or (verb.passive and verb.last - verb.first > 1):
            continue
        found = _left(phrases, at) if lemma in LEAVING else _place(phrases, at)
        who = _doer(setting, at) if found else None
        if found and who:
            place, last = found
            out = verb.negated != (lemma in LEAVING)
            yield STAY, who, NOT + place if out else place, last, verb


def _place(phrases: Phrases, at: int) -> tuple[str, int] | None:
    """The spot behind a verb of staying, and where its words end."""
    for n in range(at + 1, min(at + REACH, len(phrases.chunks) - 1)):
        chunk, spot = phrases.chunks[n], phrases.chunks[n + 1]
        if chunk.kind in {"VP", "PUNCT", "WH", "CONJ"}:
            return None
        if chunk.kind == "PREP" and phrases.low(chunk) in AT and spot.kind == "NP":
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
    return _who(setting, hurt[0], one=True) if len(hurt) == 1 else None


def _trades(setting: Setting) -> Iterator[Told]:
    """As in "Musa Bello, 42, a taxi driver", "the gunman, a student", "Nurse Ada Okoro"."""
    phrases = setting.phrases
    for n, chunk in enumerate(phrases.chunks):
        who = _who(setting, chunk) if chunk.kind == "NP" else None
        if who is None or who.noun in PRONOUNS:
            continue
        if who.names and who.noun:
            yield CALLED, who, who.noun, who.last, None
        own = _own_trade(phrases, chunk) if who.names else ""
        if own:
            yield TRADE, who, own, chunk.last, None
        behind = _behind(phrases, n)
        trade = _trade(phrases, behind) if behind else ""
        if behind and trade:
            yield TRADE, who, trade, behind.last, None


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
