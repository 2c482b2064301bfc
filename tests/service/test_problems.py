from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.problems import FAULT_LIMIT, KINDS
from tests.service.fakes import LostStore, RememberingStore
from workers.access import AccessKeys

SHAPE = ["type", "title", "status", "detail", "instance", "errors"]


class BrokenStore(RememberingStore):
    """Meets a fault of the program at every story."""

    def stories(self, *_: object) -> list[object]:  # type: ignore[override]  # it never returns
        raise KeyError("a secret of the store")


def one_of_each(client: FlaskClient, lost: FlaskClient, broken: FlaskClient, locked: FlaskClient) -> list[TestResponse]:
    """A request for each status that a problem can have."""
    return [
        client.post("/v1/articles", data=b"{", content_type="application/json"),
        locked.get("/v1/stories"),
        client.get("/nowhere"),
        client.get("/v1/articles/none"),
        client.get("/v1/stories/none"),
        client.get("/v1/stories/none/report"),
        client.delete("/v1/stories"),
        client.post("/v1/articles", data=b" " * 16_000_001, content_type="application/json"),
        client.post("/v1/articles", data="x"),
        client.get("/v1/stories", headers={"Host": "elsewhere.example"}),
        client.post("/v1/articles", json={}),
        broken.get("/v1/stories"),
        lost.get("/v1/stories"),
        lost.get("/readyz"),
    ]


def refused_to_a_key(client_of: Callable[..., FlaskClient]) -> list[TestResponse]:
    """What a key may not do, and what it may not do so often."""
    store = RememberingStore()
    key = {"Authorization": f"Bearer {AccessKeys(store.redis).make('desk', ('read',), rate=1).token}"}
    client = client_of(store)
    return [client.post("/v1/articles", headers=key), *(client.get("/v1/stories", headers=key) for _ in range(2))]


def test_what_a_key_may_not_do_has_the_same_shape(client_of: Callable[..., FlaskClient]) -> None:
    answers = refused_to_a_key(client_of)

    assert [answer.status_code for answer in answers] == [403, 200, 429]
    assert [list(answer.json) for answer in (answers[0], answers[2])] == [SHAPE] * 2


def test_every_problem_has_the_one_shape(client: FlaskClient, client_of: Callable[..., FlaskClient]) -> None:
    answers = one_of_each(
        client, client_of(LostStore()), client_of(BrokenStore()), client_of(LostStore(), api_key="k" * 16)
    )

    assert [answer.status_code for answer in answers] == [
        400,
        401,
        404,
        404,
        404,
        404,
        405,
        413,
        415,
        421,
        422,
        500,
        503,
        503,
    ]
    for answer in answers:
        assert answer.content_type == "application/problem+json"
        assert list(answer.json) == SHAPE
        assert answer.json["status"] == answer.status_code
        assert answer.json["instance"] == answer.request.path
        assert answer.json["title"] == KINDS[answer.json["type"].removeprefix("/problems/")].title
        assert all(list(error) == ["pointer", "detail"] for error in answer.json["errors"])


@pytest.mark.parametrize("name", KINDS)
def test_the_type_of_a_problem_is_an_address_that_explains_it(client: FlaskClient, name: str) -> None:
    page = client.get(f"/problems/{name}").text

    assert KINDS[name].title in page
    assert KINDS[name].advice in page


def test_every_fault_of_an_article_is_named_at_once(client: FlaskClient, store: RememberingStore) -> None:
    answer = client.post("/v1/articles", json={"sorce": "x", "text": 12, "published_at": "soon", "story": "A B"})

    assert answer.status_code == 422
    assert answer.json["detail"] == "5 faults."
    assert [error["pointer"] for error in answer.json["errors"]] == [
        "#/source",
        "#/text",
        "#/published_at",
        "#/story",
        "#/sorce",
    ]
    assert store.jobs == []


def test_a_flood_of_faults_is_counted_and_cut(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json={"source": "s", "text": "t"} | {f"x{n}": n for n in range(5000)})

    assert answer.json["detail"] == "5000 faults; the first 100 are listed."
    assert len(answer.json["errors"]) == FAULT_LIMIT


def test_a_wrong_method_says_which_are_right(client: FlaskClient) -> None:
    answer = client.put("/v1/articles")

    assert answer.json["detail"] == "PUT is not a method of “/v1/articles”."
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_a_lost_store_asks_to_come_again(
    client_of: Callable[..., FlaskClient], caplog: pytest.LogCaptureFixture
) -> None:
    answer = client_of(LostStore()).post("/v1/articles", json={"source": "s", "text": "t"})

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "secret-host" not in answer.text
    assert "secret-host" in caplog.text


def test_a_fault_of_the_program_is_logged_and_not_told(
    client_of: Callable[..., FlaskClient], caplog: pytest.LogCaptureFixture
) -> None:
    answer = client_of(BrokenStore()).get("/v1/stories")

    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "KeyError: 'a secret of the store'" in caplog.text


@pytest.mark.parametrize(
    ("path", "accept", "media"),
    [
        ("/nowhere", "text/html,*/*;q=0.8", "text/html"),
        ("/nowhere", "*/*", "application/problem+json"),
        ("/nowhere", "application/json", "application/problem+json"),
        ("/v1/nowhere", "text/html", "application/problem+json"),
    ],
)
def test_people_get_a_page_and_programs_a_document(client: FlaskClient, path: str, accept: str, media: str) -> None:
    answer = client.get(path, headers={"Accept": accept})

    assert (answer.status_code, answer.mimetype) == (404, media)


def test_the_page_of_a_problem_escapes_what_was_asked_for(client: FlaskClient) -> None:
    answer = client.get("/<script>alert(1)</script>", headers={"Accept": "text/html"})

    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text
