"""Hours: between which hours a rule holds, and at which hour something happened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from schemas.claims import Event
from workers.engine.arguments import subject
from workers.engine.facts import windows
from workers.engine.facts.asked import ANY_HOUR, Told, rule_nouns
from workers.engine.facts.clauses import NEAR, between, is_said, joined, verb_before
from workers.engine.mentions import Mention
from workers.engine.phrases import Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import antecedent
from workers.engine.times import Timed
from workers.engine.words import Token

HAPPENINGS = frozenset(windows.TABLE["happenings"])
IT_DID = frozenset({"happen", "occur", "come", "strike", "begin", "start"})  # verbs with which "it" is a happening
AGAIN = frozenset({"another", "earlier", "fresh", "new", "previous", "second"})
REACH = 9  # tokens between a rule and its hours


def of_rules(setting: Setting) -> Iterator[Told]:
    """As in "a curfew from 7 p.m. to 6 a.m.", "banned between noon and 6 p.m.": one timing for each end."""
    phrases = setting.phrases
    words = phrases.words
    clocks = [timed for timed in setting.times if timed.moment.kind == "TIME"]
    for start, end in pairwise(clocks):
        between = [word.low for word in words[start.last : end.first]]
        if between not in (["to"], ["until"], ["and"], ["till"], ["-"], ["–"]):
            continue
        nouns = [n for n in range(max(0, start.first - REACH), start.first) if _rule(words[n])]
        if nouns and nouns[-1] and words[nouns[-1] - 1].low in AGAIN:
            continue  # "a fresh curfew" is another
        for part, timed in (("start", start), ("end", end)):
            if nouns and (window := windows.clock(phrases, timed)):
                yield Told(f"{part} of the {_rule(words[nouns[-1]])}", nouns[-1], timed.last, window)


def _rule(word: Token) -> str:
    """The name of the rule that a word tells of, "" for none."""
    return rule_nouns().get(word.low) or rule_nouns().get(word.lemma, "")


def of_events(setting: Setting) -> Iterator[tuple[Told, Event]]:
    """As in "rockets hit the base at 10:51 a.m.", "the blast came shortly after 6 p.m.", "it struck at noon"."""
    phrases, scene = setting.phrases, setting.scene
    for timed in setting.times:
        window = windows.hour(phrases, timed)
        if window is None or is_said(phrases, timed, range(0)):
            continue
        near = [m for m in scene.mentions if _is_reported(phrases, m) and _is_told_of(phrases, m, timed)]
        if near:
            mention = min(near, key=lambda m: (abs(m.at - timed.first), m.at))
            first, last = min(mention.at, timed.first), max(mention.at + 1, timed.last)
            yield Told(ANY_HOUR, first, last, window), mention.event
        elif verb := _happening(phrases, timed):
            yield Told(ANY_HOUR, verb, timed.last, window), scene.at(verb)


def _is_reported(phrases: Phrases, mention: Mention) -> bool:
    """Whether it is the event itself, in a clause of its own: not "another", not "a second protest"."""
    again = any(word.low in AGAIN for word in phrases.words[max(0, mention.at - 2) : mention.at])
    return mention.main_clause and not mention.event.other and not again


def _is_told_of(phrases: Phrases, mention: Mention, timed: Timed) -> bool:
    """Whether the time is that of the happening: of its own verb, of a verb of happening, or right before its noun."""
    first, last = min(mention.at, timed.first), max(mention.at, timed.first)
    if _is_its_subject(phrases, mention, timed):
        return True
    parting = between(phrases, first, last)
    if last - first > NEAR or len(parting) > 1:
        return False
    if mention.at < timed.first:
        return phrases.lemma(parting[0]) in HAPPENINGS if parting else _is_what_the_clause_tells(phrases, mention)
    if parting:
        return phrases.lemma(parting[0]) == "be"  # "last night there was an attack"
    return mention.at - timed.last <= 2 and all(word.tag != "PREP" for word in phrases.words[timed.last : mention.at])


def _is_its_subject(phrases: Phrases, mention: Mention, timed: Timed) -> bool:
    """As in "the attack on the fort, which lies 25 km off, began at": the time stands behind a verb of happening."""
    verb = verb_before(phrases, timed)
    if verb is None or phrases.lemma(verb) not in HAPPENINGS or not joined(phrases, verb.last - 1, timed.first):
        return False
    at = phrases.index(verb)
    noun = antecedent(phrases, at)  # "the attack, which started at"
    return any(doer.head == mention.at for doer in ([noun] if noun else subject(phrases, at)))


def _is_what_the_clause_tells(phrases: Phrases, mention: Mention) -> bool:
    """Whether no other verb goes before the happening: "police came to the crash at 3 p.m." tells when they came."""
    before = [chunk for chunk in phrases.chunks if chunk.kind == "VP" and chunk.first < mention.at]
    return mention.leads or not before or phrases.lemma(before[-1]) in HAPPENINGS


def _happening(phrases: Phrases, timed: Timed) -> int | None:
    """The verb of "it happened at", where the happening is named in the sentence before."""
    verb = verb_before(phrases, timed)
    if verb is None or not joined(phrases, verb.last - 1, timed.first):
        return None
    subject = phrases.words[verb.first - 1].low if verb.first else ""
    return verb.first if phrases.lemma(verb) in IT_DID and subject in {"it", "this", "that"} else None
