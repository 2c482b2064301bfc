"""Attributes: the readings by which a figure is the value of something that a thing has.

"A turnout of 43 per cent" is one called turnout; "250 km south of Kolkata" a distance; "2,750 tonnes of ammonium
nitrate" a mass of nitrate; "a crater some 200 metres across" a length of the crater.
"""

from __future__ import annotations

from itertools import pairwise

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.counting import country, is_person, things_of
from workers.engine.extents import EXTENT_NOUNS, PLAIN_ATTRIBUTES, SIZE_VERBS, extent_of, whose_extent
from workers.engine.forms import is_plural
from workers.engine.mentions import KIND_OF_NOUN
from workers.engine.phrases import Chunk, Phrases
from workers.engine.surroundings import HIGHER, LOWER, MOVING, dimension, is_bare_count, is_noun, move
from workers.engine.wordless import ORDINALS

AWAY = lexicon.words("away")
EACH = lexicon.words("each")
GIVING = lexicon.words("dative_verbs")
PARENTS = lexicon.words("parents")
SETTLEMENTS = lexicon.words("settlements")
PERIODS = lexicon.words("periods")
LEVEL = lexicon.words("level")
NUMBERING = frozenset({"number", "total"})
NUMBERED = lexicon.words("numbered_nouns")
GAUGES = frozenset({"rate", "level", "ratio"})
RATED = lexicon.words("rated")
REACH = lexicon.words("reach")
ATTAINING = lexicon.words("attaining")
SETTING = lexicon.words("setting_verbs")
CURRENCIES = frozenset({"cash", "notes", "bills", "coins", "total", "all"})
COUNTING = lexicon.words("counting_nouns")
WORTH = lexicon.words("worth")
FAR_END = 6  # tokens behind a length within which its other end stands: "from the border with Libya"
OWNING = lexicon.words("stake_verbs")
STAKE = "stake"
MARGIN = "margin"
MARGINS = frozenset({MARGIN, "majority", "lead"})
CONTESTING = lexicon.words("contesting_verbs")
INHABITANT = "inhabitant"
CONTAINERS = lexicon.words("containers")
WHOLES = lexicon.words("of_a_whole") - {"of"}
PRICES = frozenset({"price"})
DEALS = lexicon.words("deals")


def distance(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:  # noqa: ARG001 (a reading's form)
    """As in "250 km south of Kolkata", "on Cyprus, about 100 miles away"."""
    if dimension(chunk) != "length" or chunk.figure is None:
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


def each(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:  # noqa: ARG001 (a reading's form)
    """As in "0.76 francs apiece", "54 cents a share": a price for one."""
    if dimension(chunk) != "money" or chunk.figure is None:
        return None
    behind = phrases.words[chunk.figure.last : chunk.figure.last + 8]
    each = any(word.low in EACH for word in behind[:2]) and not any(word.lemma in PERIODS for word in behind[:3])
    one = any(a.low == "a" and b.lemma in {"share", "barrel", "head", "tonne", "litre"} for a, b in pairwise(behind))
    return ("price for one", ("price",)) if each or one else None


def stake(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "he owns 9.1% of the company": the stake of one."""
    verb = phrases.chunks[n - 1] if n else chunk
    owns = verb.kind == "VP" and phrases.lemma(verb) in OWNING and not verb.passive
    return (f"attribute:{STAKE}", (STAKE,)) if owns and dimension(chunk) == "share" else None


def worth(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "jewels worth 8 million euros", "the jewels, worth 8 million euros,"."""
    if dimension(chunk) != "money" or chunk.figure is None or not chunk.figure.first:
        return None
    if phrases.words[chunk.figure.first - 1].low not in WORTH:
        return None
    thing = next((piece for piece in reversed(phrases.chunks[max(0, n - 2) : n]) if piece.kind != "PUNCT"), None)
    if thing is not None and phrases.lemma(thing) == "be":
        thing = next(iter(subject(phrases, phrases.index(thing))), None)
    if thing is None or thing.figure or thing.head < 0 or thing.kind == "PREP":
        return None
    noun = phrases.words[thing.last - 1 if thing.kind == "VP" else thing.head]  # "did | damage | worth"
    return (
        ("attribute:price", ("price", noun.lemma)) if noun.lemma in DEALS else (f"value of:{noun.lemma}", (noun.lemma,))
    )


def sum_of(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:  # noqa: ARG001 (a reading's form)
    """As in "a £3m fine", "the $600 million bridge": a sum before the noun that has it."""
    if dimension(chunk) != "money" or chunk.figure is None or chunk.head < chunk.figure.last:
        return None
    noun = phrases.words[chunk.head]
    if noun.tag != "NOUN" or is_plural(noun.low) or noun.low in CURRENCIES:
        return None
    told = "price" if noun.lemma in DEALS else noun.lemma
    return f"attribute:{told}", (told, *things_of(phrases, chunk)[told == noun.lemma :])


def margin(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "won by 61 votes", "a winning margin of 63 votes", "had a majority of 980"."""
    if n < 2 or dimension(chunk) != "count":
        return None
    votes = chunk.head >= 0 and phrases.lemma(chunk) == "vote"
    link, before = phrases.low(phrases.chunks[n - 1]), phrases.chunks[n - 2]
    if link == "by" and before.kind == "NP" and n > 2:
        before = phrases.chunks[n - 3]  # "beat | him | by"
    won = link == "by" and votes and before.kind == "VP" and phrases.lemma(before) in CONTESTING
    lead = link == "of" and phrases.lemma(before) in MARGINS and (votes or chunk.head < 0)
    return (f"attribute:{MARGIN}", (MARGIN,)) if won or lead else None


def magnitude(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the earthquake measured 6.4": what an earthquake measures is its magnitude."""
    if dimension(chunk) != "count" or chunk.head >= 0 or not n:
        return None
    verb, found = phrases.chunks[n - 1], []
    if verb.kind == "VP" and phrases.lemma(verb) in SIZE_VERBS:
        found = subject(phrases, n - 1)
    elif phrases.low(verb) == "at" and n > 2 and phrases.lemma(phrases.chunks[n - 3]) in SETTING | SIZE_VERBS:
        found = [phrases.chunks[n - 2]]  # "measured | the quake | at | 7.2"
    quakes = [chunk for chunk in found if KIND_OF_NOUN.get(phrases.lemma(chunk)) == "earthquake"]
    return ("attribute:magnitude", ("magnitude", phrases.lemma(quakes[0]))) if quakes else None


def attribute(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "a turnout of 43 per cent", "the turnout was put at 43 per cent", "magnitude 3.3"."""
    plain = phrases.words[chunk.figure.first - 1].lemma if chunk.figure and chunk.figure.first else ""
    if plain in PLAIN_ATTRIBUTES:
        return f"attribute:{plain}", (plain,)
    if n < 2 or (chunk.head >= 0 and dimension(chunk) == "count"):
        return None
    noun = _noun_before(phrases, n) or _put_at(phrases, n) or _subject_at_level(phrases, n, chunk)
    told = _named(phrases, noun) if noun else ""
    if (
        noun is None
        or phrases.words[noun.head].tag == "PRON"
        or told in CONTAINERS
        or (told in HIGHER | LOWER and dimension(chunk) in MOVING)
    ):
        return None
    if told in EXTENT_NOUNS and dimension(chunk) == "length" and (whose := whose_extent(phrases, noun)):
        return f"{told} of:{whose}", (whose,)
    bare = _of_people(phrases, n, noun) if is_bare_count(chunk) else None
    return bare or (f"attribute:{told}", things_of(phrases, noun))


def _named(phrases: Phrases, noun: Chunk) -> str:
    """The noun that has a value; an inflation rate is inflation, but an interest rate a rate."""
    told = phrases.lemma(noun)
    before = [word.lemma for word in phrases.modifiers(noun)]
    return next((word for word in before if word in RATED), told) if told in GAUGES else told


def _of_people(phrases: Phrases, n: int, noun: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "put the attackers at 20", "a town of 900", "a boy of seven"."""
    told, plural = phrases.lemma(noun), is_plural(phrases.words[noun.head].low)
    if plural and is_person(told, phrases.words[noun.head].low):
        return f"count:{told}", things_of(phrases, noun)
    if phrases.low(phrases.chunks[n - 1]) != "of":
        return None
    if told in SETTLEMENTS:
        return f"count:{INHABITANT}", (INHABITANT,)
    if told in PARENTS:
        return f"children of:{told}", things_of(phrases, noun)
    return (f"age of:{told}", things_of(phrases, noun)) if is_person(told, told) and not plural else None


def _noun_before(phrases: Phrases, n: int) -> Chunk | None:
    """As in "a fine of Q", "put the cost of the campaign at Q", "cut the fare to Q": the noun that has the value."""
    link = phrases.chunks[n - 1]
    at = n - 2
    if link.kind != "PREP" or phrases.low(link) not in {"of", "at", "to"}:
        return None
    half = at >= 1 and phrases.low(phrases.chunks[at - 1]) == "half"  # "by half a point"
    if at >= 2 + half and phrases.low(phrases.chunks[at - 1 - half]) == "by" and (half or phrases.chunks[at].figure):
        at -= 2 + half  # "raised the fee by 5 euros to 30 euros"
    while at >= 2 and phrases.low(phrases.chunks[at - 1]) == "of" and _is_plain(phrases.chunks[at - 2]):
        at -= 2
    if phrases.low(link) != "of":
        at = _behind_verb(phrases, at)
    noun = phrases.chunks[at]
    if noun.kind != "NP" or noun.figure is not None or noun.head < 0 or not is_noun(phrases, noun):
        return None
    if phrases.low(link) == "of":
        return noun
    particle = at > 1 and phrases.low(phrases.chunks[at - 1]) in {"up", "down"}  # "jacked up the fee to"
    verb = phrases.chunks[at - 1 - particle] if at else None
    return noun if verb is not None and verb.kind == "VP" and phrases.lemma(verb) in SETTING else None


def _behind_verb(phrases: Phrases, at: int) -> int:
    """As in "put | the crowd | at | the rally | in | Tarn | on | Monday | at": what stands right behind the verb."""
    chunks, back = phrases.chunks, at
    while back >= 2 and chunks[back - 1].kind == "PREP" and chunks[back].figure is None:
        back -= 2
    return back if back and chunks[back - 1].kind == "VP" and phrases.lemma(chunks[back - 1]) in SETTING else at


def _put_at(phrases: Phrases, n: int) -> Chunk | None:
    """As in "the cost, put at 600 million", "damage estimated at 40 million", "the rate was raised to 4 per cent"."""
    verb = phrases.chunks[n - 2]
    if (
        phrases.low(phrases.chunks[n - 1]) not in {"at", "to"}
        or verb.kind != "VP"
        or phrases.lemma(verb) not in SETTING
    ):
        return None
    put = [doer for doer in subject(phrases, n - 2) if doer.figure is None and doer.head >= 0]
    return put[0] if verb.passive and put and is_noun(phrases, put[0]) else None


def in_kind(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "4 million euros in damages", "40 million in grants": what the money is."""
    if dimension(chunk) != "money" or n + 2 >= len(phrases.chunks) or phrases.low(phrases.chunks[n + 1]) != "in":
        return None
    kind = phrases.chunks[n + 2]
    plain = kind.kind == "NP" and kind.figure is None and kind.head >= 0 and phrases.words[kind.first].tag != "DET"
    noun = phrases.words[kind.head] if plain else None
    if noun is None or noun.tag != "NOUN" or noun.low in CURRENCIES:
        return None
    return f"attribute:{noun.lemma}", (noun.lemma,)


def numbering(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the workforce is 4,000", "its staff, at 900,", "the crowd numbered 300", "the rebels number 40"."""
    if not n or not is_bare_count(chunk) or dimension(chunk) != "count":
        return None
    before = phrases.chunks[n - 1]
    at = n - 1 - (n > 1 and before.kind == "PREP" and phrases.low(before) in {"at", "to"})
    verb = phrases.chunks[at]
    if phrases.low(verb) == "," and at < n - 1 and at and phrases.lemma(phrases.chunks[at - 1]) in COUNTING:
        found = [phrases.chunks[at - 1]]  # "its workforce, at 52,000"
    else:
        found = subject(phrases, at) if verb.kind == "VP" and phrases.lemma(verb) in LEVEL | REACH | {"number"} else []
    noun = found[0] if len(found) == 1 and found[0].figure is None and found[0].head >= 0 else None
    if noun is None or phrases.words[noun.head].tag != "NOUN":
        return None
    if phrases.lemma(noun) in COUNTING:
        return f"attribute:{phrases.lemma(noun)}", things_of(phrases, noun)
    is_nth = phrases.lemma(verb) == "be" and phrases.words[chunk.last - 1].low in ORDINALS
    people = is_person(phrases.lemma(noun), phrases.words[noun.head].low)
    counts = is_nth or (phrases.lemma(verb) == "number" and people)  # "the attempt was the fourth since 1990"
    return (f"count:{phrases.lemma(noun)}", things_of(phrases, noun)) if counts else None


def _is_plain(chunk: Chunk) -> bool:
    return chunk.kind == "NP" and chunk.figure is None


def _subject_at_level(phrases: Phrases, n: int, chunk: Chunk) -> Chunk | None:
    """As in "the turnout was 43 per cent", "the price stood at 30 dollars"."""
    link = phrases.chunks[n - 1]
    verb = n - 1 - (link.kind == "PREP" and phrases.low(link) in {"at", "to"})
    between = phrases.chunks[verb]
    steps = phrases.low(between) in HIGHER | LOWER and phrases.low(link) != "to"  # "was down 4 per cent" is a change
    verb -= between.kind in {"ADV", "TIME"} and verb > 0 and not steps  # "is now 4 per cent", "went up to"
    before = phrases.chunks[verb]
    if phrases.low(link) == "to" and verb > 0 and before.figure and dimension(before) in MOVING | {"money", "points"}:
        verb -= 1 + (phrases.low(phrases.chunks[verb - 1]) == "by")  # "revenue rose (by) 8 per cent to 2.1 billion"
    told = phrases.lemma(phrases.chunks[verb])
    reaching = told in REACH and phrases.low(link) == "to"
    if phrases.chunks[verb].kind != "VP" or not (told in LEVEL or reaching or _attains(phrases, n, verb)):
        return None
    doers = [c for c in subject(phrases, verb) if c.figure is None and c.head >= 0]
    if chunk.figure is None or not doers or not is_noun(phrases, doers[0]):
        return None
    numbered = told in NUMBERING or phrases.lemma(doers[0]) in NUMBERED  # "the strikers number 3,000"
    return doers[0] if chunk.figure.quantity.unit is not None or (is_bare_count(chunk) and numbered) else None


def _attains(phrases: Phrases, n: int, verb: int) -> bool:
    """As in "inflation hit 5 per cent"; the virus that "hit 5 per cent of the hens" has no such level."""
    whole = n + 1 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of"
    told = phrases.lemma(phrases.chunks[verb])
    return told in ATTAINING and verb == n - 1 and not whole and dimension(phrases.chunks[n]) in {"money", "share"}


def of_substance(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "40 tonnes of wet grain", "three days of mourning", "a third of the dykes", "half the staff"."""
    share = dimension(chunk) == "share"
    if (
        chunk.figure is None
        or chunk.head >= 0
        or not (share or chunk.figure.quantity.unit)
        or n + 2 > len(phrases.chunks)
    ):
        return None
    link = n + 1 + (phrases.low(phrases.chunks[n + 1]) == "of")
    noun = phrases.chunks[link] if link < len(phrases.chunks) else chunk
    whole = phrases.low(noun) in WHOLES if share and link == n + 1 else link == n + 2  # "half | the staff"
    if not whole or noun.kind != "NP" or noun.figure or noun.head < 0 or phrases.words[noun.head].tag == "PRON":
        return None
    return f"{dimension(chunk)} of:{phrases.lemma(noun)}", things_of(phrases, noun)


def moved(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "the brewer's shares fell 7 per cent", "sent the stock down 7 per cent": a change of that alone."""
    bare = chunk.head < 0 or phrases.lemma(chunk) in HIGHER | LOWER  # "7 per cent lower"
    if chunk.figure is None or not move(phrases, chunk.figure) or not bare or not n:
        return None
    at = n - 1 - (n > 1 and phrases.chunks[n - 1].kind in {"PREP", "ADV"})
    at -= at > 0 and phrases.low(phrases.chunks[at]) in HIGHER | LOWER  # "will go | up | by"
    verb = phrases.chunks[at]
    doers = subject(phrases, at) if verb.kind == "VP" else [verb] if at < n - 1 and verb.kind == "NP" else []
    if len(doers) != 1 or doers[0].figure or doers[0].head < 0 or phrases.words[doers[0].head].tag != "NOUN":
        return None
    told = phrases.lemma(doers[0])
    before = [word.lemma for word in phrases.modifiers(doers[0]) if word.tag == "NOUN"]
    if told in HIGHER | LOWER | PRICES and before:
        return f"change of:{before[-1]}", (before[-1], told)  # "a pay rise of 5 per cent", "the share price fell"
    return f"change of:{told}", (told,)


def aged(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "a girl, about 11 or 12 years old,", "children between 12 and 15 months old": an age, and whose it is."""
    if dimension(chunk) != "duration" or chunk.figure is None or chunk.head >= 0:
        return None
    if "old" not in {word.low for word in phrases.words[chunk.figure.last - 1 : chunk.figure.last + 1]}:
        return None
    before = [piece for piece in phrases.chunks[max(0, n - 4) : n] if piece.kind not in {"PREP", "PUNCT", "ADV"}]
    owner = before[-1] if before and before[-1].kind == "NP" and before[-1].figure is None else None
    if owner is None or not is_noun(phrases, owner):
        return "age", ()
    return f"age of:{phrases.lemma(owner)}", things_of(phrases, owner)


def beside_noun(phrases: Phrases, n: int, chunk: Chunk) -> tuple[str, tuple[str, ...]] | None:
    """As in "a crater some 200 metres across", "a US$275 billion market": a measure beside the noun that has it."""
    if chunk.figure is None or chunk.figure.quantity.unit is None:
        return None
    before = phrases.chunks[n - 1] if n else chunk
    owner = chunk if chunk.head >= 0 else before
    if owner.kind != "NP" or owner.head < 0 or (owner is before and (owner.figure or not is_noun(phrases, owner))):
        return dimension(chunk), ()
    if _is_receiver(phrases, n, owner) or phrases.lemma(owner) in HIGHER | LOWER:
        return dimension(chunk), ()
    sized = extent_of(phrases, chunk.figure, owner) if owner is before else None
    return sized or (f"attribute:{phrases.lemma(owner)}", things_of(phrases, owner))


def _is_receiver(phrases: Phrases, n: int, owner: Chunk) -> bool:
    """As in "cost the firm 40 million", "promised each family 2 million": the noun before is whom it goes to."""
    verb = phrases.chunks[n - 2] if n > 1 and owner is phrases.chunks[n - 1] else None
    return verb is not None and verb.kind == "VP" and phrases.lemma(verb) in GIVING
