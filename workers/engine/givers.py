"""Givers: who gives a bare figure for what was just counted: "police counted 180", "the union's figure is 520"."""

from __future__ import annotations

from schemas.reports import Attribution
from workers.engine import lexicon
from workers.engine.arguments import SAYING, subject
from workers.engine.counting import is_person
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases

NOUNS = lexicon.words("figure_nouns")
GIVING = lexicon.words("giving_verbs")
TO_FIGURE = frozenset({"at", "of", "to"})
EXPECTING = lexicon.words("expecting_verbs")
SHOWING = lexicon.words("listing_verbs")
REGISTERS = lexicon.words("registers") | lexicon.words("evidence_nouns")
IT = frozenset({"it", "there", "they"})
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
DESCRIBING = frozenset({"ADJ", "PART", "PAST"})
RECKONING = NOUNS | lexicon.words("reckonings")


def giver(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """Who gives a bare figure, and the tokens [first, last) that say so."""
    if n + 1 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of":
        return None  # "counted 180 of them"
    figure = phrases.chunks[n].figure
    behind = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    if behind is not None and behind.kind == "VP" and not _says(phrases, behind):
        return None  # "a lawyer said 12 had been charged"
    if is_placed(phrases, n):
        return None  # "in Bergen the agency's figure is 78"
    if is_described(phrases, n) or (figure is not None and figure.sort == "none"):
        return None  # "could find no one"
    readings = (_by_verb, _by_reckoning, _by_possession, _by_according, _by_gapping)
    return next((found for reading in readings if (found := reading(phrases, n))), None)


def is_placed(phrases: Phrases, n: int) -> bool:
    """Whether the clause of a figure opens with a place of its own."""
    chunks = phrases.chunks
    opens = next((at + 1 for at in range(n - 1, -1, -1) if chunks[at].kind in {"PUNCT", "CONJ"}), 0)
    place = chunks[opens + 1] if opens + 1 < n else None
    return place is not None and phrases.low(chunks[opens]) in {"in", "at"} and phrases.words[place.head].tag == "NAME"


def _says(phrases: Phrases, verb: Chunk) -> bool:
    return phrases.lemma(verb) in SAYING


def _by_possession(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "the union's figure is 520", "the insurers' own count was 80"."""
    verb, noun = phrases.chunks[n - 1 : n], phrases.chunks[n - 2 : n - 1]
    if n < 2 or phrases.lemma(verb[0]) not in {"be", "stand"} or noun[0].kind != "NP" or noun[0].figure:
        return None
    if phrases.lemma(noun[0]) not in RECKONING:
        return None
    source = possessor(phrases, noun[0])
    return (source, noun[0].first, phrases.chunks[n].last) if source else None


def possessor(phrases: Phrases, noun: Chunk) -> Attribution | None:
    """Whose figure it is: "the union's figure"."""
    owned = next((at for at in range(noun.first + 1, noun.head) if phrases.words[at].tag == "POSS"), None)
    if owned is None:
        return None
    return Attribution(" ".join(word.text for word in phrases.words[noun.first : owned]), phrases.words[noun.head].text)


def is_described(phrases: Phrases, n: int) -> bool:
    """As in "counted 180 injured": the word behind says what is counted."""
    behind = phrases.chunks[n].last
    return behind < len(phrases.words) and phrases.words[behind].tag in DESCRIBING


def _by_verb(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "police counted 180", "the mayor speaks of more than 100,000", "the register has 92", "unions fear 300"."""
    verb = _giving(phrases, n)
    if verb is None:
        return None
    between = [piece for piece in phrases.chunks[verb + 1 : n] if phrases.lemma(piece) != "be"]
    doers = subject(phrases, verb) or _with_participle(phrases, verb)
    doers = [chunk for chunk in doers if chunk.figure is None and chunk.head >= 0]
    if phrases.chunks[verb].passive and phrases.chunks[verb].last - phrases.chunks[verb].first > 1:
        return None  # "savings are put at 900 million"
    if not all(_is_plain(phrases, piece) for piece in between) or not doers:
        return None
    if phrases.words[doers[-1].head].tag == "PRON":
        return None
    source = phrases.chunks[phrases.index(doers[-1])]
    cue = phrases.words[phrases.chunks[verb].head].text
    return Attribution(_text(phrases, source), cue), phrases.chunks[verb].first, phrases.chunks[n].last


def _with_participle(phrases: Phrases, verb: int) -> list[Chunk]:
    """As in "| firefighters | quoted | by | local radio | said 60"."""
    who, done, link, noun = phrases.chunks[verb - 4 : verb] if verb > 3 else [phrases.chunks[verb]] * 4
    reduced = done.kind == "VP" and done.passive and done.last - done.first == 1
    return [who] if reduced and link.kind == "PREP" and noun.kind == who.kind == "NP" else []


def _giving(phrases: Phrases, n: int) -> int | None:
    """The verb that gives the figure at chunk `n`: itself, or before "it was", "there were"."""
    chunks = phrases.chunks
    verb = next((at for at in range(n - 1, max(-1, n - 4), -1) if chunks[at].kind == "VP"), None)
    if verb is not None and verb > 1 and phrases.lemma(chunks[verb]) == "be" and phrases.low(chunks[verb - 1]) in IT:
        before = verb - 2 - (phrases.low(chunks[verb - 2]) == "that")  # "the defence says | that | there | were | five"
        said = before >= 0 and chunks[before].kind == "VP" and phrases.lemma(chunks[before]) in GIVING | EXPECTING
        return before if said else None
    if verb is None or not (
        phrases.lemma(chunks[verb]) in GIVING or _shows(phrases, verb, n) or _expects(phrases, verb, n)
    ):
        return None
    return verb


def _shows(phrases: Phrases, verb: int, n: int) -> bool:
    """As in "an internal paper has 3,100", "the charge sheet lists 102"."""
    if phrases.lemma(phrases.chunks[verb]) not in SHOWING or verb != n - 1:
        return False
    doers = subject(phrases, verb)
    return bool(doers) and phrases.lemma(doers[-1]) in REGISTERS | RECKONING


def _expects(phrases: Phrases, verb: int, n: int) -> bool:
    """As in "unions fear 3,000.": the figure ends its clause."""
    closed = n + 1 >= len(phrases.chunks) or phrases.chunks[n + 1].kind in {"PUNCT", "CONJ"}
    return closed and verb == n - 1 and phrases.lemma(phrases.chunks[verb]) in EXPECTING


def _is_plain(phrases: Phrases, piece: Chunk) -> bool:
    """Whether what stands between the verb and the figure says nothing of what is counted."""
    if piece.kind == "PREP":
        return phrases.low(piece) in TO_FIGURE
    if piece.kind == "NP":  # "more like 900" has the look of a noun
        return phrases.lemma(piece) in {"it", "they", "number", "figure", "toll", "total", "share", "like"}
    return (
        piece.kind == "ADV" or phrases.low(piece) in {"as", "that", "closer", "nearer"} or phrases.low(piece) in QUOTES
    )


def _by_gapping(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "organisers spoke of 20,000, police of 4,500": the verb is that of the source before."""
    chunks = phrases.chunks
    at = n - 1 - (n > 0 and phrases.low(chunks[n - 1]) in TO_FIGURE)
    closed = n + 1 >= len(chunks) or chunks[n + 1].kind in {"PUNCT", "CONJ"}
    if at < 1 or not closed or not _is_source(phrases, chunks[at]):
        return None
    if chunks[at - 1].kind != "CONJ" and phrases.low(chunks[at - 1]) not in {",", ";"}:
        return None
    given = next((k for k in range(at - 2, 0, -1) if chunks[k].kind == "VP" and phrases.lemma(chunks[k]) in GIVING), 0)
    if not given or not any(piece.figure for piece in chunks[given:at]) or not subject(phrases, given):
        return None
    cue = phrases.words[chunks[given].head].text
    return Attribution(_text(phrases, chunks[at]), cue), chunks[at].first, chunks[n].last


def _is_source(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether a phrase may name who says something: a name, or a noun with nothing counted."""
    if chunk.kind != "NP" or chunk.figure is not None or chunk.head < 0:
        return False
    head = phrases.words[chunk.head]
    if head.tag == "NAME" or is_person(head.lemma, head.low):
        return True
    return head.tag == "NOUN" and phrases.low(chunk) == "the" and not is_plural(head.low)  # "the union", no "costs"


def _by_reckoning(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "and three by the union's"; "put at 20,000 by organisers and 4,500 by police"."""
    link, source = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    if not source or phrases.low(link[0]) != "by" or source[0].kind != "NP" or source[0].figure:
        return None
    owned = source[0].last < len(phrases.words) and phrases.words[source[0].last].tag == "POSS"
    again = n > 3 and phrases.chunks[n - 1].kind == "CONJ" and phrases.low(phrases.chunks[n - 3]) == "by"
    beside = again and phrases.chunks[n - 4].figure is not None and _is_source(phrases, phrases.chunks[n - 2])
    if not (owned or beside or phrases.lemma(source[0]) in RECKONING):
        return None
    return Attribution(_text(phrases, source[0]), "by"), phrases.chunks[n].first, source[0].last


def _by_according(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "according to the army there were 20", "it was 20, according to the army"."""
    chunks = phrases.chunks
    there = n > 1 and phrases.lemma(chunks[n - 1]) == "be" and phrases.low(chunks[n - 2]) in IT
    behind = n + 1 + (n + 1 < len(chunks) and phrases.low(chunks[n + 1]) == ",")
    for at in [*range(max(0, n - 6), n), behind] if there else [behind]:
        said = [phrases.low(piece) for piece in chunks[at : at + 2]] == ["according", "to"]
        source = chunks[at + 2] if said and at + 2 < len(chunks) else None
        if source is not None and source.kind == "NP" and source.figure is None:
            first, last = min(chunks[at].first, chunks[n].first), max(source.last, chunks[n].last)
            return Attribution(_text(phrases, source), "according to"), first, last
    return None


def _text(phrases: Phrases, chunk: Chunk) -> str:
    return " ".join(word.text for word in phrases.words[chunk.first : chunk.last])
