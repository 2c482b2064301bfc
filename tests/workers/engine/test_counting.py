"""What a noun phrase counts, and whom it singles out."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims, figures, parse
from workers.engine import counting


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("british", "UK"),
        ("britons", "UK"),
        ("u.s.", "US"),
        ("americans", "US"),
        ("swiss", "Switzerland"),
        ("dutch", "Netherlands"),
        ("kyiv", "Ukraine"),
        ("kiev", "Ukraine"),
        ("bread", None),
        ("us-led", None),
    ],
)
def test_a_name_stands_for_a_country(word: str, country: str | None) -> None:
    assert counting.country(word) == country


@pytest.mark.parametrize(
    "noun",
    ["people", "soldiers", "passengers", "nurses", "miners", "protesters", "Danes", "teachers", "children", "victims"],
)
def test_a_noun_names_people(noun: str) -> None:
    phrases = parse(f"Two {noun} left.").phrases

    assert counting.is_of(phrases, phrases.chunks[0], "people")


@pytest.mark.parametrize(
    "noun",
    ["homes", "containers", "towers", "helicopters", "letters", "papers", "rivers", "rockets", "dollars", "meters"],
)
def test_a_noun_names_no_people(noun: str) -> None:
    phrases = parse(f"Two {noun} left.").phrases

    assert not counting.is_of(phrases, phrases.chunks[0], "people")


@pytest.mark.parametrize(
    ("noun", "thing"),
    [("rockets", "projectiles"), ("houses", "buildings"), ("coaches", "carriages"), ("schools", "premises")],
)
def test_a_noun_names_a_thing_of_its_class_only(noun: str, thing: str) -> None:
    phrases = parse(f"Two {noun} left.").phrases

    classes = {name for name in counting.THINGS if counting.is_of(phrases, phrases.chunks[0], name)}
    assert thing in classes
    assert not counting.is_of(phrases, phrases.chunks[0], "people")


@pytest.mark.parametrize(
    ("who", "scope"),
    [
        ("12 people", ""),
        ("12 others", ""),
        ("12 service members", ""),
        ("12 passengers", ""),
        ("12", ""),
        ("12 civilians", "civilian"),
        ("12 children", "child"),
        ("12 police", "police"),
        ("12 American soldiers", "US"),
        ("12 British police officers", "UK police"),
        ("12 of them", "part"),
    ],
)
def test_a_phrase_singles_out_a_group_or_none(who: str, scope: str) -> None:
    [claim] = [claim for claim in claims(f"The blast killed {who}.") if claim.kind == "number"]

    assert " ".join(sorted(claim.scope)) == scope


@pytest.mark.parametrize(
    ("who", "low", "high"),
    [
        ("two Germans and one Dane", 3, 3),
        ("two Germans, a Dane and 11 others", 14, 14),
        ("a teacher and 11 others", 12, 12),
        ("at least two Germans and one Dane", 3, None),
        ("two or three Germans and one Dane", 3, 4),
        ("about 30 Germans and one Dane", 26, 36),
    ],
)
def test_the_parts_of_a_sum_add_up_end_by_end(who: str, low: float, high: float | None) -> None:
    [claim] = [claim for claim in claims(f"The blast killed {who}.") if claim.measure == "killed"]

    assert claim.quantity is not None
    assert (claim.quantity.interval.low, claim.quantity.interval.high) == (low, high)


def test_a_group_that_all_parts_share_is_that_of_the_sum() -> None:
    [same] = claims("The blast killed two German police officers and one Danish policeman.")
    mixed = claims("The blast killed two German police officers and one Danish nurse.")[0]

    assert same.scope == {"police"}
    assert mixed.scope == frozenset()


def test_parts_of_two_professions_are_counts_of_their_own_beside_the_sum() -> None:
    found = claims("The blast hurt 39 police officers and more than 50 villagers.")

    assert [claim.quantity.interval.low for claim in found if claim.quantity] == [89, 39, 50]
    assert [claim.scope for claim in found] == [frozenset(), {"police"}, {"civilian"}]


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("130 of the hostages died.", set()),
        ("Nine of the miners were killed.", {"worker"}),
        ("Nine of the victims died in hospital.", {"part"}),
        ("Nine of the injured died.", {"part"}),
        ("Nine of them died.", {"part"}),
    ],
)
def test_all_of_a_kind_who_died_are_no_part_of_a_toll(words: str, scope: set[str]) -> None:
    [killed] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert killed.scope == scope


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two people were killed, and a further three died of their wounds.", ["2", "5", "part 3"]),
        ("Three Britons have died and three more are feared dead.", ["3", "6", "part 3"]),
        ("The crash killed two officers, and three more people died in a car.", ["2", "part 3"]),  # who are no officers
        ("The crash hurt 747 people and left another 56 badly hurt.", []),
    ],
)
def test_what_is_added_of_one_group_is_told_in_all_as_well(words: str, expected: list[str]) -> None:
    assert figures(words, "killed") == expected


@pytest.mark.parametrize(
    ("words", "measure", "expected"),
    [
        ("Half of the passengers were hurt.", "wounded", []),
        ("One in five homes was destroyed.", "destroyed", []),
        ("About 40 per cent of the homes were destroyed.", "destroyed", []),
        ("The number of dead rose from 12 people on Monday to 14 on Tuesday.", "killed", ["14"]),
        ("Both pilots were killed.", "killed", ["2"]),
        ("Forty shoppers or more were killed.", "killed", ["at least 40"]),
        ("Thirty-odd sailors were killed.", "killed", ["thirty-odd"]),
        ("A 22-storey tower fell, killing 14 people.", "killed", ["14"]),
    ],
)
def test_a_share_a_former_figure_and_a_size_are_no_count(words: str, measure: str, expected: list[str]) -> None:
    assert figures(words, measure) == expected


def test_the_words_of_a_bound_single_out_nobody() -> None:
    [claim] = [claim for claim in claims("The mill employs slightly more than 200 people.") if claim.quantity]

    assert claim.scope == frozenset()


@pytest.mark.parametrize(
    ("words", "measure", "expected"),
    [
        ("The outbreak grew by nine new cases on Monday.", "cases", ["part 9"]),
        ("In the outbreak 14 more cases were confirmed.", "cases", ["part 14"]),
        ("The outbreak has reached 90 cases.", "cases", ["90"]),
        ("Police arrested two other men after the raid.", "arrested", ["part 2"]),
        ("Police shot one man dead and killed two, and arrested three others.", "arrested", ["3"]),
        ("Two guards were killed, in addition to a driver who died on Monday.", "killed", ["part 2"]),
        ("Two guards were killed.", "killed", ["2"]),
        ("A fifth person infected in the outbreak has died.", "infected", []),
        ("Among the 40 pupils, nine have been confirmed dead.", "killed", ["part 9"]),
        ("Nine of the 40 people aboard were saved.", "aboard", ["40"]),
        ("Nine hostages were killed in the raid.", "hostages", []),
        ("Soldiers found the bodies of nine hostages.", "hostages", []),
        ("Nine hostages were inside the bank.", "hostages", ["9"]),
    ],
)
def test_what_comes_on_top_of_a_count_is_no_count_of_all(words: str, measure: str, expected: list[str]) -> None:
    assert figures(words, measure) == expected


def test_two_more_whom_another_source_tells_of_are_no_other_figure() -> None:
    words = "Nine people were killed in the fire. The mayor said two more were found on Sunday."

    assert "2" not in figures(words, "killed")


@pytest.mark.parametrize(
    "words",
    [
        "The blast killed two Germans, nine Danes and 12 Poles.",
        "The dead were two Germans, nine Danes and 12 Poles.",
        "The dead include two Germans, nine Danes and 12 Poles.",
        "The blast killed 90 people, among them two Germans, nine Danes and 12 Poles.",
        "Two citizens of Germany died. Nine Danish nationals died. Twelve people from Poland died.",
    ],
)
def test_a_list_of_the_dead_by_country_counts_each(words: str) -> None:
    told = {
        country: claim.quantity.interval.low
        for claim in claims(words)
        if claim.measure == "killed" and claim.quantity
        for country in claim.scope & {"Germany", "Denmark", "Poland"}
    }

    assert told == {"Germany": 2, "Denmark": 9, "Poland": 12}


@pytest.mark.parametrize("noun", ["citizens", "teens", "kids", "schoolgirls", "surgeons", "climbers", "wives", "Brits"])
def test_many_nouns_count_people(noun: str) -> None:
    assert any(claim.measure == "killed" for claim in claims(f"The blast killed 14 {noun}."))


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Police arrested 14 suspects.", set()),
        ("Police killed 14 suspects.", {"suspect"}),
        ("Three of the dead were French.", {"France", "part"}),
    ],
)
def test_who_is_arrested_is_no_group_of_its_own(words: str, scope: set[str]) -> None:
    [claim] = [claim for claim in claims(words) if claim.measure in {"arrested", "killed"}]

    assert claim.scope == scope
