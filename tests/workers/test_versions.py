"""With the real engine: what a version changes, and what editors decided about it."""

from __future__ import annotations

import pytest
from redis import Redis

from schemas.rulings import Ruling, Triage
from tests.workers.house import submission, work
from workers import jobs, landing, triage
from workers.store import Store
from workers.versions import Versions

FERRY = {"title": "", "story": "northpoint", "published_at": "2024-05-14T10:00:00Z"}
TEXT = "A ferry capsized off Northpoint on Tuesday. The accident killed {} people, the coastguard said."


def post(store: Store, redis: Redis, source: str, toll: int) -> str:
    posted = submission(TEXT.format(toll), source=source, external_id=f"{source}-1", **FERRY)
    key = store.accept(posted).article.id
    work(redis)
    return key


def kinds(redis: Redis, version: int) -> list[str]:
    return [change.kind for change in landing.changes(redis, "northpoint", version).conflicts]


@pytest.fixture
def dispute(store: Store, redis: Redis) -> tuple[str, str]:
    """Two sources that give another toll; the ids of their articles."""
    return post(store, redis, "First", 12), post(store, redis, "Second", 14)


def test_a_version_says_what_it_changed(store: Store, redis: Redis, dispute: tuple[str, str]) -> None:
    first, second = dispute
    post(store, redis, "Second", 15)
    post(store, redis, "Second", 12)

    assert [kinds(redis, version) for version in (1, 2, 3, 4)] == [[], ["opened"], ["changed"], ["settled"]]
    assert landing.changes(redis, "northpoint", 1).added == (first,)
    assert landing.changes(redis, "northpoint", 2).added == (second,)
    (revised,) = landing.changes(redis, "northpoint", 3).revised
    assert (revised.id, revised.before, revised.after, revised.differ) == (second, 1, 2, ("text",))
    (changed,) = landing.changes(redis, "northpoint", 3).of("changed")
    assert [position.value.text for position in changed.was.positions] == ["12", "14"]
    assert [position.value.text for position in changed.conflict.positions] == ["12", "15"]


def test_a_withdrawal_settles_what_only_that_article_disputed(
    store: Store, redis: Redis, dispute: tuple[str, str]
) -> None:
    store.withdraw(dispute[1])
    work(redis)

    assert kinds(redis, 3) == ["settled"]
    assert landing.changes(redis, "northpoint", 3).left == (dispute[1],)


def test_every_version_is_kept_as_it_was_served(store: Store, redis: Redis, dispute: tuple[str, str]) -> None:
    served = store.report("northpoint").body
    post(store, redis, "Third", 16)

    kept = landing.kept(redis, "northpoint", 2)
    assert kept.body == served != store.report("northpoint").body
    assert kept.revisions == dict.fromkeys(dispute, 1)


def test_who_joins_while_a_story_is_looked_at_waits_for_the_next_report(
    store: Store, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [
        store.accept(submission(TEXT.format(toll), source=source, external_id=source, **FERRY)).article.id
        for source, toll in (("First", 12), ("Second", 14))
    ]
    jobs.read(redis, keys[0])
    pending = Versions._pending

    def joined_meanwhile(versions: Versions, story: str) -> tuple[str, ...]:
        jobs.read(redis, keys[1])
        return pending(versions, story)

    monkeypatch.setattr(Versions, "_pending", joined_meanwhile)
    jobs.compare(redis, "northpoint")
    assert [store.article(key).status for key in keys] == ["read", "queued"]

    monkeypatch.undo()
    jobs.compare(redis, "northpoint")
    assert [store.article(key).status for key in keys] == ["read", "read"]


def test_what_is_not_there_has_no_changes(redis: Redis) -> None:
    assert landing.changes(redis, "northpoint", 1) is None
    assert landing.kept(redis, "northpoint", 1) is None


def dismiss(redis: Redis) -> str:
    """As an editor does: the decision lies in the store before the next version lands."""
    (change,) = landing.changes(redis, "northpoint", 2).of("opened")
    ruling = Ruling("dismissed", "an editor", "2024-05-14T12:00:00+00:00")
    triage.keep(redis, "northpoint", {change.conflict.id: Triage((ruling,), change.conflict)})
    return change.conflict.id


@pytest.mark.usefixtures("dispute")
def test_a_dismissed_conflict_stays_dismissed_when_another_source_says_the_same(store: Store, redis: Redis) -> None:
    dismiss(redis)
    post(store, redis, "Third", 12)

    assert kinds(redis, 3) == ["changed"]
    assert '"status": "dismissed"' in store.report("northpoint").body


@pytest.mark.usefixtures("dispute")
def test_a_dismissed_conflict_comes_back_when_a_position_changes(store: Store, redis: Redis) -> None:
    conflict = dismiss(redis)
    post(store, redis, "Third", 12)
    post(store, redis, "Second", 15)

    assert kinds(redis, 4) == ["opened"]
    assert '"status": "dismissed"' not in store.report("northpoint").body
    assert [ruling.status for ruling in triage.of_story(redis, "northpoint")[conflict].rulings] == ["dismissed", "open"]


@pytest.mark.usefixtures("dispute")
def test_a_dismissed_conflict_that_went_and_came_again_is_still_dismissed(store: Store, redis: Redis) -> None:
    dismiss(redis)
    for toll in (12, 14):
        post(store, redis, "Second", toll)

    assert '"status": "dismissed"' in store.report("northpoint").body
