from __future__ import annotations

import json
import threading

import pytest
from redis import Redis

from tests.workers.house import FakeEngine, listed, submission, work
from workers import jobs, keys, queues
from workers.engine import Unreadable
from workers.listing import Wanted
from workers.progress import Progress
from workers.store import Store

pytestmark = pytest.mark.usefixtures("reader")

NAMED = {"external_id": "cms-7", "url": "https://daily.example/7", "story": "taji"}


def compared_texts(store: Store, redis: Redis, story: str = "taji") -> list[str]:
    work(redis)
    return [article.text for article in store.texts(story).values()]


@pytest.mark.parametrize("name", ["external_id", "url"])
def test_what_a_source_says_anew_of_one_article_is_its_next_revision(name: str, store: Store, redis: Redis) -> None:
    named = {name: NAMED[name], "story": "taji"}
    first = store.accept(submission("Rockets.", **named))
    work(redis)
    second = store.accept(submission("Rockets fell.", **named))

    assert (first.outcome, second.outcome, second.article.id) == ("created", "revised", first.article.id)
    assert (second.article.status, second.article.revision) == ("queued", 2)
    assert compared_texts(store, redis) == ["Rockets fell."]
    assert (store.article(first.article.id).status, store.report("taji").version) == ("read", 1)


def test_a_revision_that_was_not_read_yet_gives_way_to_the_next(store: Store, redis: Redis, reader: FakeEngine) -> None:
    for text in ("One.", "Two.", "Three."):
        key = store.accept(submission(text, **NAMED)).article.id

    assert compared_texts(store, redis) == ["Three."]
    assert (store.article(key).revision, store.article(key).status) == (3, "read")
    assert reader.compared == [(key,), (key,)]  # read once, compared once


def test_the_same_revision_again_is_no_further_one(store: Store, redis: Redis) -> None:
    store.accept(submission("Rockets.", **NAMED))
    work(redis)
    again = store.accept(submission("Rockets.", **NAMED))

    assert (again.outcome, again.article.revision, again.article.status) == ("same", 1, "read")
    assert redis.llen(queues.queue(redis).key) == 0


def test_two_articles_that_their_source_names_apart_are_two_even_at_one_address(store: Store) -> None:
    one, two = (store.accept(submission(external_id=name, url="https://a.example/live")) for name in ("1", "2"))

    assert one.article.id != two.article.id
    assert store.known("Daily", external_id="1") == one.article.id
    assert store.known("Daily", external_id="3") is None


def test_an_article_first_known_by_its_address_gets_its_name_later(store: Store) -> None:
    first = store.accept(submission("One.", url="https://a.example/1")).article.id
    second = store.accept(submission("Two.", url="https://a.example/1", external_id="7"))
    third = store.accept(submission("Three.", url="https://a.example/moved", external_id="7"))

    assert [second.article.id, third.article.id] == [first, first]
    assert third.article.revision == 3


def test_the_same_name_at_two_sources_is_two_articles(store: Store) -> None:
    one, two = (store.accept(submission(source=source, **NAMED)).article.id for source in ("Daily", "Weekly"))

    assert one != two


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("2024-05-14T10:00:00Z", "2024-05-14T09:00:00Z", "stale"),
        ("2024-05-14T10:00:00Z", "2024-05-14T12:00:00+02:00", "revised"),
        ("2024-05-14T10:00:00Z", None, "revised"),
        (None, "2024-05-14T09:00:00Z", "revised"),
    ],
)
def test_a_revision_that_comes_late_does_not_undo_a_newer_one(
    first: str | None, second: str | None, outcome: str, store: Store, redis: Redis
) -> None:
    store.accept(submission("One.", revised_at=first, **NAMED))
    work(redis)

    assert store.accept(submission("Two.", revised_at=second, **NAMED)).outcome == outcome
    assert compared_texts(store, redis) == ["One." if outcome == "stale" else "Two."]


def test_an_article_stays_in_its_report_while_its_revision_is_not_read(store: Store, redis: Redis) -> None:
    store.accept(submission("One.", **NAMED))
    work(redis)
    store.accept(submission("Two.", **NAMED))
    store.accept(submission("Other.", story="taji"))
    other = queues.queue(redis).job_ids[1]
    redis.lrem(queues.queue(redis).key, 1, queues.queue(redis).job_ids[0])

    assert other.startswith("read_article")
    assert set(compared_texts(store, redis)) == {"One.", "Other."}


def test_a_revision_that_cannot_be_read_leaves_the_one_before_in_the_report(
    store: Store, redis: Redis, reader: FakeEngine
) -> None:
    key = store.accept(submission("One.", **NAMED)).article.id
    work(redis)
    reader.refuses["Noise."] = Unreadable("no words")
    store.accept(submission("Noise.", **NAMED))

    assert compared_texts(store, redis) == ["One."]
    failed = store.article(key)
    assert (failed.status, failed.reason, failed.story, failed.revision) == ("failed", "no words", "taji", 2)
    assert failed.submission.text == "Noise."


def test_what_failed_as_a_revision_can_be_tried_again_and_mended(
    store: Store, redis: Redis, reader: FakeEngine
) -> None:
    key = store.accept(submission("One.", **NAMED)).article.id
    work(redis)
    reader.refuses["Noise."] = Unreadable("no words")
    store.accept(submission("Noise.", **NAMED))
    work(redis)
    reader.refuses.clear()
    again = store.accept(submission("Noise.", **NAMED))

    assert (again.outcome, again.article.status) == ("same", "queued")
    assert compared_texts(store, redis) == ["Noise."]
    assert store.article(key).status == "read"


@pytest.fixture
def straight(monkeypatch: pytest.MonkeyPatch, redis: Redis) -> Redis:
    monkeypatch.setattr(jobs, "_connection", lambda: redis)
    return redis


def test_a_revision_that_comes_during_a_comparison_is_compared_next(store: Store, straight: Redis) -> None:
    """The report on the first revision lands after the second came: the article is not read yet."""
    key = store.accept(submission("One.", **NAMED)).article.id
    jobs.read_article(key)
    store.accept(submission("Two.", **NAMED))
    jobs.compare_story("taji")

    assert (store.report("taji").version, store.article(key).status) == (1, "queued")
    assert compared_texts(store, straight) == ["Two."]
    assert store.article(key).status == "read"


def test_a_revision_that_names_another_story_moves_there_and_both_reports_follow(store: Store, redis: Redis) -> None:
    stays = store.accept(submission("Stays.", story="taji")).article.id
    moves = store.accept(submission("One.", **NAMED)).article.id
    work(redis)
    store.accept(submission("Two.", **NAMED | {"story": "genoa"}))
    work(redis)

    assert store.article(moves).story == "genoa"
    reports = {name: json.loads(store.report(name).body)["articles"] for name in ("taji", "genoa")}
    assert {name: [a["id"] for a in articles] for name, articles in reports.items()} == {
        "taji": [stays],
        "genoa": [moves],
    }


def test_a_withdrawn_article_leaves_the_report_and_its_words_are_deleted(store: Store, redis: Redis) -> None:
    kept, taken = (store.accept(submission(text, story="taji")).article.id for text in ("Kept.", "Taken."))
    work(redis)
    withdrawn = store.withdraw(taken)
    work(redis)

    assert (withdrawn.status, withdrawn.story, withdrawn.submission.text) == ("withdrawn", None, "")
    assert [a["id"] for a in json.loads(store.report("taji").body)["articles"]] == [kept]
    assert not any(b"Taken" in value for value in redis.hgetall(keys.article(taken)).values())
    assert not redis.exists(keys.revisions(taken))


def test_the_last_article_of_a_story_leaves_an_empty_report_behind(store: Store, redis: Redis) -> None:
    key = store.accept(submission("One.", title="Rockets", story="taji")).article.id
    work(redis)
    store.withdraw(key)
    work(redis)

    report = json.loads(store.report("taji").body)
    assert (report["version"], report["articles"], report["story"]["title"]) == (2, [], "Rockets")
    assert (listed(store), store.story("taji").articles) == ([], ())


def test_an_article_that_is_withdrawn_before_it_is_read_is_never_read(
    store: Store, redis: Redis, reader: FakeEngine
) -> None:
    key = store.accept(submission("One.", **NAMED)).article.id
    store.withdraw(key)
    work(redis)

    assert (store.article(key).status, reader.compared, redis.zcard(keys.PENDING)) == ("withdrawn", [], 0)


def test_a_withdrawn_article_that_is_posted_again_comes_back_as_a_revision(store: Store, redis: Redis) -> None:
    key = store.accept(submission("One.", **NAMED)).article.id
    work(redis)
    store.withdraw(key)
    back = store.accept(submission("One.", **NAMED))

    assert (back.article.id, back.outcome, back.article.revision) == (key, "revised", 2)
    assert compared_texts(store, redis) == ["One."]


def test_a_post_from_before_the_withdrawal_does_not_bring_an_article_back(store: Store, redis: Redis) -> None:
    posted = submission("One.", revised_at="2024-05-14T10:00:00Z", **NAMED)
    key = store.accept(posted).article.id
    work(redis)
    store.withdraw(key)

    assert store.accept(posted).outcome == "stale"
    assert store.article(key).status == "withdrawn"


def test_what_is_withdrawn_twice_or_never_was_changes_nothing(store: Store, redis: Redis) -> None:
    key = store.accept(submission("One.", **NAMED)).article.id
    first = store.withdraw(key)
    work(redis)

    assert store.withdraw(key) == first
    assert store.withdraw("a0") is None


def test_a_story_gets_its_report_though_the_job_of_a_withdrawal_is_lost(store: Store, redis: Redis) -> None:
    from workers.sweep import sweep  # noqa: PLC0415

    kept, taken = (store.accept(submission(text, story="taji")).article.id for text in ("Kept.", "Taken."))
    work(redis)
    store.withdraw(taken)
    redis.delete(queues.queue(redis).key, *redis.scan_iter("rq:job:*"))
    sweep(redis)
    work(redis)
    sweep(redis)

    assert [a["id"] for a in json.loads(store.report("taji").body)["articles"]] == [kept]
    assert (redis.zcard(keys.DUE), redis.llen(queues.queue(redis).key)) == (0, 0)


def test_a_revision_whose_comparison_fails_leaves_and_the_story_is_compared_without_it(
    store: Store, straight: Redis
) -> None:
    store.accept(submission("Stays.", story="taji"))
    key = store.accept(submission("One.", **NAMED)).article.id
    work(straight)
    store.accept(submission("Two.", **NAMED))
    jobs.read_article(key)
    Progress(straight).fail(key, "it was cut off", revision=2)

    assert compared_texts(store, straight) == ["Stays."]
    assert store.article(key).status == "failed"


def test_a_fault_of_one_comparison_does_not_fail_a_revision_that_came_since(store: Store, straight: Redis) -> None:
    key = store.accept(submission("One.", **NAMED)).article.id
    jobs.read_article(key)
    store.accept(submission("Two.", **NAMED))

    assert not Progress(straight).fail(key, "it was cut off", revision=1)
    assert store.article(key).status == "queued"


def test_revisions_that_come_at_once_are_counted_one_by_one_and_the_last_is_compared(real: Redis) -> None:
    def post(sender: int) -> None:
        for number in range(10):
            Store(real).accept(submission(f"Sender {sender} said {number}.", **NAMED))

    threads = [threading.Thread(target=post, args=(sender,)) for sender in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (key,) = (article.id for article in Store(real).articles(Wanted(), 10).entries)
    last = json.loads(real.hget(keys.revisions(key), "60"))["text"]

    assert Store(real).article(key).revision == 60
    assert compared_texts(Store(real), real) == [last]


def test_no_revision_is_lost_on_a_real_store(real: Redis) -> None:
    store = Store(real)
    for number in range(5):
        key = store.accept(submission(f"Number {number}.", **NAMED)).article.id
        work(real) if number % 2 else None
    work(real)

    assert (store.article(key).revision, store.article(key).status) == (5, "read")
    assert [article.text for article in store.texts("taji").values()] == ["Number 4."]
