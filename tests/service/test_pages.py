from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from schemas.stories import Story
from tests import ferry
from tests.service.fakes import RememberingStore


def test_the_first_page_tells_a_newcomer_what_to_do(client: FlaskClient) -> None:
    page = client.get("/", headers={"Host": "localhost:8300"}).text

    assert "No story yet." in page
    assert "http://localhost:8300/v1/articles" in page


def test_the_first_page_counts_the_findings_of_each_story(client: FlaskClient, store: RememberingStore) -> None:
    store.keep(ferry.REPORT, ferry.TEXTS)

    page = client.get("/").text

    assert 'href="/stories/northpoint-ferry"' in page
    assert "2 contradictions" in page
    assert "1 tension" in page
    assert "1 omission" in page
    assert "4 articles, updated" in page


def test_dismissed_findings_are_not_counted(client: FlaskClient, store: RememberingStore) -> None:
    dismissed = replace(ferry.KILLED, status="dismissed")
    store.keep(replace(ferry.REPORT, conflicts=(dismissed, ferry.VICTIMS)), ferry.TEXTS)

    assert "1 contradiction<" in client.get("/").text


def test_a_story_without_findings_and_one_without_a_report_say_so(client: FlaskClient, store: RememberingStore) -> None:
    store.keep(replace(ferry.REPORT, conflicts=()), ferry.TEXTS)
    store.kept_stories["new"] = Story("new", "", ("a1",), 0, "2024-05-14T10:00:00+00:00")

    page = client.get("/").text

    assert "no disagreement found" in page
    assert "being read" in page


def test_the_list_goes_on_when_it_is_long(client: FlaskClient, store: RememberingStore) -> None:
    for n in range(60):
        store.kept_stories[f"s{n:02}"] = Story(f"s{n:02}", "", ("a",), 0, f"2024-05-14T10:00:{n:02}+00:00")

    first = client.get("/").text
    second = client.get("/?cursor=s10").text

    assert 'href="/?cursor=s10"' in first
    assert 'href="/stories/s10"' in first
    assert 'href="/stories/s10"' not in second
    assert 'href="/stories/s00"' in second
    assert "Earlier stories" not in second


def test_the_page_of_a_story_shows_the_words_of_each_side_in_their_place(
    client: FlaskClient, store: RememberingStore
) -> None:
    store.keep(ferry.REPORT, ferry.TEXTS)

    page = client.get("/stories/northpoint-ferry").text

    assert "off Northpoint early on Tuesday, <mark>killing <b>12</b> people</mark>, the coastguard said." in page
    assert "<mark>Fourteen people died when a ferry turned over</mark> off Northpoint on Tuesday morning" in page


def test_the_page_has_a_tag(client: FlaskClient, store: RememberingStore) -> None:
    store.keep(ferry.REPORT, ferry.TEXTS)
    tag = client.get("/stories/northpoint-ferry").headers["ETag"]

    assert client.get("/stories/northpoint-ferry", headers={"If-None-Match": tag}).status_code == 304


def test_a_story_without_a_report_is_loaded_again_by_itself(client: FlaskClient, store: RememberingStore) -> None:
    store.kept_stories["new"] = Story("new", "New story", ("a1", "a2"), 0, "2024-05-14T10:00:00+00:00")

    answer = client.get("/stories/new")

    assert answer.headers["Refresh"] == "2"
    assert "2 articles; the first report is being written." in answer.text


@pytest.mark.parametrize("path", ["/stories/none", "/problems/none"])
def test_what_is_not_there_is_a_page_for_people(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})

    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert "There is no" in answer.text


def test_links_keep_the_address_that_the_service_is_mounted_at(client: FlaskClient, store: RememberingStore) -> None:
    store.keep(ferry.REPORT, ferry.TEXTS)

    page = client.get("/", environ_overrides={"SCRIPT_NAME": "/parallax"}).text

    assert 'href="/parallax/stories/northpoint-ferry"' in page
    assert 'href="/parallax/static/parallax.css"' in page
