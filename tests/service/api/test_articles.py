from __future__ import annotations

import json

from flask.testing import FlaskClient

from tests.service.fakes import RememberingStore

POSTED = {"source": "First wire", "title": "12 die", "text": "12 people died.", "published_at": "2024-05-14"}


def test_a_posted_article_is_accepted_with_a_place_to_ask(client: FlaskClient, store: RememberingStore) -> None:
    answer = client.post("/v1/articles", json=POSTED)

    assert answer.status_code == 202
    assert answer.headers["Location"] == "/v1/articles/a1"
    assert answer.headers["Retry-After"] == "1"
    assert answer.json == {
        "id": "a1",
        "status": "queued",
        "reason": None,
        "story": None,
        "claims": None,
        "source": "First wire",
        "title": "12 die",
        "published_at": "2024-05-14",
        "url": None,
        "external_id": None,
        "received_at": "2024-05-14T12:00:00+00:00",
        "links": {"self": "/v1/articles/a1"},
    }
    assert store.jobs == ["a1"]


def test_the_same_article_twice_is_one_article_and_one_job(client: FlaskClient, store: RememberingStore) -> None:
    first, second = (client.post("/v1/articles", json=POSTED) for _ in range(2))

    assert (second.status_code, second.json["id"]) == (202, first.json["id"])
    assert store.jobs == ["a1"]


def test_an_article_can_be_polled_until_it_is_read(client: FlaskClient, store: RememberingStore) -> None:
    client.post("/v1/articles", json=POSTED)
    queued = client.get("/v1/articles/a1")
    store.read("a1", "ferry", claims=3)
    read = client.get("/v1/articles/a1")

    assert (queued.json["status"], queued.headers["Retry-After"]) == ("queued", "1")
    assert (read.json["status"], read.json["story"], read.json["claims"]) == ("read", "ferry", 3)
    assert "Retry-After" not in read.headers
    assert read.json["links"] == {
        "self": "/v1/articles/a1",
        "story": "/v1/stories/ferry",
        "report": "/v1/stories/ferry/report",
        "page": "/stories/ferry",
    }


def test_a_text_without_one_claim_is_read_with_none(client: FlaskClient, store: RememberingStore) -> None:
    client.post("/v1/articles", json={"source": "First wire", "text": "Hm."})
    store.read("a1", "hm", claims=0)

    assert client.get("/v1/articles/a1").json["claims"] == 0


def test_answers_are_json_that_people_can_read(client: FlaskClient) -> None:
    text = client.post("/v1/articles", json=POSTED | {"source": "Café"}).text

    assert '\n  "source": "Café",\n' in text
    assert json.loads(text)["source"] == "Café"
