"""Placing: the story of an article that came without one, and the articles that turn out to belong to another story.

With a new article two stories may turn out to be one, or one to be two. What somebody put together stays together: an
article that a caller named a story for, or that an editor left where it is, never moves; one that joined by itself may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from redis import Redis
from redis.client import Pipeline

from schemas.articles import Submission
from workers import engine, keys, records, stories, wire
from workers.queues import Jobs
from workers.wire import Fields


@dataclass(frozen=True)
class Move:
    """An article that changes its story; its hash as it stands."""

    article: str
    fields: Fields
    before: str
    after: str


@dataclass(frozen=True)
class Placement:
    """The story for a new article, the articles that move for it, and the stories that these leave empty."""

    story: str
    moves: tuple[Move, ...] = ()
    emptied: frozenset[str] = frozenset()


def place(pipe: Pipeline, redis: Redis, article_id: str, posted: Submission, profile: engine.Profile) -> Placement:
    """Look where a new article belongs. `pipe` watches from here on whatever moves for it."""
    told, held = stories.profiles(redis)
    at = {one: story_id for story_id, members in told.items() for one in members}
    home, moves = "", []
    for story_id, part in engine.place(article_id, profile, told, held=held):
        if article_id in part:
            after = home = story_id or records.new_story_id(article_id, posted)
        else:
            after = story_id or _opened_by(redis, min(part))
        moves += [Move(one, {}, at[one], after) for one in sorted(part) if one in at and at[one] != after]
    return Placement(home, *_watched(pipe, moves))


def _opened_by(redis: Redis, article_id: str) -> str:
    """The id of a story that an article opens which was in another one."""
    return records.new_story_id(article_id, records.submission(wire.fields(redis, keys.article(article_id))))


def _watched(pipe: Pipeline, moves: Iterable[Move]) -> tuple[tuple[Move, ...], frozenset[str]]:
    """The moves of the articles that are where they were when it was decided, and the stories that they empty."""
    found = []
    for move in moves:
        pipe.watch(keys.article(move.article), keys.story_articles(move.before))  # type: ignore[no-untyped-call]
        fields = wire.fields(pipe, keys.article(move.article))
        if fields.get(b"story") == move.before.encode():
            found.append(Move(move.article, fields, move.before, move.after))
    leaving = Counter(move.before for move in found)
    entered = {move.after for move in found}
    sizes = {story_id: pipe.zcard(keys.story_articles(story_id)) for story_id in leaving}
    return tuple(found), frozenset(s for s, n in leaving.items() if sizes[s] == n and s not in entered)


def move(pipe: Pipeline, placement: Placement, jobs: Jobs) -> None:
    """Let the articles change their stories, as part of a transaction, and ask for new reports on these."""
    moves = placement.moves
    for one in moves:
        stories.leave(pipe, one.before, one.article, last=one.before in placement.emptied)
        posted = records.submission(one.fields)
        moment = records.published(posted, one.fields[b"received_at"].decode())
        stories.enter(pipe, one.after, posted.title, one.article, moment, records.remembered(one.fields))
        pipe.hset(keys.article(one.article), "story", one.after)
        if one.before in placement.emptied:
            pipe.hset(keys.MERGED, one.before, one.after)
    changed = dict.fromkeys([*(one.before for one in moves), *(one.after for one in moves)])
    asked = {story_id: stories.ask(pipe, story_id, jobs) for story_id in changed}
    for one in moves:
        if one.fields[b"status"] == b"queued" and b"revised" not in one.fields:
            pipe.hset(keys.article(one.article), "job", asked[one.after])
