"""Groups: who those hit were (a nation, children, police), and how badly, where an article gives the bare toll."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas.claims import Claim
from workers.engine.counting import CLASS_OF, CLASSES, COUNTRY_OF, DEGREES, WHOLE
from workers.engine.families import families
from workers.engine.findings import Question, Story
from workers.engine.forms import plural
from workers.engine.omissions.silence import Omission, omission, touching
from workers.engine.omissions.tolls import by_value
from workers.engine.slots import NOT_YET, Slot

MEASURES = ("killed", "wounded")
WITH_CLASSES = (*MEASURES, "missing", "arrested", "infected")
COUNTRIES = frozenset(COUNTRY_OF.values())
SINGLED_OUT = sorted(CLASSES - WHOLE - {"family"})  # "seven members of her family" are no kind of people
NOUNS = {name: [noun for noun, of in CLASS_OF.items() if of == name] for name in SINGLED_OUT}
RANK = 4
NOT_SO = NOT_YET | {"feared"}


def left_out(story: Story, found: Sequence[Slot]) -> list[Omission]:  # noqa: ARG001 (a kind's form)
    """For each toll of the main event: the nations, the degree of harm and the groups that are not told."""
    asked = (("nationality", _names_a_nation), ("how badly", _tells_the_degree))
    made = []
    for measure in WITH_CLASSES:
        claims = _claims(story, measure)
        made += [one for name, tells in asked if measure in MEASURES for one in _group(story, name, tells, claims)]
        made += [one for name in SINGLED_OUT for one in _class(story, name, claims)]
    return made


def _names_a_nation(claim: Claim) -> bool:
    return bool(claim.scope & COUNTRIES)


def _tells_the_degree(claim: Claim) -> bool:
    return bool(claim.scope & DEGREES)


def _class(story: Story, name: str, claims: Sequence[Claim]) -> list[Omission]:
    """Children, police, crew: a group of a toll, where another article does not have so much as a word for them."""
    cluster = story.events.main
    told = [claim for claim in claims if name in claim.scope and claim.firmness not in NOT_YET]
    if cluster is None or not told:
        return []
    measure = told[0].measure
    label = f"{_called(name, told)} among those {families()[measure].label}"
    question = Question("number", label, cluster, (cluster.key, measure, name))
    telling = touching(story, NOUNS[name])
    return omission(story, question, by_value(told), f"{label[:1].upper()}{label[1:]}", telling, RANK)


def _called(name: str, told: Sequence[Claim]) -> str:
    """What the texts call a group in the plural: "nurses", which the lexicon counts among the rescuers."""
    said = {word for claim in told for word in claim.text.lower().split()}
    return min({plural(noun) for noun in NOUNS[name]} & said, default=plural(name))


def _claims(story: Story, measure: str) -> list[Claim]:
    """What is said of a toll of the main event, with a figure."""
    return [
        claim
        for reading in story.readings.values()
        for claim in reading.claims
        if claim.measure == measure and claim.quantity and story.events.of(claim.event) is story.events.main
    ]


def _group(story: Story, name: str, tells: Callable[[Claim], bool], claims: Sequence[Claim]) -> list[Omission]:
    cluster = story.events.main
    told = [claim for claim in claims if tells(claim) and claim.firmness not in NOT_SO]
    if cluster is None or not told:
        return []
    measure = told[0].measure
    label = f"{name} of those {families()[measure].label}" if name == "nationality" else f"{name} they were {measure}"
    question = Question("actor" if name == "nationality" else "status", label, cluster, (cluster.key, measure, name))
    fact = f"{label[:1].upper()}{label[1:]} in the {cluster.label}"
    return omission(story, question, by_value(told), fact, (), RANK)
