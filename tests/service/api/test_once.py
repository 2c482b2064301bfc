from __future__ import annotations

import pytest

from tests.service.desk import STORY, Desk
from workers import keys
from workers.once import AnotherRequest, Answer, Once, StillRunning

POSTED = {"source": "Daily", "external_id": "7", "text": "12 people died."}
KEY = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}


def test_a_request_that_is_sent_again_has_the_same_answer_and_no_second_effect(desk: Desk) -> None:
    first = desk.client.post("/v1/articles", json=POSTED, headers=KEY)
    desk.client.post("/v1/articles", json=POSTED | {"text": "14 people died."})
    again = desk.client.post("/v1/articles", json=POSTED, headers=KEY)

    assert (again.status_code, again.data) == (first.status_code, first.data)
    assert again.headers["Location"] == first.headers["Location"]
    assert desk.get(first.headers["Location"])["text"] == "14 people died."


def test_another_request_under_the_same_key_is_refused(desk: Desk) -> None:
    desk.client.post("/v1/articles", json=POSTED, headers=KEY)
    other = desk.client.post("/v1/articles", json=POSTED | {"text": "14 people died."}, headers=KEY)

    assert (other.status_code, other.json["type"]) == (422, "/problems/key-reused")


def test_while_the_first_runs_the_second_is_told_to_come_back(desk: Desk) -> None:
    name = "\0".join(("local", "POST", "/v1/articles", KEY["Idempotency-Key"]))
    Once(desk.redis).begin(name, b"application/json\0\0" + b'{"source": "x"}')

    answer = desk.client.post("/v1/articles", data=b'{"source": "x"}', content_type="application/json", headers=KEY)

    assert (answer.status_code, answer.json["type"]) == (409, "/problems/still-running")
    assert answer.headers["Retry-After"] == "1"


def test_what_was_refused_may_be_sent_again_mended(desk: Desk) -> None:
    refused = desk.client.post("/v1/articles", json={"source": "Daily"}, headers=KEY)
    mended = desk.client.post("/v1/articles", json=POSTED, headers=KEY)

    assert (refused.status_code, mended.status_code) == (422, 202)


def test_the_same_key_at_another_address_is_another(desk: Desk) -> None:
    conflict = desk.dispute()
    place = f"/v1/stories/{STORY}/conflicts/{conflict}"
    first = desk.client.patch(place, json={"status": "dismissed"}, headers=KEY)
    desk.client.patch(place, json={"status": "open"})
    again = desk.client.patch(place, json={"status": "dismissed"}, headers=KEY)

    assert again.data == first.data
    assert desk.get(place)["conflict"]["status"] == "open"
    assert desk.client.post("/v1/articles", json=POSTED, headers=KEY).status_code == 202


@pytest.mark.parametrize("key", ["", " ", "a\tb", "é", "x" * 256])
def test_a_key_that_is_none_is_refused(key: str, desk: Desk) -> None:
    assert desk.client.post("/v1/articles", json=POSTED, headers={"Idempotency-Key": key}).status_code == 400


def test_a_request_that_died_holds_its_key_for_a_minute_only(desk: Desk) -> None:
    once = Once(desk.redis)
    assert once.begin("a", b"x") is None
    with pytest.raises(StillRunning):
        once.begin("a", b"x")
    with pytest.raises(AnotherRequest):
        once.begin("a", b"y")

    assert 0 < desk.redis.ttl(keys.once("a")) <= 60
    once.keep("a", Answer(201, {"ETag": "x"}, b"\xff"))
    assert once.begin("a", b"x") == Answer(201, {"ETag": "x"}, b"\xff")
    assert desk.redis.ttl(keys.once("a")) > 86_000
