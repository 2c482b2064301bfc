"""What the articles of one story disagree about, and what they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.articles import Article
from tests.workers.engine.making import article, report, story, told
from workers.engine import compare


def figures(*texts: str) -> list[str]:
    """The findings about figures, conflicts first, without what is only left out."""
    found = report(*texts)
    conflicts = [line for line in told(found.conflicts) if not line.startswith("omission")]
    return conflicts + [line for line in told(found.agreements) if " day of " not in line]


def timed(*rows: tuple[str, str]) -> list[str]:
    """The conflicts of articles that each have their own time of publication."""
    articles = [article(words, id=chr(ord("a") + n), at=at) for n, (words, at) in enumerate(rows)]
    return told(compare(articles).conflicts)


# --- figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # contradictions
        (
            ["The flood on Monday killed 12 people.", "The flood on Monday killed 14 people."],
            "contradiction between killed: 12 [a] / 14 [b]",
        ),
        (
            ["The flood killed 12 people.", "The flood left 14 dead.", "The flood claimed 14 lives."],
            "contradiction between killed: 12 [a] / 14 [b c]",
        ),
        (
            ["The flood killed two Germans and one Dane.", "The flood killed four people."],
            "contradiction between killed: 3 [a] / 4 [b]",
        ),
        (
            ["The flood killed 12 people.", "The flood killed 14 people.", "The flood killed at least 12 people."],
            "contradiction between killed: 12 [a] / 14 [b]",
        ),
        (
            ["The flood killed 24 people.", "The flood killed 104 people.", "The flood killed over 100 people."],
            "contradiction between killed: 24 [a] / more than 100 / 104 [b c]",
        ),
        (
            ["The flood killed 12 people.", "The flood killed more than 12 people."],
            "contradiction between killed: 12 [a] / more than 12 [b]",
        ),
        (
            ["Police arrested 23 people at the protest.", "Police arrested 17 people at the protest."],
            "contradiction between arrested: 17 [b] / 23 [a]",
        ),
        (
            ["12 to 18 rockets hit the base.", "20 rockets hit the base."],
            "contradiction between rockets that hit: 12 to 18 [a] / 20 [b]",
        ),
        (
            ["The flood spoiled 4,200 beehives.", "The flood spoiled 3,000 beehives."],
            "contradiction between beehives: 3,000 [b] / 4,200 [a]",
        ),
        (
            ["The vote had a turnout of 43 per cent.", "The vote had a turnout of 42 per cent."],
            "contradiction between turnout: 42% [b] / 43% [a]",
        ),
        (
            [
                "The epicentre of the quake was 250 km north of Lima.",
                "The quake's epicentre was 250 miles north of Lima.",
            ],
            "contradiction between distance to Lima: 250 km [a] / 250 miles [b]",
        ),
        # tensions
        (
            ["The flood is feared to have killed 12 people.", "The flood killed 14 people."],
            "tension (hedged) between killed: 12 [a] / 14 [b]",
        ),
        (
            ["About 30 rockets were fired at the base.", "18 rockets hit the base."],
            "tension (other-measure) between rockets fired / rockets that hit: about 30 fired [a] / 18 that hit [b]",
        ),
        (
            ["The blast injured 90 people.", "Doctors treated 60 people after the blast."],
            "tension (other-measure) between treated in hospital / wounded: "
            "60 treated in hospital [b] / 90 wounded [a]",
        ),
        # agreements
        (["The flood killed 12 people.", "The flood killed twelve people."], "agreement killed: 12 [a b]"),
        (["The flood killed two Germans and one Dane.", "The flood killed 3."], "agreement killed: 3 [a b]"),
        (
            ["The flood killed 14 people.", "The flood killed at least 12 people."],
            "agreement killed: at least 12 [b] / 14 [a]",
        ),
        (
            ["The flood killed 97 people.", "The flood killed about 100 people."],
            "agreement killed: about 100 [b] / 97 [a]",
        ),
        (
            ["The flood killed dozens of people.", "The flood killed 40 people."],
            "agreement killed: dozens [a] / 40 [b]",
        ),
        (
            ["The cyclone displaced 13.8 million people.", "The cyclone displaced 14 million people."],
            "agreement made homeless: 13.8 million [a] / 14 million [b]",
        ),
        (
            [
                "The epicentre of the quake was 250 km north of Lima.",
                "The quake's epicentre was 155 miles north of Lima.",
            ],
            "agreement distance to Lima: 155 miles [b] / 250 km [a]",
        ),
    ],
)
def test_figures_of_one_thing_are_set_side_by_side(texts: list[str], expected: str) -> None:
    assert figures(*texts) == [expected]


@pytest.mark.parametrize(
    "texts",
    [
        # another event
        ["The attack on Monday killed 12 people.", "The attack of 3 May 2020 killed 30 people."],
        ["The attack on Monday killed 12 people.", "A similar attack killed 30 people."],
        # another group, or a part
        ["The attack killed 12 civilians.", "The attack killed 14 people."],
        ["The attack wounded 14 people.", "Five of the 14 wounded were children."],
        # what may be beside what is, and what is denied
        ["The flood killed 14 people.", "The flood will kill 30 people."],
        ["The flood wounded dozens of people.", "The flood wounded 158 people."],
        ["The flood wounded several people.", "The flood wounded 158 people."],
        ["The attack killed 14 people.", "The army denied killing 30 people."],
        # years, ages, calibres, names
        ["The flood of 2019 was bad.", "The flood of 2018 was bad."],
        ["Jan Novak, 26, drowned.", "Ivo Horak, 62, drowned."],
        ["The 107 mm rockets fell.", "The 120 rockets fell."],
        ["Flight 370 was lost.", "Flight 17 was lost."],
        # two different things
        ["The bank cut 300 jobs in Leeds.", "A museum in Cairo has 900 rooms."],
        # nothing at all
        ["It rained.", "It snowed."],
        ["The flood killed 12 people."],
        [],
    ],
)
def test_figures_of_different_things_are_left_apart(texts: list[str]) -> None:
    assert [line for line in figures(*texts) if not line.startswith("agreement")] == []


# --- the time of a count ----------------------------------------------------------------------------------------------

FLOOD = "The flood on Monday killed {} people."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((12, "2024-05-13"), (14, "2024-05-15"), "tension (earlier-count) between killed: 12 [a] / 14 [b]"),
        ((14, "2024-05-13"), (12, "2024-05-15"), "contradiction between killed: 12 [b] / 14 [a]"),
        ((12, "2024-05-14"), (14, "2024-05-14"), "contradiction between killed: 12 [a] / 14 [b]"),
        (
            (12, "2024-05-14T08:00:00Z"),
            (14, "2024-05-14T20:00:00Z"),
            "tension (earlier-count) between killed: 12 [a] / 14 [b]",
        ),
        ((12, "2024-05-14"), (14, "2024-05-14T20:00:00Z"), "contradiction between killed: 12 [a] / 14 [b]"),
    ],
)
def test_a_lower_toll_from_earlier_is_a_tension(first: tuple[int, str], second: tuple[int, str], expected: str) -> None:
    assert timed(*((FLOOD.format(n), at) for n, at in (first, second))) == [expected]


def test_an_earlier_count_of_what_does_not_rise_is_a_contradiction() -> None:
    found = timed(
        ("About 30 rockets were fired at the base on Monday.", "2024-05-13"),
        ("About 90 rockets were fired at the base on Monday.", "2024-05-15"),
    )

    assert found == ["contradiction between rockets fired: about 30 [a] / about 90 [b]"]


# --- inside one article -----------------------------------------------------------------------------------------------


def test_a_headline_is_set_against_its_own_text() -> None:
    [one] = [article("The flood on Monday killed 12 people.", title="Flood kills 14")]

    assert told(compare([one]).conflicts) == ["contradiction within killed: 12 [a] / 14 [a]"]


def test_a_count_of_last_night_is_later_than_that_of_noon() -> None:
    noon = ("The flood has killed 12 people.", "2024-05-14T12:00:00Z")
    night = ("The flood had killed 14 people by last night.", "2024-05-15T06:00:00Z")

    assert timed(noon, night) == ["tension (earlier-count) between killed: 12 [a] / 14 [b]"]


def test_at_least_so_many_beside_its_own_figure_explains_no_other() -> None:
    one = "The flood killed at least 12 people, police said. The flood killed 16 people, the mayor said."

    assert figures(one, "The flood killed 14 people.") == ["contradiction between killed: 14 [b] / 16 [a]"]


def test_nobody_here_beside_some_there_is_no_contradiction_of_one_article() -> None:
    assert figures("The flood killed 12 people, police said. In the upper town nobody died, the mayor said.") == []


def test_two_sources_that_one_article_names_are_set_against_each_other() -> None:
    found = figures("The flood killed 12 people, police said. The flood killed 14 people, doctors said.")

    assert found == ["contradiction within killed: 12 [a] / 14 [a]"]


def test_an_article_with_two_sources_does_not_clash_with_one_that_has_the_one() -> None:
    two = "The flood killed 12 people, police said. The flood killed 14 people, doctors said."

    assert figures(two, "The flood killed 12 people.") == ["contradiction within killed: 12 [a] / 14 [a]"]


@pytest.mark.parametrize(
    "words",
    [
        "The flood killed 12 people. The flood killed 14 people.",
        "The flood killed 12 people. Later the toll rose to 14.",
        "The flood killed 12 people, among them 5 children.",
    ],
)
def test_an_article_that_goes_on_counting_does_not_contradict_itself(words: str) -> None:
    assert figures(words) == []


# --- days -------------------------------------------------------------------------------------------------------------


def test_days_next_to_each_other_are_a_tension_of_time_zones() -> None:
    found = report("The attack on Monday was short.", "The attack on Sunday was short.")

    assert told(found.conflicts) == [
        "tension (time-zone) between day of the attack: Sunday 12 May 2024 [b] / Monday 13 May 2024 [a]"
    ]


@pytest.mark.parametrize("wording", ["on Monday", "on 13 May", "on May 13, 2024", "yesterday"])
def test_two_wordings_of_one_day_agree(wording: str) -> None:
    found = report("The attack on Monday was short.", f"The attack {wording} was short.")

    assert told(found.conflicts) == []
    assert told(found.agreements) == ["agreement day of the attack: Monday 13 May 2024 [a b]"]


# --- the report -------------------------------------------------------------------------------------------------------

TWELVE, FOURTEEN = "The flood on Monday killed 12 people.", "The flood on Monday killed 14 people."


def test_the_conflicts_come_before_the_omissions_and_the_tolls_first() -> None:
    found = report(
        "The flood killed 12 people. It injured 30. The flood spoiled 4,200 beehives.",
        "The flood killed 14 people. It injured 40. The flood spoiled 3,000 beehives.",
        "The flood killed 14 people.",
    )

    assert [(c.severity, c.slot) for c in found.conflicts] == [
        ("contradiction", "killed"),
        ("contradiction", "wounded"),
        ("contradiction", "beehives"),
        ("omission", "wounded in the flood"),
    ]


def test_a_conflict_says_who_says_what_of_which_event() -> None:
    [found] = report(TWELVE, FOURTEEN).conflicts

    assert found.summary == "12 or 14 killed in the flood"
    assert found.explanation == "Source a says 12; Source b says 14."
    assert (found.event.label, found.event.date) == ("flood", "2024-05-13")


def test_a_figure_that_fits_both_sides_stands_beside_them() -> None:
    [found] = report(TWELVE, FOURTEEN, "The flood on Monday killed at least 12 people.").conflicts

    assert '"at least 12" fits more than one of them' in found.explanation
    assert "Source c" in found.explanation


def test_a_position_carries_the_words_and_their_source() -> None:
    [found] = report("The flood killed 12 people, the mayor said.", FOURTEEN).conflicts
    [words] = found.positions[0].evidence

    assert (words.article, words.field, words.start, words.end) == ("a", "text", 10, 26)
    assert words.quote == "killed 12 people"
    assert words.attribution is not None
    assert (words.attribution.source, words.attribution.cue) == ("the mayor", "said")


def test_a_value_keeps_its_interval_and_its_bound() -> None:
    [found] = report("The flood killed fewer than 12 people.", FOURTEEN).conflicts

    assert [(v.low, v.high, v.bound) for p in found.positions if (v := p.value)] == [
        (0.0, 12.0, "less than"),
        (14.0, 14.0, "exact"),
    ]


def test_the_id_of_a_conflict_stays_when_its_figures_change() -> None:
    [before] = report(TWELVE, FOURTEEN).conflicts
    [after] = report("The flood on Monday killed 15 people.", FOURTEEN, "It rained.").conflicts

    assert before.id == after.id


def test_every_conflict_has_an_id_of_its_own() -> None:
    found = report(
        "The flood on Monday killed 12 people. It injured 30 people, doctors said. It injured 20 people, police said.",
        "The flood on Monday killed 14 people.",
        "The flood on Sunday injured 50 people. About 30 rockets were fired. 18 rockets hit the base.",
    )
    ids = [finding.id for finding in (*found.conflicts, *found.agreements)]

    assert len(ids) == len(set(ids))


def test_the_articles_are_listed_as_they_were_published_and_the_story_is_called_by_its_first_headline() -> None:
    late, early = article(TWELVE, id="a", title="Late"), article(FOURTEEN, id="b", title="Early", at="2024-05-13")

    found = compare([late, early], story_id="s", version=7)

    assert [one.id for one in found.articles] == ["b", "a"]
    assert (found.story_id, found.story_title, found.version) == ("s", "Early", 7)


def test_a_story_without_a_headline_is_called_by_its_id() -> None:
    assert compare(story(TWELVE), story_id="s-1").story_title == "s-1"


def test_two_articles_of_one_source_are_told_apart() -> None:
    first, second = (replace(one, source="Wire") for one in story(TWELVE, FOURTEEN))

    [found] = compare([first, second]).conflicts
    assert found.explanation == "Wire (a) says 12; Wire (b) says 14."


def test_articles_without_a_day_of_publication_are_compared() -> None:
    articles = [Article("a", "A", TWELVE), Article("b", "B", FOURTEEN)]

    assert told(compare(articles).conflicts) == ["contradiction between killed: 12 [a] / 14 [b]"]


def test_a_figure_too_far_off_to_be_compared_does_not_make_a_clash_fit() -> None:
    beside = "The fire wounded 465 people. It wounded 12 people, the mayor said."

    assert [one.severity for one in report("The fire wounded 337 people.", beside).conflicts] == ["contradiction"]
