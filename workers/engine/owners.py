"""Owners: whose figure an open one is: "UBS, which employs 74,000", "Mr Okoro took 54 per cent, his rival Bello 41".

The owner is a name, or several. It stands before the figure's noun ("the bank's staff"), hangs on the noun that has the
value ("shares in Orlen fell"), or is the subject of its verb. "It", "its" and "their" are whom the text spoke of last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from workers.engine import lexicon
from workers.engine.arguments import SAYING, subject
from workers.engine.counting import country
from workers.engine.phrases import Chunk, Phrases
from workers.engine.surroundings import antecedent, governing

GAPS = lexicon.words("gap_links")
TWO_WORDS = lexicon.words("two_words")
PRONOUNS = lexicon.words("owner_pronouns")
OWNING = lexicon.words("owning_prepositions")
SELF = frozenset({"herself", "himself", "itself", "themselves"})
PLEDGING = lexicon.words("pledging_verbs")
BOTH = lexicon.words("both")
CONTENDERS = lexicon.words("contenders")
IN_OFFICE = frozenset({"chancellor", "governor", "incumbent", "mayor", "minister", "premier", "president"})
THE = "the "  # before the noun of an owner that has no name

ALIKE = 0.8  # how much of two words must be the same for one to be another spelling of the other

Owners = frozenset[str]
Spoken = Sequence[Owners]  # for each chunk of a sentence, whom a pronoun there stands for
NOBODY: Owners = frozenset()
TWO: Owners = frozenset({"both"})  # "the two banks": two, whoever they are


def spoken(phrases: Phrases, topic: Owners) -> Spoken:
    """Whom a pronoun at each chunk stands for: the last subject before it in its sentence, else the topic.

    `topic` is whom the sentence before was about.
    """
    told = [topic]
    for n, chunk in enumerate(phrases.chunks):
        doers = subject(phrases, n) if chunk.kind == "VP" else []
        told.append(_of_doers(phrases, doers, told) if doers else told[-1])
    return told


def topic(phrases: Phrases, told: Spoken) -> Owners:
    """Whom a sentence leaves the text speaking of: its first subject, else whom the text went on about."""
    verbs = (n for n, chunk in enumerate(phrases.chunks) if chunk.kind == "VP" and subject(phrases, n))
    return told[next(verbs, -1) + 1]


def owner(phrases: Phrases, n: int, told: Spoken) -> Owners:
    """The names of those whose figure that at chunk `n` is, in lower case; empty where nothing tells."""
    if (who := gapped(phrases, n)) is not None:
        return names_of(phrases, who) or _office(phrases, who)
    return (
        _possessor(phrases, n, told)
        or _valued(phrases, n, told)
        or _apposed(phrases, n)
        or _doer(phrases, n, told)
        or _behind(phrases, n)
    )


def gapped(phrases: Phrases, n: int) -> Chunk | None:
    """The name of "Orlen has 17,000 staff and | Varta | 22,000": a verb that is left out, and its subject.

    So in "52 per cent to | Bello | 's 48", "and | the mayor | 15,841"; behind the figure in "against 48 for | Bello".
    """
    chunks = phrases.chunks
    if n and phrases.low(chunks[n - 1]) in GAPS and [phrases.low(c) for c in chunks[n + 1 : n + 2]] == ["for"]:
        who = chunks[n + 2] if n + 2 < len(chunks) else None
        return who if who is not None and _is_name(phrases, who) else None
    at = n - 1 - (n > 1 and phrases.low(chunks[n - 1]) in {",", "'s", "’s"})
    if at < 1 or chunks[at].kind != "NP" or phrases.low(chunks[at - 1]) not in GAPS:
        return None
    return chunks[at] if _is_name(phrases, chunks[at]) or _office(phrases, chunks[at]) else None


def same(one: Owners, other: Owners) -> bool | None:
    """Whether two figures are of the same owners: None where nothing tells."""
    if not one or not other:
        return None
    if _are_offices(one) or _are_offices(other):
        return _same_office(one, other)
    if TWO in (one, other):
        return one == other or 2 in (len(one - TWO), len(other - TWO))
    return len(one) == len(other) and all(any(_is_name_of(a, b) for b in other) for a in one)


def _are_offices(names: Owners) -> bool:
    return all(name.startswith(THE) for name in names)


def _same_office(one: Owners, other: Owners) -> bool | None:
    """Whether two are one where an office stands for one: "the mayor" is no challenger, but may be Ada Okoro."""
    if one == other:
        return True
    in_office = [bool({name.removeprefix(THE) for name in names} & IN_OFFICE) for names in (one, other)]
    return None if _are_offices(one) != _are_offices(other) or in_office[0] == in_office[1] else False


def are_named(names: Owners) -> bool:
    """Whether somebody is named, and not by an office alone."""
    return bool(names) and not _are_offices(names)


def _office(phrases: Phrases, chunk: Chunk) -> Owners:
    """As in "the mayor", "the challenger": one of those who run for something, by what they are."""
    noun = phrases.lemma(chunk)
    named = chunk.kind == "NP" and chunk.figure is None and phrases.low(chunk) == "the" and noun in CONTENDERS
    return frozenset({THE + noun}) if named else NOBODY


def _is_name_of(one: str, other: str) -> bool:
    """Whether two names are of one: "Okoro" of "Ada Okoro", "SNB" of "Swiss National Bank"."""
    first, second = one.split(), other.split()
    if set(first) <= set(second) or set(second) <= set(first) or first[-1] == second[-1]:
        return True
    if len(first) > 1 < len(second) and set(first) & set(second) and _are_spelt_alike(first, second):
        return True
    short, long = sorted((first, second), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def _are_spelt_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """As in "Lee Jun-seok" and "Captain Lee Joon-seok": each word of the shorter name has its like in the longer."""
    short, long = sorted((one, other), key=len)
    return all(any(word == its or SequenceMatcher(None, word, its).ratio() >= ALIKE for its in long) for word in short)


def _possessor(phrases: Phrases, n: int, told: Spoken) -> Owners:
    """As in "Orlen's 300 staff", "its 300 staff", "Orlen staff"."""
    chunk = phrases.chunks[n]
    words = phrases.words
    behind = phrases.chunks[n + 1 : n + 2]
    some = chunk.figure is not None and bool(behind) and phrases.low(behind[0]) == "of"  # "two of the banks"
    if not some and _are_two(phrases, chunk):
        return TWO
    if chunk.first >= 1 and words[chunk.first - 1].tag == "POSS":
        before = next((c for c in reversed(phrases.chunks[:n]) if c.kind == "NP" and c.last == chunk.first - 1), None)
        return names_of(phrases, before) if before else NOBODY
    if words[chunk.first].low in PRONOUNS:
        return told[n]
    if chunk.head >= 0 and words[chunk.head].tag == "NOUN":
        return _names(phrases, chunk.first, chunk.head)
    return NOBODY


def _valued(phrases: Phrases, n: int, told: Spoken) -> Owners:
    """As in "put the cost of the Orlen deal at": the owner of the noun before the link."""
    chunks = phrases.chunks
    if n < 2 or phrases.low(chunks[n - 1]) not in {"of", "at", "to"} or chunks[n - 2].kind != "NP":
        return NOBODY
    return _possessor(phrases, n - 2, told)


def _apposed(phrases: Phrases, n: int) -> Owners:
    """As in "Okoro Bay, a town of 900 people": the name that the noun before the link is set beside."""
    chunks = phrases.chunks
    if n < 4 or phrases.low(chunks[n - 1]) != "of" or chunks[n - 2].kind != "NP" or phrases.low(chunks[n - 3]) != ",":
        return NOBODY
    name = chunks[n - 4]
    return names_of(phrases, name) if name.kind == "NP" and _is_name(phrases, name) else NOBODY


def _doer(phrases: Phrases, n: int, told: Spoken) -> Owners:
    """The subject of the verb, where the figure is not of the subject itself."""
    verb = governing(phrases, n)
    if verb is None or verb.first > phrases.chunks[n].first:
        return NOBODY
    if phrases.lemma(verb) in SAYING and not is_pledge(phrases, n):
        return NOBODY
    at = phrases.index(verb)
    noun = antecedent(phrases, at)
    doers = [noun] if noun is not None and _is_name(phrases, noun) else subject(phrases, at)
    if any(doer is phrases.chunks[n] for doer in doers):
        return NOBODY
    return _of_doers(phrases, doers, told)


def is_pledge(phrases: Phrases, n: int) -> bool:
    """As in "has announced aid of 40 million": the money at chunk `n` is that of the one who says so."""
    verb, figure = governing(phrases, n), phrases.chunks[n].figure
    if verb is None or figure is None or figure.quantity.dimension != "money" or phrases.lemma(verb) not in PLEDGING:
        return False
    return all(piece.kind not in {"VP", "WH"} for piece in phrases.chunks[phrases.index(verb) + 1 : n])


def _of_doers(phrases: Phrases, doers: Iterable[Chunk], told: Spoken) -> Owners:
    found: set[str] = set()
    for doer in doers:
        at = phrases.index(doer)
        if _are_two(phrases, doer):
            return TWO
        if doer.head < 0:
            return NOBODY
        head = phrases.words[doer.head]
        if head.low in SELF and at:  # "Orlen itself"
            found |= names_of(phrases, phrases.chunks[at - 1])
        elif head.tag == "PRON":
            found |= told[min(at, len(told) - 1)] if head.low in PRONOUNS else NOBODY  # "said he": none behind it yet
        elif head.tag == "NAME":
            found |= names_of(phrases, doer)
        else:
            found |= _possessor(phrases, at, told) or _behind(phrases, at) or _office(phrases, doer)
    return frozenset(found)


def _are_two(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "both banks", "the two", "the pair", "the combined workforce"."""
    two = chunk.figure is not None and chunk.figure.quantity.text.lower() in TWO_WORDS
    return two or any(word.low in BOTH for word in phrases.words[chunk.first : chunk.last])


def _behind(phrases: Phrases, n: int) -> Owners:
    """As in "shares in Orlen", "the staff of Orlen"."""
    if phrases.chunks[n].head < 0 or n + 2 >= len(phrases.chunks) or phrases.low(phrases.chunks[n + 1]) not in OWNING:
        return NOBODY
    noun = phrases.chunks[n + 2]
    return names_of(phrases, noun) if noun.kind == "NP" and _is_name(phrases, noun) else NOBODY


def _is_name(phrases: Phrases, chunk: Chunk) -> bool:
    return chunk.head >= 0 and phrases.words[chunk.head].tag == "NAME"


def names_of(phrases: Phrases, chunk: Chunk) -> Owners:
    """The name that a noun phrase holds, in lower case."""
    return _names(phrases, chunk.first, chunk.last)


def _names(phrases: Phrases, first: int, last: int) -> Owners:
    """The name in these tokens; a country beside a noun is no owner ("Swiss banks")."""
    words = [word for word in phrases.words[first:last] if word.tag == "NAME"]
    if not words or (len(words) == 1 and country(words[0].low) is not None):
        return NOBODY
    return frozenset({" ".join(word.low for word in words)})
