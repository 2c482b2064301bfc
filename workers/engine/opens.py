"""Open slots: figures that no family knows, by their noun, their verb and what they measure.

"4,200 beehives were lost" is a count of beehives; "a turnout of 43 per cent" an attribute called turnout; "250 km south
of Kolkata" a distance to Kolkata; "2,750 tonnes of ammonium nitrate" a mass of nitrate; "a crater some 200 metres
across" a length of the crater; "313 of 2,200 polling stations" a part and its whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from schemas.claims import Claim, Quantity
from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.counting import CLASS_OF, country, is_person, scope_of, things_of
from workers.engine.forms import is_plural
from workers.engine.owners import names_of, owner
from workers.engine.phrases import Chunk, Phrases
from workers.engine.places import place_behind
from workers.engine.quantities import Figure
from workers.engine.setting import Setting
from workers.engine.surroundings import HIGHER, LOWER, MOVING, clause, governing, move, names, nouns, with_particle
from workers.engine.units import named
from workers.engine.words import NOMINAL

AWAY = lexicon.words("away")
IMPLIED = dict(pair.split() for pair in lexicon.words("implied"))
EACH = lexicon.words("each")
GIVING = lexicon.words("dative_verbs")
SETTLEMENTS = lexicon.words("settlements")
PERIODS = lexicon.words("periods")
RATES = lexicon.words("rates")
A_PERIOD = frozenset(f"a {period}" for period in PERIODS)
LEVEL = lexicon.words("level")
REACH = lexicon.words("reach")
ATTAINING = lexicon.words("attaining")
SETTING = lexicon.words("setting_verbs")
PLAIN_ATTRIBUTES = lexicon.words("plain_attributes")
EXTENTS = lexicon.words("extents")
EXTENT_OF_ADJECTIVE = {"wide": "width", "high": "height", "tall": "height", "deep": "depth", "thick": "thickness"}
SIZE_VERBS = lexicon.words("size_verbs")
MEANT = lexicon.words("meant_for")
ABLE = frozenset({"can", "could"})
HOLDING = lexicon.words("capacity_verbs")
CAPACITY = "capacity"
FAR_END = 6  # tokens behind a length within which its other end stands: "from the border with Libya"
OWNING = lexicon.words("stake_verbs")
STAKE = "stake"
VOTE = "vote"
POLLING = lexicon.words("polling_verbs")
INHABITANT = "inhabitant"
YEAR = named("year")
STAFF = "employee"
PAYROLL = lexicon.words("payroll")
AT_WORK = lexicon.words("work_prepositions")
STRENGTH = lexicon.words("strength")
SECTIONS = lexicon.words("sections")
CONTAINERS = lexicon.words("containers")


def claims(setting: Setting, used: set[int]) -> Iterator[Claim]:
    """A claim for each figure of a sentence that no family has used. `used` are the first tokens of those phrases."""
    for n, chunk in enumerate(setting.phrases.chunks):
        if chunk.attribute and (property_ := _described(setting.phrases, chunk.attribute, chunk)):
            yield _claim(setting, n, chunk.attribute, property_)
        stands = chunk.figure is not None and not chunk.figure.replaced and chunk.first not in used
        if chunk.figure and stands and (measure := _measure(setting.phrases, n, chunk)):
            yield _claim(setting, n, chunk.figure, measure)


def _measure(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """(measure, things) of the first reading that fits; None for a bare number without a noun."""
    for reading in (
        _distance,
        _each,
        _capacity,
        _stake,
        _extent,
        _attribute,
        _of_substance,
        _implied,
        _beside_noun,
        _part,
        _counted,
    ):
        found = reading(phrases, n, chunk)
        if found:
            return found
    return None


def _dimension(chunk: Chunk) -> str:
    return chunk.figure.quantity.dimension if chunk.figure else "count"


def _distance(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:  # noqa: ARG001 (a reading's form)
    """As in "250 km south of Kolkata", "on Cyprus, about 100 miles away"."""
    if _dimension(chunk) != "length" or chunk.figure is None:
        return None
    last = chunk.figure.last
    near = phrases.words[last : last + 3]
    if not any(word.low in AWAY for word in near[:2]):
        return None
    rest = phrases.words[last : last + FAR_END]
    behind = [word for word in rest if word.tag == "NAME"] or [word for word in rest[1:] if word.tag == "NOUN"]
    before = [word for word in phrases.words[max(0, chunk.first - 4) : chunk.first] if word.tag == "NAME"]
    place = (behind or before[-1:])[:1]
    if not place:
        return None
    end = place[0].low
    if any(a is place[0] and b.tag == "NOUN" for a, b in pairwise(rest)):  # "the Libyan border" is that "with Libya"
        end = (country(end) or end).lower()
    return f"distance:{end}", (end,)


def _each(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:  # noqa: ARG001 (a reading's form)
    """As in "0.76 francs apiece", "54 cents a share": a price for one."""
    if _dimension(chunk) != "money" or chunk.figure is None:
        return None
    behind = phrases.words[chunk.figure.last : chunk.figure.last + 8]
    each = any(word.low in EACH for word in behind[:2]) and not any(word.lemma in PERIODS for word in behind[:3])
    one = any(a.low == "a" and b.lemma in {"share", "barrel", "head", "tonne", "litre"} for a, b in pairwise(behind))
    return ("price for one", ("price",)) if each or one else None


def _capacity(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the ferry can take 921 passengers", "could hold 956 people": no load, and no forecast."""
    verb = phrases.chunks[n - 1] if n else chunk
    made = n > 1 and phrases.lemma(phrases.chunks[n - 2]) in MEANT and phrases.chunks[n - 2].passive
    holds = verb.kind == "VP" and phrases.lemma(verb) in HOLDING and (verb.modal in ABLE or made)
    room = holds or (made and phrases.low(verb) == "for")  # "licensed to take 180 people", "built for 150"
    people = chunk.head < 0 or is_person(*_noun(phrases, chunk))
    return (f"attribute:{CAPACITY}", (CAPACITY,)) if room and people and _dimension(chunk) == "count" else None


def _stake(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "he owns 9.1% of the company": the stake of one."""
    verb = phrases.chunks[n - 1] if n else chunk
    owns = verb.kind == "VP" and phrases.lemma(verb) in OWNING and not verb.passive
    return (f"attribute:{STAKE}", (STAKE,)) if owns and _dimension(chunk) == "share" else None


def _noun(phrases: Phrases, chunk: Chunk) -> tuple[str, str]:
    """The head noun of a phrase in its base form and as it is written, in lower case."""
    return phrases.words[chunk.head].lemma, phrases.words[chunk.head].low


def _extent(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the part was 200 metres long", "a ship that weighs 200,000 tonnes": how large the subject is."""
    if chunk.figure is None or _dimension(chunk) not in EXTENTS or chunk.head >= 0 or not n:
        return None
    verb = phrases.chunks[n - 1]
    if verb.kind != "VP" or phrases.lemma(verb) not in SIZE_VERBS:
        return None
    owners = [c for c in subject(phrases, n - 1) if c.figure is None and c.head >= 0 and _is_noun(phrases, c)]
    return _extent_of(phrases, chunk.figure, owners[0]) if owners else None


def _described(phrases: Phrases, figure: Figure, owner: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "an 80-metre length": its extent; "the 3,000-strong workforce": its strength."""
    if owner.head >= 0 and phrases.words[figure.last - 1].low in STRENGTH and figure.quantity.dimension == "count":
        return f"attribute:{phrases.lemma(owner)}", things_of(phrases, owner)
    return _extent_of(phrases, figure, owner)


def _extent_of(phrases: Phrases, figure: Figure, owner: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "length of:section": the property and the noun that has it; a stretch or span of a thing is its section."""
    if owner.head < 0 or figure.quantity.dimension not in EXTENTS:
        return None
    behind = phrases.words[figure.last].low if figure.last < len(phrases.words) else ""
    old = figure.quantity.dimension == "duration" and phrases.words[figure.last - 1].low.endswith("old")
    own = phrases.words[figure.last - 1].low.rpartition("-")[2]  # "the 10ft-wide lane"
    adjective = EXTENT_OF_ADJECTIVE.get(own) or EXTENT_OF_ADJECTIVE.get(behind)
    name = "age" if old else adjective or figure.quantity.dimension
    noun = phrases.lemma(owner)
    definite = ("the",) if phrases.low(owner) == "the" else ()
    return f"{name} of:{'section' if noun in SECTIONS else noun}", (*things_of(phrases, owner), *definite)


def _attribute(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "a turnout of 43 per cent", "the turnout was put at 43 per cent", "magnitude 3.3"."""
    plain = phrases.words[chunk.figure.first - 1].lemma if chunk.figure and chunk.figure.first else ""
    if plain in PLAIN_ATTRIBUTES:
        return f"attribute:{plain}", (plain,)
    if n < 2 or (chunk.head >= 0 and _dimension(chunk) == "count"):
        return None
    noun = _noun_before(phrases, n) or _put_at(phrases, n) or _subject_at_level(phrases, n, chunk)
    told = phrases.lemma(noun) if noun else ""
    if noun is None or told in CONTAINERS or (told in HIGHER | LOWER and _dimension(chunk) in MOVING):
        return None
    if _is_bare_count(chunk) and phrases.low(phrases.chunks[n - 1]) == "of":
        if told in SETTLEMENTS:
            return f"count:{INHABITANT}", (INHABITANT,)
        if is_person(told, told) and not is_plural(phrases.words[noun.head].low):
            return f"age of:{told}", things_of(phrases, noun)  # "a boy of seven"
    return f"attribute:{told}", things_of(phrases, noun)


def _noun_before(phrases: Phrases, n: int) -> Chunk | None:
    """As in "a fine of Q", "put the cost of the campaign at Q", "cut the fare to Q": the noun that has the value."""
    link = phrases.chunks[n - 1]
    at = n - 2
    if link.kind != "PREP" or phrases.low(link) not in {"of", "at", "to"}:
        return None
    if at >= 2 and phrases.low(phrases.chunks[at - 1]) == "by" and phrases.chunks[at].figure:
        at -= 2  # "raised the fee by 5 euros to 30 euros"
    while at >= 2 and phrases.low(phrases.chunks[at - 1]) == "of" and _is_plain(phrases.chunks[at - 2]):
        at -= 2
    noun = phrases.chunks[at]
    if noun.kind != "NP" or noun.figure is not None or noun.head < 0 or not _is_noun(phrases, noun):
        return None
    if phrases.low(link) == "of":
        return noun
    verb = phrases.chunks[at - 1] if at else None
    return noun if verb is not None and verb.kind == "VP" and phrases.lemma(verb) in SETTING else None


def _put_at(phrases: Phrases, n: int) -> Chunk | None:
    """As in "the cost, put at 600 million", "damage estimated at 40 million"."""
    verb = phrases.chunks[n - 2]
    if phrases.low(phrases.chunks[n - 1]) != "at" or verb.kind != "VP" or phrases.lemma(verb) not in SETTING:
        return None
    put = [doer for doer in subject(phrases, n - 2) if doer.figure is None and doer.head >= 0]
    return put[0] if verb.passive and put and _is_noun(phrases, put[0]) else None


def _is_plain(chunk: Chunk) -> bool:
    return chunk.kind == "NP" and chunk.figure is None


def _subject_at_level(phrases: Phrases, n: int, chunk: Chunk) -> Chunk | None:
    """As in "the turnout was 43 per cent", "the price stood at 30 dollars"."""
    link = phrases.chunks[n - 1]
    verb = n - 1 - (link.kind == "PREP" and phrases.low(link) in {"at", "to"})
    told = phrases.lemma(phrases.chunks[verb])
    reaching = told in REACH and phrases.low(link) == "to"
    if phrases.chunks[verb].kind != "VP" or not (told in LEVEL or reaching or _attains(phrases, n, verb)):
        return None
    if chunk.figure is None or chunk.figure.quantity.unit is None:
        return None
    doers = [c for c in subject(phrases, verb) if c.figure is None and c.head >= 0]
    return doers[0] if doers and _is_noun(phrases, doers[0]) else None


def _attains(phrases: Phrases, n: int, verb: int) -> bool:
    """As in "inflation hit 5 per cent"; the virus that "hit 5 per cent of the hens" has no such level."""
    whole = n + 1 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of"
    told = phrases.lemma(phrases.chunks[verb])
    return told in ATTAINING and verb == n - 1 and not whole and _dimension(phrases.chunks[n]) in {"money", "share"}


def _of_substance(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "2,750 tonnes of ammonium nitrate", "three days of mourning"."""
    if chunk.figure is None or chunk.figure.quantity.unit is None or chunk.head >= 0 or n + 2 >= len(phrases.chunks):
        return None
    link, noun = phrases.chunks[n + 1], phrases.chunks[n + 2]
    if phrases.low(link) != "of" or noun.kind != "NP" or noun.figure or noun.head < 0:
        return None
    return f"{_dimension(chunk)} of:{phrases.lemma(noun)}", things_of(phrases, noun)


def _beside_noun(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "a crater some 200 metres across", "a US$275 billion market": a measure beside the noun that has it."""
    if chunk.figure is None or chunk.figure.quantity.unit is None:
        return None
    before = phrases.chunks[n - 1] if n else chunk
    owner = chunk if chunk.head >= 0 else before
    if owner.kind != "NP" or owner.head < 0 or (owner is before and (owner.figure or not _is_noun(phrases, owner))):
        return _dimension(chunk), ()
    if _is_receiver(phrases, n, owner) or phrases.lemma(owner) in HIGHER | LOWER:
        return _dimension(chunk), ()
    sized = _extent_of(phrases, chunk.figure, owner) if owner is before else None
    return sized or (f"attribute:{phrases.lemma(owner)}", things_of(phrases, owner))


def _is_receiver(phrases: Phrases, n: int, owner: Chunk) -> bool:
    """As in "cost the firm 40 million", "promised each family 2 million": the noun before is whom it goes to."""
    verb = phrases.chunks[n - 2] if n > 1 and owner is phrases.chunks[n - 1] else None
    return verb is not None and verb.kind == "VP" and phrases.lemma(verb) in GIVING


def _is_noun(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether the head is no name; the first word of a sentence is capitalised either way."""
    return phrases.words[chunk.head].tag == "NOUN" or chunk.head == 0


def _part(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "313 of 2,200 polling stations": the first is a count of stations, the second their whole."""
    chunks = phrases.chunks
    if (
        chunk.head < 0
        and n + 2 < len(chunks)
        and phrases.low(chunks[n + 1]) == "of"
        and chunks[n + 2].figure
        and chunks[n + 2].head >= 0
    ):
        return f"count:{phrases.lemma(chunks[n + 2])}", things_of(phrases, chunks[n + 2])
    if n >= 2 and phrases.low(chunks[n - 1]) == "of" and _is_bare_count(chunks[n - 2]) and chunk.head >= 0:
        return f"whole:{phrases.lemma(chunk)}", things_of(phrases, chunk)
    return None


def _is_bare_count(chunk: Chunk) -> bool:
    return chunk.figure is not None and chunk.head < 0 and chunk.figure.quantity.unit is None


def _counted(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "4,200 beehives"."""
    if chunk.head < 0 or phrases.words[chunk.head].tag not in NOMINAL:
        return None
    if phrases.lemma(chunk) in {"person", "soul"} and _lives_there(phrases, n):
        return f"count:{INHABITANT}", (INHABITANT,)
    if phrases.lemma(chunk) == "person" and _is_at_work(phrases, n):
        return f"count:{STAFF}", (STAFF, *things_of(phrases, chunk)[1:])
    return f"count:{phrases.lemma(chunk)}", things_of(phrases, chunk)


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


def _is_at_work(phrases: Phrases, n: int) -> bool:
    """As in "has 300 people on its payroll", "employs 300 people", "3,000 people work for it", "are employed by it"."""
    before = phrases.chunks[n - 1] if n else None
    if before is not None and before.kind == "VP" and phrases.lemma(before) == "employ":
        return True
    behind = phrases.chunks[n + 1 : n + 4]
    lists = {phrases.lemma(piece) for piece in behind if piece.kind == "NP"} & PAYROLL
    verb = behind[0] if behind and behind[0].kind == "VP" else None
    works = verb is not None and phrases.lemma(verb) == "work" and len(behind) > 1 and phrases.low(behind[1]) in AT_WORK
    employed = verb is not None and verb.passive and phrases.lemma(verb) == "employ"
    return (bool(lists) and phrases.low(behind[0]) == "on") or works or employed


def _implied(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the bank employs 74,000", "Okoro won 54 per cent": the verb says what is counted."""
    verb = phrases.chunks[n - 1] if n else None
    if _dimension(chunk) == "share":
        verb = phrases.chunks[n - 2] if n > 1 and phrases.low(phrases.chunks[n - 1]) == "with" else verb
        named = verb is not None and _is_of_a_name(phrases, phrases.index(verb))
        polls = verb is not None and verb.kind == "VP" and phrases.lemma(verb) in POLLING
        return (f"share of:{VOTE}", (VOTE,)) if named and polls else None
    if verb is None or verb.kind != "VP" or chunk.head >= 0 or _dimension(chunk) != "count":
        return None
    noun = IMPLIED.get(phrases.lemma(verb))
    return (f"count:{noun}", (noun,)) if noun else None


def _is_of_a_name(phrases: Phrases, verb: int) -> bool:
    """Whether the subject of a verb is a name: candidates and parties poll, companies and prices do not."""
    doers = subject(phrases, verb)
    return bool(doers) and all(doer.head >= 0 and phrases.words[doer.head].tag in {"NAME", "PRON"} for doer in doers)


def _in_years(quantity: Quantity) -> Quantity:
    """An age that is given without its unit: "a boy of seven"."""
    if quantity.unit is not None:
        return quantity
    return replace(quantity, unit=YEAR.shown, dimension=YEAR.dimension, factor=YEAR.factor)


def _claim(setting: Setting, n: int, figure: Figure, reading: tuple[str, tuple[str, ...]]) -> Claim:
    measure, things = reading
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    verb = governing(phrases, n)
    first = min(chunk.first, verb.first) if verb and 0 <= chunk.first - verb.last < 4 else chunk.first
    last = max(chunk.last, verb.last) if verb and 0 <= verb.first - chunk.last < 4 else chunk.last
    first, last = _with_noun(phrases, n, chunk, first, last)
    span = setting.span(first, last)
    around = clause(phrases, n)
    telling = None if measure == f"attribute:{CAPACITY}" or _is_aside(phrases, n) else verb
    own_age = measure.startswith("age of") and phrases.words[chunk.head].tag == "NAME"  # "the 64-year-old Ivo Novak"
    return setting.claim(
        measure,
        span,
        setting.scene.at(chunk.first),
        chunk.first,
        verb=telling,
        kind="number",
        quantity=_in_years(figure.quantity) if measure.startswith("age of") else figure.quantity,
        also=tuple(other.quantity for other in figure.also),
        text=setting.text(span),
        things=things,
        predicate=move(phrases, figure) or (with_particle(phrases, verb) if verb else ""),
        about=nouns(phrases, around, chunk),
        names=names(phrases, around),
        owners=names_of(phrases, chunk) if own_age else owner(phrases, n, setting.spoken) - {*things},
        scope=frozenset() if own_age else _scope(phrases, chunk, figure, measure),
        rules=((f"open: {measure}", span), (f"count: {figure.quantity.bound}", figure.quantity.span)),
    )


def _is_aside(phrases: Phrases, n: int) -> bool:
    """As in "a third of the workforce of 12,000 may go": the verb tells of the third, the figure stands as it is."""
    chunks = phrases.chunks
    of = n > 3 and phrases.low(chunks[n - 1]) == "of" and phrases.low(chunks[n - 3]) == "of"
    return bool(of) and chunks[n - 4].figure is not None


def _scope(phrases: Phrases, chunk: Chunk, figure: Figure, measure: str) -> frozenset[str]:
    """Whom a count singles out. A country beside money is that of its currency."""
    found = scope_of(phrases, chunk) | _rate(phrases, figure)
    if _dimension(chunk) == "money":
        return found & A_PERIOD
    if measure.startswith("attribute") and _dimension(chunk) == "length":
        found |= place_behind(phrases, phrases.index(chunk))  # the river at one town is not as high as at another
    noun = measure.partition(":")[2]
    own = {CLASS_OF[noun]} if noun in CLASS_OF else set()  # a count of employees singles out no employees
    return found - own - ({"part"} if _dimension(chunk) == "share" or measure.startswith(("count", "whole")) else set())


def _rate(phrases: Phrases, figure: Figure) -> set[str]:
    """As in "£400,000 a day": what no plain sum is compared with."""
    behind = phrases.words[figure.last : figure.last + 2]
    return (
        {f"a {behind[1].lemma}"}
        if len(behind) == 2 and behind[0].low in RATES and behind[1].lemma in PERIODS
        else set()
    )


def _with_noun(phrases: Phrases, n: int, chunk: Chunk, first: int, last: int) -> tuple[int, int]:
    """The tokens of a claim, with the noun that it hangs on."""
    if chunk.head < 0 and n >= 2 and phrases.chunks[n - 1].kind == "PREP" and phrases.chunks[n - 2].kind == "NP":
        first = min(first, phrases.chunks[n - 2].first)
    if chunk.head < 0 and n + 2 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of":
        last = max(last, phrases.chunks[n + 2].last)
    return first, last
