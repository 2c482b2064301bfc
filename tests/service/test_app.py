"""What holds for every answer of the application, whatever is asked."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import fakeredis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.app import create_app
from tests import ferry
from tests.service.fakes import RememberingStore, Settings
from workers.store import Store

ROUTES = [
    "/",
    "/stories/{}",
    "/v1/articles",
    "/v1/articles/{}",
    "/v1/stories",
    "/v1/stories/{}",
    "/v1/stories/{}/report",
]


@pytest.fixture(scope="module")
def app() -> Flask:
    """Over the true store, in memory."""
    return create_app(Store(fakeredis.FakeRedis()), settings=Settings())


@pytest.mark.parametrize("path", ["/", "/stories/northpoint-ferry", "/v1/stories", "/nowhere", "/static/parallax.css"])
def test_every_answer_forbids_scripts_and_foreign_parts(
    client: FlaskClient, store: RememberingStore, path: str
) -> None:
    store.keep(ferry.REPORT, ferry.TEXTS)

    headers = client.get(path, buffered=True).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self' 'sha256-")
    assert "script" not in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == ("same-origin" if path.startswith("/stories/") else "no-referrer")


def test_nothing_of_a_story_is_kept_by_a_cache_on_the_way(client: FlaskClient, store: RememberingStore) -> None:
    store.keep(ferry.REPORT, ferry.TEXTS)

    for path in ("/", "/stories/northpoint-ferry", "/v1/stories", "/v1/stories/northpoint-ferry/report"):
        assert client.get(path).headers["Cache-Control"] == "private, no-cache"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.sampled_from(["source", "text", "title", "published_at", "url", "external_id", "story", "x"])
GOOD = st.just("2024-05-14") | st.just("First wire") | st.just("https://example.org/1") | st.just("ferry")
POSTS = st.dictionaries(FIELDS, JSON | GOOD, max_size=8)
LATIN = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\0"), max_size=30)
HEADERS = st.dictionaries(
    st.sampled_from(
        ["Accept", "Authorization", "Host", "If-None-Match", "If-Modified-Since", "Range", "Content-Length"]
    ),
    LATIN
    | st.sampled_from(
        ["*/*", "text/html", "text/*;q=0.1,;", "Basic x", 'Digest a="', "W/", "-1", "9" * 30, "bytes=9-1"]
    ),
    max_size=3,
)
WILD = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@WILD
@given(posted=POSTS)
def test_no_object_makes_a_500(app: Flask, posted: dict[str, Any]) -> None:
    answer = app.test_client().post("/v1/articles", json=posted)

    assert answer.status_code in (202, 400, 422)
    if answer.status_code == 202:
        assert app.test_client().get(answer.headers["Location"]).json["status"] == "queued"


@WILD
@given(
    body=st.binary(max_size=200) | st.text(max_size=50).map(str.encode),
    media=st.sampled_from(["application/json", "", "a/b+json"]) | LATIN,
)
def test_no_body_makes_a_500(app: Flask, body: bytes, media: str) -> None:
    answer = app.test_client().post("/v1/articles", data=body, content_type=media)

    assert answer.status_code in (400, 415, 422)
    assert answer.mimetype == "application/problem+json"


@WILD
@given(
    route=st.sampled_from(ROUTES),
    name=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "Ü"]),
    headers=HEADERS,
)
def test_no_request_makes_a_500(
    app: Flask,
    route: str,
    name: str,
    method: str,
    headers: dict[str, str],
) -> None:
    answer = app.test_client().open(
        route.format(quote(name, safe="")),
        method=method,
        headers=headers,
        query_string={"limit": name, "after": name},
        buffered=True,
    )

    assert answer.status_code < 500


@WILD
@given(path=st.binary(max_size=30))
def test_no_path_makes_a_500(app: Flask, path: bytes) -> None:
    answer = app.test_client().get("/", environ_overrides={"PATH_INFO": "/" + path.decode("latin-1")}, buffered=True)

    assert answer.status_code < 500
