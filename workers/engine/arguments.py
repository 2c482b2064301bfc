"""Arguments: who does what to whom: the subject and the objects of a verb group.

A shallow grammar: it walks over prepositional phrases, relative clauses and commas, and is right for the short clauses
in which news states its figures.
"""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases

SAYING = frozenset(lexicon.attribution()["verbs"])
STATES = lexicon.words("nominal_states")
COMMA = frozenset({",", "—", "–", ";", "(", ")", "-", ":"})
RAISING = lexicon.words("raising")
INCLUDING = lexicon.words("including")
MORE_THAN = (["more", "than"], ["fewer", "than"], ["less", "than"])
APPOSING = frozenset({"a", "an", "the", "one", "its", "his", "her", "their"})
DEFINITE = frozenset({"the", "his", "her", "their", "its"})


def subject(phrases: Phrases, verb: int) -> list[Chunk]:
    """The noun phrases that are the subject of the verb group at this chunk, coordinated ones in order."""
    if _is_raised(phrases, verb):
        return subject(phrases, verb - 1)
    at = _left_of(phrases, verb - 1)
    if at < 0:
        return []
    found = [phrases.chunks[at]]
    behind = [phrases.low(piece) for piece in phrases.chunks[at + 1 : at + 3]]
    while at >= 2 and behind != ["of", "whom"]:  # "130 pupils, eight of whom died": eight did
        link = phrases.chunks[at - 1]
        joined = link.kind == "CONJ" or (link.kind == "PUNCT" and phrases.low(link) == "," and len(found) > 0)
        if not joined:
            break
        before = _left_of(phrases, at - 2)
        if (
            before < 0
            or (link.kind == "PUNCT" and phrases.chunks[before].figure is None)
            or (link.kind == "PUNCT" and before and phrases.chunks[before - 1].kind == "PREP")  # "Of the 14, five died"
            or _is_object(phrases, before)
        ):
            break
        found.insert(0, phrases.chunks[before])
        at = before
    return found


def _is_raised(phrases: Phrases, verb: int) -> bool:
    """As in "twelve are known | to have died": they did."""
    before = phrases.chunks[verb - 1] if verb else None
    infinitive = phrases.words[phrases.chunks[verb].first].tag == "TO" and phrases.chunks[verb].kind == "VP"
    return infinitive and before is not None and before.passive and phrases.lemma(before) in RAISING


def _is_object(phrases: Phrases, at: int) -> bool:
    """Whether a verb before this phrase acts on it ("50 lost their lives and 2,700 were hurt"); saying does not."""
    verb = phrases.chunks[at - 1] if at else None
    return verb is not None and verb.kind == "VP" and phrases.lemma(verb) not in SAYING


def _left_of(phrases: Phrases, at: int) -> int:
    """The index of the noun phrase that ends at this chunk or before it, its prepositional phrases left out."""
    chunks = phrases.chunks
    relative = chunks[at].kind == "WH" and phrases.low(chunks[at]) == "who" if at >= 0 else False
    while at >= 0:
        piece = chunks[at]
        if piece.kind in {"ADV", "TIME", "ADJ"} or (piece.kind == "PREP" and chunks[at + 1].kind == "TIME"):
            at -= 1
        elif piece.kind == "WH" and phrases.low(piece) == "whom" and at > 1 and phrases.low(chunks[at - 1]) == "of":
            at -= 2  # "130 pupils, eight of whom died"
        elif piece.kind == "WH" and phrases.low(piece) in {"who", "which", "that"} and at:
            at -= 1 + (chunks[at - 1].kind == "PUNCT")
        elif piece.kind == "VP" and at >= 2 and phrases.low(chunks[at - 1]) in {"who", "which", "that"}:
            at -= 2  # "the part that collapsed was"
        elif piece.kind == "PUNCT" and phrases.low(piece) in COMMA:
            at = _before_insertion(phrases, at)
        elif piece.kind == "NP":
            if relative and piece.figure and piece.head >= 0:
                return at  # "the families of the 135 people who died"
            if (
                at
                and chunks[at - 1].kind == "PREP"
                and phrases.low(chunks[at - 1]) not in INCLUDING | {"after", "before"}
                and at >= 2
            ):
                at = _left_of_preposition(phrases, at)
                continue
            return at if relative else _antecedent(phrases, at)
        else:
            return -1
    return -1


def _antecedent(phrases: Phrases, at: int) -> int:
    """The storm of "the storm | that | hit | the coast | was", for its coast; else the noun phrase itself."""
    if at < 3 or phrases.chunks[at].figure is not None:
        return at
    noun, link, verb = phrases.chunks[at - 3 : at]
    active = verb.kind == "VP" and not (verb.passive and verb.last - verb.first > 1)
    relative = noun.kind == "NP" and phrases.low(link) in {"that", "which", "who"}
    return _left_of(phrases, at - 3) if relative and active else at


def _left_of_preposition(phrases: Phrases, at: int) -> int:
    """Behind which chunk to go on when a noun phrase hangs on a preposition."""
    left = at - 2
    doing = phrases.chunks[left]
    clause = left > 0 and doing.kind == "VP" and doing.last - doing.first == 1 and phrases.chunks[left - 1].kind == "NP"
    if clause and phrases.words[doing.head].tag == "ING":
        return left - 1  # "three men | working | for a builder | were held"
    if doing.kind == "VP" and left > 1 and phrases.low(phrases.chunks[left - 1]) in {"that", "which", "who"}:
        return left  # "the bus | that | crashed | in Lyon | was"
    return left if phrases.chunks[left].kind in {"NP", "TIME", "PREP", "CONJ", "ADV", "PUNCT"} else -1


def _before_insertion(phrases: Phrases, at: int) -> int:
    """Skips back over ", five of them seriously," or ", who was there," to what stands before it; -1 over a clause."""
    clause = False
    for n in range(at - 1, max(-1, at - 12), -1):
        clause |= phrases.chunks[n].kind == "VP"
        if phrases.chunks[n].kind == "PUNCT" and phrases.low(phrases.chunks[n]) in COMMA:
            opener = phrases.chunks[n + 1]
            bare = opener.kind == "VP" and opener.last - opener.first == 1
            described = bare and (opener.passive or phrases.chunks[n + 2].kind in {"PREP", "WH"})  # "asked about it"
            relative = phrases.low(opener) in {"who", "which", "whose"} or described  # ", brought by six residents,"
            return n - 1 if relative or not clause or _is_apposed(phrases, n + 1, at) else -1
    return -1


def _is_apposed(phrases: Phrases, first: int, last: int) -> bool:
    """As in ", a clerk in Lyon who found the leak,": a noun phrase whose first verb is that of a relative clause."""
    pieces = phrases.chunks[first:last]
    verb = next((n for n, piece in enumerate(pieces) if piece.kind == "VP"), 0)
    opens = pieces[0].kind == "NP" and phrases.low(pieces[0]) in APPOSING
    return opens and verb > 1 and phrases.low(pieces[verb - 1]) in {"who", "which", "that"}


def objects(phrases: Phrases, verb: int) -> list[Chunk]:
    """The noun phrases that the verb group at this chunk acts on, coordinated ones in order."""
    chunks = phrases.chunks
    at = verb + 1
    while at < len(chunks) and chunks[at].kind in {"ADV", "TIME"}:
        at += 1
    if at + 1 < len(chunks) and chunks[at].kind == "CONJ" and chunks[at + 1].kind == "VP":
        return objects(phrases, at + 1)  # "killed and wounded 14 people"
    found: list[Chunk] = []
    while at < len(chunks) and chunks[at].kind == "NP":
        found.append(chunks[at])
        follows = at + 1
        if (
            follows + 1 < len(chunks)
            and chunks[follows].kind in {"ADV", "PREP"}
            and phrases.low(chunks[follows + 1]) == "and"
        ):
            follows += 1  # "killing two aboard and a man in the lorry"
        if (
            follows + 1 < len(chunks)
            and _links(phrases, follows)
            and chunks[follows + 1].kind == "NP"
            and not _has_own_verb(phrases, follows + 1)
            and not _is_compared(phrases, chunks[follows + 1])
        ):
            at = follows + 1
        elif (
            follows + 2 < len(chunks)
            and phrases.low(chunks[follows]) == ","
            and chunks[follows + 1].kind == "CONJ"
            and chunks[follows + 2].kind == "NP"
            and not _has_own_verb(phrases, follows + 2)
        ):
            at = follows + 2
        else:
            break
    return found[:1] if found and _are_among(phrases, found[-1]) else found


def _is_compared(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "14 people, three more | than the ministry had said": how many more they are, and no addition."""
    behind = [word.low for word in phrases.words[chunk.last - 1 : chunk.last + 2]]
    return chunk.figure is not None and (behind[:2] in MORE_THAN or behind[1:] in MORE_THAN)


def _are_among(phrases: Phrases, last: Chunk) -> bool:
    """As in "12 people, three nurses and a doctor among them": what follows the first phrase is a part of it."""
    return [word.low for word in phrases.words[last.last : last.last + 2]] == ["among", "them"]


def _links(phrases: Phrases, at: int) -> bool:
    piece = phrases.chunks[at]
    return (piece.kind == "CONJ" and phrases.low(piece) in {"and", "&"}) or (
        piece.kind == "PUNCT" and phrases.low(piece) == ","
    )


def _has_own_verb(phrases: Phrases, at: int) -> bool:
    """Whether this noun phrase is the subject of a verb of its own ("killed 3 and 14 others were wounded")."""
    follows = at + 1
    while follows < len(phrases.chunks) and phrases.chunks[follows].kind in {"ADV"}:
        follows += 1
    return (
        follows < len(phrases.chunks)
        and phrases.chunks[follows].kind == "VP"
        and phrases.words[phrases.chunks[follows].head].tag != "ING"
        and not _ends_relative_clause(phrases, at, follows)
    )


def _ends_relative_clause(phrases: Phrases, at: int, verb: int) -> bool:
    """As in "a crash that killed a teacher and 11 others shocked the town": the verb is that of "a crash"."""
    kinds = [chunk.kind for chunk in phrases.chunks]
    opens = next((n for n in range(at, 0, -1) if kinds[n] == "WH"), 0)
    if not opens or kinds[opens - 1] != "NP" or phrases.low(phrases.chunks[opens]) not in {"that", "which", "who"}:
        return False
    return "VP" not in kinds[:opens] and "VP" not in kinds[verb + 1 :]


def trailing(phrases: Phrases, verb: int) -> list[Chunk]:
    """What is added behind a passive: "two Americans were killed there, and one Briton"."""
    at = verb + 1
    while at < len(phrases.chunks) and (phrases.chunks[at].kind == "ADV" or phrases.low(phrases.chunks[at]) == ","):
        at += 1
    added = phrases.chunks[at + 1] if at + 1 < len(phrases.chunks) and phrases.chunks[at].kind == "CONJ" else None
    if (
        added is None
        or added.figure is None
        or _has_own_verb(phrases, at + 1)
        or phrases.chunks[at].first - phrases.chunks[verb].last < 1
    ):
        return []
    follows = phrases.words[added.last].text if added.last < len(phrases.words) else "."
    return [added] if follows in {".", ":", ";", ","} and added.head >= 0 else []


def is_partitive(phrases: Phrases, at: int) -> bool:
    """Whether the noun phrase at this chunk is a part of a whole: "five of them", "including five", "among them 12"."""
    chunks = phrases.chunks
    before = phrases.low(chunks[at - 1]) if at else ""
    if before == "among" and at >= 3 and phrases.lemma(chunks[at - 2]) == "be":
        return False  # "three Danes were among 40 people killed": the three are a part, and the 40 are all
    if before in INCLUDING or (at >= 2 and phrases.low(chunks[at - 2]) in INCLUDING):
        return True
    if at + 2 < len(chunks) and phrases.low(chunks[at + 1]) == "of" and chunks[at].head < 0:
        whole = phrases.chunks[at + 2]
        behind = phrases.words[whole.last].low if whole.last < len(phrases.words) else ""
        if whole.figure and not {phrases.lemma(whole), behind} & STATES:
            return False  # "nine of the 14 passengers" are all the nine; "five of the 14 wounded" are a part
        definite = phrases.low(whole) in {
            "them",
            "whom",
            "those",
            "these",
            "the",
            "its",
            "their",
            "which",
            "our",
            "his",
        }
        return definite or whole.kind == "WH"
    return False


def is_single(phrases: Phrases, chunk: Chunk, *, headline: bool) -> bool:
    """Whether the noun phrase is one person or thing: "a soldier", and in a headline "British soldier"."""
    head = phrases.head(chunk)
    if chunk.figure or head is None or head.tag != "NOUN" or is_plural(head.low):
        return False
    return phrases.low(chunk) in {"a", "an"} or (headline and phrases.words[chunk.first].tag != "DET")


def is_one(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether the noun phrase is one person beside whom others are counted: "him and 11 others"."""
    head = phrases.head(chunk)
    if chunk.kind != "NP" or chunk.figure or head is None:
        return False
    named = head.tag == "NOUN" and phrases.low(chunk) in DEFINITE and not is_plural(head.low)
    return head.low in {"he", "she", "him", "her"} or named or (head.tag == "NAME" and phrases.low(chunk) != "the")
