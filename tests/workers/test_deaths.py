"""Every change of an article or a story, killed at each word that it speaks with the store, and sent again."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from fakeredis import FakeRedis, FakeServer
from redis import Redis

from schemas.rulings import Ruling
from tests.workers.dying import Killed, doomed, every_death
from tests.workers.house import submission, work
from tests.workers.test_jobs import everything
from tests.workers.test_versions import post
from workers import jobs
from workers.arranging import Arranging, NotThere, Unfit
from workers.rulings import Rulings
from workers.store import Store

DISMISSED = Ruling("dismissed", "desk", "2024-05-14T12:00:00+00:00")
NAMED = {"external_id": "7", "story": "taji"}


def prepared(redis: Redis) -> dict[str, str]:
    """Two stories with three articles; the ids by what they say first."""
    store = Store(redis)
    said = {"One.": NAMED, "Two.": {"story": "taji"}, "Three.": {"story": "genoa"}}
    ids = {}
    for text, named in said.items():
        ids[text] = store.accept(submission(text, **named)).article.id
        work(redis)
    return ids


def revise(redis: Redis) -> object:
    return Store(redis).accept(submission("One anew.", **NAMED))


def move_by_revision(redis: Redis) -> object:
    return Store(redis).accept(submission("One anew.", **NAMED | {"story": "genoa"}))


def withdraw(redis: Redis, key: str) -> object:
    return Store(redis).withdraw(key)


def move(redis: Redis, key: str) -> object:
    return Arranging(redis).move(key, "genoa")


def merge(redis: Redis, _key: str) -> None:
    with suppress(NotThere):  # it was merged before the answer came
        Arranging(redis).merge("taji", "genoa")


def split(redis: Redis, key: str) -> None:
    with suppress(Unfit, NotThere):
        Arranging(redis).split("taji", [key], "apart", "Apart")


def rename(redis: Redis, _key: str) -> None:
    Rulings(redis).rename("taji", "Another title")


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("change", [revise, move_by_revision, withdraw, move, merge, split, rename])
def test_a_change_that_is_killed_anywhere_and_sent_again_ends_as_if_nothing_had_been(
    change: Callable[..., object],
) -> None:
    def run(redis: Redis, key: str) -> None:
        change(redis) if change in (revise, move_by_revision) else change(redis, key)

    undisturbed = FakeRedis(server=FakeServer())
    run(undisturbed, prepared(undisturbed)["One."])
    work(undisturbed)
    expected = everything(undisturbed)

    for left, heard in every_death():
        server = FakeServer()
        redis = FakeRedis(server=server)
        key = prepared(redis)["One."]
        with suppress(Killed):
            run(doomed(server, left, heard=heard), key)
        run(redis, key)
        work(redis)

        assert everything(redis) == expected, (left, heard)


@pytest.mark.usefixtures("reader")
def test_reading_a_revision_that_is_killed_anywhere_and_run_again_gives_the_same_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    undisturbed = FakeRedis(server=FakeServer())
    prepared(undisturbed)
    move_by_revision(undisturbed)
    work(undisturbed)

    for left, heard in every_death():
        server = FakeServer()
        redis = FakeRedis(server=server)
        key = prepared(redis)["One."]
        move_by_revision(redis)
        with monkeypatch.context() as patch:
            patch.setattr(jobs, "_connection", partial(doomed, server, left, heard=heard))
            with suppress(Killed):
                jobs.read_article(key)
        work(redis)

        assert everything(redis) == everything(undisturbed), (left, heard)


def test_a_decision_that_is_killed_anywhere_is_made_wholly_or_not_at_all() -> None:
    for left, heard in every_death():
        server = FakeServer()
        redis = FakeRedis(server=server)
        store = Store(redis)
        for source, toll in (("First", 12), ("Second", 14)):
            post(store, redis, source, toll)
        conflict = conflict_of(store)
        with suppress(Killed):
            Rulings(doomed(server, left, heard=heard)).rule("northpoint", conflict, lambda *_: DISMISSED)

        found, decided = Rulings(redis).conflict("northpoint", conflict)
        made = decided is not None
        assert (found.status, store.version("northpoint")) == (("dismissed", 3) if made else ("open", 2))


def conflict_of(store: Store) -> str:
    (conflict,) = json.loads(store.report("northpoint").body)["conflicts"]
    return str(conflict["id"])
