"""A subscriber's way through the API, with an endpoint that listens and the library that receivers use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from redis import Redis
from standardwebhooks import Webhook

from service.app import create_app
from tests.service.fakes import Settings
from tests.workers.house import memory
from tests.workers.webhooks.desk import OPENED, deliver, happen
from tests.workers.webhooks.endpoint import Endpoint, Reply, listening
from workers.store import Store
from workers.webhooks import signing

OWN = signing.make_secret()


@pytest.fixture
def redis() -> Redis:
    return memory()


@pytest.fixture
def client(redis: Redis) -> FlaskClient:
    return create_app(Store(redis), settings=Settings()).test_client()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with listening() as there:
        yield there


@pytest.fixture
def subscribed(client: FlaskClient, redis: Redis, endpoint: Endpoint) -> str:
    """The address of an active subscription to opened conflicts."""
    answer = client.post("/v1/subscriptions", json={"url": endpoint.url, "types": ["conflict.opened"], "secret": OWN})
    deliver(redis)
    return answer.headers["Location"]


def test_a_subscription_is_made_with_a_secret_that_is_shown_this_once(client: FlaskClient) -> None:
    made = client.post("/v1/subscriptions", json={"url": "https://cms.example/hook"})
    shown = client.get(made.headers["Location"])

    assert made.status_code == 201
    assert made.json["secret"].startswith("whsec_")
    assert (made.json["standing"], len(made.json["types"])) == ("unverified", 6)
    assert shown.json == {key: value for key, value in made.json.items() if key != "secret"}
    assert made.json["secret"] not in client.get("/v1/subscriptions").text


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({}, "#/url"),
        ({"url": "cms"}, "#/url"),
        ({"url": "https://me:secret@cms.example/"}, "#/url"),
        ({"url": "https://cms.example/", "types": []}, "#/types"),
        ({"url": "https://cms.example/", "types": ["report.updated", "all"]}, "#/types/1"),
        ({"url": "https://cms.example/", "types": None}, "#/types"),
        ({"url": "https://cms.example/", "stories": ["Not an id"]}, "#/stories/0"),
        ({"url": "https://cms.example/", "sources": [" "]}, "#/sources/0"),
        ({"url": "https://cms.example/", "severities": ["grave"]}, "#/severities/0"),
        ({"url": "https://cms.example/", "secret": "hunter2"}, "#/secret"),
        ({"url": "https://cms.example/", "event": "x"}, "#/event"),
    ],
)
def test_what_is_wrong_is_named(said: dict[str, object], pointer: str, client: FlaskClient) -> None:
    answer = client.post("/v1/subscriptions", json=said)

    assert (answer.status_code, [error["pointer"] for error in answer.json["errors"]]) == (422, [pointer])
    assert client.get("/v1/subscriptions").json["subscriptions"] == []


def test_the_list_is_paged(client: FlaskClient) -> None:
    made = [client.post("/v1/subscriptions", json={"url": f"https://cms.example/{n}"}).json["id"] for n in range(5)]
    first = client.get("/v1/subscriptions?limit=3")
    rest = client.get(first.json["links"]["next"])

    ids = [one["id"] for page in (first, rest) for one in page.json["subscriptions"]]
    assert ids == made[::-1]
    assert 'rel="next"' in first.headers["Link"]


def test_the_challenge_is_in_no_log(client: FlaskClient, subscribed: str, endpoint: Endpoint) -> None:
    (challenge,) = (data["challenge"] for data in endpoint.told("endpoint.verify"))
    log = client.get(f"{subscribed}/deliveries")
    one = client.get(log.json["deliveries"][0]["links"]["self"])

    assert client.get(subscribed).json["standing"] == "active"
    assert challenge not in log.text + one.text


def test_a_change_keeps_what_it_does_not_name(client: FlaskClient, subscribed: str) -> None:
    changed = client.patch(subscribed, json={"severities": ["tension"]})

    assert (changed.json["severities"], changed.json["types"], changed.json["standing"]) == (
        ["tension"],
        ["conflict.opened"],
        "active",
    )


def test_the_log_shows_each_attempt(client: FlaskClient, redis: Redis, subscribed: str, endpoint: Endpoint) -> None:
    endpoint.answer = lambda _request: Reply(503, "down for a moment")
    happen(redis, OPENED)
    deliver(redis)

    listed = client.get(f"{subscribed}/deliveries").json["deliveries"][0]
    whole = client.get(listed["links"]["self"]).json
    assert (listed["status"], listed["type"], listed["due"] is not None) == ("waiting", "conflict.opened", True)
    assert [(one["status"], one["excerpt"]) for one in listed["attempts"]] == [(503, "down for a moment")]
    assert whole["payload"]["data"] == OPENED.data
    assert "payload" not in listed


def test_dead_letters_are_listed_and_a_replay_empties_them(
    client: FlaskClient, redis: Redis, subscribed: str, endpoint: Endpoint
) -> None:
    endpoint.answer = lambda _request: Reply(500)
    happen(redis, OPENED)
    deliver(redis, waits=())
    dead = client.get("/v1/dead-letters").json["deliveries"]
    endpoint.answer = lambda _request: Reply(204)
    replayed = client.post(f"{subscribed}/replay")
    deliver(redis)

    assert [(one["status"], one["reason"]) for one in dead] == [("dead", "the endpoint answered 500")]
    assert (replayed.status_code, replayed.json) == (202, {"replayed": 1})
    assert client.get("/v1/dead-letters").json["deliveries"] == []


def test_one_delivery_is_sent_again_once_it_has_ended(
    client: FlaskClient, redis: Redis, subscribed: str, endpoint: Endpoint
) -> None:
    happen(redis, OPENED)
    deliver(redis)
    where = client.get(f"{subscribed}/deliveries").json["deliveries"][0]["links"]["self"]

    again, too_soon = client.post(f"{where}/replay"), client.post(f"{where}/replay")
    deliver(redis)

    assert (again.status_code, too_soon.status_code) == (202, 409)
    first, second = endpoint.requests[-2:]
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


def test_a_test_message_is_signed_as_any_other(
    client: FlaskClient, redis: Redis, subscribed: str, endpoint: Endpoint
) -> None:
    sent = client.post(f"{subscribed}/test")
    deliver(redis)

    assert sent.status_code == 202
    assert client.get(sent.headers["Location"]).json["status"] == "delivered"
    request = endpoint.requests[-1]
    assert Webhook(OWN).verify(request.body, dict(request.headers))["type"] == "endpoint.test"


def test_an_endpoint_that_is_not_verified_gets_no_test(client: FlaskClient) -> None:
    made = client.post("/v1/subscriptions", json={"url": "https://cms.example/"}).headers["Location"]

    assert client.post(f"{made}/test").status_code == 409


def test_a_rotation_shows_the_new_secret_and_until_when_the_old_one_signs(
    client: FlaskClient, redis: Redis, subscribed: str, endpoint: Endpoint
) -> None:
    rotated = client.post(f"{subscribed}/secret", json={"overlap": 60}).json
    happen(redis, OPENED)
    deliver(redis)

    request = endpoint.requests[-1]
    for secret in (OWN, rotated["secret"]):
        Webhook(secret).verify(request.body, dict(request.headers))
    assert rotated["old_secret_until"] > rotated["created_at"]


def test_what_is_removed_is_gone(client: FlaskClient, subscribed: str) -> None:
    assert client.delete(subscribed).status_code == 204
    assert [client.open(subscribed, method=method).status_code for method in ("GET", "DELETE")] == [404, 404]
