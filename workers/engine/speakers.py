"""Speakers: the names behind "he said", "the general said" and "Okoro said", as far as the text has given them.

An editor who sees one claim by itself needs the name; and one person under three names is no three sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.attribution import Cue
from workers.engine.counting import country, is_person
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases
from workers.engine.words import Token

PRONOUNS = frozenset({"he", "she"})
KNOWN = frozenset({"the", "its", "their"})
RANKS: dict[str, str] = lexicon.attribution()["ranks"]
TITLES: dict[str, str] = lexicon.attribution()["titles"]
APPOSED = frozenset({",", "(", "–", "—"})
OFFICES = frozenset(lexicon.attribution()["offices"]) | frozenset(RANKS.values())
FULL = 2  # words of a name, from which on a part of it may stand for the whole


@dataclass(slots=True)
class Speakers:
    """Who has been named so far in one article, and who spoke last.

    `_last` is the last single person who spoke, by the fullest name; `_pronouns` what a person was called by.
    """

    _last: str = ""
    _named: dict[str, set[str]] = field(default_factory=dict)  # by the last word of the name
    _bearers: dict[str, set[str]] = field(default_factory=dict)  # by the office: "mayor"
    _pronouns: dict[str, str] = field(default_factory=dict)

    def resolve(self, cues: Sequence[Cue], phrases: Phrases, text: str) -> list[Cue]:
        """The cues of the next sentence, each with the name of its speaker where the text has told it."""
        self._note(phrases, text)
        found = [self._resolved(cue, phrases) for cue in cues]
        if not cues:
            self._last = self._doer(phrases)
        return found

    def _resolved(self, cue: Cue, phrases: Phrases) -> Cue:
        speaker = cue.speaker
        if speaker is None:
            return cue
        source = self._name_of(phrases, speaker) or cue.attribution.source
        told = TITLES.get(phrases.low(speaker), phrases.low(speaker))
        if told in PRONOUNS:
            self._pronouns[source] = told
        if phrases.low(speaker) not in PRONOUNS:
            self._last = source if _is_one_person(phrases, speaker) and " and " not in source else ""
        return replace(cue, attribution=replace(cue.attribution, source=source))

    def _name_of(self, phrases: Phrases, speaker: Chunk) -> str:
        """The full name of a speaker, "" where the text has given none or several."""
        head = phrases.head(speaker)
        if head is None:
            return ""
        if head.low in PRONOUNS:
            return self._last if self._pronouns.get(self._last, head.low) == head.low else ""
        if head.tag == "NAME":
            name = [word.text for word in _name(phrases, speaker)]
            known = {one for one in self._named.get(head.low, ()) if one.split()[-len(name) :] == name}
            return _only(known) if name else ""
        told = phrases.low(speaker) in KNOWN and head.lemma in OFFICES and speaker.last - speaker.first == FULL
        return _only(self._bearers.get(head.lemma, set())) if told else ""

    def _doer(self, phrases: Phrases) -> str:
        """Whom "he" stands for behind a sentence in which nobody speaks: its subject, where that is a person."""
        verb = next((n for n, chunk in enumerate(phrases.chunks) if chunk.kind == "VP"), None)
        doers = subject(phrases, verb) if verb is not None else []
        if len(doers) != 1 or not _is_one_person(phrases, doers[0]) or phrases.low(doers[0]) in PRONOUNS:
            return self._last
        return self._name_of(phrases, doers[0])

    def _note(self, phrases: Phrases, text: str) -> None:
        """Takes down the full names of a sentence, and the offices that it gives them."""
        for n, chunk in enumerate(phrases.chunks):
            name = _name(phrases, chunk)
            if len(name) < FULL or country(name[-1].low):
                continue
            first = phrases.words[_title_start(phrases, chunk, name)]
            written = " ".join(text[first.start : name[-1].end].split())
            bare = " ".join(word.text for word in name)
            known = self._named.setdefault(name[-1].low, set())
            full = next((one for one in known if one.endswith(bare)), written)
            known.add(full)
            titles = {_office(word) for word in phrases.words[chunk.first : chunk.head] if word.start < name[0].start}
            for office in (titles | _apposed(phrases, n)) - {""}:
                self._bearers.setdefault(office, set()).add(full)


def _only(names: set[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


def _is_one_person(phrases: Phrases, chunk: Chunk) -> bool:
    head = phrases.head(chunk)
    if head is None or is_plural(head.low):
        return False
    return head.tag == "NAME" or is_person(head.lemma, head.low)


def _name(phrases: Phrases, chunk: Chunk) -> list[Token]:
    """The words of the name that heads a phrase, ranks left out: "Mark Lund" of "Gen. Mark Lund"."""
    found: list[Token] = []
    if chunk.kind != "NP" or chunk.head < 0:
        return found
    for n in range(chunk.head, chunk.first - 1, -1):
        word = phrases.words[n]
        if word.tag != "NAME" or word.low in TITLES or _office(word):
            break
        found.insert(0, word)
    return found


def _office(word: Token) -> str:
    """The office of a title before a name: "general" of "Gen.", "" for none."""
    return RANKS.get(word.low, word.low if word.low in OFFICES else "")


def _title_start(phrases: Phrases, chunk: Chunk, name: Sequence[Token]) -> int:
    """Where the title before a name begins: at the first capital behind the article."""
    at = next(n for n in range(chunk.first, chunk.last) if phrases.words[n] is name[0])
    while at > chunk.first and (phrases.words[at - 1].text[:1].isupper() or phrases.words[at - 1].text == "."):
        at -= 1
    return at + (phrases.words[at].tag == "DET")


def _apposed(phrases: Phrases, n: int) -> set[str]:
    """As in "Ada Lund, the mayor of Bergen,"."""
    mark, noun = (*phrases.chunks[n + 1 : n + 3], None, None)[:2]
    if mark is None or noun is None or phrases.low(mark) not in APPOSED or noun.kind != "NP" or noun.head < 0:
        return set()
    return {phrases.lemma(noun)} & OFFICES
