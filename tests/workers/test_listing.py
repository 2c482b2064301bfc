from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from redis import Redis

from tests.workers.house import submission, work
from workers import keys, listing
from workers.listing import BadCursor, Page, Wanted
from workers.store import Store

pytestmark = pytest.mark.usefixtures("reader")


def ids(chunk: Sequence[str]) -> Iterator[str | None]:
    yield from chunk


def walk(redis: Redis, limit: int) -> list[tuple[str, ...]]:
    pages, cursor = [], None
    while True:
        page: Page[str] = listing.page(redis, "index", limit, cursor, ids)
        pages.append(page.entries)
        if (cursor := page.cursor) is None:
            return pages


def test_the_highest_come_first_and_every_entry_comes_once(redis: Redis) -> None:
    redis.zadd("index", {f"e{n}": n for n in range(7)})

    assert walk(redis, 3) == [("e6", "e5", "e4"), ("e3", "e2", "e1"), ("e0",)]


def test_a_full_last_page_has_no_next_one(redis: Redis) -> None:
    redis.zadd("index", {f"e{n}": n for n in range(6)})

    assert len(walk(redis, 3)) == 2


def test_entries_of_one_score_come_once_each_however_many_they_are(redis: Redis) -> None:
    redis.zadd("index", {f"e{n:03}": 5.5 for n in range(250)})

    assert [e for page in walk(redis, 20) for e in page] == [f"e{n:03}" for n in reversed(range(250))]


def test_what_comes_meanwhile_shifts_no_page(redis: Redis) -> None:
    redis.zadd("index", {f"e{n}": n for n in range(4)})
    first: Page[str] = listing.page(redis, "index", 2, None, ids)
    redis.zadd("index", {"new": 9})
    redis.zrem("index", "e2")

    assert listing.page(redis, "index", 2, first.cursor, ids).entries == ("e1", "e0")


def test_a_page_ends_where_too_much_was_looked_through_and_goes_on(redis: Redis) -> None:
    redis.zadd("index", {f"e{n}": n for n in range(listing.FURTHEST + 50)})

    def the_lowest(chunk: Sequence[str]) -> Iterator[str | None]:
        yield from (name if name == "e0" else None for name in chunk)

    first = listing.page(redis, "index", 5, None, the_lowest)
    second = listing.page(redis, "index", 5, first.cursor, the_lowest)

    assert (first.entries, second) == ((), Page(("e0",), None))


@pytest.mark.parametrize("cursor", ["x", "!!!!", "bmFuOmE", "aW5mOmE", "MTI", "\ud800", "MTI6YQ==="])
def test_a_cursor_of_nobodys_is_refused(cursor: str, redis: Redis) -> None:
    with pytest.raises(BadCursor):
        listing.page(redis, "index", 5, cursor, ids)


def test_articles_are_found_by_source_story_state_and_time(store: Store, redis: Redis) -> None:
    for text, source, story in (("One.", "Daily", "a"), ("Two.", "Daily", "b"), ("Three.", "Weekly", "b")):
        store.accept(submission(text, source=source, story=story))
        work(redis)
    store.accept(submission("Four.", source="Daily", story="b"))
    moments = sorted(score for _, score in redis.zrange(keys.ARTICLES, 0, -1, withscores=True))

    def texts(**wanted: object) -> list[str]:
        return [article.submission.text for article in store.articles(Wanted(**wanted), 10).entries]

    assert texts() == ["Four.", "Three.", "Two.", "One."]
    assert texts(source="Daily") == ["Four.", "Two.", "One."]
    assert texts(source="Daily", status="queued") == ["Four."]
    assert set(texts(story="b")) == {"Two.", "Three."}
    assert texts(story="b", source="Weekly") == ["Three."]
    assert texts(since=moments[-1])[:1] == ["Four."]
    assert texts(until=moments[0]) == []
