from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

import pytest
from fakeredis import FakeRedis, FakeServer
from redis import ConnectionError as BrokenError
from redis import Redis
from rq.timeouts import JobTimeoutException

from schemas.articles import Article
from schemas.reports import Report
from tests.workers.dying import Killed, doomed, every_death
from tests.workers.house import FakeEngine, listed, memory, submission, work
from workers import engine, jobs, keys
from workers.engine import Unreadable
from workers.progress import Progress
from workers.store import Store

pytestmark = pytest.mark.usefixtures("reader")


def everything(redis: Redis) -> dict[str, object]:
    """All that Parallax keeps, without the times, the jobs, and whatever counts."""
    kept = {}
    read = {b"zset": lambda key: redis.zrange(key, 0, -1), b"set": redis.smembers, b"string": redis.get}
    for key in sorted(set(redis.scan_iter("parallax:*")) - {keys.COUNTS.encode()}):
        if redis.type(key) == b"hash":
            passing = (b"received_at", b"changed_at", b"updated_at", b"at", b"job", b"wanted", b"compared")
            kept[key] = {k: v for k, v in redis.hgetall(key).items() if k not in passing}
        else:
            kept[key] = read[redis.type(key)](key)
    return kept


def undisturbed(texts: Sequence[str]) -> dict[str, object]:
    redis = memory()
    for text in texts:
        Store(redis).accept(submission(text))
        work(redis)
    return everything(redis)


@pytest.fixture
def straight(monkeypatch: pytest.MonkeyPatch, redis: Redis) -> Redis:
    """Jobs called without RQ, on that store."""
    monkeypatch.setattr(jobs, "_connection", lambda: redis)
    return redis


def test_a_posted_article_comes_into_a_story_and_its_report(store: Store, redis: Redis) -> None:
    posted = store.accept(submission("Twelve hurt. Three dead.")).article

    work(redis)

    read = store.article(posted.id)
    assert (read.status, read.claims, read.reason) == ("read", 2, None)
    assert store.story(read.story).articles == (posted.id,)
    assert [a["id"] for a in json.loads(store.report(read.story).body)["articles"]] == [posted.id]
    assert redis.zcard(keys.PENDING) == 0


def test_an_article_joins_the_story_that_the_caller_names(store: Store, redis: Redis) -> None:
    posted = store.accept(submission("Quite another matter.", story="taji")).article
    work(redis)

    assert store.article(posted.id).story == "taji"
    assert store.story("taji").title == "Rockets hit a camp"


def test_an_article_joins_the_nearest_story_or_opens_one(store: Store, redis: Redis) -> None:
    texts = ["Rockets fell.", "Floods rose.", "Rockets again fell."]
    posted = [store.accept(submission(text, title=f"{text}!")).article for text in texts]
    work(redis)

    first, second, third = (store.article(article.id).story for article in posted)

    assert first == third != second
    assert first == f"rockets-fell-{posted[0].id[1:9]}"


@pytest.mark.parametrize(
    ("title", "text", "slug"),
    [
        ("Kata’ib Hezbollah hits Camp Taji’s gate at dawn today", "x.", "kataib-hezbollah-hits-camp-tajis-gate"),
        ("", "Straße überflutet – 14 Tote", "strae-uberflutet-14-tote"),
        ("火灾", "火灾。", "story"),
        ("A" * 500, "x.", "a" * 48),
    ],
)
def test_a_new_storys_id_can_be_read_and_posted_as_a_story(
    title: str, text: str, slug: str, store: Store, redis: Redis
) -> None:
    key = store.accept(submission(text, title=title)).article.id
    work(redis)

    assert store.article(key).story == f"{slug}-{key[1:9]}"
    assert len(store.article(key).story) <= 64


@pytest.mark.usefixtures("straight")
def test_two_articles_of_one_new_story_that_come_together_open_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is read wholly while the first is still choosing its story."""
    reader = FakeEngine().install(monkeypatch)
    first, second = (store.accept(submission(f"Rockets {n}.")).article.id for n in (1, 2))

    def choose(*asked: object, **rest: object) -> object:
        monkeypatch.setattr(engine, "place", reader.place)
        jobs.read_article(second)
        return reader.place(*asked, **rest)

    monkeypatch.setattr(engine, "place", choose)
    jobs.read_article(first)

    (story,) = listed(store)
    assert set(story.articles) == {first, second}


def test_many_posts_to_one_story_are_compared_together(store: Store, redis: Redis, reader: FakeEngine) -> None:
    ids = {store.accept(submission(f"Rockets {n}.", story="taji")).article.id for n in range(20)}
    work(redis)

    assert [set(group) for group in reader.compared if len(group) > 1] == [ids]
    assert store.report("taji").version == 1


def test_the_version_counts_up_only_when_the_report_changed(store: Store, redis: Redis) -> None:
    versions = []
    for text in ("Rockets.", "Rockets.", "Rockets fell."):
        store.accept(submission(text, story="taji"))
        redis.hincrby(keys.story("taji"), "wanted", 1)
        work(redis)
        versions.append(store.story("taji").version)

    assert versions == [1, 1, 2]


def test_a_refused_text_fails_with_its_reason_at_the_first_try(store: Store, redis: Redis, reader: FakeEngine) -> None:
    reader.refuses["Noise."] = Unreadable("it holds no sentence")
    key = store.accept(submission("Noise.")).article.id
    work(redis)

    failed = store.article(key)
    assert (failed.status, failed.reason) == ("failed", "it holds no sentence")
    assert (failed.story, failed.claims, listed(store)) == (None, None, [])


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (JobTimeoutException(), "it was cut off: it took longer than 60 seconds"),
        (RecursionError("deep"), "it could not be read: a fault in Parallax (RecursionError)"),
    ],
)
def test_a_text_that_breaks_the_engine_fails_with_a_plain_reason(
    fault: Exception, reason: str, store: Store, redis: Redis, reader: FakeEngine
) -> None:
    reader.refuses["Slow."] = fault
    bad, good = (store.accept(submission(text)).article.id for text in ("Slow.", "Fine."))
    work(redis)

    assert (store.article(bad).status, store.article(bad).reason) == ("failed", reason)
    assert store.article(good).status == "read"


def test_a_comparison_that_fails_costs_only_the_articles_that_came_last(
    store: Store, redis: Redis, reader: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.accept(submission("Rockets.", story="taji")).article.id
    work(redis)
    before = store.report("taji")

    def compare(articles: Sequence[Article], **named: str) -> Report:
        if len(articles) > 1:
            raise JobTimeoutException
        return reader.compare(articles, **named)

    monkeypatch.setattr(engine, "compare", compare)
    late = store.accept(submission("Rockets fell.", story="taji")).article.id
    work(redis)

    assert store.article(late).reason == "it was cut off: it took longer than 120 seconds"
    assert (store.article(late).story, store.article(kept).status) == (None, "read")
    assert store.story("taji").articles == (kept,)
    assert store.report("taji") == before


@pytest.mark.usefixtures("straight")
def test_a_broken_connection_is_not_the_articles_fault(store: Store, reader: FakeEngine) -> None:
    reader.refuses["Rockets."] = BrokenError("gone")
    key = store.accept(submission("Rockets.")).article.id

    with pytest.raises(BrokenError):
        jobs.read_article(key)

    assert store.article(key).status == "queued"


def test_a_job_for_an_article_that_is_not_there_ends_at_once(straight: Redis) -> None:
    jobs.read_article("a0123456789abcdef")
    jobs.compare_story("nowhere")

    assert everything(straight) == {}


def test_accepting_that_is_killed_anywhere_leaves_both_article_and_job_or_neither() -> None:
    for left, heard in every_death():
        server = FakeServer()
        redis = FakeRedis(server=server)
        try:
            Store(doomed(server, left, heard=heard)).accept(submission())
        except Killed:
            articles = list(redis.scan_iter("parallax:article:*"))
            assert len(articles) == redis.llen("rq:queue:parallax") == redis.zcard(keys.PENDING)
        Store(redis).accept(submission())
        work(redis)

        assert everything(redis) == undisturbed(["Twelve people were hurt."])


def test_reading_that_is_killed_anywhere_and_run_again_gives_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = undisturbed(["Rockets.", "Rockets fell."])
    for left, heard in every_death():
        server = FakeServer()
        redis = FakeRedis(server=server)
        Store(redis).accept(submission("Rockets."))
        work(redis)
        key = Store(redis).accept(submission("Rockets fell.")).article.id
        with monkeypatch.context() as patch:
            patch.setattr(jobs, "_connection", partial(doomed, server, left, heard=heard))
            run_mortally(jobs.read_article, key)
        work(redis)

        assert everything(redis) == expected


def test_comparing_that_is_killed_anywhere_and_run_again_gives_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = undisturbed(["Rockets."])
    for left, heard in every_death():
        server = FakeServer()
        redis = FakeRedis(server=server)
        key = Store(redis).accept(submission("Rockets.")).article.id
        with monkeypatch.context() as patch:
            patch.setattr(jobs, "_connection", partial(FakeRedis, server=server))
            jobs.read_article(key)
            patch.setattr(jobs, "_connection", partial(doomed, server, left, heard=heard))
            run_mortally(jobs.compare_story, Store(redis).article(key).story)
        work(redis)

        assert everything(redis) == expected


def run_mortally(job: Callable[[str], None], argument: str) -> None:
    with suppress(Killed):
        job(argument)


def test_a_job_that_is_run_again_after_its_end_changes_nothing(store: Store, straight: Redis) -> None:
    key = store.accept(submission("Rockets.")).article.id
    work(straight)
    once = everything(straight)

    jobs.read_article(key)
    jobs.compare_story(store.article(key).story)

    assert everything(straight) == once


@pytest.mark.usefixtures("straight")
def test_of_two_workers_on_one_story_the_older_result_never_wins(
    store: Store, reader: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the first compares one article, a second joins and a whole comparison of both is stored."""
    first, second = (store.accept(submission(f"Rockets {n}.", story="taji")).article.id for n in (1, 2))
    jobs.read_article(first)

    def slowly(articles: Sequence[Article], **named: str) -> Report:
        monkeypatch.setattr(engine, "compare", reader.compare)
        jobs.read_article(second)
        jobs.compare_story("taji")
        return reader.compare(articles, **named)

    monkeypatch.setattr(engine, "compare", slowly)
    jobs.compare_story("taji")

    assert reader.compared[-1] == (first,)
    assert {a["id"] for a in json.loads(store.report("taji").body)["articles"]} == {first, second}
    assert store.report("taji").version == 1


@pytest.mark.usefixtures("straight")
def test_an_article_that_joins_during_a_comparison_is_in_the_next(
    store: Store, reader: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (store.accept(submission(f"Rockets {n}.", story="taji")).article.id for n in (1, 2))
    jobs.read_article(first)

    def slowly(articles: Sequence[Article], **named: str) -> Report:
        monkeypatch.setattr(engine, "compare", reader.compare)
        jobs.read_article(second)
        return reader.compare(articles, **named)

    monkeypatch.setattr(engine, "compare", slowly)
    jobs.compare_story("taji")
    between = store.article(second).status
    jobs.compare_story("taji")

    assert (between, store.article(second).status) == ("queued", "read")
    assert store.report("taji").version == 2


def test_a_report_with_an_article_that_was_given_up_meanwhile_is_not_stored(
    store: Store, straight: Redis, reader: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (store.accept(submission(f"Rockets {n}.", story="taji")).article.id for n in (1, 2))
    for key in (first, second):
        jobs.read_article(key)

    def slowly(articles: Sequence[Article], **named: str) -> Report:
        monkeypatch.setattr(engine, "compare", reader.compare)
        Progress(straight).fail(second, "it was given up")
        return reader.compare(articles, **named)

    monkeypatch.setattr(engine, "compare", slowly)
    jobs.compare_story("taji")
    stored_meanwhile = store.report("taji")
    jobs.compare_story("taji")

    assert stored_meanwhile is None
    assert (store.article(first).status, store.article(second).status) == ("read", "failed")
    assert [a["id"] for a in json.loads(store.report("taji").body)["articles"]] == [first]
