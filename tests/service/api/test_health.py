from __future__ import annotations

from flask.testing import FlaskClient

from tests.service.fakes import RememberingStore


def test_the_process_says_that_it_lives_and_whether_it_is_ready(client: FlaskClient, store: RememberingStore) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {
        "status": "ready",
        "articles_waiting": 0,
        "oldest": 0.0,
        "workers": 0,
        "warnings": ["no worker was seen: articles are kept, and wait"],
    }
    store.faults = ["the store cannot write"]
    answer = client.get("/readyz")

    assert client.get("/healthz").status_code == 200
    assert answer.status_code == 503
    assert answer.json["errors"] == [{"pointer": "#", "detail": "the store cannot write"}]
