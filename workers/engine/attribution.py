"""Attribution: who says so, by which cue, and how firmly (PARC: source, cue, content)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.reports import Attribution
from workers.engine import lexicon
from workers.engine.arguments import SAYING
from workers.engine.counting import is_person
from workers.engine.phrases import Chunk, Phrases
from workers.engine.sayers import is_finite, speakers_of

HEDGE_OF: dict[str, str] = {word: hedge for hedge, words in lexicon.attribution()["hedges"].items() for word in words}
IMPLICATIVE = lexicon.words("implicative")
ASIDE = lexicon.words("aside")
RECKONING = lexicon.words("figure_nouns") | lexicon.words("reckonings")
CLAIMING = lexicon.words("claiming")
IDENTIFYING = lexicon.words("identifying_verbs")
QUOTES = frozenset({"“", "”", '"'})
OWN_VOICE = lexicon.words("own_voice")  # inside a quotation: it is the speaker who says so
CLAUSE_MARKS = frozenset({",", ";", "—", "–", ":"})
SAYINGS = frozenset(lexicon.attribution()["phrases"])
LONGEST = max(len(phrase.split(" ")) for phrase in SAYINGS) - 1
RUMOURS = frozenset({"rumour", "rumor", "word"})
SPREADING = frozenset({"circulate", "fly", "go", "spread", "swirl"})
RAISED = 5  # tokens before "to be" within which the verb of believing stands


@dataclass(frozen=True, slots=True)
class Cue:
    """A source, its cue, the tokens [first, last) of what it says, and the phrase that names the one who says it."""

    attribution: Attribution
    first: int
    last: int
    speaker: Chunk | None = None  # None where the cue stands in a sentence before


def cues(phrases: Phrases, text: str) -> list[Cue]:
    """Every "X said ..." and "according to X" of a sentence. `text` is the field that the sentence stands in."""
    found = [cue for n, chunk in enumerate(phrases.chunks) if (cue := _verb_cue(phrases, n, chunk, text))]
    return found + [cue for n in range(len(phrases.chunks)) if (cue := _phrase_cue(phrases, n, text))]


def _verb_cue(phrases: Phrases, n: int, chunk: Chunk, text: str) -> Cue | None:
    identifies = phrases.lemma(chunk) in IDENTIFYING and not chunk.passive  # "the ministry identified the dead man as"
    says = phrases.lemma(chunk) in SAYING or identifies or _points_out(phrases, chunk)
    if chunk.kind != "VP" or not says or _is_said_of(phrases, n, chunk):
        return None
    sources = speakers_of(phrases, n)
    cue = phrases.words[chunk.head].text
    if not sources or not _is_speaker(phrases, sources[-1]):
        return None
    source = _slice(phrases, sources[0].first, _name_end(phrases, n, sources[-1]), text)
    if source.lower() in OWN_VOICE:
        return None
    if _is_put_in(phrases, chunk, sources):
        return Cue(Attribution(source, cue), 0, len(phrases.words), sources[-1])
    if _closes_sentence(phrases, n, sources):
        return Cue(Attribution(source, cue), 0, sources[0].first, sources[-1])
    return Cue(Attribution(source, cue), chunk.last, len(phrases.words), sources[-1])


def _name_end(phrases: Phrases, n: int, speaker: Chunk) -> int:
    """Where the speaker's name ends: with "of" and a name right before the cue, "Secretary of State Ada Lund said"."""
    at = phrases.starts.get(speaker.first, len(phrases.chunks))
    whole = at + 3 == n and phrases.low(phrases.chunks[at + 1]) == "of" and phrases.chunks[at + 2].kind == "NP"
    named = whole and phrases.words[phrases.chunks[at + 2].head].tag == "NAME"
    return phrases.chunks[at + 2].last if named else speaker.last


def _is_said_of(phrases: Phrases, n: int, chunk: Chunk) -> bool:
    """As in "the rebels believed responsible": the phrase before the cue is whom it is said of, not who says it."""
    claims_it = n + 1 < len(phrases.chunks) and phrases.chunks[n + 1].kind == "VP" and phrases.lemma(chunk) in CLAIMING
    if claims_it and chunk.last - chunk.first == 1:
        return False  # "the rebels claimed | to have killed nine"
    link = phrases.low(phrases.chunks[n + 1]) if chunk.passive and n + 1 < len(phrases.chunks) else ""
    if link == "to" or (link == "at" and phrases.lemma(chunk) != "say"):
        return True  # "damage estimated at 4 million"; not "said at the time"
    if n + 1 < len(phrases.chunks) and phrases.lemma(phrases.chunks[n + 1]) == "life":
        return True  # "a blast that claimed 14 lives"
    bare = chunk.last - chunk.first == 1 and phrases.low(chunk) in HEDGE_OF
    return bare and n + 1 < len(phrases.chunks) and phrases.chunks[n + 1].kind == "ADJ"


def _points_out(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "pointed out that", "made it clear that": a saying of several words."""
    behind = [word.low for word in phrases.words[chunk.last : chunk.last + LONGEST]]
    told = (" ".join([phrases.lemma(chunk), *behind[: n + 1]]) for n in range(len(behind)))
    return any(one in SAYINGS for one in told)


def _is_speaker(phrases: Phrases, chunk: Chunk) -> bool:
    """A figure, a day or a thing does not speak: "14 said" has lost its noun."""
    head = phrases.head(chunk)
    return head is not None and (chunk.figure is None or (head.tag == "NOUN" and is_person(head.lemma, head.low)))


def _is_put_in(phrases: Phrases, chunk: Chunk, sources: list[Chunk]) -> bool:
    """As in "The strike, officials said, hit five depots": between commas, of the whole sentence."""
    words, begin = phrases.words, sources[0].first
    return (
        0 < begin < chunk.first and words[begin - 1].text == "," and [w.text for w in words[chunk.last :]][:1] == [","]
    )


def _closes_sentence(phrases: Phrases, n: int, sources: list[Chunk]) -> bool:
    """Whether what is said stands before its source: "14 people were hurt, the general said"."""
    begin = sources[0].first
    opened = begin > 0 and phrases.words[begin - 1].text in CLAUSE_MARKS | {"”", '"', "’"}
    inverted = begin > phrases.chunks[n].first
    return inverted or (opened and begin > 3 and not _says_more(phrases, n))


def _says_more(phrases: Phrases, n: int) -> bool:
    """Whether a statement follows the cue, before any "as" or "while" that only sets its scene."""
    for chunk in phrases.chunks[n + 1 :]:
        if chunk.kind == "WH" and phrases.low(chunk) in ASIDE:
            return False
        if is_finite(phrases, chunk):
            return True
    return False


def _phrase_cue(phrases: Phrases, n: int, text: str) -> Cue | None:
    """As in "according to X", "citing X"."""
    chunks, words = phrases.chunks, phrases.words
    low = phrases.low(chunks[n])
    if n == 0 and (rumoured := _rumour_cue(phrases, text)):
        return rumoured
    if low == "by" and (reckoned := _reckoning_cue(phrases, n, text)):
        return reckoned
    if low == "what" and (called := _what_cue(phrases, n, text)):
        return called
    size = 2 if low == "according" and n + 1 < len(chunks) and phrases.low(chunks[n + 1]) == "to" else 1
    if not (size == 2 or low in {"citing", "quoting"}) or n + size >= len(chunks) or chunks[n + size].kind != "NP":
        return None
    source = chunks[n + size]
    cue = " ".join(word.text for word in words[chunks[n].first : chunks[n].first + size])
    comma = None
    if chunks[n].first == 0:  # "According to lawyers for the owner, the man threatened"
        comma = next((at for at in range(source.last, len(words)) if words[at].text == ","), None)
    first, last = (0, chunks[n].first) if comma is None else (comma, len(words))
    return Cue(Attribution(_slice(phrases, source.first, source.last, text), cue), first, last, source)


def _rumour_cue(phrases: Phrases, text: str) -> Cue | None:
    """As in "Rumours spread that", "Word went round that": what nobody stands up for."""
    chunks = phrases.chunks
    noun, verb = (*chunks[:2], None)[:2]
    if noun is None or verb is None or verb.kind != "VP" or phrases.lemma(noun) not in RUMOURS:
        return None
    that = next((chunk for chunk in chunks[2:] if phrases.low(chunk) == "that"), None)
    if verb.negated or phrases.lemma(verb) not in SPREADING or that is None:
        return None
    source = _slice(phrases, noun.first, noun.last, text)
    return Cue(Attribution(source, phrases.words[verb.head].text), that.first, len(phrases.words))


def _what_cue(phrases: Phrases, n: int, text: str) -> Cue | None:
    """As in "hit what the ministry claims are five depots", where "claims" looks like its noun."""
    source, verb = (*phrases.chunks[n + 1 : n + 3], None, None)[:2]
    if source is None or verb is None or verb.kind != "VP" or phrases.lemma(verb) != "be" or source.kind != "NP":
        return None
    cue = phrases.words[source.last - 1]
    if cue.lemma not in SAYING or source.last - source.first < 2:
        return None
    return Cue(
        Attribution(_slice(phrases, source.first, source.last - 1, text), cue.text), verb.first, len(phrases.words)
    )


def _reckoning_cue(phrases: Phrases, n: int, text: str) -> Cue | None:
    """As in "nine rounds by the council's count": the figures before it, back to the last mark or "and"."""
    noun = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    if noun is None or noun.kind != "NP" or noun.figure or phrases.lemma(noun) not in RECKONING:
        return None
    owned = [at for at in range(noun.first + 1, noun.head) if phrases.words[at].tag == "POSS"]
    if not owned:
        return None
    before = (c.last for c in reversed(phrases.chunks[:n]) if c.kind in {"PUNCT", "CONJ"})
    return Cue(Attribution(_slice(phrases, noun.first, owned[0], text), "by"), next(before, 0), phrases.chunks[n].first)


def _slice(phrases: Phrases, first: int, last: int, text: str) -> str:
    return " ".join(text[phrases.words[first].start : phrases.words[last - 1].end].split())


def carried(found: list[Cue], phrases: Phrases, before: Sequence[Cue]) -> list[Cue]:
    """The cues of a sentence; a quotation that opens it and names no speaker goes on in the voice of the one before."""
    if found or not before or phrases.words[0].text not in QUOTES:
        return found
    return [Cue(before[-1].attribution, 0, len(phrases.words))]


def source_of(found: Sequence[Cue], at: int) -> Attribution | None:
    """Whom the sentence names as the source of what stands at this token: the closest cue whose content holds it."""
    holding = [cue for cue in found if cue.first <= at < cue.last]
    return min(holding, key=lambda cue: cue.last - cue.first).attribution if holding else None


def firmness(phrases: Phrases, verb: Chunk | None, at: int) -> str:
    """How firmly the clause around this token is stated: "states", or the name of a hedge in the lexicon."""
    if verb is not None and verb.modal in HEDGE_OF:
        return HEDGE_OF[verb.modal]
    if verb is not None and _is_purpose(phrases, verb):
        return "intended"
    begin, end = _clause(phrases, at)
    for word in phrases.words[begin:end]:
        hedge = HEDGE_OF.get(word.low)
        if hedge and word.tag != "MODAL" and not (hedge == "forecast" and word.tag == "NOUN"):
            return hedge
    return "states"


def _is_purpose(phrases: Phrases, verb: Chunk) -> bool:
    """As in "built to carry 20,000" says what is meant to be; "said to have killed 14" what has been."""
    words = phrases.words[verb.first : verb.last]
    before = phrases.words[verb.first - 1] if verb.first else None
    to_come = any(a.tag == "BE" and b.tag == "TO" for a, b in pairwise(words))  # "is to shed 450 posts"
    infinitive = (
        to_come or words[0].tag == "TO" or (before is not None and before.tag == "TO" and words[0].tag == "VERB")
    )
    reach = RAISED if words[-1].low == "be" else 2  # "believes the dead | to be | above 3,000"
    done = words[-1].lemma == "blame" and words[0].tag == "BE"  # "the wind was to blame"
    done |= any(word.lemma in IMPLICATIVE for word in phrases.words[max(0, verb.first - reach) : verb.first])
    return infinitive and not done and not any(word.tag == "HAVE" for word in words)


def _clause(phrases: Phrases, at: int) -> tuple[int, int]:
    """The tokens between the marks and clause openers around this token."""
    words, joints = phrases.words, _joints(phrases)
    begin, end = at, at
    while begin > 0 and words[begin - 1].text not in CLAUSE_MARKS and words[begin - 1].tag != "WH":
        begin -= 1
        if begin in joints:
            break
    while end < len(words) and words[end].text not in CLAUSE_MARKS and words[end].tag != "WH" and end not in joints:
        end += 1
    return begin, end


def _joints(phrases: Phrases) -> set[int]:
    """The tokens at which "and" or "but" opens a statement with a subject and a verb of its own."""
    chunks = phrases.chunks
    return {
        chunks[n].first
        for n in range(len(chunks) - 2)
        if chunks[n].kind == "CONJ" and chunks[n + 1].kind == "NP" and is_finite(phrases, chunks[n + 2])
    }
