"""A newsroom in memory: the application over a true store that holds a story with its report. Examples run in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from fakeredis import FakeRedis, FakeServer
from flask import Flask
from redis import Redis

from schemas.articles import Submission
from schemas.subscriptions import Wish
from service.app import create_app
from tests.service.fakes import Settings
from tests.workers.house import give_up, job_of, work
from workers.store import Store
from workers.webhooks.deliveries import Deliveries
from workers.webhooks.sender import Answer
from workers.webhooks.subscriptions import Subscriptions

STORY = "genoa-bridge"
FIRST = Submission(
    source="Evening paper",
    title="Bridge collapse kills 39",
    text="The collapse of the Morandi bridge in Genoa killed 39 people, the interior ministry said on Wednesday.",
    published_at="2018-08-15",
    story=STORY,
)
SECOND = Submission(
    source="Regional daily",
    title="Prosecutor: 42 dead",
    text="Prosecutor Francesco Cozzi said 42 people were killed in the collapse of the bridge in Genoa on Tuesday.",
    published_at="2018-08-15",
    story=STORY,
)


APART = Submission(
    source="Evening paper",
    title="Port of Genoa open again",
    text="The port of Genoa opened again on Friday, four days after a storm sank two ferries, the harbour master said.",
    published_at="2018-08-17",
    story="genoa-port",
)
FOREIGN = Submission(
    source="Abendzeitung",
    title="Viele Tote in Genua",
    text="Beim Einsturz der Brücke in Genua sind nach Angaben der Behörden viele Menschen ums Leben gekommen, und es "
    "werden noch weitere vermisst.",
    published_at="2018-08-15",
)
LOST = Submission(source="Evening paper", text="The search for survivors goes on, the fire brigade said.")


@dataclass
class Newsroom:
    """`places` are what the places of an address stand for where an example does not say."""

    redis: Redis
    app: Flask
    places: dict[str, str] = field(default_factory=dict)


def _subscribed(redis: Redis) -> dict[str, str]:
    """An active subscription, whose endpoint took the challenge."""
    wish = Wish("https://cms.newsroom.example/hooks/parallax", ("conflict.opened",))
    subscription, _ = Subscriptions(redis).add(wish)
    (delivery,) = Deliveries(redis).of(subscription.id)
    challenge = json.loads(delivery.body)["data"]["challenge"]
    Deliveries(redis).record(delivery.id, Answer(200, 0.02, json.dumps({"challenge": challenge})))
    return {"subscription_id": subscription.id, "delivery_id": delivery.id}


def newsroom() -> Newsroom:
    """One of its own for each caller, with two stories, an article that failed, a job that did, and a subscription."""
    redis = FakeRedis(server=FakeServer())
    store = Store(redis)
    first, _, _, foreign = (store.accept(posted).article for posted in (FIRST, SECOND, APART, FOREIGN))
    work(redis)
    job = job_of(redis, store.accept(LOST).article.id)
    give_up(redis, job)
    (conflict, *_) = json.loads(store.report(STORY).body)["conflicts"]
    places = {"article_id": first.id, "story_id": STORY, "conflict_id": conflict["id"]}
    places |= {"failed_id": foreign.id, "job_id": job} | _subscribed(redis)
    return Newsroom(redis, create_app(store, settings=Settings()), places)
