"""Which articles speak of the same happening."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.workers.engine.making import article
from workers.engine import Profile, group, place, profile, read

FERRY = "A ferry with 90 people aboard capsized off Northpoint on Monday, killing 12, the coastguard said."
FERRY_LATER = "Divers found two more bodies in the ferry that capsized off Northpoint on Monday, the coastguard said."
FERRY_OTHER = (
    "A ferry with 60 people aboard ran aground in Lake Victoria on 3 May 2019, killing 9, Ugandan police said."
)
BANK = "The central bank in Oslo raised its key rate by half a point on Tuesday to fight inflation, its governor said."
BRIDGE = "Two lorries fell into the river when the old bridge at Colbury gave way on Monday, police said."
TWICE = "The harbour of Northpoint and the bridge at Colbury, where two lorries fell into the river, need 90 divers."

ALIKE = tomllib.loads(Path(__file__).with_name("alike.toml").read_text("utf-8"))
HAPPENINGS = {
    f"{kind}.{happening}.{hand}": (f"{kind}.{happening}", words)
    for kind, happenings in ALIKE.items()
    for happening, told in happenings.items()
    for hand, words in told.items()
}


def of(words: str, **rest: str | None) -> Profile:
    return profile(read(article(words, **rest)))


def grouped(texts: Mapping[str, str]) -> set[frozenset[str]]:
    return set(group({name: of(words, at=None) for name, words in texts.items()}))


def b_cubed(found: Mapping[str, frozenset[str]], right: Mapping[str, frozenset[str]]) -> float:
    """The harmonic mean of precision and recall, document by document."""
    shares = [(len(found[d] & right[d]) / len(found[d]), len(found[d] & right[d]) / len(right[d])) for d in right]
    precision, recall = (sum(column) / len(shares) for column in zip(*shares, strict=True))
    return 2 * precision * recall / (precision + recall)


def test_an_article_joins_the_story_of_its_happening() -> None:
    found = place("new", of(FERRY_LATER), {"bank": {"b": of(BANK)}, "ferry": {"f": of(FERRY)}})

    assert ("ferry", frozenset({"f", "new"})) in found
    assert ("bank", frozenset({"b"})) in found


@pytest.mark.parametrize("words", [BANK, "Voters in Chile rejected a new constitution on Sunday."])
def test_an_article_on_something_else_opens_a_story(words: str) -> None:
    found = place("new", of(words), {"ferry": {"a": of(FERRY), "b": of(FERRY_LATER)}})

    assert (None, frozenset({"new"})) in found


def test_the_first_article_of_all_opens_a_story() -> None:
    assert place("new", of(FERRY), {}) == [(None, frozenset({"new"}))]


def test_a_story_without_an_article_is_joined_by_none() -> None:
    assert place("new", of(FERRY), {"empty": {}}) == [(None, frozenset({"new"}))]


def test_two_stories_that_turn_out_to_be_one_are_one_by_the_name_of_the_larger() -> None:
    parts = {"small": {"a": of(FERRY)}, "large": {"b": of(FERRY_LATER), "c": of(FERRY)}}

    assert place("new", of(FERRY), parts) == [("large", frozenset({"a", "b", "c", "new"}))]


def test_a_story_that_turns_out_to_be_two_keeps_its_name_for_most_of_its_articles() -> None:
    mixed = {"a": of(FERRY), "b": of(FERRY_LATER), "c": of(BRIDGE)}
    found = place("new", of(BRIDGE), {"mixed": mixed})

    assert set(found) == {("mixed", frozenset({"a", "b"})), (None, frozenset({"c", "new"}))}


def test_what_somebody_put_together_stays_together_and_apart() -> None:
    stories = {"desk": {"a": of(FERRY), "b": of(BRIDGE)}, "other": {"c": of(FERRY_LATER)}}
    found = place("new", of(FERRY), stories, held=["a", "b", "c"])
    homes = {name: story for story, part in found for name in part}

    assert (homes["a"], homes["b"], homes["c"]) == ("desk", "desk", "other")
    assert homes["new"] in {"desk", "other"}


def test_what_joined_by_itself_leaves_a_story_whose_name_stays_with_what_was_put_there() -> None:
    desk = {"a": of(FERRY), "b": of(BRIDGE), "c": of(BRIDGE)}
    found = place("new", of(BRIDGE), {"desk": desk}, held=["a"])

    assert set(found) == {("desk", frozenset({"a"})), (None, frozenset({"b", "c", "new"}))}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    texts = {name: words for name, (_, words) in HAPPENINGS.items() if name.startswith(("quake", "rehab", "escape"))}
    arriving = random.Random(seed).sample(sorted(texts), len(texts))  # noqa: S311 (no secret)
    profiles = {name: of(words, at=None) for name, words in texts.items()}
    stories: dict[str, dict[str, Profile]] = {}

    for name in arriving:
        found = place(name, profiles[name], stories)
        stories = {story or f"by {name} {min(part)}": {one: profiles[one] for one in part} for story, part in found}

    assert {frozenset(members) for members in stories.values()} == grouped(texts)


def test_the_order_of_the_articles_does_not_matter() -> None:
    texts = {"a": FERRY, "b": BANK, "c": FERRY_OTHER, "d": FERRY_LATER, "e": BRIDGE, "f": TWICE}

    assert grouped(texts) == grouped(dict(reversed(texts.items())))


@pytest.mark.parametrize("kind", ALIKE)
def test_two_happenings_of_one_kind_are_never_one_story(kind: str) -> None:
    texts = {name: words for name, (_, words) in HAPPENINGS.items() if name.startswith(f"{kind}.")}
    if kind == "strike":
        pytest.xfail("without a date of publication, a second attack on one post reads as the first")

    for part in grouped(texts):
        assert len({HAPPENINGS[name][0] for name in part}) == 1, sorted(part)


def test_two_attacks_on_one_post_are_two_stories_where_the_days_are_known() -> None:
    days = {"strike.iraq": "2024-05-14", "strike.again": "2024-05-18"}
    told = {name: (of(words, at=days[at])) for name, (at, words) in HAPPENINGS.items() if at in days}

    for part in group(told):
        assert len({HAPPENINGS[name][0] for name in part}) == 1, sorted(part)


def test_pairs_of_like_happenings_come_apart_and_each_comes_together() -> None:
    found = {name: part for part in grouped({n: words for n, (_, words) in HAPPENINGS.items()}) for name in part}
    right = {n: frozenset(m for m in HAPPENINGS if HAPPENINGS[m][0] == HAPPENINGS[n][0]) for n in HAPPENINGS}

    assert b_cubed(found, right) > 0.95


def test_a_profile_can_be_kept_as_json() -> None:
    made = of(FERRY)

    assert {"n:northpoint", "w:ferry", "d:12"} <= set(made)
    assert json.loads(json.dumps(made)) == made


def test_page_noise_is_no_part_of_a_profile() -> None:
    assert of(f"{FERRY}\nRead more: Volcano erupts in Iceland") == of(FERRY)
