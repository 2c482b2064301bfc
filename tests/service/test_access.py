from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.service.fakes import RememberingStore

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
