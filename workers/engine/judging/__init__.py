"""Judging: whether a short text, taken as evidence, contradicts a claim about the same subject.

The two are known to be of one subject (a page, a story), so that nothing is to be aligned but their figures: each is
read as a statement (`sites`, `measures`, `marks`, `whereabouts`, `dating`; together `statements`), each figure of the
claim is held against the figure of the evidence that is most like it (`likeness`), strictly: "fewer than 170 cases"
contradicts "173 cases" (`verdicts`). A claim without a figure is judged by its date. The words are in
lexicon/judging.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine.judging import verdicts
from workers.engine.judging.likeness import WHOLE, likest
from workers.engine.judging.statements import Statement, dates, statements
from workers.engine.judging.verdicts import Verdict

KINDEST = ("entailment", "neutral", "contradiction")  # of several figures that may be meant, the one that fits is
NEAR = 1.1  # times
POLL = frozenset({"reviews", "rating"})


def judge(evidence: str, claim: str) -> Verdict:
    """How the evidence stands to the claim: it contradicts a figure of it, bears out every one, or neither."""
    found = weigh(statements(claim), statements(evidence)) or _weigh_dates(evidence, claim)
    if "contradiction" in found:
        return "contradiction"
    return "entailment" if set(found) == {"entailment"} else "neutral"


def weigh(claimed: Sequence[Statement], given: Sequence[Statement]) -> list[Verdict]:
    """A verdict on each figure of the claim; neutral where the evidence has none of its kind left for it."""
    likely = [likest(one, given) for one in claimed]
    found: list[Verdict] = []
    for n, (one, (score, rows)) in enumerate(zip(claimed, likely, strict=True)):
        taken = [
            figure
            for m, (better, others) in enumerate(likely)
            if m != n and better > score and _are_apart(claimed[m], one)
            for figure in others
        ]
        left = _nearest(one, [figure for figure in rows if figure not in taken])
        each = {verdicts.of_figures(one, figure) for figure in left}
        found.append(next((verdict for verdict in KINDEST if verdict in each), "neutral"))
    return _of_one_poll(claimed, found)


def _nearest(claimed: Statement, given: Sequence[Statement]) -> Sequence[Statement]:
    """Of figures that may be meant, those that lie by the claim's: of 6.8 and 5 million the first for "under 6.75"."""
    return [one for one in given if _is_near(claimed.stated[0], one.stated[0])] or given


def _is_near(one: float, other: float) -> bool:
    return 0.0 < max(one, other) <= NEAR * min(one, other)


def _are_apart(one: Statement, other: Statement) -> bool:
    """Whether two figures of a claim are of different places, so that no figure of the evidence can be both."""
    return bool((one.where | other.where) - WHOLE) and one.where != other.where


def _of_one_poll(claimed: Sequence[Statement], found: list[Verdict]) -> list[Verdict]:
    """A mark over exactly so many reviews, where the evidence counts others, is a mark of another day."""
    rows = list(zip(claimed, found, strict=True))
    other = any(
        one.measure == "reviews" and one.quantity.bound == "exact" and verdict == "contradiction"
        for one, verdict in rows
    )
    return [
        "neutral" if other and one.measure in POLL and verdict == "contradiction" else verdict for one, verdict in rows
    ]


def _weigh_dates(evidence: str, claim: str) -> list[Verdict]:
    """As in "the strike ended before May" beside "the strike ended in June": no date of the evidence fits."""
    given = list(dates(evidence))
    return [verdicts.of_dates(one, given) for one in dates(claim)] if given else []
