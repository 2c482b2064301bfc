"""Opens: the claims of figures that no family knows, by their noun, their verb and what they measure.

"4,200 beehives were lost" is a count of beehives; "a turnout of 43 per cent" an attribute called turnout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from schemas.claims import Claim, Event, Quantity
from workers.engine import lexicon
from workers.engine.additions import is_added, is_renewed
from workers.engine.arguments import subject
from workers.engine.counting import CLASS_OF, ONE, scope_of, things_of
from workers.engine.extents import described
from workers.engine.figure import Figure
from workers.engine.forms import is_plural
from workers.engine.meanings import measure as measure_of
from workers.engine.owners import is_pledge, names_of, owner
from workers.engine.phrases import Chunk, Phrases
from workers.engine.places import place_behind
from workers.engine.setting import Setting
from workers.engine.surroundings import clause, dimension, governing, move, names, nouns, with_particle
from workers.engine.units import named
from workers.engine.wordless import ORDINALS
from workers.engine.words import VERBAL

PLACED = frozenset({"length", "temperature", "angle"})
MORE = frozenset({"more"})  # the scope of a count beside others
PERIODS = lexicon.words("periods")
RATES = lexicon.words("rates")
A_PERIOD = frozenset(f"a {period}" for period in PERIODS)
LONG_SPANS = lexicon.words("long_spans")
SPAN = 7  # tokens behind a change within which stands the time that it took
REGIONS = lexicon.words("directions") | lexicon.words("parts_of_a_country")
MIN_OPENING = 3  # chunks: "In | the capital | ..."
PART_WAY = lexicon.words("part_way")
BODIES = lexicon.words("bodies_of_people")
GATHERINGS = frozenset({"attendance", "audience", "crowd", "gate", "participant"})
JOINING = frozenset({"demonstrate", "march", "rally"})
ATTENDING = "attend"
TARGETS = lexicon.words("targets")
HITTING = frozenset({"at", "on", "against"})
CAPACITY = "capacity"
PRESENT = frozenset({"is", "are", "has", "have"})
YEAR = named("year")
CELSIUS = named("celsius")


def claims(setting: Setting, used: set[int]) -> Iterator[Claim]:
    """A claim for each figure of a sentence that no family has used. `used` are the first tokens of those phrases."""
    attacked = any(mention.event.kind in {"attack", "strike"} for mention in setting.scene.mentions)
    for n, chunk in enumerate(setting.phrases.chunks):
        several = _is_one_of_several(setting.phrases, chunk)
        if chunk.attribute and not several and (property_ := described(setting.phrases, chunk.attribute, chunk)):
            yield claim(setting, n, chunk.attribute, property_)
        stands = chunk.figure is not None and not chunk.figure.replaced and chunk.first not in used
        if chunk.figure and stands and (measure := measure_of(setting.phrases, n, chunk)):
            yield claim(setting, n, chunk.figure, measure)
        elif attacked and _is_lone_target(setting, n, chunk):
            yield claim(
                setting,
                n,
                _one(setting, chunk),
                (f"count:{setting.phrases.lemma(chunk)}", things_of(setting.phrases, chunk)),
            )


def _is_lone_target(setting: Setting, n: int, chunk: Chunk) -> bool:
    """As in "an attack on a base", "fired missiles at another base", "a raid at Camp Verde air base": one was hit."""
    phrases = setting.phrases
    if chunk.kind != "NP" or chunk.figure or phrases.lemma(chunk) not in TARGETS or not n:
        return False
    if phrases.low(phrases.chunks[n - 1]) not in HITTING or is_plural(phrases.words[chunk.head].low):
        return False
    one = phrases.low(chunk) in {"a", "an", "another"} or phrases.words[chunk.first].tag == "NAME"
    return one and any(m.at < chunk.first and m.event.kind in {"attack", "strike"} for m in setting.scene.mentions)


def _one(setting: Setting, chunk: Chunk) -> Figure:
    """The figure of a phrase that names one thing without a number."""
    text = setting.phrases.words[chunk.first].text
    quantity = Quantity(ONE, "exact", text, setting.span(chunk.first, chunk.last))
    return Figure(quantity, chunk.first, chunk.first + 1, chunk.first, stated=(1.0, 1.0))


def _is_one_of_several(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "three 24-hour strikes", which last longer than one of them."""
    length = chunk.attribute
    if length is None or length.quantity.dimension != "duration" or not length.first:
        return False
    return phrases.words[length.first - 1].tag == "NUM"


def _event(setting: Setting, chunk: Chunk, verb: Chunk | None) -> Event:
    """The event at a figure. What is in the present is of today, whatever year its sentence names besides.

    As in "the block, finished in 1974, has 120 flats".
    """
    event, scene = setting.scene.at(chunk.first), setting.scene
    tense = setting.phrases.words[verb.head].low if verb is not None and not verb.passive else ""
    now = verb is not None and (tense in PRESENT or setting.phrases.words[verb.head].tag == "VERB")
    dated = any(mention.moment and mention.event == event for mention in scene.mentions)
    far = any(day.far and day.first == event.first for day in scene.days)
    return replace(event, first=None, last=None) if _is_so_far(setting, chunk) or (now and far and not dated) else event


def _is_so_far(setting: Setting, chunk: Chunk) -> bool:
    """As in "it is the third riot since 1990": told of today, whatever year was told of before; not "a third riot"."""
    words, figure = setting.phrases.words, chunk.figure
    nth = figure is not None and words[figure.first].low in ORDINALS
    return nth and figure is not None and words[figure.first - 1].low not in {"a", "an"}


def _in_its_unit(measure: str, quantity: Quantity) -> Quantity:
    """What is given without its unit: "a boy of seven" in years, "a temperature of 41 degrees" in those of Celsius."""
    if measure.startswith("age of") and quantity.unit is None:
        unit = YEAR
    elif measure == "attribute:temperature" and quantity.dimension == "angle":
        unit = CELSIUS
    else:
        return quantity
    return replace(quantity, unit=unit.shown, dimension=unit.dimension, factor=unit.factor)


def claim(setting: Setting, n: int, figure: Figure, reading: tuple[str, tuple[str, ...]]) -> Claim:
    """The claim of a figure in the phrase at chunk `n`, read as (measure, things)."""
    measure, things = reading
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    verb = governing(phrases, n)
    first = min(chunk.first, verb.first) if verb and 0 <= chunk.first - verb.last < 4 else chunk.first
    last = max(chunk.last, verb.last) if verb and 0 <= verb.first - chunk.last < 4 else chunk.last
    first, last = _with_noun(phrases, n, chunk, first, last)
    span = setting.span(first, last)
    around = clause(phrases, n)
    aside = _is_aside(phrases, n)
    telling = None if measure == f"attribute:{CAPACITY}" or aside else verb
    done = _relative(phrases, n) or verb if aside else verb
    renewed = MORE if is_renewed(things, things) else frozenset()
    own_age = measure.startswith("age of") and phrases.words[chunk.head].tag == "NAME"  # "the 64-year-old Ivo Novak"
    made = setting.claim(
        measure,
        span,
        _event(setting, chunk, verb),
        chunk.first,
        verb=telling,
        kind="number",
        quantity=_in_its_unit(measure, figure.quantity),
        also=tuple(other.quantity for other in figure.also),
        text=setting.text(span),
        things=things,
        predicate=move(phrases, figure) or _predicate(phrases, done, measure),
        about=nouns(phrases, around, chunk),
        names=names(phrases, around),
        owners=names_of(phrases, chunk) if own_age else owner(phrases, n, setting.spoken) - {*things},
        scope=frozenset() if own_age else _scope(phrases, chunk, figure, measure) | renewed,
        rules=((f"open: {measure}", span), (f"count: {figure.quantity.bound}", figure.quantity.span)),
    )
    return replace(made, attribution=None) if is_pledge(phrases, n) else made


def _predicate(phrases: Phrases, verb: Chunk | None, measure: str) -> str:
    """The verb of a figure; whoever is of a crowd or an audience attends, whatever its size is "put at"."""
    if measure.partition(":")[2] in GATHERINGS or (verb and phrases.lemma(verb) in JOINING):
        return ATTENDING
    return with_particle(phrases, verb) if verb else ""


def _is_aside(phrases: Phrases, n: int) -> bool:
    """As in "a third of the workforce of 12,000 may go": the verb tells of the third, the figure stands as it is."""
    chunks = phrases.chunks
    if n < 2 or phrases.low(chunks[n - 1]) != "of":
        return False
    if dimension(chunks[n - 2]) == "share":
        return True  # "half of the 300 tonnes of oil"
    return n > 3 and phrases.low(chunks[n - 3]) == "of" and chunks[n - 4].figure is not None


def _relative(phrases: Phrases, n: int) -> Chunk | None:
    """The verb of "half of the 300 tonnes of oil | that | leaked"."""
    behind = phrases.chunks[n + 1 : n + 5]
    at = next((k for k, chunk in enumerate(behind[:-1]) if phrases.low(chunk) in {"that", "which", "who"}), None)
    found = behind[at + 1] if at is not None else None
    return found if found is not None and found.kind == "VP" else None


def _scope(phrases: Phrases, chunk: Chunk, figure: Figure, measure: str) -> frozenset[str]:
    """Whom a count singles out. A country beside money is that of its currency."""
    if measure.partition(":")[2] in BODIES:
        return frozenset()  # "the crew, 24 Filipinos"
    found = scope_of(phrases, chunk) | _rate(phrases, figure) | _span(phrases, figure) | _added(phrases, chunk, figure)
    found |= _region(phrases) | _together(phrases, chunk)
    if dimension(chunk) == "money":
        return found & A_PERIOD
    if measure.startswith("attribute") and dimension(chunk) in PLACED:
        found |= _gauged_at(phrases, phrases.index(chunk))  # the river at one town is not as high as at another
    noun = measure.partition(":")[2]
    own = {CLASS_OF[noun]} if noun in CLASS_OF else set()  # a count of employees singles out no employees
    whole = dimension(chunk) == "share" or (measure.startswith(("count", "whole")) and not _is_nameless(phrases, chunk))
    return found - own - ({"part"} if whole else set())


def _gauged_at(phrases: Phrases, n: int) -> frozenset[str]:
    """The place behind a figure or its subject: "stood at 4 metres at Linz", "the river at Linz stood at 4 metres"."""
    verb = governing(phrases, n)
    whose = subject(phrases, phrases.index(verb)) if verb is not None and verb.first < phrases.chunks[n].first else []
    found = place_behind(phrases, n)
    return found or frozenset().union(*(place_behind(phrases, phrases.index(one)) for one in whose[:1]))


def _is_nameless(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "two of the locations were schools": a part of which nothing is told that another paper could count."""
    behind = phrases.chunks[phrases.index(chunk) + 1 :][:3]
    if chunk.head < 0 and len(behind) > 1 and phrases.low(behind[1]) in {"whom", "which"}:
        return True
    some = chunk.head < 0 and len(behind) > 1 and phrases.low(behind[0]) == "of" and behind[1].figure is None
    some = some and behind[1].head >= 0 and phrases.words[behind[1].head].tag == "NOUN"
    verb = behind[2] if len(behind) > 2 else None
    return some and (verb is None or verb.kind != "VP" or phrases.lemma(verb) in {"be", "have", "do"})


def _added(phrases: Phrases, chunk: Chunk, figure: Figure) -> frozenset[str]:
    """As in "another five prisoners", "three other members", "12 more wells": beside others, and no count of all."""
    if figure.quantity.dimension != "count" or chunk.head < 0:
        return frozenset()
    first = max(0, chunk.first - 1)
    others = any(word.low == "other" for word in phrases.words[first : chunk.head])
    return MORE if others or is_added(phrases.words, first, chunk.head) else frozenset()


def _together(phrases: Phrases, chunk: Chunk) -> set[str]:
    """As in "eight churches and hotels": a count of both, and not of the churches."""
    behind = phrases.chunks[phrases.index(chunk) + 1 :][:2]
    if len(behind) < 2 or phrases.low(behind[0]) != "and" or chunk.head < 0 or chunk.figure is None:
        return set()
    other = behind[1]
    bare = other.kind == "NP" and other.figure is None and other.last - other.first == 1 and other.head >= 0
    noun = phrases.words[other.head] if bare else None
    own_verb = other.last < len(phrases.words) and phrases.words[other.last].tag in VERBAL | {
        "BE",
        "HAVE",
        "DO",
        "MODAL",
    }
    plural = (
        noun is not None and noun.tag == "NOUN" and is_plural(noun.low) and is_plural(phrases.words[chunk.head].low)
    )
    return {f"with {noun.lemma}"} if noun is not None and plural and not own_verb else set()


def _rate(phrases: Phrases, figure: Figure) -> set[str]:
    """As in "£400,000 a day": what no plain sum is compared with."""
    behind = phrases.words[figure.last : figure.last + 2]
    return (
        {f"a {behind[1].lemma}"}
        if len(behind) == 2 and behind[0].low in RATES and behind[1].lemma in PERIODS
        else set()
    )


def _region(phrases: Phrases) -> set[str]:
    """As in "In the capital the president won 41 per cent": of a part of the country alone."""
    if len(phrases.chunks) < MIN_OPENING or phrases.low(phrases.chunks[0]) != "in":
        return set()
    place = phrases.chunks[1]
    return {f"in the {phrases.lemma(place)}"} if place.figure is None and phrases.lemma(place) in REGIONS else set()


def _span(phrases: Phrases, figure: Figure) -> set[str]:
    """As in "have fallen 40 per cent this year", "at noon turnout was 22 per cent": of no day, and of no whole."""
    if figure.quantity.dimension not in {"share", "points"}:
        return set()
    behind = " ".join(word.low for word in phrases.words[figure.last : figure.last + SPAN])
    moved = bool(move(phrases, figure))
    long = moved and any(f" {words} " in f" {behind} " for words in LONG_SPANS)
    partly = not moved and any(word.low in PART_WAY for word in phrases.words)
    return ({"over time"} if long else set()) | ({"so far"} if partly else set())


def _with_noun(phrases: Phrases, n: int, chunk: Chunk, first: int, last: int) -> tuple[int, int]:
    """The tokens of a claim, with the noun that it hangs on."""
    if chunk.head < 0 and n >= 2 and phrases.chunks[n - 1].kind == "PREP" and phrases.chunks[n - 2].kind == "NP":
        first = min(first, phrases.chunks[n - 2].first)
    if chunk.head < 0 and n + 2 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of":
        last = max(last, phrases.chunks[n + 2].last)
    return first, last
