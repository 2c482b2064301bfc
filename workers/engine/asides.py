"""Asides: the days and events of a sentence that are not what it reports.

A day may be that of a speech ("said on Thursday"), of a start ("since 2016"), of a picture ("crews search the rubble,
Monday, May 13, 2024") or of what others do about the event; an event may only be what this one is compared with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workers.engine import lexicon
from workers.engine.arguments import SAYING
from workers.engine.forms import is_superlative
from workers.engine.mentions import KIND_OF_VERB, Mention
from workers.engine.phrases import Chunk, Phrases
from workers.engine.times import Timed
from workers.engine.words import PARTICIPLES, VERBAL

SAME_TIME = lexicon.words("same_time")
GOING_ON = lexicon.words("going_on")
COMPARING = lexicon.words("comparing")
BEHIND_IT = lexicon.words("picture_links")
CALLING = lexicon.words("calling_verbs") - {"find"}
PAST_FORMS = frozenset({"was", "were", "had", "has", "have", "did"})
MANY = frozenset({"few", "little", "many", "much"})
RANKED = 10  # tokens from a superlative to "since" or "behind", and from there to what it is compared with
FUTURE = frozenset({"will", "shall", "'ll"})
THEN = frozenset({"after", "following"})  # between what was done on a day and what happened before it
RELATIVE = frozenset({"that", "which", "who"})
YEAR = len("2024")


def has_been(timed: Timed, today: dt.date | None) -> bool:
    """Whether the moment is a known day that is no later than the day after publication."""
    first = timed.moment.first
    return first is not None and (today is None or dt.date.fromisoformat(first) <= today + dt.timedelta(1))


def is_of_saying(phrases: Phrases, timed: Timed) -> bool:
    """As in "said on Thursday", "told reporters on Thursday that": the day of the speech, not of what it tells."""
    if timed.first and phrases.words[timed.first - 1].tag == "DET" and timed.moment.first != timed.moment.last:
        return False  # "he recalled the 2018 fire"
    for n, piece in enumerate(phrases.chunks):
        if piece.kind == "TIME" and piece.first == timed.first:
            before = [c for c in phrases.chunks[:n] if c.kind == "VP"]
            said_before = bool(before) and phrases.lemma(before[-1]) in SAYING and before[-1].last <= timed.first
            after = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
            speaking = (
                phrases.chunks[n + 2]
                if after is not None and after.kind == "NP" and n + 2 < len(phrases.chunks)
                else after
            )
            said_after = speaking is not None and speaking.kind == "VP" and phrases.lemma(speaking) in SAYING | CALLING
            opens_clause = said_before and any(
                c.kind in {"WH"} and c.first < timed.first and c.first > before[-1].last for c in phrases.chunks
            )
            closes = after is None or after.kind in {"PUNCT", "WH", "ADV"} or after.kind == "NP"
            distance = timed.first - before[-1].last if before else 99
            return said_after or (said_before and not opens_clause and closes and distance <= 5)
    return False


def is_a_start(phrases: Phrases, timed: Timed) -> bool:
    """As in "since 2016", "the highest since 1999": from when something is counted; not "since 2009, when 89 died"."""
    behind = [word.low for word in phrases.words[timed.last : timed.last + 2]]
    before = [word.low for word in phrases.words[max(0, timed.first - 3) : timed.first]]
    return "since" in before and "when" not in behind


def is_of_a_picture(phrases: Phrases, timed: Timed) -> bool:
    """As in "Crews search the rubble after a blast in Lima, Monday, May 13, 2024": the day of what a caption shows."""
    words = phrases.words
    behind = [word for word in words[timed.last :] if word.tag != "PUNCT"]
    year = any(word.text.isdecimal() and len(word.text) == YEAR for word in words[timed.first : timed.last])
    dated = year and timed.moment.first == timed.moment.last
    if not dated or (behind and words[timed.last].text not in {"(", "."}):
        return False
    since = next((n for n, word in enumerate(words) if word.low in BEHIND_IT and n < timed.first), len(words))
    shown = next((chunk for chunk in phrases.chunks if chunk.kind == "VP" and chunk.last <= since), None)
    return not _is_past(phrases, shown) if shown is not None else since < len(words)


def _is_past(phrases: Phrases, verb: Chunk) -> bool:
    """Whether a verb group is in a past tense: "collapsed", "were seen", "has sunk"."""
    return phrases.words[verb.first].low in PAST_FORMS or (
        phrases.words[verb.first].tag in PARTICIPLES and verb.first == verb.head
    )


def _is_of_a_noun(phrases: Phrases, timed: Timed, mention: Mention) -> bool:
    """As in "a band formed in Graz in 1978", "a priest who left in 1999": a year of a noun behind the event."""
    chunks = phrases.chunks
    at = next((n for n in range(len(chunks) - 1, 0, -1) if chunks[n].kind == "VP" and chunks[n].last <= timed.first), 0)
    if not at or len(timed.moment.value) != YEAR:
        return False
    relative = phrases.low(chunks[at - 1]) in RELATIVE
    bare = chunks[at].last - chunks[at].first == 1 and chunks[at].passive
    noun = chunks[at - 1 - relative] if at > relative and (relative or bare) else None
    return noun is not None and noun.kind == "NP" and mention.at < noun.first


def is_of_another_act(phrases: Phrases, timed: Timed, mention: Mention) -> bool:
    """As in "went to court on Saturday to have the vote annulled": the day stands before the clause of the event."""
    verbs = [chunk for chunk in phrases.chunks if chunk.kind == "VP"]
    before = [chunk for chunk in verbs if chunk.first < timed.first]
    if mention.at < timed.first:
        to_come = bool(before) and mention.at < before[-1].first and before[-1].modal in FUTURE
        return (
            to_come
            or _is_of_a_noun(phrases, timed, mention)
            or (bool(before) and _is_beside_subject(phrases, mention, before[-1]))
        )
    if not before and not _parts_subject(phrases, timed):
        return False  # "In 2018 it was the crews who ended the strike"
    between = phrases.words[timed.last : mention.at]
    if before and between and between[0].low in THEN and phrases.lemma(before[-1]) not in KIND_OF_VERB:
        return not any(chunk.head == mention.at for chunk in before)  # "was held on Friday following the crash"
    if before and between and between[0].tag == "CONJ" and any(v.first == timed.last + 1 for v in verbs):
        return phrases.lemma(before[-1]) not in KIND_OF_VERB  # "was held on Friday and charged over the crash"
    opens = (word for word in between if word.low != "what")  # "in 1976 in what is now Congo"
    return any(word.tag == "TO" or (word.tag == "WH" and word.low not in SAME_TIME) for word in opens)


def _parts_subject(phrases: Phrases, timed: Timed) -> bool:
    """As in "the authorities on Tuesday started handing over": a day between a subject and its verb."""
    at = next((n for n, chunk in enumerate(phrases.chunks) if chunk.first == timed.first), 0)
    behind = phrases.chunks[at + 1 : at + 2]
    return at > 1 and bool(behind) and behind[0].kind == "VP"


def _is_beside_subject(phrases: Phrases, mention: Mention, verb: Chunk) -> bool:
    """As in "the search for victims of the fire went on Tuesday": the event hangs on the subject of another act."""
    if mention.leads or mention.at > verb.first or phrases.lemma(verb) not in GOING_ON:
        return False
    at = next(n for n, chunk in enumerate(phrases.chunks) if chunk.first <= mention.at < chunk.last)
    before = phrases.chunks[:at]
    return at > 1 and before[-1].kind == "PREP" and before[-2].kind == "NP" and all(c.kind != "VP" for c in before)


def is_compared_with(phrases: Phrases, at: int) -> bool:
    """As in "the deadliest fire since the Hafslo fire", "the second worst behind a crush in Lima": the latter.

    And as in "has not drawn so many since the flood of 1998".
    """
    link = None
    for n in range(at - 1, max(-1, at - 1 - RANKED), -1):
        if phrases.words[n].tag in VERBAL | {"PUNCT"}:
            break
        link = n if phrases.words[n].low in COMPARING else link
    if link is None or phrases.words[at].tag in VERBAL:
        return False
    before = phrases.words[max(0, link - RANKED) : link]
    beside = [(lead.low, word.low) for lead, word in pairwise([phrases.words[0], *before])]
    so_many = any(lead == "so" and word in MANY for lead, word in beside)
    return so_many or any(is_superlative(word) and lead != "at" for lead, word in beside)  # not "at least"


def renamed(phrases: Phrases, mentions: Sequence[Mention]) -> list[Mention]:
    """As in "the bombings of July 1998, the worst attack in years, left 56 dead": a noun beside a dated event is it."""
    found = list(mentions)
    for n in range(1, len(found)):
        before, here = found[n - 1], found[n]
        if before.moment and not here.moment and _is_set_beside(phrases, before.at, here.at):
            found[n] = replace(here, event=before.event)
    return found


def _is_set_beside(phrases: Phrases, one: int, other: int) -> bool:
    """Whether a comma, and no verb, stands between two nouns; the second opens behind it and closes before another."""
    between = [chunk for chunk in phrases.chunks if one < chunk.first <= other]
    commas = [n for n, chunk in enumerate(between) if chunk.kind == "PUNCT"]
    if len(commas) != 1 or any(chunk.kind in {"VP", "CONJ", "WH"} for chunk in between):
        return False
    behind = (chunk for chunk in phrases.chunks if chunk.first > other)
    closing = next((chunk for chunk in behind if chunk.kind not in {"PREP", "NP", "TIME"}), None)
    closed = closing is None or closing.kind == "PUNCT"
    return closed and all(chunk.kind != "PREP" for chunk in between[commas[0] + 1 :])
