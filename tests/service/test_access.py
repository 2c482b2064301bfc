from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.service.fakes import RememberingStore
from workers.access import AccessKeys

KEY = "a key of a newsroom"
CLOSED = ["/", "/stories/x", "/v1/stories", "/v1/stories/x", "/v1/stories/x/report", "/v1/articles/x", "/nowhere"]
OPEN = ["/healthz", "/readyz", "/static/parallax.css", "/problems/no-key"]


@pytest.fixture
def locked(client_of: Callable[..., FlaskClient]) -> FlaskClient:
    return client_of(RememberingStore(), api_key=KEY)


def basic(name: str, password: str) -> str:
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()


@pytest.mark.parametrize("path", CLOSED)
def test_without_the_key_every_story_is_closed(locked: FlaskClient, path: str) -> None:
    answer = locked.get(path)

    assert answer.status_code == 401
    assert answer.json["title"] == "No key"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")


def test_without_the_key_nothing_is_taken_in(client_of: Callable[..., FlaskClient]) -> None:
    store = RememberingStore()

    answer = client_of(store, api_key=KEY).post("/v1/articles", json={"source": "s", "text": "t"})

    assert answer.status_code == 401
    assert store.jobs == []


@pytest.mark.parametrize("path", OPEN)
def test_what_tells_nothing_of_a_story_is_open(locked: FlaskClient, path: str) -> None:
    assert locked.get(path, buffered=True).status_code == 200


@pytest.mark.parametrize("sent", [f"Bearer {KEY}", f"bearer {KEY}", basic("editor", KEY), basic("", KEY)])
def test_the_key_opens_as_a_token_and_as_a_password(locked: FlaskClient, sent: str) -> None:
    assert locked.get("/v1/stories", headers={"Authorization": sent}).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        "",
        KEY,
        "Bearer",
        "Bearer ",
        f"Bearer {KEY} ",
        f"Bearer {KEY[:-1]}",
        f"Bearer {KEY}x",
        "Bearer \xe9\xff",
        "Basic",
        "Basic !!!",
        "Basic /////w==",
        basic(KEY, ""),
        f"Digest {KEY}",
        f'Digest username="{KEY}"',
    ],
)
def test_anything_else_is_refused(locked: FlaskClient, sent: str) -> None:
    # a blank at the end of a header's value is no part of it
    expected = 200 if sent == f"Bearer {KEY} " else 401

    assert locked.get("/v1/stories", headers={"Authorization": sent}).status_code == expected


def test_with_a_key_any_host_name_will_do(locked: FlaskClient) -> None:
    answer = locked.get("/v1/stories", headers={"Host": "parallax.example", "Authorization": f"Bearer {KEY}"})

    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["localhost", "localhost:8300", "127.0.0.1:8300", "[::1]:8300", "LOCALHOST"])
def test_without_a_key_this_machine_may_ask(client: FlaskClient, host: str) -> None:
    assert client.get("/v1/stories", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "a_b.evil.example", "[::1", "", "a b", "@localhost.x"]
)
def test_without_a_key_a_page_of_the_web_reaches_nothing_under_its_own_name(client: FlaskClient, host: str) -> None:
    answer = client.get("/v1/stories", headers={"Host": host})

    assert answer.status_code == 421
    assert answer.json["type"] == "/problems/other-host"


def test_without_a_key_the_name_it_is_bound_to_may_be_used(client_of: Callable[..., FlaskClient]) -> None:
    client = client_of(RememberingStore(), host="127.0.0.7")

    assert client.get("/v1/stories", headers={"Host": "127.0.0.7:8300"}).status_code == 200


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_the_first_key_that_is_made_closes_the_service(client: FlaskClient, store: RememberingStore) -> None:
    before = client.get("/v1/stories").status_code

    token = AccessKeys(store.redis).make("desk", ("read",)).token

    assert (before, client.get("/v1/stories").status_code) == (200, 401)
    assert client.get("/v1/stories", headers=bearer(token) | {"Host": "parallax.example"}).status_code == 200


def test_a_service_may_be_closed_before_the_first_key_is_made(client_of: Callable[..., FlaskClient]) -> None:
    assert client_of(RememberingStore(), require_key=True).get("/v1/stories").status_code == 401


@pytest.mark.parametrize(
    ("scope", "reads", "writes"), [("read", 200, 403), ("ingest", 403, 403), ("write", 200, 422), ("admin", 200, 422)]
)
def test_a_key_does_what_its_scope_allows(
    client: FlaskClient, store: RememberingStore, scope: str, reads: int, writes: int
) -> None:
    key = bearer(AccessKeys(store.redis).make("desk", (scope,)).token)

    assert client.get("/v1/stories", headers=key).status_code == reads
    assert client.post("/v1/articles", headers=key, json={}).status_code == writes


def test_a_refusal_names_the_scope_that_is_asked_for(client: FlaskClient, store: RememberingStore) -> None:
    key = bearer(AccessKeys(store.redis).make("desk", ("read",)).token)

    answer = client.post("/v1/articles", headers=key, json={})

    assert answer.json["type"] == "/problems/wrong-scope"
    assert answer.json["detail"] == "This needs a key with the scope “write”; “desk” has not got it."


def test_the_operators_key_works_beside_those_that_were_made(client_of: Callable[..., FlaskClient]) -> None:
    store = RememberingStore()
    made = AccessKeys(store.redis).make("desk", ("read",)).token
    client = client_of(store, api_key=KEY)

    assert [client.get("/v1/stories", headers=bearer(token)).status_code for token in (KEY, made)] == [200, 200]


def test_a_key_may_ask_as_often_as_it_was_made_for(client: FlaskClient, store: RememberingStore) -> None:
    cabinet = AccessKeys(store.redis)
    slow, quick = bearer(cabinet.make("slow", ("read",), rate=2).token), bearer(cabinet.make("quick", ("read",)).token)

    answers = [client.get("/v1/stories", headers=slow) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert answers[0].headers["RateLimit-Limit"] == "2"
    assert answers[0].headers["RateLimit-Policy"] == "2;w=60"
    assert "Retry-After" not in answers[0].headers
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    assert answers[2].json["detail"] == "“slow” may ask 2 times a minute."
    unlimited = client.get("/v1/stories", headers=quick)
    assert unlimited.status_code == 200
    assert "RateLimit-Limit" not in unlimited.headers


def test_two_processes_count_a_keys_requests_together(
    client_of: Callable[..., FlaskClient], store: RememberingStore
) -> None:
    key = bearer(AccessKeys(store.redis).make("desk", ("read",), rate=1).token)

    assert [client_of(store).get("/v1/stories", headers=key).status_code for _ in range(2)] == [200, 429]


def test_a_key_may_send_as_much_as_it_was_made_for(client: FlaskClient, store: RememberingStore) -> None:
    key = bearer(AccessKeys(store.redis).make("desk", ("write",), size=200).token)

    short, long = (
        client.post("/v1/articles", headers=key, json={"source": "Daily", "text": "Three were hurt. " * times})
        for times in (1, 20)
    )

    assert (short.status_code, long.status_code) == (202, 413)
    assert long.json["detail"] == "The body is larger than 200 bytes."
