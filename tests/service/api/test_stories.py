from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from schemas.stories import Story
from tests.service.fakes import RememberingStore


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
        "open": {"contradiction": 0, "tension": 0, "omission": 0},
        "links": {"story": "/v1/stories/early", "report": "/v1/stories/early/report", "page": "/stories/early"},
    }
    assert answer.json["links"] == {}


@pytest.mark.usefixtures("ferry_store")
def test_one_story_is_shown(client: FlaskClient) -> None:
    assert client.get("/v1/stories/northpoint-ferry").json["version"] == 3
