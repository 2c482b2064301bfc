from __future__ import annotations

import json
from dataclasses import replace

import pytest
from redis import ConnectionError as BrokenError
from redis import Redis

from tests.workers.house import FakeEngine, listed, submission, work
from workers import keys, queues
from workers.engine import Unreadable
from workers.store import Store

pytestmark = pytest.mark.usefixtures("reader")


def jobs(redis: Redis) -> int:
    return redis.llen(queues.queue(redis).key)


def test_an_accepted_article_is_queued_with_everything_that_was_said(store: Store) -> None:
    posted = submission("Straße\u00a0🚀 “quoted”", published_at="2020-03-12T23:00:00+01:00", url="https://a.example/1")

    accepted = store.accept(posted)

    assert accepted.created
    assert accepted.article.submission == posted
    assert (accepted.article.status, accepted.article.story, accepted.article.claims) == ("queued", None, None)
    assert store.article(accepted.article.id) == accepted.article


def test_the_same_article_twice_is_the_same_article_without_a_second_job(store: Store, redis: Redis) -> None:
    first = store.accept(submission())
    second = store.accept(submission())

    assert (first.created, second.created) == (True, False)
    assert second.article == first.article
    assert jobs(redis) == 1


@pytest.mark.parametrize("name", ["source", "title", "text", "published_at", "url", "external_id", "story"])
def test_an_article_that_differs_in_any_field_is_another(store: Store, name: str) -> None:
    other = replace(submission(), **{name: "2020-03-12"})

    assert store.accept(submission()).article.id != store.accept(other).article.id


def test_an_id_is_a_letter_and_sixteen_hex_digits_and_the_same_in_every_process(store: Store) -> None:
    assert store.accept(submission()).article.id == "a34e6db4b07d60bda"


def test_an_article_that_was_read_is_not_read_again(store: Store, redis: Redis, reader: FakeEngine) -> None:
    store.accept(submission())
    work(redis)

    again = store.accept(submission())

    assert (again.created, again.article.status, jobs(redis)) == (False, "read", 0)
    assert reader.compared


def test_a_failed_article_that_is_posted_again_is_tried_again(store: Store, redis: Redis, reader: FakeEngine) -> None:
    reader.refuses["Noise."] = Unreadable("no words")
    key = store.accept(submission("Noise.")).article.id
    work(redis)
    reader.refuses.clear()

    again = store.accept(submission("Noise."))
    work(redis)

    assert (again.created, again.article.status, again.article.reason) == (False, "queued", None)
    assert store.article(key).status == "read"


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.article("a0") is None
    assert store.story("nowhere") is None
    assert store.report("nowhere") is None
    assert listed(store) == []


def test_a_story_lists_its_articles_in_the_order_of_publication(store: Store, redis: Redis) -> None:
    said = ["2020-03-13", "1970-01-01", "2020-03-12T23:30:00-02:00", "2020-03-12", "2020-03-13T01:00:00Z"]
    posted = [store.accept(submission(f"{moment}.", published_at=moment, story="taji")) for moment in said]
    work(redis)

    story = store.story("taji")

    order = [article.article.submission.published_at for article in posted]
    assert [order[[a.article.id for a in posted].index(key)] for key in story.articles] == [
        "1970-01-01",
        "2020-03-12",
        "2020-03-13",
        "2020-03-13T01:00:00Z",
        "2020-03-12T23:30:00-02:00",
    ]


def test_stories_come_most_recently_changed_first(store: Store, redis: Redis) -> None:
    for story in ("one", "two", "three", "one"):
        store.accept(submission(f"{story} {len(listed(store))}.", story=story))
        work(redis)

    assert [story.id for story in listed(store)] == ["one", "three", "two"]


def test_a_story_without_a_report_has_version_0(store: Store, redis: Redis) -> None:
    redis.hset(keys.story("taji"), mapping={"title": "Rockets", "updated_at": "2020-03-12T00:00:00.000+00:00"})
    redis.zadd(keys.story_articles("taji"), {"a1": 1})

    assert store.story("taji").version == 0
    assert store.report("taji") is None


def test_a_report_is_served_as_it_was_stored(store: Store, redis: Redis) -> None:
    key = store.accept(submission(title="Straße “x”", story="taji")).article.id
    work(redis)

    report = store.report("taji")

    assert report.version == json.loads(report.body)["version"] == 1
    assert "Straße “x”" in report.body
    assert json.loads(report.body)["articles"][0]["id"] == key


def test_a_store_that_works_has_no_faults(store: Store) -> None:
    assert store.healthy() == []


class Silent:
    """A client whose store does not answer."""

    def ping(self) -> None:
        raise BrokenError("refused")


class FullDisk:
    """A client whose store answers, but cannot write its file."""

    def ping(self) -> None:
        """Answer."""

    def info(self, section: str) -> dict[str, object]:
        assert section == "persistence"
        return {"loading": 0, "aof_enabled": 1, "aof_last_write_status": "err"}


@pytest.mark.parametrize(
    ("client", "fault"), [(Silent(), "does not answer: refused"), (FullDisk(), "cannot write its append-only file")]
)
def test_a_store_that_can_take_nothing_in_says_why(client: Redis, fault: str) -> None:
    (said,) = Store(client).healthy()

    assert fault in said
