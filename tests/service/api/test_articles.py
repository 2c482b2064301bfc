from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from redis import Redis

from service.app import create_app
from tests.service.fakes import RememberingStore, Settings
from tests.workers.house import memory, work
from workers.store import Store

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
        "revision": 1,
        "revised_at": None,
        "changed_at": "2024-05-14T12:00:00+00:00",
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


@pytest.fixture
def service() -> tuple[FlaskClient, Redis]:
    """A client of the service over a real store, and that store."""
    redis = memory()
    return create_app(Store(redis), settings=Settings()).test_client(), redis


Service = tuple[FlaskClient, Redis]


def test_html_is_read_and_offsets_count_in_the_text_that_is_returned(service: Service) -> None:
    client, redis = service
    html = "<p>A ferry sank.</p><script>12</script><p>It killed <b>12</b>&nbsp;people on Tuesday.</p>"
    place = client.post("/v1/articles", json={"source": "Daily", "html": html}).headers["Location"]
    other = {"source": "Weekly", "text": "A ferry sank. It killed 14 people on Tuesday.", "story": "x"}
    client.post("/v1/articles", json=other)
    work(redis)
    article = client.get(place).json

    assert article["text"] == "A ferry sank.\n\nIt killed 12\u00a0people on Tuesday."
    report = client.get(article["links"]["report"]).json
    assert article["status"] == "read"
    evidence = [e for c in report["conflicts"] + report["agreements"] for p in c["positions"] for e in p["evidence"]]
    assert all(article["text"][e["start"] : e["end"]] == e["quote"] for e in evidence if e["article"] == article["id"])


@pytest.mark.parametrize(
    ("words", "pointer", "detail"),
    [
        ({}, "#/text", "is required and missing, or “html”"),
        ({"text": "12 died.", "html": "<p>12 died."}, "#/text", "leave it out where there is “html”"),
        ({"html": "<script>12 died</script>"}, "#/html", "the text that it shows: expected 1 to 1,000,000 characters"),
        ({"html": "<p>12</p>"}, "#/html", "the text that it shows: expected at least one letter"),
        ({"html": "a&#0;b\0"}, "#/html", "holds a NUL character, at 6"),
        ({"html": 12}, "#/html", "expected a string"),
        ({"html": None}, "#/html", "expected a string, not null"),
    ],
)
def test_an_article_says_its_words_once(
    words: dict[str, object], pointer: str, detail: str, client: FlaskClient, store: RememberingStore
) -> None:
    answer = client.post("/v1/articles", json={"source": "Daily"} | words)

    assert answer.status_code == 422
    assert answer.json["errors"] == [{"pointer": pointer, "detail": detail}]
    assert store.jobs == []


def test_markup_that_is_made_to_be_slow_is_refused_in_time(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json={"source": "Daily", "html": "<li><ul>" * 100_000})

    assert (answer.status_code, answer.json["type"]) == (422, "/problems/too-slow")


def test_a_revision_has_the_address_of_its_article(service: Service) -> None:
    client, redis = service
    posted = {"source": "Daily", "external_id": "7", "text": "One.", "story": "x"}
    first = client.post("/v1/articles", json=posted)
    work(redis)
    second = client.post("/v1/articles", json=posted | {"text": "Two."})

    assert second.headers["Location"] == first.headers["Location"]
    assert (second.json["revision"], second.json["status"]) == (2, "queued")
    assert client.get(second.headers["Location"]).json["text"] == "Two."


def test_an_article_is_taken_back_and_its_report_follows(service: Service) -> None:
    client, redis = service
    place = client.post("/v1/articles", json={"source": "Daily", "text": "One.", "story": "x"}).headers["Location"]
    work(redis)
    answer = client.delete(place)
    work(redis)

    assert (answer.status_code, answer.json["status"], client.get(place).json["text"]) == (200, "withdrawn", "")
    assert client.get("/v1/stories/x/report").json["articles"] == []
    assert client.get("/v1/stories").json["stories"] == []
    assert client.delete("/v1/articles/a0").status_code == 404
