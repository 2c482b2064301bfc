from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from redis import Redis

from service.app import create_app
from tests.service.fakes import LostStore, Settings
from tests.workers.house import memory, submission, work
from workers.store import Store


@pytest.fixture
def redis() -> Redis:
    return memory()


def client_on(redis: Redis) -> FlaskClient:
    return create_app(Store(redis), settings=Settings()).test_client()


def scraped(client: FlaskClient) -> dict[tuple[str, tuple[str, ...]], float]:
    answer = client.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=")
    return {
        (sample.name, tuple(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_the_requests_of_all_processes_are_counted_together(redis: Redis) -> None:
    first, second = client_on(redis), client_on(redis)
    for client in (first, second):
        client.get("/healthz")
        client.get("/v1/stories/none")
        client.application.extensions["counters"].flush()

    found = scraped(second)

    assert found["parallax_requests_total", ("GET", "healthz", "200")] == 2
    assert found["parallax_requests_total", ("GET", "story", "404")] == 2
    assert found["parallax_request_seconds_count", ("healthz",)] == 2
    assert found["parallax_request_seconds_bucket", ("+Inf", "healthz")] == 2
    assert found["parallax_request_seconds_sum", ("healthz",)] > 0


def test_buckets_only_grow(redis: Redis) -> None:
    client = client_on(redis)
    for seconds in (0.001, 0.03, 3, 1000):
        client.application.extensions["counters"].time(seconds, "request-seconds", "story")

    found = scraped(client)

    counts = [value for (name, labels), value in found.items() if name.endswith("_bucket") and labels[1] == "story"]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (1, 4)
    assert found["parallax_request_seconds_sum", ("story",)] == pytest.approx(1003.031)


def test_an_address_or_method_that_there_is_not_makes_no_series_of_its_own(redis: Redis) -> None:
    client = client_on(redis)
    for path in ("/a", "/b", "/c|d"):
        client.get(path)
        client.open(path, method="BREW")

    found = {labels for (name, labels) in scraped(client) if name == "parallax_requests_total"}

    assert found == {("GET", "none", "404"), ("other", "none", "404")}


def test_jobs_queues_and_what_waits_are_shown(redis: Redis) -> None:
    Store(redis).accept(submission("One person was hurt."))
    work(redis)
    Store(redis).accept(submission("Two people were hurt in a fire."))

    found = scraped(client_on(redis))

    assert found["parallax_jobs_total", ("read_article", "done")] == 1
    assert found["parallax_queue_jobs", ("parallax", "waiting")] == 1
    assert found["parallax_dead_letters", ()] == found["parallax_webhooks_overdue", ()] == 0
    assert found["parallax_queue_jobs", ("parallax", "failed")] == 0
    assert found["parallax_articles_waiting", ()] == 1
    assert found["parallax_oldest_waiting_seconds", ()] >= 0
    assert found["parallax_workers", ("parallax",)] == 0


def test_a_store_that_is_away_is_a_problem_and_no_500() -> None:
    answer = create_app(LostStore(), settings=Settings()).test_client().get("/metrics")

    assert answer.status_code == 503
