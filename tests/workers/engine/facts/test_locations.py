"""Where something happened, and where a thing was found."""

from __future__ import annotations

import pytest

from schemas.claims import Claim
from tests.workers.engine.making import article, claims
from workers.engine.facts import locations
from workers.engine.facts.grounds import TABLE


def located(words: str) -> list[Claim]:
    return [claim for claim in claims(words) if claim.measure == locations.MEASURE]


def shown(claim: Claim) -> str:
    about = " ".join([claim.predicate, *claim.things]) if claim.things else claim.event.kind or "event"
    return f"{about}, {min(claim.scope)}: {claim.text}"


@pytest.mark.parametrize("row", TABLE["examples"], ids=lambda row: row["text"])
def test_a_sentence_tells_its_places_or_none(row: dict[str, str]) -> None:
    assert " | ".join(map(shown, located(row["text"]))) == row["reads"]


def test_a_place_belongs_to_the_event_and_the_day_beside_it() -> None:
    first, second = located(
        "A blast hit a mill in Ghent on Monday. In May 2019 an explosion at a depot in Arras killed six."
    )

    assert (first.event.kind, first.event.first) == ("explosion", "2024-05-13")
    assert (second.event.kind, second.event.last) == ("explosion", "2019-05-31")


def test_a_place_has_the_source_that_gives_it() -> None:
    [claim] = located("The coastguard said the ferry sank off Samar.")

    assert claim.attribution is not None
    assert claim.attribution.source == "The coastguard"


def test_the_names_of_a_place_stand_one_by_one() -> None:
    [claim] = located("A fire broke out at a hotel in Novi Sad and Subotica.")

    assert claim.names == {"Novi Sad", "Subotica"}


def test_the_words_and_the_rules_of_a_place_point_into_the_text() -> None:
    text = "A tram derailed near the Old Bridge in Porto."
    [claim] = located(text)

    assert article(text).text[claim.span.start : claim.span.end] == "derailed near the Old Bridge in Porto"
    assert [(name, text[span.start : span.end]) for name, span in claim.rules] == [
        ("place of the event", "derailed near the Old Bridge in Porto"),
        ("relation: near", "near the Old Bridge in Porto"),
    ]


def test_a_place_that_is_only_planned_is_read_as_such() -> None:
    [claim] = located("The protest is expected to take place in Gdansk.")

    assert claim.firmness == "intended"
