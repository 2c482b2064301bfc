"""Newsrooms' systems post as they do today; what they post becomes an article, its revision, or its withdrawal."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from schemas.articles import StoredArticle
from service.app import create_app
from service.ingest.inlets import Inlet
from tests.service.fakes import Settings
from tests.service.ingest.test_formats import FORM, GHOST, NEWSARTICLE, NINJS_3, SUPERDESK, WORDPRESS, WORDPRESS_COM
from tests.service.ingest.test_signatures import SECRET, digest, ghost
from tests.workers.house import memory, work
from workers.access import AccessKeys
from workers.store import Store

INLETS = {
    "desk": Inlet("desk", "superdesk", secret=SECRET),
    "blog": Inlet("blog", "ghost", secret=SECRET, source="City blog"),
    "site": Inlet("site", "wordpress", secret=SECRET, story="ferry"),
}


@pytest.fixture
def redis() -> Redis:
    return memory()


@pytest.fixture
def store(redis: Redis) -> Store:
    return Store(redis)


@pytest.fixture
def client(store: Store) -> FlaskClient:
    return create_app(store, settings=Settings(inlets=INLETS)).test_client()


def push(client: FlaskClient, said: dict[str, Any]) -> TestResponse:
    """As Superdesk does: JSON, and the signature of its bytes."""
    body = json.dumps(said).encode()
    signature = {"x-superdesk-signature": f"sha1={digest(body, 'sha1')}"}
    return client.post("/v1/ingest/desk", data=body, headers=signature, content_type="application/json")


def article(store: Store, answer: TestResponse) -> StoredArticle:
    found = store.article(answer.json["id"])
    assert found is not None
    return found


def test_a_signed_push_is_an_article_with_a_place_to_ask(client: FlaskClient, store: Store) -> None:
    answer = push(client, SUPERDESK)

    assert (answer.status_code, answer.headers["Location"]) == (202, f"/v1/articles/{answer.json['id']}")
    assert (answer.json["source"], answer.json["external_id"]) == ("Harbour Agency", SUPERDESK["guid"])
    assert article(store, answer).submission.text.startswith("The ferry sank off Northpoint on Tuesday.")


def test_a_push_without_a_good_signature_is_refused_before_it_is_read(client: FlaskClient) -> None:
    for headers in ({}, {"x-superdesk-signature": "sha1=0"}):
        answer = client.post("/v1/ingest/desk", data=b"{not json", headers=headers)
        assert (answer.status_code, answer.json["type"]) == (401, "/problems/bad-signature")


def test_the_same_push_again_is_the_same_article_and_a_newer_version_revises_it(
    client: FlaskClient, store: Store, redis: Redis
) -> None:
    first, again = push(client, SUPERDESK), push(client, SUPERDESK)
    newer = push(
        client,
        SUPERDESK | {"version": "4", "versioncreated": "2024-05-14T19:00:00+0000", "body_html": "<p>14 died.</p>"},
    )
    work(redis)

    assert first.json["id"] == again.json["id"] == newer.json["id"]
    assert [one.json["revision"] for one in (first, again, newer)] == [1, 1, 2]
    assert article(store, newer).submission.text == "14 died."


def test_an_old_push_sent_again_by_whoever_saw_it_changes_nothing(client: FlaskClient, store: Store) -> None:
    push(client, SUPERDESK)
    push(client, SUPERDESK | {"versioncreated": "2024-05-14T19:00:00+0000", "body_html": "<p>14 died.</p>"})

    replayed = push(client, SUPERDESK)

    assert (replayed.json["revision"], article(store, replayed).submission.text) == (2, "14 died.")


def test_a_kill_withdraws_the_article(client: FlaskClient, store: Store, redis: Redis) -> None:
    push(client, SUPERDESK)
    work(redis)
    killed = push(client, SUPERDESK | {"pubstatus": "canceled", "versioncreated": "2024-05-14T19:00:00+0000"})
    work(redis)

    assert (killed.status_code, killed.json["status"]) == (202, "withdrawn")
    assert article(store, killed).submission.text == ""


def test_a_kill_of_what_never_came_is_passed_over(client: FlaskClient) -> None:
    answer = push(client, SUPERDESK | {"pubstatus": "canceled"})

    assert (answer.status_code, answer.json["status"]) == (200, "passed over")


def test_a_chain_of_rewrites_is_one_article(client: FlaskClient) -> None:
    """Superdesk gives each update an id of its own, and says which one it evolved from."""
    first = push(client, SUPERDESK | {"guid": "urn:1"})
    second = push(client, SUPERDESK | {"guid": "urn:2", "evolvedfrom": "urn:1", "body_html": "<p>13 died.</p>"})
    third = push(client, SUPERDESK | {"guid": "urn:3", "evolvedfrom": "urn:2", "body_html": "<p>14 died.</p>"})
    corrected = push(client, SUPERDESK | {"guid": "urn:2", "body_html": "<p>15 died.</p>"})

    assert {one.json["id"] for one in (first, second, third, corrected)} == {first.json["id"]}
    assert (corrected.json["revision"], corrected.json["external_id"]) == (4, "urn:1")


def test_ghost_is_answered_well_within_its_two_seconds(client: FlaskClient) -> None:
    body = json.dumps(GHOST).encode()
    begun = time.monotonic()
    answer = client.post("/v1/ingest/blog", data=body, headers={"X-Ghost-Signature": ghost(body)})

    assert (answer.status_code, answer.json["source"], answer.json["external_id"]) == (202, "City blog", "6643b1")
    assert time.monotonic() - begun < 1


def test_wordpress_posts_its_object_or_its_form_with_the_token_in_the_address(client: FlaskClient) -> None:
    rest = client.post(f"/v1/ingest/site?token={SECRET}", json=WORDPRESS)
    form = client.post(f"/v1/ingest/site?token={SECRET}", data=urlencode(WORDPRESS_COM), content_type=FORM)
    strange = client.post("/v1/ingest/site?token=guessed", json=WORDPRESS)

    assert (rest.status_code, form.status_code, strange.status_code) == (202, 202, 401)
    assert rest.json["id"] == form.json["id"]


def test_an_inlet_may_name_the_story(client: FlaskClient, store: Store, redis: Redis) -> None:
    answer = client.post(f"/v1/ingest/site?token={SECRET}", json=WORDPRESS)
    work(redis)

    assert article(store, answer).story == "ferry"


@pytest.mark.parametrize(("name", "said"), [("ninjs", NINJS_3), ("newsarticle", NEWSARTICLE), ("superdesk", SUPERDESK)])
def test_the_known_systems_are_there_without_any_file(name: str, said: dict[str, Any], client: FlaskClient) -> None:
    assert client.post(f"/v1/ingest/{name}", json=said).status_code == 202


def test_without_a_secret_a_key_that_may_ingest_is_asked_for(client: FlaskClient, redis: Redis) -> None:
    may = AccessKeys(redis).make("cms", ("ingest",)).token
    may_not = AccessKeys(redis).make("reader", ("read",)).token

    def post(token: str | None) -> int:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return client.post("/v1/ingest/ninjs", json=NINJS_3, headers=headers).status_code

    assert [post(token) for token in (may, may_not, None)] == [202, 403, 401]


def test_a_signature_needs_no_key_beside_it(client: FlaskClient, redis: Redis) -> None:
    AccessKeys(redis).make("cms", ("ingest",))

    assert push(client, SUPERDESK).status_code == 202


def test_what_is_no_article_is_passed_over_with_a_good_answer(client: FlaskClient) -> None:
    """Superdesk sends again, and in the end gives up, what is answered with a fault."""
    answer = push(client, {"guid": "urn:plan", "type": "planning"})

    assert answer.status_code == 200
    assert answer.json == {"status": "passed over", "reason": "it is of the type “planning”"}


@pytest.mark.parametrize(
    ("said", "status", "pointer"),
    [
        (b"", 400, None),
        (b"[]", 400, None),
        (b'{"a": 1, "a": 2}', 400, None),
        (b"\xff\xfe", 400, None),
        (b"{}", 422, "#/uri"),
        (b'{"uri": "x"}', 422, "#/source"),
    ],
)
def test_what_is_wrong_with_a_post_is_said(said: bytes, status: int, pointer: str | None, client: FlaskClient) -> None:
    answer = client.post("/v1/ingest/ninjs", data=said, content_type="application/json")

    assert answer.status_code == status
    assert pointer is None or pointer in [error["pointer"] for error in answer.json["errors"]]


def test_there_is_no_other_inlet(client: FlaskClient) -> None:
    assert client.post("/v1/ingest/mapping", json={}).status_code == 404
