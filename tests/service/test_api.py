from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from schemas.forms import reports
from schemas.stories import Story
from tests import ferry
from tests.service.fakes import RememberingStore

POSTED = {"source": "First wire", "title": "12 die", "text": "12 people died.", "published_at": "2024-05-14"}
REPORT = "/v1/stories/northpoint-ferry/report"


@pytest.fixture
def ferry_store(store: RememberingStore) -> RememberingStore:
    store.keep(ferry.REPORT, ferry.TEXTS)
    return store


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


def test_the_stories_are_listed_the_latest_change_first(client: FlaskClient, store: RememberingStore) -> None:
    for hour, name in enumerate(("early", "late")):
        store.kept_stories[name] = Story(name, name.title(), ("a1", "a2"), hour, f"2024-05-14T1{hour}:00:00+00:00")

    answer = client.get("/v1/stories")

    assert [story["id"] for story in answer.json["stories"]] == ["late", "early"]
    assert answer.json["stories"][1] == {
        "id": "early",
        "title": "Early",
        "version": 0,
        "articles": ["a1", "a2"],
        "updated_at": "2024-05-14T10:00:00+00:00",
        "links": {"story": "/v1/stories/early", "report": "/v1/stories/early/report", "page": "/stories/early"},
    }
    assert answer.json["links"] == {}


def test_the_list_of_stories_goes_on_by_its_own_link(client: FlaskClient, store: RememberingStore) -> None:
    for n in range(7):
        store.kept_stories[f"s{n}"] = Story(f"s{n}", "", ("a",), 0, f"2024-05-14T0{n}:00:00+00:00")

    seen, url = [], "/v1/stories?limit=3"
    while url:
        page = client.get(url).json
        seen.append([story["id"] for story in page["stories"]])
        url = page["links"].get("next")

    assert seen == [["s6", "s5", "s4"], ["s3", "s2", "s1"], ["s0"]]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("limit=0", "?limit"),
        ("limit=201", "?limit"),
        ("limit=x", "?limit"),
        ("limit=%D9%A3", "?limit"),
        ("limit=", "?limit"),
        ("after=none", "?after"),
    ],
)
def test_a_wrong_parameter_is_named(client: FlaskClient, query: str, pointer: str) -> None:
    answer = client.get(f"/v1/stories?{query}")

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


@pytest.mark.usefixtures("ferry_store")
def test_one_story_is_shown(client: FlaskClient) -> None:
    assert client.get("/v1/stories/northpoint-ferry").json["version"] == 3


@pytest.mark.usefixtures("ferry_store")
def test_the_report_is_given_as_it_was_stored(client: FlaskClient) -> None:
    answer = client.get(REPORT)

    assert answer.mimetype == "application/json"
    assert answer.text == reports.dumps(ferry.REPORT)


def test_a_story_without_a_report_yet_answers_404_until_there_is_one(
    client: FlaskClient, store: RememberingStore
) -> None:
    store.kept_stories["ferry"] = Story("ferry", "", ("a1",), 0, "2024-05-14T10:00:00+00:00")

    answer = client.get("/v1/stories/ferry/report")

    assert (answer.status_code, answer.json["type"]) == (404, "/problems/no-report-yet")
    assert answer.headers["Retry-After"] == "1"


@pytest.mark.parametrize("accept", ["application/json", "text/markdown", "text/html", "text/plain"])
@pytest.mark.usefixtures("ferry_store")
def test_a_report_that_the_caller_has_is_not_sent_again(client: FlaskClient, accept: str) -> None:
    first = client.get(REPORT, headers={"Accept": accept})
    again = client.get(REPORT, headers={"Accept": accept, "If-None-Match": first.headers["ETag"]})
    stale = client.get(REPORT, headers={"Accept": accept, "If-None-Match": '"other"'})

    assert (again.status_code, again.data) == (304, b"")
    assert (stale.status_code, stale.data) == (200, first.data)


@pytest.mark.usefixtures("ferry_store")
def test_each_form_of_a_report_has_its_own_tag(client: FlaskClient) -> None:
    forms = ["application/json", "text/markdown", "text/html", "text/plain"]
    tags = {client.get(REPORT, headers={"Accept": form}).headers["ETag"] for form in forms}

    assert len(tags) == 4
    assert "Accept" in client.get(REPORT).headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "media", "start"),
    [
        (None, "application/json", "{"),
        ("*/*", "application/json", "{"),
        ("application/*", "application/json", "{"),
        ("text/markdown", "text/markdown", "# Ferry capsizes off Northpoint"),
        ("text/plain, application/json;q=0.5", "text/plain", "Ferry capsizes off Northpoint"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html", "<!doctype html>"),
    ],
)
@pytest.mark.usefixtures("ferry_store")
def test_the_caller_chooses_the_form(client: FlaskClient, accept: str | None, media: str, start: str) -> None:
    answer = client.get(REPORT, headers={"Accept": accept} if accept else {})

    assert answer.mimetype == media
    assert answer.text.startswith(start)


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=0", "nonsense"])
@pytest.mark.usefixtures("ferry_store")
def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(client: FlaskClient, accept: str) -> None:
    answer = client.get(REPORT, headers={"Accept": accept})

    assert answer.status_code == 406
    assert "text/markdown" in answer.json["detail"]


def test_the_process_says_that_it_lives_and_whether_it_is_ready(client: FlaskClient, store: RememberingStore) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ready"}
    store.faults = ["the store cannot write"]
    answer = client.get("/readyz")

    assert client.get("/healthz").status_code == 200
    assert answer.status_code == 503
    assert answer.json["errors"] == [{"pointer": "#", "detail": "the store cannot write"}]


def test_answers_are_json_that_people_can_read(client: FlaskClient) -> None:
    text = client.post("/v1/articles", json=POSTED | {"source": "Café"}).text

    assert '\n  "source": "Café",\n' in text
    assert json.loads(text)["source"] == "Café"
