"""Omissions: a material fact of an event that one article states and another that covers the event leaves out.

Few, and ranked by how material they are, then by how many articles state them: an editor reads six, not sixty. An
omission is never called a contradiction. An article from well before the fact was first told does not leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.reports import Conflict
from workers.engine.findings import Story
from workers.engine.omissions import answers, figures, groups, partners, tolls
from workers.engine.slots import Slot

LIMIT = 6  # of a report
KINDS = (partners.left_out, answers.left_out, tolls.left_out, groups.left_out, figures.left_out)


def omissions(story: Story, found: Sequence[Slot]) -> list[Conflict]:
    """The most material facts that some articles leave out, the most material first."""
    made = [omission for kind in KINDS for omission in kind(story, found)]
    ranked = sorted(made, key=lambda omission: (omission.rank, -omission.stating, omission.conflict.id))
    told: list[Conflict] = []
    for omission in ranked:
        if not any(_is_told_by(one, omission.conflict) for one in told):
            told.append(omission.conflict)
    return told[:LIMIT]


def _is_told_by(one: Conflict, other: Conflict) -> bool:
    """Whether the same words of the same articles are what others leave out: "arrested two suspects" is one silence."""
    if one.kind == other.kind:  # "two firefighters were hurt": how many, and who
        return False
    spans = [(e.article, e.field, e.start, e.end) for p in one.positions for e in p.evidence]
    words = [(e.article, e.field, e.start, e.end) for p in other.positions for e in p.evidence]
    silent, quiet = ({key for p in found.positions for key in p.unstated_by} for found in (one, other))
    return quiet <= silent and all(any(a[:2] == b[:2] and a[2] < b[3] and b[2] < a[3] for a in spans) for b in words)
