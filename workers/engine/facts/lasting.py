"""Lasting: how long a state or an act went on, how long it took, and since when a thing had not been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workers.engine.arguments import SAYING, objects, subject
from workers.engine.facts import windows
from workers.engine.facts.acts import Act, around, within, words
from workers.engine.facts.clauses import joined, verb_before
from workers.engine.facts.targets import MARK, OWN, TABLE, known, target_of
from workers.engine.forms import is_superlative
from workers.engine.owners import NOBODY, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import with_particle
from workers.engine.times import Timed
from workers.engine.words import Token

LOOSENING = frozenset(TABLE["loosening"])
FOR, TAKING, LATER = "for", "taking", "after"
PREPOSITIONS = {"for": FOR, "in": TAKING, "within": TAKING, "after": LATER}
EMPTY = frozenset({"do", "have", "be", "go", "come", "make"})
LASTING = frozenset(windows.TABLE["last"])
FIRST = frozenset({"first", "only"})  # "the first death since" is that after the last
NOW = frozenset({"are", "has", "have", "is"})
YEAR = 365 * 24  # hours
ANY = "it"  # what the text spoke of last
REACH = 8  # tokens between what was last so and its "since"


def lengths(setting: Setting) -> Iterator[Act]:
    """As in "were trapped for nine days", "reached the shore in half an hour", "the operation lasted four hours"."""
    phrases = setting.phrases
    for timed in setting.times:
        window = windows.length(phrases, timed) if not timed.point else None
        verb = verb_before(phrases, timed) if window else None
        if (
            window is None
            or verb is None
            or verb.negated
            or verb.modal
            or not joined(phrases, verb.last - 1, timed.first)
        ):
            continue
        if phrases.words[verb.first].low in NOW and window.high < YEAR:
            continue  # "have been trapped for three days": until the day of the article
        how = PREPOSITIONS.get(_led_by(phrases.words, timed), "")
        made = _stretch(setting, timed, window, verb, how) if how else _lasting(setting, timed, window, verb)
        if made:
            yield made


def _led_by(tokens: Sequence[Token], timed: Timed) -> str:
    at = timed.first - 1
    while at >= 0 and tokens[at].low in LOOSENING:
        at -= 1
    return tokens[at].low if at >= 0 else ""


def _stretch(setting: Setting, timed: Timed, window: windows.Window, verb: Chunk, how: str) -> Act | None:
    """The state that went on "for", or the act that was done "in" or "after" a time."""
    phrases = setting.phrases
    name = with_particle(phrases, verb)
    name = _state(phrases, verb) if name == "be" else name
    if not name or name in EMPTY or (name in SAYING and not verb.passive):
        return None
    target = target_of(phrases, verb) or _doer(phrases, verb)
    to, who = _whose(phrases, target)
    if not to and not who:
        return None
    act = Act(timed, window, verb, f"{how}{MARK}{name}", to, who, f"how long {words(setting, verb)}")
    return within(phrases, act, around(phrases, verb))


def _state(phrases: Phrases, verb: Chunk) -> str:
    """What follows "was": "missing", "out of order", "at sea"."""
    at = phrases.index(verb) + 1
    state = phrases.chunks[at] if at < len(phrases.chunks) else verb
    if state.kind in {"ADJ", "ADV"}:
        return phrases.text(state)
    noun = phrases.chunks[at + 1] if at + 1 < len(phrases.chunks) else verb
    told = state.kind == "PREP" and noun.kind == "NP" and noun.figure is None and phrases.low(state) not in PREPOSITIONS
    return f"{phrases.low(state)} {phrases.lemma(noun)}" if told or phrases.text(state) == "in" else ""


def _doer(phrases: Phrases, verb: Chunk) -> Chunk | None:
    doers = subject(phrases, phrases.index(verb))
    done = objects(phrases, phrases.index(verb))
    return doers[0] if len(doers) == 1 and not done else None


def _whose(phrases: Phrases, target: Chunk | None) -> tuple[str, Owners]:
    """The noun of what the text knows, several of a kind included ("the miners"), or the name."""
    head = phrases.head(target) if target is not None else None
    if target is None or head is None or target.figure is not None:
        return "", NOBODY
    if head.tag == "NAME":
        return head.lemma, names_of(phrases, target)
    if head.low == ANY:
        return ANY, NOBODY
    owned = any(word.tag == "POSS" for word in phrases.words[target.first : target.head])
    return (head.lemma if head.tag == "NOUN" and (owned or phrases.low(target) in OWN) else ""), NOBODY


def _lasting(setting: Setting, timed: Timed, window: windows.Window, verb: Chunk) -> Act | None:
    """As in "the operation lasted four hours", "it took six hours to put out the fire"."""
    phrases = setting.phrases
    done = next((c for c in phrases.chunks if c.kind == "VP" and c.first == timed.last), None)
    if (
        done is not None
        and phrases.words[done.first].tag == "TO"
        and phrases.lemma(verb) == "take"
        and not verb.passive
    ):
        to, who = _whose(phrases, target_of(phrases, done) or _doer(phrases, verb))
        name = f"{TAKING}{MARK}{with_particle(phrases, done)}"
        label = f"how long it took {setting.text(setting.span(done.first, done.last))}"
        return Act(timed, window, verb, name, to, who, label) if to or who else None
    if phrases.lemma(verb) not in LASTING or timed.first - verb.last > 3 or verb.passive:
        return None
    doers = subject(phrases, phrases.index(verb))
    to = known(phrases, doers[0], "") if len(doers) == 1 else ""
    name = f"{FOR}{MARK}last"
    return Act(timed, window, verb, name, to, NOBODY, f"how long {words(setting, verb)}") if to else None


# --- last times -------------------------------------------------------------------------------------------------------


def last_times(setting: Setting) -> Iterator[Act]:
    """As in "the first death since 2016", "no flood since 2002", "not been inspected since 2016", "last rose in"."""
    phrases = setting.phrases
    for timed in setting.times:
        window = windows.day(phrases, timed) or _since(phrases, timed)
        if window is None or window.unit != windows.DAYS:
            continue
        made = (
            _told_since(setting, timed, window)
            if _before(phrases, timed) == "since"
            else _told_last(setting, timed, window)
        )
        if made:
            yield made


def _before(phrases: Phrases, timed: Timed) -> str:
    return phrases.words[timed.first - 1].low if timed.first else ""


def _since(phrases: Phrases, timed: Timed) -> windows.Window | None:
    return windows.days_of(phrases, timed) if _before(phrases, timed) == "since" else None


def _told_since(setting: Setting, timed: Timed, window: windows.Window) -> Act | None:
    phrases = setting.phrases
    verb = verb_before(phrases, timed)
    if verb is not None and phrases.lemma(verb) == "be" and is_superlative(phrases.words[timed.first - 2].low):
        doers, rank = subject(phrases, phrases.index(verb)), phrases.words[timed.first - 2].low
        head = phrases.lemma(doers[0]) if len(doers) == 1 else ""  # "the flood is the region's worst since"
        label = f"when the {head} was last like it"
        return Act(timed, window, verb, f"{rank}{MARK}{head}", head, NOBODY, label) if head else None
    noun = next((c for c in reversed(phrases.chunks) if c.last < timed.first and _is_record(phrases, c)), None)
    if noun is not None and timed.first - noun.last <= REACH and (verb is None or verb.last <= noun.first):
        how = _rank(phrases, noun)
        label = f"last {phrases.lemma(noun)}" if how == "last" else f"when the {phrases.lemma(noun)} was last like it"
        act = Act(timed, window, verb or noun, f"{how}{MARK}{phrases.lemma(noun)}", phrases.lemma(noun), NOBODY, label)
        return within(phrases, act, [noun])
    if verb is None or not verb.negated or verb.modal or not joined(phrases, verb.last - 1, timed.first - 1):
        return None
    return _not_since(setting, timed, window, verb)


def _not_since(setting: Setting, timed: Timed, window: windows.Window, verb: Chunk) -> Act | None:
    """As in "had not been inspected since 2016", "there has not been a death since 2008"."""
    phrases = setting.phrases
    at = phrases.index(verb)
    done = objects(phrases, at)
    if phrases.lemma(verb) == "be":
        noun = done[0] if done else None
        head = phrases.head(noun) if noun is not None else None
        if noun is None or head is None or head.tag != "NOUN":
            return None
        return Act(timed, window, verb, f"last{MARK}{head.lemma}", head.lemma, NOBODY, f"last {head.lemma}")
    target = target_of(phrases, verb) or _doer(phrases, verb)
    to, who = _whose(phrases, target) if target is not None or not verb.passive else (ANY, NOBODY)
    name = f"last{MARK}{with_particle(phrases, verb)}"
    return Act(timed, window, verb, name, to, who, f"until when {words(setting, verb)}") if to or who else None


def _told_last(setting: Setting, timed: Timed, window: windows.Window) -> Act | None:
    """As in "was last inspected in 2023", "the last such flood was in 2002"."""
    phrases = setting.phrases
    verb = verb_before(phrases, timed)
    if verb is None or verb.negated or verb.modal or not joined(phrases, verb.last - 1, timed.first):
        return None
    at = phrases.index(verb)
    doers = subject(phrases, at)
    if "last" in {word.low for word in phrases.words[verb.first : verb.head]} or _before_verb(phrases, verb) == "last":
        to, who = _whose(phrases, target_of(phrases, verb) or _doer(phrases, verb))
        name = f"last{MARK}{with_particle(phrases, verb)}"
        return Act(timed, window, verb, name, to, who, f"when {words(setting, verb)}") if to or who else None
    if len(doers) == 1 and phrases.lemma(verb) in EMPTY | {"occur", "happen"} and _has_last(phrases, doers[0]):
        noun = phrases.lemma(doers[0])
        return Act(timed, window, verb, f"last{MARK}{noun}", noun, NOBODY, f"last {noun}")
    return None


def _before_verb(phrases: Phrases, verb: Chunk) -> str:
    return phrases.words[verb.first - 1].low if verb.first else ""


def _has_last(phrases: Phrases, noun: Chunk) -> bool:
    return noun.kind == "NP" and noun.head >= 0 and any(w.low == "last" for w in phrases.words[noun.first : noun.head])


def _is_record(phrases: Phrases, noun: Chunk) -> bool:
    return (
        noun.kind == "NP" and noun.head >= 0 and phrases.words[noun.head].tag == "NOUN" and bool(_rank(phrases, noun))
    )


def _rank(phrases: Phrases, noun: Chunk) -> str:
    """Tells "last" for "the first death", "no death"; the superlative of "the worst flood"; "" for none."""
    inside = [word.low for word in phrases.words[noun.first : noun.head]]
    if "no" in inside or FIRST & set(inside):
        return "last"
    return next((low for low in inside if is_superlative(low)), "")
