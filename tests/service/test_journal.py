from __future__ import annotations

import logging
import re

import pytest
from flask.testing import FlaskClient
from redis import Redis
from rq.job import Job

from service.app import create_app
from tests.service.fakes import RememberingStore, Settings
from tests.workers.house import memory, work
from workers.access import AccessKeys
from workers.store import Store

ARTICLE = {"source": "Daily", "text": "Three people were hurt in the fire, police said."}


def test_every_answer_carries_a_request_id_of_its_own(client: FlaskClient) -> None:
    ids = [client.get(path).headers["X-Request-Id"] for path in ("/healthz", "/v1/stories", "/nowhere")]

    assert len(set(ids)) == 3
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in ids)


def test_a_fit_id_that_was_sent_is_taken_over(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": "proxy-7.a_b"}).headers["X-Request-Id"] == "proxy-7.a_b"


@pytest.mark.parametrize("sent", ["", "a b", "é", "x" * 65, '"><script>', "a,b"])
def test_an_unfit_id_is_replaced(client: FlaskClient, sent: str) -> None:
    assert re.fullmatch("[0-9a-f]{16}", client.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"])


def test_each_write_is_a_line_that_says_who_and_what_came_of_it(
    client: FlaskClient, store: RememberingStore, caplog: pytest.LogCaptureFixture
) -> None:
    issued = AccessKeys(store.redis).make("desk", ("write",))
    caplog.set_level(logging.INFO, "parallax.audit")

    client.post("/v1/articles", json=ARTICLE, headers={"Authorization": f"Bearer {issued.token}"})
    client.get("/v1/stories", headers={"Authorization": f"Bearer {issued.token}"})

    (line,) = (record for record in caplog.records if record.name == "parallax.audit")
    assert line.getMessage() == "POST /v1/articles"
    assert (line.who, line.key, line.status, line.location) == ("desk", issued.key.id, 202, "/v1/articles/a1")


def test_a_write_that_was_refused_is_a_line_too(
    client: FlaskClient, store: RememberingStore, caplog: pytest.LogCaptureFixture
) -> None:
    AccessKeys(store.redis).make("desk", ("write",))
    caplog.set_level(logging.INFO, "parallax.audit")

    client.post("/v1/articles", json=ARTICLE)

    (line,) = (record for record in caplog.records if record.name == "parallax.audit")
    assert (line.who, line.status) == ("nobody", 401)


@pytest.fixture
def redis() -> Redis:
    return memory()


def test_the_id_follows_into_the_jobs_and_those_that_they_put(redis: Redis) -> None:
    client = create_app(Store(redis), settings=Settings()).test_client()

    client.post("/v1/articles", json=ARTICLE, headers={"X-Request-Id": "from-the-desk"})
    work(redis)

    jobs = [key.decode().removeprefix("rq:job:") for key in redis.keys("rq:job:*") if b":results" not in key]
    metas = {job: Job.fetch(job, connection=redis, serializer="json").meta for job in jobs}
    assert sorted(name.partition("-")[0] for name in metas) == ["compare_story", "read_article"]
    assert list(metas.values()) == [{"request_id": "from-the-desk"}] * 2


def test_a_request_leaves_its_id_to_no_other(redis: Redis) -> None:
    client = create_app(Store(redis), settings=Settings()).test_client()
    client.post("/v1/articles", json=ARTICLE, headers={"X-Request-Id": "first"})

    Store(redis).accept(Store(redis).article(client.post("/v1/articles", json=ARTICLE).json["id"]).submission)

    assert {
        Job.fetch(key.decode().removeprefix("rq:job:"), connection=redis, serializer="json").meta["request_id"]
        for key in redis.keys("rq:job:*")
    } == {"first"}
