"""Acts: at what hour somebody did something, on what day something was done that is done but once.

No row of the lexicon of timings names the act: its verb, or the noun that a light verb leaves it to ("made a bid"), and
what it is done to say which it is. lexicon/acts.toml holds what happens but once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workers.engine import lexicon
from workers.engine.arguments import SAYING, objects, subject
from workers.engine.facts import windows
from workers.engine.facts.clauses import is_said, joined, verb_before
from workers.engine.forms import is_plural
from workers.engine.owners import NOBODY, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import PARTICLES, names, nouns, with_particle
from workers.engine.times import Timed

KEYS = ("once_by", "once_to", "once_ever", "by_itself", "light", "nouns", "same", "declaring", "of_event", "examples")
TABLE = lexicon.read("acts", required=KEYS)
ONCE, LIGHT, NOUNS = frozenset(TABLE["once_by"]), frozenset(TABLE["light"]), frozenset(TABLE["nouns"])
ONCE_EVER = frozenset(TABLE["once_ever"])
HAS_A_DAY = frozenset(TABLE["once_to"]) | ONCE_EVER | ONCE | NOUNS
BY_ITSELF = frozenset(TABLE["by_itself"])
DECLARING = frozenset(TABLE["declaring"])
EMPTY = frozenset({"be", "have", "do"})  # verbs that tell of no act
TO_COME = frozenset({"", "will"})
OWN = frozenset({"the", "this", "its", "his", "her", "their"})  # before what the text knows as one
FIRST = "first"
DATE_SIZE = len("2020-03-13")
BEHIND = 4  # chunks between a clock and the "when" of "it was 2.15 p.m. local time (1915 GMT) when the crowd got in"


@dataclass(frozen=True, slots=True)
class Act:
    """A time and the act that it is told of: its verb, its name, the noun of what it is done to, and who does it.

    `to` is empty where the text does not know it as one thing; `by` are the names of who or what does it but once;
    `day` is the day of an hour, as far as the sentence tells.
    """

    timed: Timed
    window: windows.Window
    verb: Chunk
    name: str
    to: str
    by: Owners
    words: str
    about: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    day: frozenset[str] = frozenset()


def acts(setting: Setting) -> Iterator[Act]:
    """Each act of a sentence whose hour, or whose day, is told."""
    for timed in setting.times:
        if is_said(setting.phrases, timed, range(0)):
            continue
        verb = verb_of(setting.phrases, timed)
        if verb is None or verb.negated or verb.modal not in TO_COME:
            continue
        made = _act(setting, timed, verb)
        if made is not None:
            yield made


def _act(setting: Setting, timed: Timed, verb: Chunk) -> Act | None:
    phrases = setting.phrases
    target = target_of(phrases, verb)
    name = _name(phrases, verb, target)
    if name in EMPTY or (name in SAYING - DECLARING and not verb.passive):
        return None
    by = who_did_once(setting, verb)
    to = known(phrases, target, name) if target is not None and not by else ""
    who = names_of(phrases, target) if to and target is not None and phrases.words[target.head].tag == "NAME" else by
    window = windows.hour(phrases, timed)
    if window is not None and (":" not in window.value or verb.modal):
        window = None
    clause = around(phrases, verb, target if name in NOUNS else None)
    once = bool(to) and name in HAS_A_DAY and not _is_an_event(setting, verb, target)
    if window is None and (by or once or FIRST in nouns(phrases, clause, verb)):
        window = windows.day(phrases, timed) or _from_event(setting, timed)
    if window is None:
        return None
    act = Act(timed, window, verb, name, to, who, f"when {words(setting, verb)}", day=_day(setting, timed))
    return within(phrases, act, clause)


def within(phrases: Phrases, act: Act, clause: list[Chunk]) -> Act:
    """The act with the nouns and the names of its clause; the days in it are none."""
    days = {phrases.words[n].lemma for c in clause if c.kind == "TIME" for n in range(c.first, c.last)}
    return replace(act, about=nouns(phrases, clause, act.verb), names=names(phrases, clause) - days)


def _day(setting: Setting, timed: Timed) -> frozenset[str]:
    """The day of a clock time, where its sentence names one."""
    value = timed.moment.value[:DATE_SIZE]
    told = {other.moment.first for other in setting.times if other.moment.first == other.moment.last}
    return frozenset({value} & {day for day in told if day})


def who_did_once(setting: Setting, verb: Chunk) -> Owners:
    """The person whom the text names as doing what is done but once: "Ada Okoro died"; nobody for all else."""
    phrases = setting.phrases
    if with_particle(phrases, verb) not in ONCE:
        return NOBODY
    doers = subject(phrases, phrases.index(verb))
    if len(doers) != 1 or doers[0].figure is not None:
        return NOBODY
    at = phrases.index(doers[0])
    beside = phrases.chunks[at + 1 : at + 3]  # "the chief, Ada Okoro, resigned"
    apposed = len(beside) == 2 and phrases.low(beside[0]) == "," and beside[1].kind == "NP"
    return names_of(phrases, doers[0]) or (names_of(phrases, beside[1]) if apposed else NOBODY)


# --- the act ----------------------------------------------------------------------------------------------------------


def target_of(phrases: Phrases, verb: Chunk) -> Chunk | None:
    """What an act is done to, or what it happens to: "hired | the lorry", "the talks | opened"."""
    at = phrases.index(verb)
    done = ([] if verb.passive else objects(phrases, at)) or _relative_object(phrases, at)
    passive = verb.passive and (verb.last - verb.first > 1 or phrases.chunks[at - 1].kind != "WH")
    if not done and (passive or with_particle(phrases, verb) in BY_ITSELF):
        done = _before_infinitive(phrases, at) or subject(phrases, at) or _apposed(phrases, verb, at)
    return done[0] if len(done) == 1 else None


def _relative_object(phrases: Phrases, at: int) -> list[Chunk]:
    """As in "the offer | that Orlen made", "the report, | which the agency published", "the bid | he made"."""
    before = [chunk for chunk in phrases.chunks[max(0, at - 4) : at] if phrases.low(chunk) != ","]
    kinds = [chunk.kind for chunk in before]
    if kinds[-3:] == ["NP", "WH", "NP"]:
        return [_before_of(phrases, before[-3])]
    bare = kinds[-2:] == ["NP", "NP"] and phrases.lemma(before[-2]) in NOUNS
    return before[-2:-1] if bare else []


def _before_of(phrases: Phrases, noun: Chunk) -> Chunk:
    """The noun before "of", where it is that of an act: "the offer | of 54 euros"."""
    at = phrases.index(noun)
    before = phrases.chunks[at - 2] if at > 1 and phrases.low(phrases.chunks[at - 1]) == "of" else noun
    return before if phrases.lemma(before) in NOUNS else noun


def _apposed(phrases: Phrases, verb: Chunk, at: int) -> list[Chunk]:
    """As in "the tower, | built in 1974,"."""
    bare = verb.last - verb.first == 1 and at > 1 and phrases.low(phrases.chunks[at - 1]) == ","
    return [phrases.chunks[at - 2]] if bare and phrases.chunks[at - 2].kind == "NP" else []


def _before_infinitive(phrases: Phrases, at: int) -> list[Chunk]:
    """As in "the order to leave the town | came": the noun of an act before what it is to do."""
    clause = False
    for n in range(at - 1, -1, -1):
        chunk = phrases.chunks[n]
        if chunk.kind == "VP":
            clause = True
            if phrases.low(chunk) == "being":
                continue  # "the first reports of people being crushed | came"
            to = phrases.words[chunk.first].tag == "TO" and n > 0
            noun = phrases.chunks[n - 1]
            return [noun] if to and noun.kind == "NP" and phrases.lemma(noun) in NOUNS else []
        if chunk.kind in {"PUNCT", "WH"}:
            return []
        if clause and chunk.kind == "NP" and phrases.lemma(chunk) in NOUNS:
            return [chunk]
    return []


def _name(phrases: Phrases, verb: Chunk, target: Chunk | None) -> str:
    """The verb with its particle, or the noun that a light verb leaves it to."""
    name = with_particle(phrases, verb)
    noun = phrases.lemma(target) if target is not None else ""
    return noun if noun in NOUNS and (name in LIGHT or phrases.lemma(verb) in LIGHT) else name


def known(phrases: Phrases, target: Chunk, name: str) -> str:
    """The noun of one thing that the text knows ("the lorry", "Orlen's bid", "the first call"), else ""."""
    head = phrases.head(target)
    if head is None or target.figure is not None or target.kind != "NP":
        return ""
    if head.tag == "NAME":
        return head.lemma
    inside = phrases.words[target.first : target.head]
    known = phrases.low(target) in OWN or any(word.tag == "POSS" or word.low == FIRST for word in inside)
    return head.lemma if known and head.tag == "NOUN" and (not is_plural(head.low) or name in NOUNS) else ""


def _is_an_event(setting: Setting, verb: Chunk, target: Chunk | None) -> bool:
    """Whether the act is an event of the lexicon: its day is compared as that of an event."""
    heads = {verb.head} | ({target.head} if target is not None else set())
    return any(mention.at in heads for mention in setting.scene.mentions)


def _from_event(setting: Setting, timed: Timed) -> windows.Window | None:
    """As in "two days before | the attack": so many days from what the story is about."""
    phrases = setting.phrases
    behind = next((chunk for chunk in phrases.chunks if chunk.first >= timed.last), None)
    if timed.shift is None or behind is None or phrases.words[timed.last - 1].low not in {"after", "before"}:
        return None
    told = any(m.at == behind.head and not m.event.other for m in setting.scene.mentions)
    return windows.from_event(phrases, timed) if told else None


def verb_of(phrases: Phrases, timed: Timed) -> Chunk | None:
    """The verb of the clause that a clock time stands in; of "it was 2 p.m. when", that behind "when"."""
    before = verb_before(phrases, timed)
    own = before if before is not None and joined(phrases, before.last - 1, timed.first) else None
    if own is not None and phrases.lemma(own) == "be" and phrases.words[own.first - 1].low == "it":
        return _behind_when(phrases, timed)
    if own is None:
        own = next((chunk for chunk in phrases.chunks if chunk.kind == "VP" and chunk.first >= timed.last), None)
        own = own if own is not None and joined(phrases, timed.last - 1, own.first) else None
    return _declaring(phrases, own) if own is not None else None


def _declaring(phrases: Phrases, verb: Chunk) -> Chunk:
    """The verb before the state that it gives: "declared Ada Okoro | elected"."""
    at = phrases.index(verb)
    before = phrases.chunks[at - 2] if at > 1 and phrases.chunks[at - 1].kind == "NP" else verb
    bare = verb.last - verb.first == 1
    return before if bare and before.kind == "VP" and phrases.lemma(before) in DECLARING else verb


def _behind_when(phrases: Phrases, timed: Timed) -> Chunk | None:
    at = next((n for n, chunk in enumerate(phrases.chunks) if chunk.first >= timed.last), len(phrases.chunks))
    opens = [n for n in range(at, min(at + BEHIND, len(phrases.chunks))) if phrases.low(phrases.chunks[n]) == "when"]
    return next((chunk for chunk in phrases.chunks[opens[0] :] if chunk.kind == "VP"), None) if opens else None


def around(phrases: Phrases, verb: Chunk, noun: Chunk | None = None) -> list[Chunk]:
    """The chunks of the act itself: from its doer, or the noun that names it, to the first comma behind its verb."""
    at = phrases.index(verb)
    doers = subject(phrases, at)
    first = min(phrases.index(chunk) for chunk in (*doers[:1], noun or verb))
    stops = (n for n in range(at, len(phrases.chunks)) if phrases.chunks[n].kind in {"PUNCT", "WH"})
    return phrases.chunks[first : next(stops, len(phrases.chunks))]


def words(setting: Setting, verb: Chunk) -> str:
    """The act in the words of its article: "the rioters got in"."""
    phrases = setting.phrases
    doers = subject(phrases, phrases.index(verb))
    behind = phrases.words[verb.last].low if verb.last < len(phrases.words) else ""
    done = setting.text(setting.span(verb.first, verb.last + (behind in PARTICLES)))
    if not doers:
        return done
    who = setting.text(setting.span(doers[0].first, doers[-1].last))
    first = phrases.words[doers[0].first]
    return f"{first.low + who[len(first.text) :] if first.tag in {'DET', 'PRON'} else who} {done}"
