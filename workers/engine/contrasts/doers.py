"""Doers: one act of the main event that articles, or two sources of one, give to people who cannot be the same.

Two countries, two classes of people of which nobody is both, two names of one kind; and whoever did it beside the same
one who did not. What only tells one of them more closely ("an officer", "Ada Okoro") is no other doer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict
from workers.engine import owners, wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts import parties
from workers.engine.contrasts.voices import are_two_voices, is_now, is_told
from workers.engine.facts.doers import ACTS, MARK, NOT
from workers.engine.facts.parties import TABLE
from workers.engine.findings import Question, Story
from workers.engine.synonyms import akin

APART = {frozenset(pair) for row in TABLE["apart"] for pair in combinations(row, 2)}
STATE = "state"  # the class of a country that is named alone


def conflicts(story: Story, known: Sequence[Conflict]) -> list[Conflict]:
    """At most one conflict for each act and what it was done to, but for those known already."""
    acts: dict[tuple[str, str], list[Claim]] = {}
    clusters: dict[Claim, Cluster] = {}
    for claim in _told(story):
        cluster = story.events.of(claim.event)
        if cluster is None or not cluster.main or not is_now(story, claim):
            continue
        clusters[claim] = cluster
        key = (claim.measure, claim.things[0])
        same = next((one for one in acts if one[0] == key[0] and akin("nouns", one[1], key[1])), key)
        acts.setdefault(same, []).append(claim)
    made = [_judged(story, clusters[own[0]], own) for own in acts.values()]
    return [one for one in made if one is not None and not any(is_told(one, other) for other in known)]


def _told(story: Story) -> Iterator[Claim]:
    return (c for r in story.readings.values() for c in r.claims if c.measure.startswith(MARK) and story.heard(c))


def _judged(story: Story, cluster: Cluster, claims: Sequence[Claim]) -> Conflict | None:
    pairs = [(a, b) for a, b in combinations(claims, 2) if _are_apart(a, b) and _are_two_voices(claims, a, b)]
    if not pairs:
        return None
    clashing = [claim for claim in claims if any(claim in pair for pair in pairs)]
    act = ACTS[claims[0].measure.removeprefix(MARK)]
    hedged = any(claim.firmness != "states" for claim in clashing)
    denied = any(NOT in claim.scope for claim in clashing)
    reason = "hedged" if hedged else "other-description" if act.loose and not denied else None
    thing = claims[0].things[0]
    label = act.label.format(thing=thing if thing[0].isupper() else f"the {thing}")
    asked = Question(act.kind, label, cluster, (cluster.key, claims[0].measure, thing))
    return parties.conflict(story, asked, parties.sides(clashing, _are_others), reason, wording.who_says)


def _are_two_voices(claims: Sequence[Claim], a: Claim, b: Claim) -> bool:
    """Two sources that one article names, or two articles neither of which tells of another doer as well."""
    if a.article == b.article:
        return are_two_voices(a, b)
    return not any(_are_apart(claim, one) for one in (a, b) for claim in claims if claim.article == one.article)


# --- whether it was another -------------------------------------------------------------------------------------------


def _are_apart(a: Claim, b: Claim) -> bool:
    """Whether two claims of one act give it to people who cannot be the same, or one denies what the other says."""
    if not _is_one_act(a, b):
        return False
    if NOT in a.scope or NOT in b.scope:
        return a.scope != b.scope and _are_same(a, b)
    return _are_others(a, b)


def _is_one_act(a: Claim, b: Claim) -> bool:
    """Whether what tells which thing it was done to goes together: "the rocket that hit the mill", "the rocket"."""
    if a.context and b.context and not a.context & b.context:
        return False  # "the men's race", "the women's race"
    if a.names and b.names and not a.names & b.names:
        return False
    shared = any(akin("nouns", one, other) for one in a.about for other in b.about)
    return shared or bool(a.names & b.names) or not (a.about and b.about)


def _are_same(a: Claim, b: Claim) -> bool:
    """Whether both tell of one doer: by name, by country, by class."""
    if a.owners or b.owners:
        return owners.same(a.owners, b.owners) is True
    return a.things[1:] == b.things[1:]


def _are_others(a: Claim, b: Claim) -> bool:
    (kind, nation), (other, another) = a.things[1:], b.things[1:]
    if nation and another and nation != another:
        return True
    if a.owners or b.owners:
        return bool(a.owners and b.owners) and parties.are_other_names(a, b)
    return frozenset((kind or STATE, other or STATE)) in APART
