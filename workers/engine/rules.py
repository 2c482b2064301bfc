"""Rules: what a verb group or a noun phrase counts, and of which family: "killed 14", "14 dead", "a toll of 14"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workers.engine import lexicon
from workers.engine.arguments import objects, subject, trailing
from workers.engine.families import Family, by_word
from workers.engine.phrases import Chunk, Phrases
from workers.engine.quantities import ORDINALS
from workers.engine.totals import REACH, reached
from workers.engine.words import VERBAL

COUNTED_NOUN = "counted noun"
GAP = ".."  # in the lexicon: "pull .. from" is the verb with its object between
TELLING = lexicon.words("telling_verbs")  # verbs that tell a state of their subject
JOINING = lexicon.words("joining")
HOLDING = lexicon.words("holding_verbs")
VERB_OF_NOUN = {
    noun: tuple(verbs.split("+")) for noun, verbs in (row.split() for row in lexicon.words("verbs_as_nouns"))
}
PARTICIPLES = frozenset({"PART", "PAST"})
REMAINS = lexicon.words("remains")
INTO_STATE = lexicon.words("into_state")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the family, the phrases that it counts, the verb, and the tokens [first, last) that say so."""

    rule: str
    family: Family
    group: tuple[Chunk, ...]
    verb: Chunk | None
    first: int
    last: int
    noun: Chunk | None = None  # what a bare figure counts: "the number of | homes | destroyed was put at 55"


def findings(phrases: Phrases) -> Iterator[Found]:
    """What the rules find in a sentence, chunk by chunk."""
    for n, chunk in enumerate(phrases.chunks):
        for rule in RULES:
            yield from rule(phrases, n, chunk)


def verb_acts_on(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "killed 14 people", "14 people were killed", "killing 14": what the verb acts on is counted."""
    if chunk.kind != "VP" or phrases.words[chunk.head].tag not in VERBAL:
        return
    named = _of_verb("verbs_object", phrases, n)
    if not named:
        return
    particle = _has_particle(phrases, n)
    acted_on = objects(phrases, n + particle)
    bare = chunk.last - chunk.first == 1  # "laid off 3,700" has the look of "those laid off"
    passive = chunk.passive and not (bare and particle and acted_on)
    acted_on = [*_done_to(phrases, n), *trailing(phrases, n)] if passive else _less_stated(phrases, acted_on)
    group = tuple(_whose(phrases, each) for each in acted_on)
    if passive and bare and any(_is_ordinal(phrases, each) for each in group):
        return  # "a fifth person infected with it had died": the other verb tells of what there are five
    if group:
        for family in named:
            yield _found("verb acts on", family, group, chunk)


def _has_particle(phrases: Phrases, n: int) -> bool:
    """As in "laid | off | 3,700 people": the word behind the verb is of it, though it looks like a preposition."""
    behind = phrases.chunks[n + 1 : n + 2]
    particle = phrases.low(behind[0]) if behind and behind[0].kind == "PREP" else ""
    return f"{phrases.lemma(phrases.chunks[n])} {particle}" in by_word("verbs_object")


def _less_stated(phrases: Phrases, acted_on: list[Chunk]) -> list[Chunk]:
    """The objects of a verb, less what has a state of its own: "Jet carrying a choir crashes, | 71 dead"."""
    return [each for k, each in enumerate(acted_on) if not (k and each.figure and _state_at(phrases, each.last - 1))]


def _done_to(phrases: Phrases, n: int) -> list[Chunk]:
    """The subject of a passive, less what has a state of its own: "two guards dead, | five soldiers | hurt"."""
    found = subject(phrases, n)
    told = [k for k, each in enumerate(found) if each.figure and _state_at(phrases, each.last - 1)]
    return found[told[-1] + 1 :] if told else found


def _whose(phrases: Phrases, chunk: Chunk) -> Chunk:
    """Those behind "the remains of", "the bodies of"."""
    at = phrases.index(chunk) if phrases.lemma(chunk) in REMAINS and chunk.figure is None else len(phrases.chunks)
    of = at + 2 < len(phrases.chunks) and phrases.low(phrases.chunks[at + 1]) == "of"
    return phrases.chunks[at + 2] if of and phrases.chunks[at + 2].figure else chunk


def _of_verb(key: str, phrases: Phrases, n: int) -> tuple[Family, ...]:
    """The families that name the verb at this chunk: by itself, with its particle, or with a later preposition."""
    known, lemma = by_word(key), phrases.lemma(phrases.chunks[n])
    follows = [phrases.low(piece) for piece in phrases.chunks[n + 1 : n + 3]]
    linked = [phrases.low(piece) for piece in phrases.chunks[n + 1 : n + 4] if piece.kind in {"PREP", "ADV"}]
    forms = [f"{lemma} {' '.join(follows)}", *(f"{lemma} {follows[0]}" for _ in follows[:1])]
    forms += [f"{lemma} {GAP} {word}" for word in linked]
    return next((known[form] for form in forms if form in known), known.get(lemma, ()))


def subject_does(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "14 people died", "18 rockets hit the base": the subject of the verb is counted."""
    if chunk.kind != "VP" or phrases.words[chunk.head].tag not in VERBAL:
        return
    for family in _of_verb("verbs_subject", phrases, n):
        group = tuple(subject(phrases, n))
        if group:
            yield _found("subject does", family, group, chunk)


def in_a_state(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "14 dead", "left 14 people dead", "14 are missing": the phrase ends with a state, or one follows."""
    if chunk.kind != "NP" or chunk.figure is None or _is_part(phrases, n - 2) or _is_of_whole(phrases, n):
        return
    own = _state_at(phrases, chunk.last - 1)
    if not own and _is_ordinal(phrases, chunk) and _state_at(phrases, chunk.last):
        return  # "a fifth man missing since May had died"
    whole = phrases.counted(chunk) is not chunk or _is_part(phrases, n)
    behind = n + 3 if whole or _has_owner(phrases, n) else _behind_described(phrases, n) or n + 1  # "three of the crew"
    follows = own or state_behind(phrases, behind)
    if follows and not (chunk.figure.sort == "none" and _goes_on(phrases, follows[1])):
        families, last = follows
        group = (*_joined(phrases, n), chunk)
        for family in families:
            yield Found("in a state", family, group, None, group[0].first, last)


def _is_ordinal(phrases: Phrases, chunk: Chunk) -> bool:
    return chunk.figure is not None and phrases.words[chunk.figure.first].low in ORDINALS


def _is_of_whole(phrases: Phrases, n: int) -> bool:
    """As in "nine of the 40 people aboard": the state is that of the 40."""
    of, whole = (*phrases.chunks[n + 1 : n + 3], phrases.chunks[n], phrases.chunks[n])[:2]
    if phrases.low(of) != "of" or whole.figure is None:
        return False
    return _state_at(phrases, whole.last) is not None


def _goes_on(phrases: Phrases, last: int) -> bool:
    """As in "nobody on board | was wearing a life jacket": it is another thing that nobody did."""
    return any(chunk.kind == "VP" and chunk.first == last for chunk in phrases.chunks)


def _joined(phrases: Phrases, n: int) -> list[Chunk]:
    """As in "had | 664 passengers and | 116 crew aboard": the figures that "and" joins to one; no verb acts on them."""
    found: list[Chunk] = []
    at = n
    while at >= 2 and phrases.low(phrases.chunks[at - 1]) in JOINING and phrases.chunks[at - 2].figure:
        at -= 2
        found.insert(0, phrases.chunks[at])
        if _state_at(phrases, found[0].last - 1):
            return []  # "20 dead and 30 missing"
    before = phrases.chunks[at - 1] if at else None
    if before is not None and phrases.low(before) in {"among", "of"}:
        return []  # "among the 40 pupils, nine were missing"
    plain = before is None or before.kind == "PREP" or phrases.lemma(before) in HOLDING
    return found if plain and all(chunk.head >= 0 for chunk in found) else []


def _has_owner(phrases: Phrases, n: int) -> bool:
    """As in "12 coaches of the night train | off the rails", "three members of the choir | are missing"."""
    of, owner = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    return bool(owner) and phrases.low(of[0]) == "of" and owner[0].kind == "NP" and owner[0].figure is None


def _behind_described(phrases: Phrases, n: int) -> int | None:
    """Behind "from the plant" of "ten people from the plant are missing", behind "linked to the firm"; else None."""
    chunks = phrases.chunks
    at = n + 1 + (n + 1 < len(chunks) and chunks[n + 1].kind == "VP" and _is_participle(phrases, chunks[n + 1]))
    if at + 2 >= len(chunks) or (n and chunks[n - 1].kind == "PREP"):  # "a plane with 90 people on board is missing"
        return None
    link, noun, verb = chunks[at : at + 3]
    plain = link.kind == "PREP" and noun.kind in {"NP", "TIME"} and noun.figure is None
    return at + 2 if plain and verb.kind == "VP" and phrases.lemma(verb) in INTO_STATE else None


def _is_participle(phrases: Phrases, chunk: Chunk) -> bool:
    return chunk.last - chunk.first == 1 and phrases.words[chunk.head].tag in PARTICIPLES


def _is_part(phrases: Phrases, n: int) -> bool:
    """As in "three of the 12 were missing": the verb tells of the three. "Three of the 12 missing" tells of the 12."""
    if n < 0 or n + 3 >= len(phrases.chunks) or phrases.low(phrases.chunks[n + 1]) != "of":
        return False
    told = phrases.words[phrases.chunks[n + 3].first].lemma in TELLING
    return told and phrases.chunks[n].figure is not None and phrases.chunks[n + 2].figure is not None


def state_behind(phrases: Phrases, at: int) -> tuple[tuple[Family, ...], int] | None:
    """The state behind "were", "have been reported", "still", "confirmed as"."""
    while at < len(phrases.chunks):
        piece = phrases.chunks[at]
        if found := _state_at(phrases, piece.first) or _state_in_verb(phrases, at):
            return found
        if not (piece.kind == "ADV" or phrases.lemma(piece) in INTO_STATE or phrases.low(piece) == "as"):
            return None
        at += 1
    return None


def _state_in_verb(phrases: Phrases, at: int) -> tuple[tuple[Family, ...], int] | None:
    """As in "14 have yet to be identified": a state of several words that is a verb group."""
    piece = phrases.chunks[at] if at < len(phrases.chunks) else None
    if piece is None or piece.kind != "VP":
        return None
    found = [(token, _state_at(phrases, token)) for token in range(piece.first, piece.last)]
    return next((state for token, state in found if state and token + 1 < state[1] >= piece.last), None)


def _state_at(phrases: Phrases, token: int) -> tuple[tuple[Family, ...], int] | None:
    """The families whose state stands at this token, and the token behind it; the longest state wins."""
    for size in (4, 3, 2, 1):
        words = " ".join(word.low for word in phrases.words[token : token + size])
        if token + size <= len(phrases.words) and words in by_word("states"):
            return by_word("states")[words], token + size
    return None


def counted_noun(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "14 deaths", "288 fatalities": the counted noun itself says what happened."""
    if chunk.kind != "NP" or chunk.figure is None or n < 0:
        return
    for family in by_word("count_nouns").get(phrases.lemma(chunk), ()):
        yield Found(COUNTED_NOUN, family, (chunk,), None, chunk.first, chunk.last)


def total_of(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "a death toll of 14", "the toll rose to 14", "fatalities were close to 80": the figure follows."""
    numbered, last, noun = _number_of(phrases, n, chunk)
    numbered = numbered or _joined_to_verb(phrases, chunk)
    if chunk.kind != "NP" or chunk.figure or not (numbered or phrases.lemma(chunk) in by_word("total_nouns")):
        return
    target = reached(phrases, last)
    if target is None:
        return
    verb = next((c for c in phrases.chunks[last + 1 : target] if c.kind == "VP"), None)
    for family in numbered or by_word("total_nouns")[phrases.lemma(chunk)]:
        for told in _listed(phrases, target):
            yield Found("total of", family, (told,), verb, chunk.first, told.last, noun)


def _listed(phrases: Phrases, at: int) -> Iterator[Chunk]:
    """As in "the dead were | 14 Swedes, | nine Danes and | four Poles": each is told of the dead."""
    chunks = phrases.chunks
    yield chunks[at]
    named = chunks[at].head >= 0
    while named and at + 2 < len(chunks) and (phrases.low(chunks[at + 1]) in {",", "and"}):
        at += 2 + (chunks[at + 2].kind == "CONJ" and at + 3 < len(chunks))  # "14 Swedes, and four Poles"
        follows = chunks[at + 1] if at + 1 < len(chunks) else None
        if chunks[at].figure is None or chunks[at].head < 0 or (follows is not None and follows.kind == "VP"):
            return
        yield chunks[at]


def _joined_to_verb(phrases: Phrases, chunk: Chunk) -> tuple[Family, ...]:
    """The families of "death toll rises": a verb that has the look of a noun behind its noun."""
    if chunk.head < 1 or phrases.lemma(chunk) not in REACH or not phrases.words[chunk.head].low.endswith("s"):
        return ()
    return by_word("total_nouns").get(phrases.words[chunk.head - 1].lemma, ())


def _number_of(phrases: Phrases, n: int, chunk: Chunk) -> tuple[tuple[Family, ...], int, Chunk | None]:
    """The families of "the number of people missing", "of dead", "of those who died". And the chunk behind.

    Last the noun of which it is the number, where that is no state itself.
    """
    if phrases.lemma(chunk) not in {"number", "count", "tally"}:
        return (), n, None
    last = n + 2 * (phrases.low(phrases.chunks[min(n + 1, len(phrases.chunks) - 1)]) == "of")
    noun = phrases.chunks[last] if last < len(phrases.chunks) else chunk
    if state := _state_at(phrases, noun.last - 1):
        return state[0], last, None
    if noun.kind == "NP" and noun is not chunk and (named := by_word("count_nouns").get(phrases.lemma(noun))):
        return named, last, noun
    return _number_behind(phrases, last, noun, chunk)


def _number_behind(
    phrases: Phrases, last: int, noun: Chunk, chunk: Chunk
) -> tuple[tuple[Family, ...], int, Chunk | None]:
    """The same, told behind the noun: "people missing", "those who died", "homes destroyed"."""
    done = last + (noun.kind == "NP")
    counted = noun if noun.kind == "NP" and noun is not chunk else None
    still = noun.last + (noun.last < len(phrases.words) and phrases.words[noun.last].tag == "ADV")
    if state := _state_at(phrases, still):
        return state[0], done + still - noun.last, counted
    if said := _who_did(phrases, last + 1):
        of_things = said[0][0].thing != "people"  # "of those who got away": of captives
        return said[0], said[1], noun if of_things else counted
    verb = phrases.chunks[done] if done < len(phrases.chunks) else chunk
    if verb.kind == "VP" and verb.last - verb.first == 1 and phrases.words[verb.head].tag in PARTICIPLES:
        return by_word("verbs_object").get(phrases.lemma(verb), ()), done, counted
    return (), done, None


def _who_did(phrases: Phrases, at: int) -> tuple[tuple[Family, ...], int] | None:
    """The families of "who died", "who have been hurt", "who got away", and the chunk that ends it."""
    verb = phrases.chunks[at + 1] if at + 1 < len(phrases.chunks) else None
    if verb is None or phrases.low(phrases.chunks[at]) != "who" or verb.kind != "VP" or verb.negated:
        return None
    done = verb.passive and verb.last - verb.first > 1
    families = _of_verb("verbs_object" if done else "verbs_subject", phrases, at + 1)
    particle = bool(families) and at + 2 < len(phrases.chunks) and phrases.chunks[at + 2].kind == "ADV"
    return (families, at + 1 + particle) if families else None


def loss_of(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "claimed 14 lives", "14 people lost their lives", "cost 14 people their lives"."""
    if chunk.kind != "NP" or not n:
        return
    verb_at = n - 1
    while (
        verb_at
        and phrases.chunks[verb_at].kind in {"ADV", "PREP", "NP"}
        and n - verb_at < 3
        and phrases.lemma(phrases.chunks[verb_at]) != "loss"
    ):
        verb_at -= 1
    verb, between = phrases.chunks[verb_at], phrases.chunks[verb_at + 1]
    lemma = "lose" if phrases.lemma(verb) == "loss" else phrases.lemma(verb)
    for family in by_word("losses").get((lemma, phrases.lemma(chunk)), ()):
        of = phrases.chunks[n + 1 : n + 3]
        links = {"of"} if lemma == "lose" else {"of", "to", "for"}  # "cut power to 30,000 homes"
        lives_of = len(of) > 1 and phrases.low(of[0]) in links and of[1].figure is not None
        owners = (
            (of[1],)
            if lives_of
            else (between,)
            if between is not chunk and between.figure
            else tuple(subject(phrases, verb_at))
        )
        place = phrases.chunks[n - 1].kind == "PREP" and lemma != "lose"  # "took 50 people | to | five hospitals"
        group = (chunk,) if chunk.figure and not place else owners
        if group:
            yield _found("loss of", family, group, verb)


def part_of_state(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "four of the dead were children", "eight of the injured are Polish": some of those in a state, and who."""
    of, whole, verb, who = (phrases.chunks[n + k] if n + k < len(phrases.chunks) else None for k in (1, 2, 3, 4))
    if chunk.kind != "NP" or chunk.figure is None or chunk.head >= 0 or whole is None or of is None or who is None:
        return
    if phrases.low(of) != "of" or whole.figure or verb is None or phrases.lemma(verb) != "be":
        return
    for family in by_word("states").get(phrases.words[whole.last - 1].low, ()):
        if who.kind in {"NP", "ADJ"}:
            yield Found("part of a state", family, (chunk,), None, chunk.first, who.last)


def held(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "a bus with 23 passengers": those whom the thing before "with" holds."""
    if chunk.kind != "NP" or chunk.figure is None or chunk.head < 0 or n < 2:
        return
    link, holder = phrases.chunks[n - 1], phrases.chunks[n - 2]
    if phrases.low(link) != "with" or holder.kind != "NP" or phrases.low(holder) not in {"a", "an", "the"}:
        return
    for family in by_word("holders").get(phrases.lemma(holder), ()):
        yield Found("held", family, (chunk,), None, holder.first, chunk.last)


def done_to(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "the arrest of 14 people", "the destruction of 400 homes": a verb as a noun, and what it acts on."""
    if chunk.kind != "NP" or chunk.figure is not None or chunk.head < 0 or n + 2 >= len(phrases.chunks):
        return
    counted = phrases.chunks[n + 2]
    if phrases.low(phrases.chunks[n + 1]) != "of" or counted.figure is None or counted.head < 0:
        return
    for verb in VERB_OF_NOUN.get(phrases.lemma(chunk), ()):
        for family in by_word("verbs_object").get(verb, ()):
            yield Found("done to", family, (counted,), None, chunk.first, counted.last)


def state_before(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "a list of 109 missing foreigners", "the 400 destroyed homes": the state stands before the noun.

    Only where all of them are told of: "nine wounded soldiers were flown out" are some of the wounded.
    """
    if chunk.kind != "NP" or chunk.figure is None or chunk.head < 0:
        return
    before = phrases.chunks[n - 1] if n else chunk
    there = before.kind == "VP" and phrases.lemma(before) in {"be", "have", "list", "number"}
    known = phrases.low(chunk) == "the" and before.kind != "VP"  # "found the two missing men" ends it
    if not (known or there or phrases.low(before) == "of"):
        return
    for at in range(chunk.figure.last, chunk.head):
        for family in by_word("states").get(phrases.words[at].low, ()):
            yield Found("state before", family, (chunk,), None, chunk.first, chunk.last)


def passengers_and_crew(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "167 passengers and nine crew": together they are all aboard, whatever the verb."""
    joined = phrases.chunks[n + 1 : n + 3]
    if len(joined) < 2 or phrases.low(joined[0]) != "and" or phrases.lemma(chunk) != "passenger":
        return
    crew = joined[1]
    named = {phrases.lemma(crew), *(word.lemma for word in phrases.modifiers(crew))}
    if chunk.figure is not None and crew.figure is not None and "crew" in named:
        for family in by_word("states").get("aboard", ()):
            yield Found("passengers and crew", family, (chunk, crew), None, chunk.first, crew.last)


RULES = (
    verb_acts_on,
    subject_does,
    loss_of,
    held,
    part_of_state,
    in_a_state,
    counted_noun,
    total_of,
    done_to,
    state_before,
    passengers_and_crew,
)


def _found(rule: str, family: Family, group: Sequence[Chunk], verb: Chunk) -> Found:
    first = min(verb.first, *(chunk.first for chunk in group))
    last = max(verb.last, *(chunk.last for chunk in group))
    return Found(rule, family, tuple(group), verb, first, last)
