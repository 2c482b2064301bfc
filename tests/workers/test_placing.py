"""Articles that come without a story, in any order, and those that move when a later one shows where they belong."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from redis import Redis

from tests.workers.house import FakeEngine, memory, submission, work
from workers import engine, keys
from workers.store import Store

ALIKE = tomllib.loads((Path(__file__).parent / "engine" / "alike.toml").read_text("utf-8"))
TOLD = {
    text: f"{kind}.{happening}"
    for kind in ("quake", "escape")
    for happening, told in ALIKE[kind].items()
    for text in told.values()
}


@pytest.fixture
def redis() -> Redis:
    return memory()


def homes(redis: Redis) -> dict[str, set[str]]:
    """The texts of each story."""
    store = Store(redis)
    return {
        story.id: {store.article(article).submission.text for article in story.articles}
        for story in store.stories(50).entries
    }


@pytest.mark.parametrize("seed", range(3))
def test_articles_posted_in_any_order_come_together_by_what_happened(redis: Redis, seed: int) -> None:
    for text in random.Random(seed).sample(sorted(TOLD), len(TOLD)):  # noqa: S311 (no secret)
        Store(redis).accept(submission(text, title="", published_at=None))
        work(redis)

    found = sorted(sorted(texts) for texts in homes(redis).values())

    assert found == sorted(sorted(t for t in TOLD if TOLD[t] == happening) for happening in set(TOLD.values()))


def test_a_story_that_turns_out_to_be_another_goes_over_into_it_and_leads_to_it(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeEngine().install(monkeypatch)
    store = Store(redis)
    one, other = (store.accept(submission(text)).article.id for text in ("Rockets.", "Floods."))
    work(redis)
    old, kept = (store.article(article).story for article in (one, other))

    monkeypatch.setattr(engine, "place", lambda new, *_, **__: [(kept, frozenset([one, other, new]))])
    last = store.accept(submission("Storms.")).article.id
    work(redis)

    assert {store.article(article).story for article in (one, other, last)} == {kept}
    assert {store.article(article).status for article in (one, other, last)} == {"read"}
    assert store.story(old).articles == ()
    assert redis.hget(keys.MERGED, old) == kept.encode()
    assert set(fake.compared[-1]) == {one, other, last}


def test_what_a_caller_put_into_a_story_is_held_there_and_what_joined_it_is_not(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeEngine().install(monkeypatch)
    asked: list[set[str]] = []

    def place(new: str, _profile: object, _stories: object, *, held: set[str]) -> list[tuple[str, frozenset[str]]]:
        asked.append(held)
        return [("desk", frozenset([new]))]

    monkeypatch.setattr(engine, "place", place)
    named = Store(redis).accept(submission("Rockets.", story="desk")).article.id
    work(redis)
    for text in ("Floods.", "Storms."):
        Store(redis).accept(submission(text))
        work(redis)

    assert asked == [{named}, {named}]
