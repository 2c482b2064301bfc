"""Acts: at what hour somebody did something, on what day something was done that is done but once.

No row of the lexicon of timings names the act: its verb, or the noun that a light verb leaves it to ("made a bid"), and
what it is done to say which it is. lexicon/acts.toml holds what happens but once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workers.engine.arguments import SAYING, subject
from workers.engine.facts import windows
from workers.engine.facts.clauses import is_said, joined, verb_before
from workers.engine.facts.targets import FIRST, MARK, NOUNS, TABLE, doers_of, known, target_of
from workers.engine.owners import NOBODY, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import PARTICLES, names, nouns, with_particle
from workers.engine.times import Timed

ONCE, LIGHT = frozenset(TABLE["once_by"]), frozenset(TABLE["light"])
ONCE_EVER = frozenset(TABLE["once_ever"])
HAS_A_DAY = frozenset(TABLE["once_to"]) | ONCE_EVER | ONCE | NOUNS
DECLARING = frozenset(TABLE["declaring"])
EMPTY = frozenset({"be", "have", "do"})  # verbs that tell of no act
TO_COME = frozenset({"", "will", "shall", "should"})
DAILY = frozenset(TABLE["daily"])
EFFECTS: tuple[str, ...] = tuple(TABLE["effect"])
PLANNING: tuple[str, ...] = tuple(TABLE["planning"])
HOLDING = frozenset(PLANNING[:2])
HELD, EFFECT = "held", EFFECTS[0]
STRETCHES, STATES = frozenset(TABLE["stretches"]), frozenset(TABLE["states"])
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
        if is_said(setting.phrases, timed, range(0)) or (timed.first == 0 and timed.moment.kind == "TIME"):
            continue  # "21:30 The parade has passed" is when it was written
        verb = verb_of(setting.phrases, timed)
        if verb is None or verb.negated or verb.modal not in TO_COME:
            continue
        made = _act(setting, timed, verb)
        if made is not None:
            yield made


def _act(setting: Setting, timed: Timed, verb: Chunk) -> Act | None:
    phrases = setting.phrases
    target = target_of(phrases, verb)
    name = _name(phrases, timed, verb, target)
    if name == EFFECT:
        target = next(iter(doers_of(phrases, phrases.index(verb))), None)
    if (name in EMPTY and not _is_it_was(phrases, verb, timed)) or (name in SAYING - DECLARING and not verb.passive):
        return None
    by = who_did_once(setting, verb)
    to = known(phrases, target, name) if target is not None and not by else ""
    who = names_of(phrases, target) if to and target is not None and phrases.words[target.head].tag == "NAME" else by
    window = windows.hour(phrases, timed)
    if window is not None and (":" not in window.value or verb.modal):
        window = None
    clause = around(phrases, verb, target if name in NOUNS else None)
    told_of = name in HAS_A_DAY or name.startswith(HELD)
    once = bool(to) and to not in DAILY and told_of and not _is_an_event(setting, verb, target)
    if window is None and (by or once or _is_first(setting, clause)):
        window = windows.day(phrases, timed) or _from_event(setting, timed)
    if window is None:
        return None
    act = Act(timed, window, verb, name, to, who, f"when {words(setting, verb)}", day=_day(setting, timed))
    return within(phrases, act, clause)


def _is_it_was(phrases: Phrases, verb: Chunk, timed: Timed) -> bool:
    """As in "It was 11.36 on the eve of the feast": the hour of what the text goes on to tell."""
    it = phrases.lemma(verb) == "be" and verb.last - verb.first == 1 and phrases.words[verb.first - 1].low == "it"
    return it and timed.moment.kind == "TIME" and timed.first - verb.last <= 1


def _is_first(setting: Setting, clause: list[Chunk]) -> bool:
    """Whether a clause tells of what was done first: "the first convoy arrived"; not "in the first half of May"."""
    tokens, timed = setting.phrases.words, {n for one in setting.times for n in range(one.first, one.last)}
    here = (n for chunk in clause for n in range(chunk.first, chunk.last) if tokens[n].low == FIRST and n not in timed)
    return any(tokens[n + 1].low not in STRETCHES for n in here)


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
    if not doers and (who := _before_who(phrases, phrases.index(verb))):
        return names_of(phrases, who)
    if len(doers) != 1 or doers[0].figure is not None:
        return NOBODY
    at = phrases.index(doers[0])
    beside = phrases.chunks[at + 1 : at + 3]  # "the chief, Ada Okoro, resigned"
    apposed = len(beside) == 2 and phrases.low(beside[0]) == "," and beside[1].kind == "NP"
    return names_of(phrases, doers[0]) or (names_of(phrases, beside[1]) if apposed else NOBODY)


def _before_who(phrases: Phrases, at: int) -> Chunk | None:
    """As in "Ada Okoro, | 23, | who | died": the name before "who", an age passed over."""
    if at < 3 or phrases.low(phrases.chunks[at - 1]) != "who":
        return None
    before = [c for c in phrases.chunks[max(0, at - 6) : at - 1] if phrases.low(c) != ","]
    named = [c for c in before if c.kind == "NP" and c.head >= 0 and phrases.words[c.head].tag == "NAME"]
    rest = [c for c in before if named and c.first > named[-1].first]
    return named[-1] if named and all(c.kind in {"NP", "ADV", "ADJ"} and c.head < 0 for c in rest) else None


# --- the act ----------------------------------------------------------------------------------------------------------


def _name(phrases: Phrases, timed: Timed, verb: Chunk, target: Chunk | None) -> str:
    """The verb with its particle, the noun that a light verb leaves it to, or what is given its day: "held: summit"."""
    name = with_particle(phrases, verb)
    behind = " ".join(word.low for word in phrases.words[verb.last : verb.last + 2])
    if any(f"{phrases.lemma(verb)} {behind}".startswith(phrase) for phrase in EFFECTS):
        return EFFECT
    if name == "be":
        name = _state(phrases, verb)
    noun = phrases.lemma(target) if target is not None else ""
    planned = name in HOLDING or (name in PLANNING and phrases.words[timed.first - 1].low == "for")
    if noun in NOUNS and (planned or name in LIGHT or phrases.lemma(verb) in LIGHT):
        return noun
    return f"{HELD}{MARK}{noun}" if planned and noun and (verb.passive or name not in PLANNING[:1]) else name


def _state(phrases: Phrases, verb: Chunk) -> str:
    """As in "were fully | back", "was | over"."""
    behind = [word for word in phrases.words[verb.last : verb.last + 2] if not word.low.endswith("ly")]
    return f"be {behind[0].low}" if behind and behind[0].low in STATES else "be"


def _is_an_event(setting: Setting, verb: Chunk, target: Chunk | None) -> bool:
    """Whether the act is an event of the lexicon: its day is compared as that of an event."""
    heads = {verb.head} | ({target.head} if target is not None else set())
    return any(mention.at in heads for mention in setting.scene.mentions)


def _from_event(setting: Setting, timed: Timed) -> windows.Window | None:
    """As in "three days before | the attack": so many days from what the story is about."""
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
        return _behind_when(phrases, timed) or own
    if own is None and before is None:
        own = _main_verb(phrases, timed.last)
    return _declaring(phrases, own) if own is not None else None


def _main_verb(phrases: Phrases, at: int) -> Chunk | None:
    """The verb that a time before it belongs to, as in "On Monday, when it rained, the convoy | left"."""
    inside = False
    for chunk in phrases.chunks:
        if chunk.first < at:
            continue
        if phrases.low(chunk) in {";", ":"}:
            return None
        if chunk.kind == "VP" and not inside:
            return chunk
        inside = (inside or chunk.kind == "WH") and phrases.low(chunk) != ","
    return None


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
    doers = doers_of(phrases, at)
    first = min(phrases.index(chunk) for chunk in (*doers[:1], noun or verb))
    stops = (n for n in range(at, len(phrases.chunks)) if phrases.chunks[n].kind in {"PUNCT", "WH"})
    return phrases.chunks[first : next(stops, len(phrases.chunks))]


def words(setting: Setting, verb: Chunk) -> str:
    """The act in the words of its article: "the rioters got in"."""
    phrases = setting.phrases
    doers = doers_of(phrases, phrases.index(verb))
    behind = [word.low for word in phrases.words[verb.last : verb.last + 2]]
    particle = next((n + 1 for n, low in enumerate(behind) if low in PARTICLES | STATES), 0)
    done = setting.text(setting.span(verb.first, verb.last + particle))
    if not doers:
        return done
    who = setting.text(setting.span(doers[0].first, doers[-1].last))
    first = phrases.words[doers[0].first]
    who = first.low + who[len(first.text) :] if first.tag in {"DET", "PRON"} else who
    return f"{who} {'was ' if phrases.words[verb.first].tag == 'TO' else ''}{done}"
