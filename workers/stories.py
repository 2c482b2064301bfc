"""The stories' side of a transaction: an article enters one or leaves it, and which of them it could belong to.

| field | holds |
|---|---|
| `title` | of its newest report, before that of its first article |
| `name` | the title that an editor gave it |
| `updated_at` | when it last changed |
| `wanted`, `compared` | how often a new report was asked for, and up to which time the newest one goes |
| `job` | the id of the RQ job that makes the next report |
| `version` | the number of its newest report: see `landing.py` |
| `filed` | how often a new report had been asked for when its archive was written: see `archives.py` |
| `counts` | how many open conflicts that has, by severity: JSON |
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain

from redis import Redis
from redis.client import Pipeline

from schemas.articles import Article
from workers import keys, records, wire
from workers.engine import Profile
from workers.queues import COMPARE, Jobs

RECENT = 300
"""Stories that an article may join without being told to: news is about what moved lately."""

SPOKESMEN = 20
"""Articles of a story, its newest, whose profiles speak for it; a story of more never loses one by itself."""


def profiles(redis: Redis) -> tuple[dict[str, dict[str, Profile]], set[str]]:
    """The profiles that speak for each recent story, by the story's and the article's id; and the articles held there.

    Held is what a caller or an editor put where it is, and every article of a story of more than speak for it.
    """
    names = wire.names(redis.zrevrange(keys.STORIES, 0, RECENT - 1))
    asked = redis.pipeline()
    for name in names:
        asked.zrevrange(keys.story_articles(name), 0, SPOKESMEN)
    members = dict(zip(names, map(wire.names, wire.answers(asked)), strict=True))
    for article_id in chain.from_iterable(members.values()):
        asked.hmget(keys.article(article_id), "profile", "held")
    answers = iter(wire.answers(asked))
    told: dict[str, dict[str, Profile]] = {}
    held = {one for articles in members.values() if len(articles) > SPOKESMEN for one in articles}
    for name, articles in members.items():
        told[name] = {}
        for one, (profile, put_there) in zip(articles, answers, strict=False):
            if profile:
                told[name][one] = json.loads(profile)
            if put_there:
                held.add(one)
    return told, held


def members(redis: Redis, story_id: str) -> dict[str, wire.Fields]:
    """The hashes of a story's articles by their ids, in the order of publication."""
    ids = wire.names(redis.zrange(keys.story_articles(story_id), 0, -1))
    asked = redis.pipeline()
    for article_id in ids:
        asked.hgetall(keys.article(article_id))
    return dict(zip(ids, wire.answers(asked), strict=True))


def readings(redis: Redis, article_ids: Sequence[str]) -> dict[str, tuple[Article, bytes | None]]:
    """The articles with those ids, and what is kept of their readings (`workers.readings`)."""
    asked = redis.pipeline()
    for article_id in article_ids:
        asked.hmget(keys.article(article_id), "submission", "reading")
    rows = zip(article_ids, wire.answers(asked), strict=True)
    return {key: (records.article(key, records.parse(posted)), kept) for key, (posted, kept) in rows}


def enter(pipe: Pipeline, story_id: str, title: str, article_id: str, moment: float, outline: str) -> None:
    """Put an article into a story, which is opened where there is none. `outline` is what the story remembers of it."""
    pipe.hsetnx(keys.story(story_id), "title", title)
    pipe.hset(keys.outlines(story_id), article_id, outline)
    pipe.sadd(keys.later(story_id), article_id)
    pipe.zadd(keys.story_articles(story_id), {article_id: moment})
    touch(pipe, story_id)


def hold(pipe: Pipeline, article_ids: Iterable[str]) -> None:
    """Note that somebody put these articles where they are, so that none of them moves by itself."""
    for article_id in article_ids:
        pipe.hset(keys.article(article_id), "held", 1)


def ask(pipe: Pipeline, story_id: str, jobs: Jobs) -> str:
    """Ask for a new report on a story, and put the job that makes it; the job's id."""
    job = jobs.put(COMPARE, story_id, pipe)
    pipe.hincrby(keys.story(story_id), "wanted", 1)
    pipe.hset(keys.story(story_id), "job", job)
    pipe.zadd(keys.DUE, {story_id: records.now().timestamp()})
    return job


def is_last(pipe: Pipeline, story_id: str) -> bool:
    """Whether a story has but one article; watched from here on."""
    pipe.watch(keys.story_articles(story_id))  # type: ignore[no-untyped-call]
    return bool(pipe.zcard(keys.story_articles(story_id)) == 1)


def leave(pipe: Pipeline, story_id: str, article_id: str, *, last: bool) -> None:
    """Take an article out of a story; a story without articles is listed no more."""
    pipe.zrem(keys.story_articles(story_id), article_id)
    pipe.hdel(keys.outlines(story_id), article_id)
    pipe.srem(keys.later(story_id), article_id)
    if last:
        pipe.zrem(keys.STORIES, story_id)


def merged_into(client: Redis, story_id: str) -> str:
    """The story that stands for that one now: itself, or the one that it was merged into."""
    seen = {story_id}
    while (target := wire.field(client, keys.MERGED, story_id)) and target.decode() not in seen:
        story_id = target.decode()
        seen.add(story_id)
    return story_id


def touch(pipe: Pipeline, story_id: str, *, listed: bool = True) -> None:
    """Note that a story changed just now; `listed` is False for one without articles."""
    moment = records.now()
    pipe.hset(keys.story(story_id), "updated_at", records.stamp(moment))
    pipe.zadd(keys.STORIES, {story_id: moment.timestamp()}, xx=not listed)
