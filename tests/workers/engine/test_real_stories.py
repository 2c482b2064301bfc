"""Six stories of five articles each: every one compares, and an article finds its way to its own."""

from __future__ import annotations

import random
from functools import cache

import pytest

from tests.workers.engine import real
from tests.workers.engine.real import names, story
from workers.engine import Profile, compare, count_claims, place, profile, read


@pytest.fixture(autouse=True)
def _here() -> None:
    real.needs(real.STORIES)


@pytest.mark.parametrize("name", names() or ["no story is here"])
def test_a_real_story_compares_and_each_quote_is_its_slice(name: str) -> None:
    texts = {one.id: one for one in story(name)}

    found = compare(story(name))

    told = [e for c in (*found.conflicts, *found.agreements) for p in c.positions for e in p.evidence]
    assert told
    assert all(e.quote == texts[e.article].field(e.field)[e.start : e.end] for e in told)


@pytest.mark.parametrize("name", names() or ["no story is here"])
def test_a_real_article_is_read_as_english_and_holds_claims(name: str) -> None:
    assert all(count_claims(one) > 0 for one in story(name))


@pytest.mark.parametrize("seed", range(20))
def test_articles_told_one_at_a_time_part_into_their_stories(seed: int) -> None:
    profiles = _profiles()
    stories: dict[str, dict[str, Profile]] = {}

    for arriving in random.Random(seed).sample(sorted(profiles), len(profiles)):  # noqa: S311 (no secret)
        found = place(arriving, profiles[arriving], stories)
        stories = {at or f"by {arriving} {min(part)}": {one: profiles[one] for one in part} for at, part in found}

    assert sorted(map(sorted, stories.values())) == [[f"{name}/{one.id}" for one in story(name)] for name in names()]


@cache
def _profiles() -> dict[str, Profile]:
    return {f"{name}/{one.id}": profile(read(one)) for name in names() for one in story(name)}
