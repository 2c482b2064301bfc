"""Ballots: how a vote ended, as the share that the larger side had: "voted seven to two", "passed 52-48", "unanimous".

Whose vote it was is its owner, so that a committee's is not set against a parliament's.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.claims import Claim, Interval, Quantity
from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.counting import is_person
from workers.engine.numerals import read as numeral
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.units import DASHES

BALLOTS = lexicon.words("ballots")
DIVISION = "outcome of:division"
DECIDING = lexicon.words("deciding_verbs")
MOTIONS = lexicon.words("motions")
TELLING = BALLOTS | DECIDING | {"unanimous", "unanimously"}
SOFTENING = frozenset({"almost", "nearly", "not", "virtually", "near", "needs", "requires", "need", "require"})
OPENERS = frozenset({"by", "of", "was", "were", ",", "a", "the", "in"})
LINKS = frozenset({"to", "against"})
FINEST = 1e-6  # two outcomes are never the same for rounding
NEAR = 6  # tokens within which a ballot is told of


def claims(setting: Setting) -> Iterator[Claim]:
    """A claim for each outcome of a vote that a sentence tells."""
    words = setting.phrases.words
    if not setting.phrases.said & TELLING:
        return
    for at, word in enumerate(words):
        if word.low in {"unanimous", "unanimously"} and _is_unanimous(setting.phrases, at):
            yield _claim(setting, at, at + 1, 1.0, 0)
        elif word.tag == "NUM" and (told := _division(setting.phrases, at)):
            last, larger, smaller = told
            yield _claim(setting, at, last, larger / (larger + smaller), int(larger + smaller))


def _is_unanimous(phrases: Phrases, at: int) -> bool:
    """As in "the decision was unanimous", "voted unanimously"; not "almost unanimous"."""
    before = {word.low for word in phrases.words[max(0, at - 2) : at]}
    around = phrases.words[max(0, at - NEAR) : at + 4]
    return not before & SOFTENING and any(word.lemma in BALLOTS | DECIDING for word in around)


def _division(phrases: Phrases, at: int) -> tuple[int, float, float] | None:
    """The token behind "seven to two", "52-48", "219 votes to 212", and the two sides, the larger first."""
    words = phrases.words
    if not any(word.low in LINKS or word.text in DASHES for word in words[at + 1 : at + 4]):
        return None
    first = numeral(words, at)
    if first is None or first.last >= len(words) or (at and words[at - 1].low in {"from", "between"}):
        return None
    link = first.last + (words[first.last].lemma in {"vote", "ballot"})
    linked = link + 1 < len(words) and (words[link].low in {"to", "against"} or words[link].text in DASHES)
    second = numeral(words, link + 1) if linked else None
    if (
        second is None
        or first.low != first.high
        or second.low != second.high
        or not _tells_of_votes(phrases, at, second.last)
    ):
        return None
    behind = words[second.last] if second.last < len(words) else None
    if behind is not None and behind.tag == "NOUN" and not {behind.lemma, behind.low} & BALLOTS:
        return None  # "the vote lasted 5 to 10 minutes"
    sides = sorted((first.low, second.low), reverse=True)
    whole = all(side == int(side) and side < 1e5 for side in sides) and sides[0] > 1
    return (second.last, sides[0], sides[1]) if whole else None


def _tells_of_votes(phrases: Phrases, at: int, last: int) -> bool:
    """Whether a ballot or a verb of deciding stands close before, or a ballot close behind."""
    words = phrases.words
    before = words[max(0, at - NEAR) : at]
    if any({word.lemma, word.low} & BALLOTS for word in [*before[-3:], *words[last : last + 2]]) or any(
        word.lemma in {"vote", "split"} for word in before[-2:]
    ):
        return True
    decided = any(word.lemma in DECIDING for word in before)
    return decided and (at == 0 or words[at - 1].low in OPENERS or words[at - 1].lemma in DECIDING | MOTIONS)


def _body(phrases: Phrases, at: int) -> str:
    """Whose vote it was: the subject of the verb of deciding that is nearest, "" for none known."""
    verbs = [
        n
        for n, chunk in enumerate(phrases.chunks)
        if chunk.kind == "VP"
        and phrases.lemma(chunk) in DECIDING
        and not (chunk.passive and chunk.last - chunk.first > 1)
    ]
    nearest = min(verbs, key=lambda n: abs(phrases.chunks[n].first - at), default=None)
    doers = subject(phrases, nearest) if nearest is not None else []
    return phrases.lemma(doers[-1]) if doers and _is_body(phrases, doers[-1]) else ""


def _is_body(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether a noun names those who vote together; "lawmakers" may be of any house."""
    head = phrases.words[chunk.head] if chunk.head >= 0 and chunk.figure is None else None
    return (
        head is not None
        and head.tag == "NOUN"
        and not is_person(head.lemma, head.low)
        and head.lemma not in BALLOTS | MOTIONS
    )


def _claim(setting: Setting, first: int, last: int, share: float, votes: int) -> Claim:
    span = setting.span(first, last)
    body = _body(setting.phrases, first)
    quantity = Quantity(
        Interval(share, share), "exact", setting.text(span), span, place=FINEST, unit=None, dimension="share"
    )
    return setting.claim(
        DIVISION,
        span,
        setting.scene.at(first),
        first,
        kind="number",
        quantity=quantity,
        text=setting.text(span),
        things=("division", *([str(votes)] if votes else [])),
        predicate="vote",
        owners=frozenset({body} if body else ()),
        rules=(("outcome of a vote", span),),
    )
