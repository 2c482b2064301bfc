"""Acts: at what hour somebody did something: "the first of them broke in at 2.11 p.m."; on what day somebody died.

No word of the lexicon names the act: its verb and the nouns and names of its clause say which it is. What a person does
but once has a day as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine import lexicon
from workers.engine.arguments import SAYING, subject
from workers.engine.facts import windows
from workers.engine.facts.clauses import is_said, joined, verb_before
from workers.engine.owners import NOBODY, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import PARTICLES
from workers.engine.times import Timed

ONCE = lexicon.words("done_once")
EMPTY = frozenset({"be", "have", "do"})  # verbs that tell of no act
BEHIND = 4  # chunks between a clock and the "when" of "it was 2.15 p.m. local time (1915 GMT) when the crowd got in"


def acts(setting: Setting) -> Iterator[tuple[Timed, windows.Window, Chunk]]:
    """Each clock time of a sentence with the verb of the act that it is the hour of."""
    for timed in setting.times:
        if is_said(setting.phrases, timed, range(0)):
            continue
        verb = _verb(setting.phrases, timed)
        if verb is None or verb.negated or verb.modal:
            continue
        window = windows.hour(setting.phrases, timed)
        if window is not None and ":" not in window.value:
            window = None
        if window is None and who_did_once(setting, verb):
            window = windows.day(setting.phrases, timed)
        if window is not None:
            yield timed, window, verb


def who_did_once(setting: Setting, verb: Chunk) -> Owners:
    """The person whom the text names as doing what is done but once: "Ada Okoro died"; nobody for all else."""
    phrases = setting.phrases
    if phrases.lemma(verb) not in ONCE:
        return NOBODY
    doers = subject(phrases, phrases.index(verb))
    if len(doers) != 1 or doers[0].figure is not None:
        return NOBODY
    at = phrases.index(doers[0])
    beside = phrases.chunks[at + 1 : at + 3]  # "the chief, Ada Okoro, resigned"
    apposed = len(beside) == 2 and phrases.low(beside[0]) == "," and beside[1].kind == "NP"
    return names_of(phrases, doers[0]) or (names_of(phrases, beside[1]) if apposed else NOBODY)


def _verb(phrases: Phrases, timed: Timed) -> Chunk | None:
    """The verb of the clause that a clock time stands in; of "it was 2 p.m. when", that behind "when"."""
    before = verb_before(phrases, timed)
    own = before if before is not None and joined(phrases, before.last - 1, timed.first) else None
    if own is not None and phrases.lemma(own) == "be" and phrases.words[own.first - 1].low == "it":
        return _behind_when(phrases, timed)
    if own is None:
        own = next((chunk for chunk in phrases.chunks if chunk.kind == "VP" and chunk.first >= timed.last), None)
        own = own if own is not None and joined(phrases, timed.last - 1, own.first) else None
    return own if own is not None and phrases.lemma(own) not in SAYING | EMPTY else None


def _behind_when(phrases: Phrases, timed: Timed) -> Chunk | None:
    at = next((n for n, chunk in enumerate(phrases.chunks) if chunk.first >= timed.last), len(phrases.chunks))
    opens = [n for n in range(at, min(at + BEHIND, len(phrases.chunks))) if phrases.low(phrases.chunks[n]) == "when"]
    verb = next((chunk for chunk in phrases.chunks[opens[0] :] if chunk.kind == "VP"), None) if opens else None
    return verb if verb is not None and phrases.lemma(verb) not in SAYING | EMPTY else None


def around(phrases: Phrases, verb: Chunk) -> list[Chunk]:
    """The chunks of the act itself: from its doer to the first comma behind its verb."""
    at = phrases.index(verb)
    doers = subject(phrases, at)
    first = phrases.index(doers[0]) if doers else at
    stops = (n for n in range(at, len(phrases.chunks)) if phrases.chunks[n].kind in {"PUNCT", "WH"})
    return phrases.chunks[first : next(stops, len(phrases.chunks))]


def words(setting: Setting, verb: Chunk) -> str:
    """The act in the words of its article: "the rioters got in"."""
    phrases = setting.phrases
    doers = subject(phrases, phrases.index(verb))
    behind = phrases.words[verb.last].low if verb.last < len(phrases.words) else ""
    done = setting.text(setting.span(verb.first, verb.last + (behind in PARTICLES)))
    return f"{setting.text(setting.span(doers[0].first, doers[-1].last))} {done}" if doers else done
