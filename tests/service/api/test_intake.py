from __future__ import annotations

import json
from unittest.mock import patch

import pytest

from service.api import batches
from tests.service.desk import Desk
from tests.workers.house import work

GOOD = {"source": "First wire", "text": "12 people died."}
BAD = {"source": "First wire"}


def test_each_article_of_a_list_has_its_own_verdict(desk: Desk) -> None:
    answer = desk.client.post("/v1/articles", json=[GOOD, BAD, "x", GOOD | {"source": "Daily"}])

    assert answer.status_code == 207
    assert (answer.json["accepted"], answer.json["refused"]) == (2, 2)
    assert [result["status"] for result in answer.json["results"]] == [202, 422, 400, 202]
    assert [result["index"] for result in answer.json["results"]] == [0, 1, 2, 3]
    assert answer.json["results"][1]["problem"]["errors"] == [
        {"pointer": "#/text", "detail": "is required and missing, or “html”"}
    ]
    work(desk.redis)
    place = answer.json["results"][3]["article"]["links"]["self"]
    assert desk.get(place)["status"] == "read"


def test_a_line_an_article_is_answered_by_a_line_a_verdict(desk: Desk) -> None:
    lines = [json.dumps(GOOD), "", "{broken", json.dumps(GOOD | {"title": "Ü\u2028"}, ensure_ascii=False), ""]

    answer = desk.client.post("/v1/articles", data="\n".join(lines).encode(), content_type="application/x-ndjson")

    assert (answer.status_code, answer.mimetype) == (207, "application/x-ndjson")
    verdicts = [json.loads(line) for line in answer.text.split("\n") if line]
    assert [verdict["status"] for verdict in verdicts] == [202, 400, 202]
    assert "is not JSON" in verdicts[1]["problem"]["detail"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"", "bad-batch"), (b"\n \n", "bad-batch"), (b'{"a": "\xff"}', "not-utf-8"), (b"{}\n" * 1_001, "bad-batch")],
)
def test_lines_that_are_no_batch_are_refused(body: bytes, kind: str, desk: Desk) -> None:
    answer = desk.client.post("/v1/articles", data=body, content_type="application/x-ndjson")

    assert (answer.status_code, answer.json["type"]) == (400, f"/problems/{kind}")


def test_a_batch_may_be_larger_than_one_article_and_not_endless(desk: Desk) -> None:
    many = [GOOD | {"text": f"{n} people died. " * 2_000} for n in range(60)]
    large = desk.client.post("/v1/articles", json=many)
    endless = desk.client.post("/v1/articles", data=b" " * 16_000_001, content_type="application/json")
    single = desk.client.post("/v1/articles", json=GOOD | {"text": "a" * 1_500_000})

    assert (large.status_code, large.json["accepted"]) == (207, 60)
    assert (endless.status_code, single.status_code) == (413, 413)
    assert "1,500,000" in single.json["detail"]


def test_what_a_batch_has_no_time_for_is_to_be_sent_again(desk: Desk) -> None:
    with patch.object(batches, "SECONDS", -1.0):
        answer = desk.client.post("/v1/articles", json=[GOOD])

    assert [result["problem"]["type"] for result in answer.json["results"]] == ["/problems/busy"]


def test_a_batch_that_is_sent_again_takes_no_article_twice(desk: Desk) -> None:
    first, second = (desk.client.post("/v1/articles", json=[GOOD, GOOD]).json for _ in range(2))

    assert first == second
    assert len({result["article"]["id"] for result in first["results"]}) == 1


def test_articles_are_listed_and_the_list_goes_on_by_its_link(desk: Desk) -> None:
    ids = [desk.post("First", 12, external_id=str(n)) for n in range(5)]

    seen, url = [], "/v1/articles?limit=2&source=First&status=read"
    while url:
        answer = desk.client.get(url)
        seen += [article["id"] for article in answer.json["articles"]]
        url = answer.json["links"].get("next")
        assert ("Link" in answer.headers) is bool(url)
        assert not url or answer.headers["Link"] == f'<{url}>; rel="next"'

    assert seen == ids[::-1]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [("status=gone", "?status"), ("since=now", "?since"), ("until=2024-13-01", "?until"), ("cursor=x", "?cursor")],
)
def test_a_filter_that_is_none_is_named(query: str, pointer: str, desk: Desk) -> None:
    answer = desk.client.get(f"/v1/articles?{query}")

    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (400, pointer)
