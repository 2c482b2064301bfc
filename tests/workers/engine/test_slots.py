"""The claims of all articles that speak of the same thing: one event, one measure, one group."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import story
from workers.engine import read
from workers.engine.alignment import Events
from workers.engine.slots import Slot, placed, slots


def found(*texts: str) -> list[Slot]:
    """The slots of figures."""
    readings = [read(one) for one in story(*texts)]
    told = placed(readings, Events(readings), lambda _: True)
    return [slot for slot in slots(told) if slot.kind == "number"]


def shared(*texts: str) -> list[str]:
    """The measures of the slots in which more than one article speaks."""
    return [slot.measure for slot in found(*texts) if len({claim.article for claim in slot.claims}) > 1]


@pytest.mark.parametrize(
    ("one", "other", "measure"),
    [
        ("The flood killed 12 people.", "The flood left 14 dead.", "killed"),
        ("The flood killed 12 soldiers.", "Fourteen people died in the flood.", "killed"),
        ("The flood killed 12 people.", "The death toll from the flood rose to 14.", "killed"),
        ("The flood injured 12 people.", "Fourteen were wounded in the flood.", "wounded"),
        ("The flood made 300 people homeless.", "The flood displaced 400 people.", "homeless"),
        ("The blast destroyed 40 houses.", "The blast flattened 50 homes.", "destroyed"),
        ("Rebels fired 30 rockets.", "Forty rockets were launched by rebels.", "fired"),
        (
            "4,200 beehives were lost in the flood.",
            "In the flood 3,000 beehives were lost.",
            "count:beehive",
        ),
        ("The flood spoiled 4,200 beehives.", "The flood spoiled 3,000 beehives.", "count:beehive"),
        (
            "The vote had a turnout of 43 per cent.",
            "The vote, with a turnout of 42 per cent, was void.",
            "attribute:turnout",
        ),
        ("The hypocentre was 40 km north of Lima.", "It lay 25 miles from Lima.", "distance:lima"),
    ],
)
def test_two_sentences_speak_of_one_thing(one: str, other: str, measure: str) -> None:
    assert shared(one, other) == [measure]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another measure
        ("The flood killed 12 people.", "The flood injured 14 people."),
        ("Rebels fired 30 rockets.", "Rebels fired 30 shells."),
        ("The blast destroyed 40 homes.", "The blast destroyed 40 shops."),
        # another group
        ("The flood killed 12 children.", "The flood killed 14 people."),
        ("The flood killed 12 German police officers.", "The flood killed 14 police officers."),
        ("Twelve people, five of them doctors, died in the flood.", "Five people were hurt in the flood."),
        # another event
        ("The attack on Monday killed 12 people.", "The attack of 3 May 2020 killed 14 people."),
        ("The attack on Monday killed 12 people.", "A similar attack killed 14 people."),
        ("The flood on Monday killed 12 people.", "The election on Monday cost 14 people their lives."),
        # what may yet be, beside what is
        ("The flood killed 12 people.", "The flood will kill 14 people."),
        ("The flood killed 12 people.", "The dam was built to save 14 people."),
        # another thing
        ("The flood spoiled 4,200 beehives.", "The flood spoiled 3,000 haystacks."),
        ("The town keeps 4,200 beehives.", "A storm in Spain took 3,000 beehives."),
        ("The bank paid $3bn for its rival.", "The bank paid €3bn for its rival."),
        ("The bank cut 300 jobs.", "The ministry hopes for 3,000 jobs in tourism."),
        # bare numbers, ages, years
        ("The flood of 2019 was worse.", "The flood of 2018 was worse."),
        ("Jan Novak, 26, drowned in the flood.", "Ivo Horak, 62, drowned in the flood."),
    ],
)
def test_two_sentences_speak_of_different_things(one: str, other: str) -> None:
    assert shared(one, other) == []


def test_two_kinds_of_event_are_one_where_no_article_tells_them_apart() -> None:
    texts = ("The storm brought a flood on Monday. The flood killed 12 people.", "Monday's storm killed 14 people.")

    assert "killed" in shared(*texts)


def test_two_kinds_of_event_stay_two_where_an_article_gives_each_its_own_figure() -> None:
    both = "The attack on Monday killed 12 people. The protest on Monday left 30 people dead."

    assert shared(both, "The attack on Monday killed 12 people.") == ["killed"]


def test_a_denied_figure_is_in_no_slot() -> None:
    assert found("The army denied killing 14 people.") == []


def test_of_many_figures_for_one_thing_in_a_text_the_largest_is_the_whole() -> None:
    parts = "The road toll stands at 45. Twenty people have died up north, eight deaths were in the hills."
    [slot] = [one for one in found(parts, "The road toll has risen to 37.") if one.measure == "killed"]

    assert sorted(claim.text.split()[-1] for claim in slot.claims) == ["37", "45"]


def test_a_part_without_a_name_is_in_no_slot() -> None:
    [slot] = found("The blast wounded 12 people, five of them at home.")

    assert [claim.quantity.text for claim in slot.claims if claim.quantity] == ["12"]


def test_fighters_of_the_country_itself_need_not_be_called_so() -> None:
    texts = ("The raid in Iraq wounded five fighters.", "The raid in Iraq wounded 11 Iraqi fighters.")

    assert [set(slot.scope) for slot in found(*texts)] == [{"fighter"}]


def test_a_second_event_of_the_kind_at_another_place_has_slots_of_its_own() -> None:
    texts = (
        "In Oslo a fire killed 12 people.",
        "A fire in Oslo killed 14.",
        "A fire in Oslo is out. The fire at Vik killed nobody.",
    )

    assert [set(slot.scope) for slot in found(*texts)] == [set(), {"in Vik"}]


def test_the_badly_hurt_have_a_slot_of_their_own() -> None:
    found_ = found("The blast wounded 12 people, five of them seriously.")

    assert [(slot.measure, set(slot.scope)) for slot in found_] == [("wounded", set()), ("wounded", {"seriously"})]


def test_a_group_has_a_slot_of_its_own() -> None:
    found_ = found("The blast killed 12 police officers. The blast killed 30 people.")

    assert [(slot.measure, set(slot.scope)) for slot in found_] == [("killed", {"police"}), ("killed", set())]


def test_the_key_of_a_slot_holds_no_value() -> None:
    [one] = found("The blast killed 12 people.")
    [other] = found("The blast killed 14 people.")

    assert one.key == other.key


def test_an_article_with_two_figures_for_one_open_thing_is_left_out_of_it() -> None:
    measures = shared(
        "The flood spoiled 4,200 beehives. Further on the flood spoiled 3,900 beehives.",
        "The flood spoiled 3,000 beehives.",
    )

    assert measures == []


def test_a_voice_is_an_article_its_headline_or_its_source() -> None:
    [slot] = found("The flood killed 12 people, police said. The flood killed 14 people, doctors said.")

    assert sorted(slot.voices()) == [("a", False, "doctors"), ("a", False, "police")]
