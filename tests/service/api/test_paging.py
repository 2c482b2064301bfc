from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from schemas.stories import Story
from tests.service.fakes import RememberingStore


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
        ("cursor=none", "?cursor"),
    ],
)
def test_a_wrong_parameter_is_named(client: FlaskClient, query: str, pointer: str) -> None:
    answer = client.get(f"/v1/stories?{query}")

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
