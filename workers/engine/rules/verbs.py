"""Verbs that tell what is counted: "killed 14", "14 died", "the arrest of 14 people", "claimed 14 lives"."""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine import lexicon
from workers.engine.arguments import objects, subject, trailing
from workers.engine.families import by_word
from workers.engine.phrases import Chunk, Phrases
from workers.engine.rules.found import Found, found
from workers.engine.rules.named import is_ordinal, of_verb, state_at
from workers.engine.words import VERBAL

VERB_OF_NOUN = {
    noun: tuple(verbs.split("+")) for noun, verbs in (row.split() for row in lexicon.words("verbs_as_nouns"))
}
REMAINS = lexicon.words("remains")


def verb_acts_on(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "killed 14 people", "14 people were killed", "killing 14": what the verb acts on is counted."""
    if chunk.kind != "VP" or phrases.words[chunk.head].tag not in VERBAL:
        return
    named = of_verb("verbs_object", phrases, n)
    if not named:
        return
    particle = _has_particle(phrases, n)
    acted_on = objects(phrases, n + particle)
    bare = chunk.last - chunk.first == 1  # "laid off 3,700" has the look of "those laid off"
    passive = chunk.passive and not (bare and particle and acted_on)
    acted_on = [*_done_to(phrases, n), *trailing(phrases, n)] if passive else _less_stated(phrases, acted_on)
    group = tuple(_whose(phrases, each) for each in acted_on)
    if passive and bare and any(is_ordinal(phrases, each) for each in group):
        return  # "a fifth person infected with it had died": the other verb tells of what there are five
    if group:
        for family in named:
            yield found("verb acts on", family, group, chunk)


def _has_particle(phrases: Phrases, n: int) -> bool:
    """As in "laid | off | 3,700 people": the word behind the verb is of it, though it looks like a preposition."""
    behind = phrases.chunks[n + 1 : n + 2]
    particle = phrases.low(behind[0]) if behind and behind[0].kind == "PREP" else ""
    return f"{phrases.lemma(phrases.chunks[n])} {particle}" in by_word("verbs_object")


def _less_stated(phrases: Phrases, acted_on: list[Chunk]) -> list[Chunk]:
    """The objects of a verb, less what has a state of its own: "Jet carrying a choir crashes, | 71 dead"."""
    return [each for k, each in enumerate(acted_on) if not (k and each.figure and state_at(phrases, each.last - 1))]


def _done_to(phrases: Phrases, n: int) -> list[Chunk]:
    """The subject of a passive, less what has a state of its own: "two guards dead, | five soldiers | hurt"."""
    found = subject(phrases, n)
    told = [k for k, each in enumerate(found) if each.figure and state_at(phrases, each.last - 1)]
    return found[told[-1] + 1 :] if told else found


def _whose(phrases: Phrases, chunk: Chunk) -> Chunk:
    """Those behind "the remains of", "the bodies of"."""
    at = phrases.index(chunk) if phrases.lemma(chunk) in REMAINS and chunk.figure is None else len(phrases.chunks)
    of = at + 2 < len(phrases.chunks) and phrases.low(phrases.chunks[at + 1]) == "of"
    return phrases.chunks[at + 2] if of and phrases.chunks[at + 2].figure else chunk


def subject_does(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "14 people died", "18 rockets hit the base": the subject of the verb is counted."""
    if chunk.kind != "VP" or phrases.words[chunk.head].tag not in VERBAL:
        return
    for family in of_verb("verbs_subject", phrases, n):
        group = tuple(subject(phrases, n))
        if group:
            yield found("subject does", family, group, chunk)


def loss_of(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "claimed 14 lives", "14 people lost their lives", "cost 14 people their lives"."""
    if chunk.kind != "NP" or not n:
        return
    verb_at = n - 1
    while (
        verb_at
        and phrases.chunks[verb_at].kind in {"ADV", "PREP", "NP"}
        and n - verb_at < 3
        and phrases.lemma(phrases.chunks[verb_at]) != "loss"
    ):
        verb_at -= 1
    verb, between = phrases.chunks[verb_at], phrases.chunks[verb_at + 1]
    lemma = "lose" if phrases.lemma(verb) == "loss" else phrases.lemma(verb)
    for family in by_word("losses").get((lemma, phrases.lemma(chunk)), ()):
        of = phrases.chunks[n + 1 : n + 3]
        links = {"of"} if lemma == "lose" else {"of", "to", "for"}  # "cut power to 30,000 homes"
        lives_of = len(of) > 1 and phrases.low(of[0]) in links and of[1].figure is not None
        owners = (
            (of[1],)
            if lives_of
            else (between,)
            if between is not chunk and between.figure
            else tuple(subject(phrases, verb_at))
        )
        place = phrases.chunks[n - 1].kind == "PREP" and lemma != "lose"  # "took 50 people | to | five hospitals"
        group = (chunk,) if chunk.figure and not place else owners
        if group:
            yield found("loss of", family, group, verb)


def done_to(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "the arrest of 14 people", "the destruction of 400 homes": a verb as a noun, and what it acts on."""
    if chunk.kind != "NP" or chunk.figure is not None or chunk.head < 0 or n + 2 >= len(phrases.chunks):
        return
    counted = phrases.chunks[n + 2]
    if phrases.low(phrases.chunks[n + 1]) != "of" or counted.figure is None or counted.head < 0:
        return
    for verb in VERB_OF_NOUN.get(phrases.lemma(chunk), ()):
        for family in by_word("verbs_object").get(verb, ()):
            yield Found("done to", family, (counted,), None, chunk.first, counted.last)
