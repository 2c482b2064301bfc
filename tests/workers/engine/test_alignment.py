"""The events of all articles of a story, brought together."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, story
from workers.engine import read
from workers.engine.alignment import Cluster, Events

TUESDAY = "2024-05-14"


def events(*texts: str) -> Events:
    return Events([read(one) for one in story(*texts, at=TUESDAY)])


def named(found: Events) -> set[str]:
    """Each event with its kind and first day; the main one of its kind is called so."""
    return {line(cluster) for cluster in found.clusters}


def line(cluster: Cluster) -> str:
    return " ".join(filter(None, (cluster.kind, str(cluster.first or ""), "main" if cluster.main else "")))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The attack on Monday was short.", "Monday's attack was short."], {"attack 2024-05-13 main"}),
        (["The attack on Monday was short.", "The attack on 13 May was short."], {"attack 2024-05-13 main"}),
        (["The attack on Monday was short.", "Yesterday's attack was short."], {"attack 2024-05-13 main"}),
        (["The attack on Monday was short.", "The attack was short."], {"attack 2024-05-13 main"}),
        (["The attack was short.", "The attack was long."], {"attack main"}),
        (
            ["The attack on Monday was short. The attack of 3 May 2020 was long."],
            {"attack 2024-05-13 main", "attack 2020-05-03"},
        ),
        (
            ["The attack of 3 May 2020 was long. The attack on Monday was short.", "The attack on Monday was short."],
            {"attack 2024-05-13 main", "attack 2020-05-03"},
        ),
        (["The bank is old."], {"event main"}),
    ],
)
def test_events_of_one_kind_and_day_are_one(texts: list[str], expected: set[str]) -> None:
    assert named(events(*texts)) == expected


def test_the_articles_that_speak_of_an_event_are_known() -> None:
    found = events("The attack on Monday was short.", "Monday's attack was short.", "The bank is old.")

    assert [cluster.articles for cluster in found.clusters if cluster.kind == "attack"] == [{"a", "b"}]


def test_a_day_to_either_side_is_the_main_event_still() -> None:
    found = events("The attack on Monday killed 3.", "The attack on Monday killed 3.", "The attack on Sunday killed 3.")

    assert named(found) == {"attack 2024-05-13 main"}


def test_an_event_that_a_text_sets_apart_is_not_the_main_one() -> None:
    found = events("The attack on Monday killed 3. A similar attack killed 30.")
    apart = [claim.event for claim in read(story("A similar attack killed 30.")[0]).claims if claim.kind == "number"]

    assert [found.of(event) for event in apart] == [None]


def test_a_fire_may_be_the_explosion_of_the_others() -> None:
    found = events("The explosion on Monday was loud.", "The explosion on Monday was loud.", "Monday's fire was hot.")
    [fire] = read(story("Monday's fire was hot.")[0]).events

    cluster = found.of(fire)
    assert cluster is not None
    assert cluster.kind == "explosion"


def test_an_event_is_called_by_its_commonest_full_name_and_narrowest_place() -> None:
    [cluster] = events(
        "The rocket attack on Camp Taji on Monday was short.",
        "The rocket attack in Iraq on Monday was short.",
        "The attack on Camp Taji on Monday was short.",
    ).clusters

    assert cluster.label == "rocket attack on Camp Taji"


def test_the_order_of_the_articles_does_not_matter() -> None:
    texts = ["The attack on Monday was short.", "The attack of 3 May 2020 was long.", "The blast on Monday was loud."]

    assert named(events(*texts)) == named(events(*reversed(texts)))


def test_what_all_tell_of_as_long_past_is_not_the_main_event() -> None:
    found = events(
        "The bank is old. The strike of 2019 was long.", "The strike of 2019 was long. The strike was in May 2019."
    )

    assert found.main
    assert found.main.kind == "event"


def test_an_event_of_another_kind_and_at_another_place_is_no_name_of_the_main_one() -> None:
    first = "Gunmen attacked a depot in Bergen on Monday, and the attack was short."
    found = events(f"{first} Two died in a shoot-out near Molde.", f"{first} Two died in a shoot-out near Bergen.")
    claimed = [claim.event for reading in found.readings for claim in reading.claims if claim.measure == "killed"]

    assert [found.of(event) is found.main for event in claimed] == [False, True]


def test_a_later_day_is_the_event_going_on() -> None:
    found = events("The fire on Sunday killed 3.", "The fire on Sunday killed 3.", "The fire had killed 5 by Tuesday.")

    assert named(found) == {"fire 2024-05-12 main"}


def test_a_deal_goes_on_for_months() -> None:
    texts = ("The takeover of 8 May is on. On 10 May a judge looked at the takeover.", "The takeover of 8 May is on.")

    assert named(events(*texts)) == {"deal 2024-05-08 main"}


def test_a_later_day_that_an_article_sets_beside_the_first_is_another_event() -> None:
    both = "The fire on Friday killed 3. The fire on Tuesday killed 4."

    found = events("The fire on Friday killed 3.", "The fire on Friday killed 3.", both)

    assert named(found) == {"fire 2024-05-10 main", "fire 2024-05-14"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A crowd surged into a lane on Monday and nine died. The crush was over in minutes.", "2024-05-13"),
        (
            "Shells hit the port on Monday. The attack lasted an hour. A vigil for the attack is due on Wednesday.",
            "2024-05-13",
        ),
        ("The attack in 2020 is still talked of.", None),
    ],
)
def test_the_day_that_an_article_opens_with_is_that_of_its_event_where_no_event_has_one(text: str, day: str) -> None:
    main = events(text).main

    assert main is not None
    assert str(main.first or "") == (day or "")


def test_an_event_of_long_ago_goes_by_the_name_of_its_place() -> None:
    dated = "The fire on Monday killed 3. It was the worst since Belmar in 2009, when 20 people died."
    placed = "The fire on Monday killed 3. It recalls Belmar, where 23 people were killed."

    assert "20 or 23 killed" in " ".join(conflict.summary for conflict in report(dated, placed).conflicts)
