from __future__ import annotations

import time

import pytest

from service.api import checks
from tests.service.desk import STORY, TEXT, Desk

COMPARE, CHECK = "/v1/compare", f"/v1/stories/{STORY}/check"


def two(first: int, second: int) -> dict[str, object]:
    return {
        "articles": [{"source": "First", "text": TEXT.format(first)}, {"source": "Second", "text": TEXT.format(second)}]
    }


def kept(desk: Desk) -> dict[bytes, object]:
    """All that is in the store; what is counted about requests left out."""
    keys = sorted(key for key in desk.redis.scan_iter("*") if not key.startswith(b"parallax:count"))
    return {key: desk.redis.dump(key) for key in keys}


def slow_text() -> str:
    """One that takes long to read: a great many figures that could be of one thing."""
    return " ".join(f"The accident killed {n} people in town {n}, and it wounded {n + 1}." for n in range(12_000))


def test_articles_are_compared_at_once_and_nothing_is_stored(desk: Desk) -> None:
    desk.dispute()
    before = kept(desk)

    answer = desk.client.post(COMPARE, json=two(12, 14), headers={"Idempotency-Key": "x"})

    assert answer.status_code == 200
    (conflict,) = answer.json["conflicts"]
    assert conflict["severity"] == "contradiction"
    assert [article["id"] for article in answer.json["articles"]] == ["1", "2"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert kept(desk) == before


def test_the_report_of_a_comparison_comes_in_every_form(desk: Desk) -> None:
    answer = desk.client.post(COMPARE, json=two(12, 14) | {"title": "The ferry"}, headers={"Accept": "text/markdown"})

    assert answer.mimetype == "text/markdown"
    assert answer.text.startswith("# The ferry\n")
    assert "**killed 14 people**" in answer.text


def test_html_is_compared_as_well(desk: Desk) -> None:
    posted = {
        "articles": [{"source": "A", "html": f"<p>{TEXT.format(12)}</p>"}, {"source": "B", "text": TEXT.format(14)}]
    }

    assert len(desk.client.post(COMPARE, json=posted).json["conflicts"]) == 1


@pytest.mark.parametrize(
    ("posted", "pointer"),
    [
        ({}, "#/articles"),
        ({"articles": "x"}, "#/articles"),
        ({"articles": []}, "#/articles"),
        ({"articles": [{"source": "A", "text": "x"}] * 51}, "#/articles"),
        ({"articles": [{"source": "A"}]}, "#/articles/0/text"),
        ({"articles": [{"source": "A", "html": "<script>"}]}, "#/articles/0/html"),
        (
            {"articles": [{"source": "A", "text": "x", "id": "1"}, {"source": "A", "text": "x", "id": "1"}]},
            "#/articles/1/id",
        ),
        ({"articles": [{"source": "A", "text": "x", "id": "2"}, {"source": "A", "text": "x"}]}, "#/articles/1/id"),
    ],
)
def test_every_fault_of_a_comparison_is_named(posted: dict[str, object], pointer: str, desk: Desk) -> None:
    answer = desk.client.post(COMPARE, json=posted)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json["errors"]]


def test_a_draft_is_held_against_its_story_and_not_stored(desk: Desk) -> None:
    ids = [desk.post("First", 12), desk.post("Second", 12)]
    before = kept(desk)

    answer = desk.client.post(CHECK, json={"text": TEXT.format(14), "published_at": "2024-05-14"})

    assert answer.status_code == 200
    (conflict,) = answer.json["differs"]
    sides = {e["article"] for position in conflict["positions"] for e in position["evidence"]}
    assert sides == {*ids, "draft"}
    assert (answer.json["itself"], answer.json["compared_with"], answer.json["of"]) == ([], ids, 2)
    assert kept(desk) == before


def test_a_draft_that_says_the_same_agrees(desk: Desk) -> None:
    desk.post("First", 12)

    answer = desk.client.post(CHECK, json={"html": f"<p>{TEXT.format(12)}", "published_at": "2024-05-14"})

    assert (answer.json["differs"], len(answer.json["agrees"])) == ([], 1)
    assert answer.json["text"] == TEXT.format(12)


def test_a_draft_that_leaves_the_toll_out_is_told_so(desk: Desk) -> None:
    desk.post("First", 12)
    text = "A ferry capsized off Northpoint on Tuesday. The coastguard said the accident was under investigation."

    answer = desk.client.post(CHECK, json={"text": text, "published_at": "2024-05-14"})

    assert [conflict["severity"] for conflict in answer.json["leaves_out"]] == ["omission"]


def test_a_draft_against_itself_is_told_so(desk: Desk) -> None:
    desk.post("First", 12)

    answer = desk.client.post(
        CHECK, json={"title": "Ferry accident kills 15 people", "text": TEXT.format(12), "published_at": "2024-05-14"}
    )

    assert [conflict["scope"] for conflict in answer.json["itself"]] == ["within"]


def test_disputes_of_others_are_not_the_drafts(desk: Desk) -> None:
    desk.dispute()

    answer = desk.client.post(CHECK, json={"text": "The weather over the bay was calm on Tuesday."})

    assert answer.json["differs"] == []


def test_a_draft_is_held_against_the_latest_articles_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "CHECKED_AGAINST", 1)
    desk.post("First", 12, published_at="2024-05-14T08:00:00Z")
    late = desk.post("Second", 12, published_at="2024-05-14T09:00:00Z")

    answer = desk.client.post(CHECK, json={"text": TEXT.format(14)})

    assert (answer.json["compared_with"], answer.json["of"]) == ([late], 2)


@pytest.mark.parametrize(
    ("address", "posted", "status"),
    [
        ("/v1/stories/none/check", {"text": "12 died."}, 404),
        (CHECK, {}, 422),
        (CHECK, {"text": "x", "html": "y"}, 422),
        (CHECK, {"text": "x", "story": "y"}, 422),
    ],
)
def test_what_is_no_draft_is_refused(address: str, posted: dict[str, str], status: int, desk: Desk) -> None:
    desk.post("First", 12)

    assert desk.client.post(address, json=posted).status_code == status


def test_a_draft_in_another_language_is_refused_with_the_reason(desk: Desk) -> None:
    desk.post("First", 12)
    text = "Das Schiff ist am Dienstag vor der Küste gekentert, und dabei sind zwölf Menschen gestorben. " * 4

    answer = desk.client.post(CHECK, json={"text": text})

    assert (answer.status_code, answer.json["type"]) == (422, "/problems/unreadable")
    assert "English" in answer.json["detail"]


@pytest.mark.parametrize("address", [COMPARE, CHECK])
def test_a_text_that_takes_too_long_is_cut_off(address: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "SECONDS", 0.3)
    desk.post("First", 12)
    posted = {"text": slow_text()}
    start = time.monotonic()

    answer = desk.client.post(address, json=posted if address == CHECK else {"articles": [posted | {"source": "A"}]})

    assert (answer.status_code, answer.json["type"]) == (422, "/problems/too-slow")
    assert time.monotonic() - start < 10
    assert desk.client.get("/healthz").status_code == 200


def test_the_claims_of_an_article_say_their_words_and_rules(desk: Desk) -> None:
    key = desk.post("First", 12)

    shown = desk.get(f"/v1/articles/{key}/claims")
    text = desk.get(f"/v1/articles/{key}")["text"]

    killed = next(claim for claim in shown["claims"] if claim["measure"] == "killed")
    assert (killed["value"]["low"], killed["value"]["high"], killed["value"]["bound"]) == (12, 12, "exact")
    assert text[killed["start"] : killed["end"]] == killed["quote"]
    assert killed["attribution"] == {"source": "the coastguard", "cue": "said"}
    assert killed["rules"]
    assert all(
        text[rule["start"] : rule["end"]] == rule["words"] for rule in killed["rules"] if rule["field"] == "text"
    )
    assert shown["revision"] == 1


def test_a_withdrawn_article_has_no_claims(desk: Desk) -> None:
    key = desk.post("First", 12)
    desk.client.delete(f"/v1/articles/{key}")

    assert desk.get(f"/v1/articles/{key}/claims")["claims"] == []
    assert desk.client.get("/v1/articles/a0/claims").status_code == 404
