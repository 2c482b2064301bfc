"""Whatever happens to a story, its report is the one that all its articles give when they are compared anew."""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import replace

import pytest
from redis import Redis

from schemas.articles import StoredArticle
from schemas.forms import reports
from tests.workers.house import submission, work
from workers import archives, engine, keys, records, wire
from workers.arranging import Arranging
from workers.store import Store

STORIES = ("ferry", "harbour", "pier")
LINES = (
    "A ferry sank off Northpoint on 13 May 2024, killing {dead} people, the coastguard said.",
    "At least {dead} people died when a ferry sank off Northpoint on 13 May 2024, police told reporters on the quay.",
)
MORE = "Another {hurt} were injured. {boats} boats took part in the search. The captain was arrested on Tuesday."


@pytest.fixture(autouse=True)
def _large_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten articles are many, and of five the first two are old."""
    chorus = sys.modules["workers.engine.chorus"]
    monkeypatch.setattr(chorus, "WHOLE", 1)
    monkeypatch.setattr(chorus, "MOST", 7)
    for name, value in {"LATER": 3, "LOT": 2, "AGAIN": 1000, "AT_ONCE": 3}.items():
        monkeypatch.setattr(archives, name, value)


class Newsroom:
    """Does one thing after another to articles and stories, whatever chance says."""

    def __init__(self, redis: Redis, seed: int) -> None:
        self.redis, self.chance = redis, random.Random(seed)  # noqa: S311 (no secret)
        self.store, self.arranging = Store(redis), Arranging(redis)
        self.names: list[str] = []
        self.texts: list[str] = []

    def act(self) -> None:
        """One thing, and all jobs that it asks for."""
        acts = [*[self.post] * 6, self.revise, self.withdraw, self.move, self.merge]
        self.chance.choice(acts if self.names else [self.post])()
        if self.chance.random() < 0.8:  # else the next thing happens before the workers have seen this one
            work(self.redis)

    def text(self) -> str:
        """A text of its own, or an earlier one with a line more."""
        if self.texts and self.chance.random() < 0.4:
            return f"{self.chance.choice(self.texts)} It was read by {self.chance.randint(2, 99)} people."
        own = " ".join(f"Sailor {self.chance.randint(1, 999)} spoke of wave {n}." for n in range(6))
        said = {"dead": self.chance.choice([12, 12, 14]), "hurt": self.chance.choice([40, 41]), "boats": 15}
        self.texts.append(f"{self.chance.choice(LINES)} {MORE} {own}".format(**said))
        return self.texts[-1]

    def post(self, name: str | None = None) -> None:
        """A new article, or a new revision."""
        named = name or f"n{len(self.names)}"
        self.names += [] if name else [named]
        number = int(named[1:]) if self.chance.random() < 0.9 else 0  # some come late
        at, source = f"2024-05-14T{number // 2:02}:00", f"Paper {int(named[1:]) % 5}"
        story = None if name else self.chance.choice(STORIES[:2])
        posted = submission(self.text(), source=source, external_id=named, published_at=at, story=story)
        self.store.accept(posted)

    def revise(self) -> None:
        self.post(self.chance.choice(self.names))

    def withdraw(self) -> None:
        self.store.withdraw(self.chance.choice(self.placed() or [""]))

    def move(self) -> None:
        if ids := self.placed():
            self.arranging.move(self.chance.choice(ids), self.chance.choice(STORIES))

    def merge(self) -> None:
        present = [one for one in STORIES if self.redis.exists(keys.story(one)) and not self.merged(one)]
        if len(present) > 1 and self.chance.random() < 0.3:
            self.arranging.merge(*self.chance.sample(present, 2))

    def merged(self, story: str) -> bool:
        return wire.field(self.redis, keys.MERGED, story) is not None

    def articles(self) -> list[StoredArticle]:
        found = map(self.store.article, wire.names(self.redis.zrange(keys.ARTICLES, 0, -1)))
        return [one for one in found if one]

    def placed(self) -> list[str]:
        return [one.id for one in self.articles() if one.story]


@pytest.mark.parametrize("seed", range(8))
def test_the_report_is_that_of_all_articles_anew(redis: Redis, seed: int) -> None:
    room = Newsroom(redis, seed)
    for _ in range(40):
        room.act()
    work(redis)

    assert not [one for one in room.articles() if one.status == "failed"]
    for story in STORIES:
        version = room.store.version(story)
        fields = {key: wire.fields(redis, keys.article(key)) for key in room.placed()}
        here = {key: records.submission(own) for key, own in fields.items() if own[b"story"] == story.encode()}
        assert {key.decode() for key in wire.fields(redis, keys.outlines(story))} == here.keys()
        if version and here:
            anew = engine.compare([records.article(key, posted) for key, posted in here.items()], story_id=story)
            told = reports.dumps(replace(anew, version=version))
            assert without_ids(room.store.report(story).body) == without_ids(told)


def without_ids(body: str) -> str:
    """A report without the ids of its findings: a story keeps those that it gave before."""
    return re.sub(r'^ *"id": "[ac][0-9a-f]{12}",\n', "", body, flags=re.MULTILINE)


def test_a_dispute_keeps_its_id_while_articles_come(redis: Redis) -> None:
    room = Newsroom(redis, 1)
    seen: list[set[str]] = []
    for _ in range(12):
        room.post()
        work(redis)
        if room.store.version("ferry"):
            report = reports.load(json.loads(room.store.report("ferry").body))
            seen.append({c.id for c in report.conflicts if c.slot == "killed" and c.severity != "omission"})

    told = [ids for ids in seen if ids]
    assert told
    assert all(told[0] <= ids for ids in told)
