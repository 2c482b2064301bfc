"""The archive of a large story: when it is of use, who joins it, and what makes it worthless."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import pytest
from redis import Redis

from schemas.forms import reports
from tests.workers.house import submission, work
from tests.workers.test_folding import without_ids
from workers import archives, engine, jobs, keys, readings, records, wire
from workers.arranging import Arranging
from workers.engine.outline import Outline
from workers.store import Store
from workers.versions import Versions

STORY = "ferry"
LATER, LOT = 4, 3


@pytest.fixture(autouse=True)
def _small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["workers.engine.chorus"], "WHOLE", 2)
    monkeypatch.setattr(sys.modules["workers.engine.chorus"], "MOST", 5)
    for name, value in {"LATER": LATER, "LOT": LOT, "AGAIN": 4}.items():
        monkeypatch.setattr(archives, name, value)


def post(store: Store, n: float, dead: int = 12, revision: str = "", *, dated: bool = True) -> str:
    """Accept the article that was published so many hours after the first; its id."""
    own = (
        f"Sailor {n} was in bar {n} of the harbour with friend {n} and saw light {n} go out behind pier {n}{revision}."
    )
    text = f"A ferry sank off Northpoint on 13 May 2024, killing {dead} people, the coastguard said. {own}"
    at = f"2024-05-14T{int(n):02}:{round(n % 1 * 60):02}:00Z"
    said = submission(text, source=f"Paper {n}", external_id=f"n{n}", published_at=at if dated else None, story=STORY)
    return store.accept(said).article.id


def posted(store: Store, redis: Redis, number: int) -> list[str]:
    """So many articles, each compared before the next comes."""
    ids = []
    for n in range(number):
        ids.append(post(store, n, 14 if n == 1 else 12))
        work(redis)
    return ids


def filed(redis: Redis) -> int:
    """How many articles the archive holds."""
    about = redis.hget(keys.archive(STORY), archives.ABOUT)
    return json.loads(about)["size"] if about else 0


def of_use(redis: Redis) -> bool:
    return archives.opened(redis, STORY).filed is not None


def is_as_anew(store: Store) -> bool:
    """Whether the newest report is that of all articles anew, and none failed."""
    stored = [store.article(key) for key in store.story(STORY).articles]
    assert {one.status for one in stored} == {"read"}
    articles = [records.article(one.id, one.submission) for one in stored]
    anew = replace(engine.compare(articles, story_id=STORY), version=store.version(STORY))
    return without_ids(reports.dumps(anew)) == without_ids(store.report(STORY).body)


def test_the_older_articles_join_lot_by_lot(store: Store, redis: Redis) -> None:
    sizes = []
    for n in range(LATER + 2 * LOT + 1):
        post(store, n)
        work(redis)
        sizes.append(filed(redis))

    assert sizes == [0] * (LATER + LOT - 1) + [LOT] * LOT + [2 * LOT] * 2
    assert is_as_anew(store)


def test_one_more_reads_the_outlines_of_the_later_articles_alone(
    store: Store, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted(store, redis, 12)
    before = filed(redis)
    seen: list[list[Outline]] = []
    chorus = engine.chorus
    monkeypatch.setattr(engine, "chorus", lambda told, *rest: chorus(seen.append([*told]) or seen[-1], *rest))

    post(store, 12)
    work(redis)

    assert [len(told) for told in seen] == [13 - before]
    assert is_as_anew(store)


def test_who_spoke_first_still_speaks_out_of_the_archive(store: Store, redis: Redis) -> None:
    ids = posted(store, redis, 12)
    report = reports.load(json.loads(store.report(STORY).body))

    [toll] = [one for one in report.conflicts if one.slot == "killed"]
    assert [(one.value.text, one.articles) for one in toll.positions] == [("12", 11), ("14", 1)]
    assert toll.positions[1].evidence[0].article == ids[1]
    assert [one.id for one in report.articles] == ids


@pytest.mark.parametrize("change", ["late", "revised", "withdrawn", "moved", "moved and back"])
def test_what_changes_in_the_archive_makes_it_worthless_and_a_new_one_comes(
    store: Store, redis: Redis, change: str
) -> None:
    ids = posted(store, redis, 12)
    assert of_use(redis)

    if change == "late":
        jobs.read(redis, post(store, 0.5, 14))
    elif change == "revised":
        jobs.read(redis, post(store, 0, 15, " again"))
    elif change == "withdrawn":
        store.withdraw(ids[0])
    else:
        Arranging(redis).move(ids[0], "pier")
    if change == "moved and back":
        Arranging(redis).move(ids[0], STORY)

    assert not of_use(redis)
    work(redis)
    assert is_as_anew(store)
    for n in range(12, 20):
        post(store, n)
        work(redis)
    assert of_use(redis)
    assert is_as_anew(store)


def test_articles_without_a_day_of_publication_come_last_and_stay_out(store: Store, redis: Redis) -> None:
    for n in range(20):
        post(store, n, dated=n > 9)
        work(redis)

    assert filed(redis) == 2 * LOT
    assert of_use(redis)
    assert is_as_anew(store)


def test_a_new_archive_waits_until_its_story_was_asked_for_often(
    store: Store, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted(store, redis, 12)
    monkeypatch.setattr(archives, "AGAIN", 2)
    jobs.read(redis, post(store, 0.5))
    work(redis)

    sizes = [filed(redis)]
    for n in range(12, 23):
        post(store, n)
        work(redis)
        sizes.append(filed(redis))

    assert sizes[:7] == [0] * 7
    assert sizes[-1] > 0


def test_another_engine_has_no_use_for_it(store: Store, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    posted(store, redis, 12)
    for module in (archives, readings, sys.modules["workers.roll"]):
        monkeypatch.setattr(module, "fingerprint", lambda: "another")

    assert not of_use(redis)
    for n in range(12, 18):
        post(store, n)
        work(redis)

    assert of_use(redis)
    assert is_as_anew(store)


@pytest.mark.parametrize("overtaking", ["grown", "made anew"])
def test_who_is_overtaken_compares_once_more(
    store: Store, redis: Redis, monkeypatch: pytest.MonkeyPatch, overtaking: str
) -> None:
    posted(store, redis, LATER + 2 * LOT - 1)
    jobs.read(redis, post(store, LATER + 2 * LOT - 1))
    chorus, overtaken = engine.chorus, []

    def meanwhile(*told: object) -> object:
        """Another comparison begins and ends while this one is at it."""
        monkeypatch.setattr(engine, "chorus", chorus)
        if overtaking == "made anew":
            jobs.read(redis, post(store, 0.5))
        before = filed(redis), redis.hget(keys.archive(STORY), archives.ABOUT)
        jobs.compare(redis, STORY)
        overtaken.append(before != (filed(redis), redis.hget(keys.archive(STORY), archives.ABOUT)))
        redis.hset(keys.story(STORY), "compared", 0)  # as if it had been asked for once more
        return chorus(*told)

    monkeypatch.setattr(engine, "chorus", meanwhile)
    jobs.compare(redis, STORY)

    assert overtaken == [True]
    work(redis)
    assert is_as_anew(store)


def test_rows_that_do_not_fit_together_any_more_are_read_anew(
    store: Store, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted(store, redis, 12)
    jobs.read(redis, post(store, 12))
    rows = archives.Table.rows

    def gone(_: archives.Table, names: list[str]) -> list[bytes | None]:
        """Another comparison dropped the archive meanwhile."""
        monkeypatch.setattr(archives.Table, "rows", rows)
        redis.delete(keys.archive(STORY), keys.ranks(STORY))
        return [None for _ in names]

    monkeypatch.setattr(archives.Table, "rows", gone)
    work(redis)

    assert is_as_anew(store)


def test_an_article_that_changes_while_it_would_join_does_not(
    store: Store, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted(store, redis, LATER + LOT - 1)
    jobs.read(redis, post(store, LATER + LOT - 1))
    land = Versions.land

    def revised_meanwhile(versions: Versions, *rest: object) -> int | None:
        monkeypatch.setattr(Versions, "land", land)
        jobs.read(redis, post(store, 0, 15, " again"))
        return land(versions, *rest)

    monkeypatch.setattr(Versions, "land", revised_meanwhile)
    jobs.compare(redis, STORY)
    assert filed(redis) == 0

    work(redis)
    assert filed(redis) == LOT
    assert is_as_anew(store)


def test_the_later_articles_and_the_archive_are_the_story(store: Store, redis: Redis) -> None:
    ids = posted(store, redis, 12)

    later = wire.names(redis.smembers(keys.later(STORY)))
    assert sorted(later) == sorted(ids[filed(redis) :])
    assert archives.sources(redis, STORY) == {f"Paper {n}" for n in range(filed(redis))}
