"""Units: what one source says within a sentence, whoever that is: who tells, who blames, which records show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.facts.accounts import Account, parts, within
from workers.engine.facts.standing import DENYING, NO, SPEECH_ACTS
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import NOT_CONTEXT, Setting
from workers.engine.synonyms import akin
from workers.engine.words import NOMINAL, VERBAL, Token

EVIDENCE = lexicon.words("evidence_nouns")
SHOWING = lexicon.words("showing_verbs")
FINDING = lexicon.words("finding_verbs")
FAILING = lexicon.words("failing_verbs")
FUNCTION = lexicon.words("function_words")
TRACES = lexicon.words("traces")
WEAK = lexicon.words("weak_verbs")
NONE = NO | {"nothing", "nor"}
OPPOSING = frozenset({"although", "but", "though", "whereas", "yet"})
SETTING_APART = OPPOSING | {"while"}
SOMEBODY = frozenset({"he", "she"})
VOWS = frozenset({"will", "would", "shall", "'ll", "'d"})
MUTE = frozenset({"confirm", "say", "tell", "reveal", "disclose", "specify"})  # "has not said who did it"
QUOTES = frozenset({"“", "”", '"'})
Told = tuple[str, str, int, int]  # a source, its cue, and the tokens [first, last) of what it says
MOST = 60  # words of a unit that are looked at: no sentence of prose has more
STEM, OF_STEM = 4, 0.6  # letters, and the share of the shorter word, that two forms of one word have in common


@dataclass(frozen=True, slots=True)
class Unit:
    """What one source says, and by which cue: tokens [first, last) of a sentence, less what a semicolon parts off.

    `begin` and `end` are those of its clause; `apart` tells that "but" sets it against another in its sentence.
    """

    setting: Setting
    name: str
    cue: str
    first: int
    last: int
    begin: int
    end: int
    apart: bool = False

    @property
    def source(self) -> str:
        """Who says it, in lower case."""
        return self.name.lower()

    @property
    def words(self) -> Sequence[Token]:
        """The words of what is said."""
        return self.setting.phrases.words[self.first : self.last]

    @property
    def negative(self) -> bool:
        """Whether it says that something was not, or denies that it was."""
        failed = any(a.lemma in FAILING and b.tag == "TO" for a, b in pairwise(self.words))
        return self.cue in DENYING or failed or any(word.tag == "NEG" or word.low in NONE for word in self.words)

    @property
    def states(self) -> bool:
        """Whether it says something: "nobody" alone is the answer to a question, "a storm" what one speaks of."""
        least = 1 if self.cue in SPEECH_ACTS else 2
        return least <= len([word for word in self.words if word.tag in NOMINAL | VERBAL | {"ADJ", "BE", "HAVE", "DO"}])

    @property
    def vows(self) -> bool:
        """As in "insisted that they would stay": what is to come is no account of what was."""
        words = self.words
        at = next((n for n, w in enumerate(words) if w.tag in VERBAL | {"BE", "HAVE", "DO", "MODAL"}), len(words))
        unreal = any(word.tag == "HAVE" for word in words[at : at + 3])  # "would not have brought it down"
        return at < len(words) and words[at].low in VOWS and not unreal

    @property
    def content(self) -> list[Token]:
        """The words that say what it is about: those that two units may have in common."""
        return [
            word
            for word in self.words[:MOST]
            if word.tag in (NOMINAL | VERBAL | {"ADJ"}) - {"NAME"}
            and word.lemma not in NOT_CONTEXT | WEAK
            and len(word.low) > 2
        ]

    @property
    def account(self) -> Account:
        """Its words with its source, as one side of a dispute."""
        return within(self.setting, self.begin, self.end)


def units(setting: Setting) -> list[Unit]:
    """What each source of a sentence says, in order; of a source that is told of twice the first."""
    words = setting.phrases.words
    between = [clause for part in parts(words) if part[0] < part[1] for clause in _clauses(setting, *part)]
    opens = {begin for begin, _ in between if words[begin].low in OPPOSING}
    found: dict[tuple[int, int], Unit] = {}
    lemmas = {word.text: word.lemma for word in words}
    told = [(c.attribution.source, lemmas.get(c.attribution.cue, ""), c.first, c.last) for c in setting.cues]
    told += [(source, cue, first, len(words)) for source, cue, first in _others(setting)]
    for source, cue, first, last in _spoken(setting, told):
        at = _cue_at(words, first, last)
        begin, end = next((a, b) for a, b in between if at <= b)
        if max(first, begin) < min(last, end):
            unit = Unit(setting, source, cue, max(first, begin), min(last, end), begin, end, begin in opens)
            found.setdefault((begin, end), unit)
    return [found[key] for key in sorted(found)]


def _clauses(setting: Setting, first: int, last: int) -> list[tuple[int, int]]:
    """The clauses of a part that "but" or "while" sets against each other, where each has a source of its own."""
    words = setting.phrases.words
    speakers = [cue.speaker.first for cue in setting.cues if cue.speaker and first <= cue.speaker.first < last]
    opened = words[first].low in SETTING_APART
    joints = (
        n
        for n in range(first + 1, last - 1)
        if words[n].text == "," and (words[n + 1].low in SETTING_APART or (opened and n + 1 in speakers))
    )
    at = next((n for n in joints if any(s < n for s in speakers) and any(s > n for s in speakers)), None)
    return [(first, last)] if at is None else [(first, at), (at + 1, last)]


def _cue_at(words: Sequence[Token], first: int, last: int) -> int:
    """The token beside what is said, from which its part of the sentence is known."""
    return first - 1 if first else min(last, len(words) - 1)


def _spoken(setting: Setting, told: Sequence[Told]) -> Iterator[Told]:
    """Those who speak to the journalist: not whom a quotation cites, and not who "has not said who did it"."""
    words = setting.phrases.words
    marks = [n for n, word in enumerate(words) if word.text in QUOTES]
    inside = [sum(n <= _cue_at(words, first, last) for n in marks) % 2 == 1 for _, _, first, last in told]
    for one, is_inside in zip(told, inside, strict=True):
        if not (is_inside and not all(inside)) and not _says_nothing(setting.phrases, one):
            yield one


def _says_nothing(phrases: Phrases, told: Told) -> bool:
    """As in "the authorities have not said who did it"."""
    _, cue, first, _ = told
    verb = next((c for c in phrases.chunks if c.kind == "VP" and c.first <= first - 1 < c.last), None)
    return verb is not None and verb.negated and cue in MUTE


def _others(setting: Setting) -> Iterator[tuple[str, str, int]]:
    """Who speaks without saying, by which verb, and the token from which: "records showed that", "engineers blame"."""
    phrases = setting.phrases
    for n, chunk in enumerate(phrases.chunks):
        verb = phrases.lemma(chunk) if chunk.kind == "VP" and not chunk.passive else ""
        without = verb in FINDING and _finds_nothing(phrases, n)
        doers = subject(phrases, n) if verb in SHOWING | SPEECH_ACTS or without else []
        if doers and (without or verb in SPEECH_ACTS or phrases.lemma(doers[-1]) in EVIDENCE):
            yield phrases.text(doers[-1]), verb, chunk.first if without else chunk.last


def _finds_nothing(phrases: Phrases, n: int) -> bool:
    """As in "has no record of such a call", "found no sign of it", "saw nothing to support that"."""
    behind = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    low = phrases.low(behind) if behind is not None else ""
    return low == "nothing" or (behind is not None and low in NO and phrases.lemma(behind) in TRACES)


def may_be_one_source(one: Unit, other: Unit) -> bool:
    """Whether two names may be of one source: "Energy Nord", "Energy Nord's Ada Lund"; "he", "Mr Lund"."""
    first, second = (set(unit.source.replace("'s", "").replace("’s", "").split()) for unit in (one, other))
    if (first & second) - FUNCTION or _is_its_paper(one, other):
        return True
    named = other.source.split()[0] not in FUNCTION and other.name.split()[-1][0].isupper()
    return one.source in SOMEBODY and named


def _is_its_paper(one: Unit, other: Unit) -> bool:
    """As in "the agency reported that ... The report said", "the firm said in a statement ... The statement said"."""
    words = other.source.split()
    if words[0] != "the" or len(words) != 2:
        return False
    before = [word.lemma for word in one.setting.phrases.words]
    issued = {
        c for a, b, c in zip(before, before[1:], before[2:], strict=False) if a in {"in", "to"} and b in {"a", "its"}
    }
    return words[1] in {one.cue} | issued


def are_alike(a: Token, b: Token) -> bool:
    """Whether two words may say the same: one word, two forms of one ("warned", "warning"), or verbs that are akin."""
    if a.lemma == b.lemma:
        return True
    same = next((n for n, (x, y) in enumerate(zip(a.low, b.low, strict=False)) if x != y), min(len(a.low), len(b.low)))
    stem = same >= STEM and same >= OF_STEM * min(len(a.low), len(b.low))
    return stem or (a.tag in VERBAL and b.tag in VERBAL and akin("verbs", a.lemma, b.lemma))


def doer(unit: Unit, verb: Token) -> str:
    """The noun that is the subject of a verb, "" for a pronoun or none."""
    phrases = unit.setting.phrases
    at = next((n for n, c in enumerate(phrases.chunks) if c.kind == "VP" and phrases.words[c.head] is verb), None)
    if not at:
        return ""
    before: Chunk = phrases.chunks[at - 1]
    if before.kind == "VP" and phrases.words[before.head].tag == "ING":
        return phrases.words[before.head].low  # "voting stopped"
    doers = subject(phrases, at)
    named = bool(doers) and doers[-1].head >= 0 and phrases.words[doers[-1].head].tag in NOMINAL
    return phrases.lemma(doers[-1]) if named else ""
