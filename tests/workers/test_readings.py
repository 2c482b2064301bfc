"""What is kept of an article that was read, and reports that are made from it."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from redis import Redis

from schemas.articles import Article
from schemas.forms import reports
from tests.workers.engine.making import article
from tests.workers.engine.test_properties import DATES, TEXTS
from tests.workers.house import memory, submission, work
from workers import engine, keys, readings, records
from workers.store import Store

TOLL = "A ferry sank off Northpoint on Monday, killing {} people, the coastguard said. About 40 boats were searched."


def kept(one: Article) -> engine.Reading:
    return readings.load(one, readings.dump(engine.read(one))["reading"])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), day=DATES)
def test_a_report_from_what_is_kept_is_the_report_from_the_articles(texts: list[str], day: str | None) -> None:
    articles = [article(words, id=f"a{n}", at=day) for n, words in enumerate(texts)]

    assert reports.dumps(engine.compare_readings(map(kept, articles))) == reports.dumps(engine.compare(articles))


def test_an_outline_that_is_kept_is_the_outline() -> None:
    reading = engine.read(article(TOLL.format(12)))

    assert readings.load_outlines({"a": readings.dump(reading)["outline"].encode()}) == {"a": engine.outline(reading)}


def test_what_is_kept_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    one = article(TOLL.format(12))
    body = readings.dump(engine.read(one))["reading"]

    monkeypatch.setattr(engine, "read", pytest.fail)

    assert readings.load(one, body).claims


@pytest.mark.parametrize("made_by", ["another engine", None])
def test_another_engine_reads_anew(made_by: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    one = article(TOLL.format(12))
    with monkeypatch.context() as past:
        past.setattr(readings, "fingerprint", lambda: made_by)
        old = readings.dump(engine.read(article("Nothing at all was said."))) if made_by else {}

    assert readings.load(one, old.get("reading")).claims
    assert readings.load_outlines({"a": old["outline"].encode() if old else b""}) == {}


def test_the_fingerprint_is_of_the_files_that_reading_depends_on() -> None:
    assert readings.fingerprint() == readings.fingerprint.__wrapped__()
    assert len(readings.fingerprint()) == 16


@pytest.fixture
def redis() -> Redis:
    return memory()


@pytest.mark.parametrize("seed", range(3))
def test_articles_folded_in_one_by_one_give_the_report_on_all_at_once(redis: Redis, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    tolls = [chance.choice([12, 12, 14, 15]) for _ in range(8)]
    texts = [f"{TOLL.format(dead)} Reporter {n} stood on pier {n}." for n, dead in enumerate(tolls)]
    posted = [submission(words, story="ferry", published_at=f"2024-05-{14 + n % 3}") for n, words in enumerate(texts)]
    ids = []
    for one in posted:
        key = Store(redis).accept(one).article.id
        ids.append(key)
        work(redis)

        report = engine.compare([records.article(k, p) for k, p in zip(ids, posted, strict=False)], story_id="ferry")
        anew = reports.dumps(replace(report, version=Store(redis).version("ferry")))
        assert without_ids(Store(redis).report("ferry").body) == without_ids(anew)


def without_ids(body: str) -> str:
    """A report without the ids of its findings: a story keeps those that it gave before."""
    return re.sub(r'^ *"id": "[ac][0-9a-f]{12}",\n', "", body, flags=re.MULTILINE)


def test_an_article_without_an_outline_of_this_engine_is_read_again(redis: Redis) -> None:
    first, second = (submission(TOLL.format(dead), story="ferry", title=str(dead)) for dead in (12, 14))
    key = Store(redis).accept(first).article.id
    work(redis)
    before = redis.hget(keys.outlines("ferry"), key)
    redis.hset(keys.outlines("ferry"), key, '1 ["another engine"]')
    redis.hdel(keys.article(key), "reading")

    Store(redis).accept(second)
    work(redis)

    assert redis.hget(keys.outlines("ferry"), key) == before
    assert redis.hexists(keys.article(key), "reading")
    assert "12 or 14" in Store(redis).report("ferry").body
