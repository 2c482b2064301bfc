"""Locations: the places of one happening, or of one thing that was found, where two articles exclude each other.

Most pairs of places do not: a hotel may stand in a town, a town in a valley. Opposed are only opposite directions from
one name, "in" against "outside" one name, and, for what can happen in one place only, two countries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import regex

from schemas.claims import Claim
from schemas.reports import Conflict, Value
from workers.engine import findings, wording
from workers.engine.alignment import Cluster
from workers.engine.counting import country
from workers.engine.facts import sites
from workers.engine.facts.grounds import WORDS
from workers.engine.facts.locations import FIND, MEASURE
from workers.engine.findings import Question, Side, Story

IN_ONE_PLACE = frozenset(WORDS["in_one_place"])
AT_ONE_SITE = frozenset(sites.TABLE["at_one_site"])
APART, ABROAD, LOOSELY, SITES = "apart", "abroad", "loosely", "sites"
WITHIN = frozenset({"in", "at"})
AXES = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}
INSIDE = r"\b(?:in|inside|within)(?: the (?:city|town|village|port) of)? (?:central )?"
OUTSIDE = r"\boutside(?: the (?:city|town|village|port) of)? "


def conflicts(story: Story) -> list[Conflict]:
    """At most one conflict for the main event, and one for each thing that was found."""
    cluster = story.events.main
    told: dict[str, list[Claim]] = {}
    for reading in story.readings.values():
        for claim in reading.claims:
            told_of_one = claim.measure == MEASURE and claim.firmness == "states" and claim.predicate in {"", FIND}
            if told_of_one and story.heard(claim):
                own = story.events.of(claim.event)
                if own is cluster:
                    told.setdefault(claim.things[-1] if claim.things else "", []).append(claim)
    return [made for thing, own in sorted(told.items()) if cluster and (made := _judged(story, cluster, thing, own))]


def _judged(story: Story, cluster: Cluster, thing: str, claims: Sequence[Claim]) -> Conflict | None:
    pairs = list(_pairs(cluster, thing, claims))
    if not pairs:
        return None
    loose = {LOOSELY, SITES}
    outright = not thing and any(how not in loose for _, _, how in pairs)  # there may be two vans
    clashing = {claim for a, b, how in pairs if not outright or how not in loose for claim in (a, b)}
    said_so: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim in clashing:
            said_so.setdefault(claim.text.lower(), []).append(claim)
    sides = [Side(Value(own[0].text, None, None, None, None), tuple(own)) for _, own in sorted(said_so.items())]
    label = f"where the {thing} was found" if thing else f"where the {cluster.name} was"
    positions = [findings.position(story, side) for side in sides]
    reason = None if outright else "other-description"
    summary = f"{label[:1].upper()}{label[1:]}: {wording.either([side.value.text for side in sides])}"
    said = wording.who_says(positions, story.names) + (f" {wording.REASONS[reason]}" if reason else "")
    question = Question("place", label, cluster, (MEASURE, cluster.key, thing))
    return findings.conflict(question, "tension" if reason else "contradiction", reason, (summary, said), positions)


def _pairs(cluster: Cluster, thing: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, str]]:
    """The claims of two articles that exclude each other, neither article giving the other's place as well.

    Claims in the same words are set beside the others once, not one by one.
    """
    alike: dict[tuple[str, frozenset[str]], list[Claim]] = {}
    for claim in claims:
        alike.setdefault((claim.text.lower(), claim.scope), []).append(claim)
    first = {claim.article: claim for claim in reversed(claims)}
    sited = {claim.article: claim for claim in reversed(claims) if claim.about}
    single = bool(thing) or cluster.kind in IN_ONE_PLACE
    for ones, others in combinations(alike.values(), 2):
        how = _opposed(ones[0], others[0]) if single or _points_apart(ones[0], others[0]) else ""
        how = how or (SITES if cluster.kind in AT_ONE_SITE and _are_other_sites(ones[0], others[0]) else "")
        for a, b in product(ones, others) if how else ():
            # a land or a site named later may be of another happening
            leads = all((sited if how == SITES else first).get(one.article) is one for one in (a, b))
            if a.article != b.article and (how not in {ABROAD, SITES} or leads) and not _is_met(claims, a, b):
                yield a, b, how


def _is_met(claims: Sequence[Claim], a: Claim, b: Claim) -> bool:
    """Whether either article gives two places that exclude each other: it tells of more than one."""
    return any(
        _opposed(claim, one) or _are_other_sites(claim, one)
        for one in (a, b)
        for claim in claims
        if claim.article == one.article and claim is not one
    )


def _opposed(a: Claim, b: Claim) -> str:
    """How two places exclude each other, "" where both may be right."""
    if _points_apart(a, b):
        return APART
    if _are_abroad(a, b):
        return ABROAD
    return LOOSELY if _is_outside(a, b) or _is_outside(b, a) else ""


def _are_other_sites(a: Claim, b: Claim) -> bool:
    """As in "at a school" and "in a church", "inside a church" and "outside" it; in two towns it may be two events."""
    if not (a.about and b.about) or (a.names and b.names and not a.names & b.names):
        return False
    hows = a.scope | b.scope
    if a.about == b.about:
        return hows == {"in", "outside"}
    near = hows <= WITHIN | {"into", "on", "outside"} and hows != {"outside"}
    return near and sites.are_apart(min(a.about), min(b.about))


def _points_apart(a: Claim, b: Claim) -> bool:
    """As in "north of Lyon" and "12 km south-east of Lyon": more than a right angle lies between them."""
    if not a.names or a.names != b.names:
        return False
    one, other = _bearing(a), _bearing(b)
    return one[0] * other[0] + one[1] * other[1] < 0


def _bearing(claim: Claim) -> tuple[int, int]:
    """(east, north) of "north-east of"; (0, 0) for another relation."""
    words = min(claim.scope, default="").removesuffix(" of")
    named = [axis for name, axis in AXES.items() if name in words]
    return sum(axis[0] for axis in named), sum(axis[1] for axis in named)


def _are_abroad(a: Claim, b: Claim) -> bool:
    """Whether the one place lies in one country and the other in another, as far as their names tell."""
    one, other = _land(a), _land(b)
    return one is not None and other is not None and one != other


def _land(claim: Claim) -> str | None:
    lands = {land for name in claim.names if (land := country(name.lower()))}
    return lands.pop() if len(lands) == 1 and len(claim.names) == 1 and claim.scope <= WITHIN else None


def _is_outside(a: Claim, b: Claim) -> bool:
    """As in "in Kells" and "in a field outside the town of Kells"."""
    return any(
        regex.search(INSIDE + regex.escape(name), a.text, regex.I)
        and regex.search(OUTSIDE + regex.escape(name), b.text, regex.I)
        for name in a.names & b.names
    )
