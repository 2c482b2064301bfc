from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from redis import Redis

from service.app import create_app
from tests.service.fakes import Settings
from tests.workers.house import FakeEngine, give_up, job_of, memory, submission, work
from workers import engine
from workers.access import AccessKeys
from workers.store import Store

TEXT = "Twelve <b>people</b> were hurt."


@pytest.fixture
def redis() -> Redis:
    return memory()


@pytest.fixture
def client(redis: Redis) -> FlaskClient:
    return create_app(Store(redis), settings=Settings()).test_client()


@pytest.fixture
def failed(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an article that could not be read, and now could."""
    reader = FakeEngine({TEXT: engine.Unreadable("it is <too> long")}).install(monkeypatch)
    article = Store(redis).accept(submission(TEXT, title="<i>Fire</i>")).article
    work(redis)
    reader.refuses.clear()
    return article.id


def test_the_page_shows_what_failed_escaped_and_the_button_has_it_read(
    client: FlaskClient, redis: Redis, failed: str
) -> None:
    page = client.get("/ops").text
    answer = client.post(f"/ops/articles/{failed}/replay", headers={"Origin": "http://localhost"})
    work(redis)

    assert "&lt;i&gt;Fire" in page
    assert "it is &lt;too&gt; long" in page
    assert "<i>" not in page
    assert f'action="/ops/articles/{failed}/replay"' in page
    assert (answer.status_code, answer.headers["Location"]) == (303, "/ops")
    assert Store(redis).article(failed).status == "read"


def test_the_page_shows_a_failed_job_with_a_button(client: FlaskClient, redis: Redis) -> None:
    article = Store(redis).accept(submission()).article
    job = job_of(redis, article.id)
    give_up(redis, job, "redis.exceptions.TimeoutError: slow")

    page = client.get("/ops").text
    answer = client.post(f"/ops/jobs/{job}/replay")

    assert "redis.exceptions.TimeoutError: slow" in page
    assert answer.status_code == 303
    assert "redis.exceptions" not in client.get("/ops").text


def test_without_a_worker_the_page_is_loud(client: FlaskClient) -> None:
    assert "No worker gave a sign of life" in client.get("/ops").text


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost.evil.example", "localhost", ""])
def test_a_form_of_another_site_is_refused(client: FlaskClient, failed: str, redis: Redis, origin: str) -> None:
    answer = client.post(f"/ops/articles/{failed}/replay", headers={"Origin": origin})

    assert answer.status_code == 403
    assert Store(redis).article(failed).status == "failed"


def test_only_this_page_may_hold_forms_and_none_may_hold_scripts(client: FlaskClient) -> None:
    policies = [client.get(path).headers["Content-Security-Policy"] for path in ("/ops", "/")]

    assert ["form-action 'self'" in policy for policy in policies] == [True, False]
    assert not any("script" in policy for policy in policies)


def test_the_same_over_the_api(client: FlaskClient, redis: Redis, failed: str) -> None:
    before = client.get("/v1/operations").json
    answer = client.post(f"/v1/operations/articles/{failed}/replay")
    work(redis)

    assert [article["id"] for article in before["failed_articles"]] == [failed]
    assert (answer.status_code, answer.json) == (202, {"id": failed, "status": "queued"})
    assert client.get("/v1/operations").json["failed_articles"] == []
    assert client.post(f"/v1/operations/articles/{failed}/replay").status_code == 404


@pytest.mark.parametrize("path", ["/ops", "/v1/operations"])
def test_the_operation_is_for_admins(client: FlaskClient, redis: Redis, path: str) -> None:
    tokens = [AccessKeys(redis).make(scope, (scope,)).token for scope in ("write", "admin")]

    answers = [client.get(path, headers={"Authorization": f"Bearer {token}"}) for token in tokens]

    assert [answer.status_code for answer in answers] == [403, 200]
