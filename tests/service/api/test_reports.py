from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from schemas.forms import reports
from schemas.stories import Story
from tests import ferry
from tests.service.fakes import RememberingStore

REPORT = "/v1/stories/northpoint-ferry/report"


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
