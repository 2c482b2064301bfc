from __future__ import annotations

import pytest

from tests.service.desk import STORY, Desk
from tests.workers.house import work

BANK = "The central bank in Oslo raised its key rate by half a point on Tuesday to fight inflation, its governor said."


def articles(desk: Desk, story: str) -> set[str]:
    return {article["id"] for article in desk.get(f"/v1/stories/{story}/report")["articles"]}


def test_a_story_is_renamed_for_good(desk: Desk) -> None:
    desk.dispute()
    renamed = desk.client.patch(f"/v1/stories/{STORY}", json={"title": "The ferry"})
    version = desk.get(f"/v1/stories/{STORY}/report")["version"]
    desk.post("Third", 16)

    assert (renamed.json["title"], version) == ("The ferry", 3)
    assert desk.get(f"/v1/stories/{STORY}/report")["story"]["title"] == "The ferry"
    assert desk.get(f"/v1/stories/{STORY}")["title"] == "The ferry"


def test_an_empty_title_gives_it_back_to_the_articles(desk: Desk) -> None:
    desk.post("First", 12, title="Ferry sinks")
    desk.client.patch(f"/v1/stories/{STORY}", json={"title": "X"})
    desk.client.patch(f"/v1/stories/{STORY}", json={"title": ""})
    desk.post("Second", 14, title="Another headline")

    assert desk.get(f"/v1/stories/{STORY}")["title"] == "Ferry sinks"


def test_an_article_moves_and_both_reports_follow(desk: Desk) -> None:
    stays, moves = desk.post("First", 12), desk.post("Second", 14)

    answer = desk.client.patch(f"/v1/articles/{moves}", json={"story": "southpoint"})
    work(desk.redis)

    assert (answer.status_code, answer.json["story"], answer.json["status"]) == (200, "southpoint", "queued")
    assert (articles(desk, STORY), articles(desk, "southpoint")) == ({stays}, {moves})
    assert desk.get(f"/v1/articles/{moves}")["status"] == "read"
    assert desk.get(f"/v1/stories/{STORY}/report")["conflicts"] == []


def test_a_revision_stays_where_an_editor_put_its_article(desk: Desk) -> None:
    moves = desk.post("Second", 14)
    desk.client.patch(f"/v1/articles/{moves}", json={"story": "southpoint"})
    desk.post("Second", 15)

    assert desk.get(f"/v1/articles/{moves}")["story"] == "southpoint"


@pytest.mark.parametrize("how", ["move", "split"])
def test_what_an_editor_took_apart_stays_apart_when_another_article_comes(desk: Desk, how: str) -> None:
    stays, goes = (desk.post(source, 12, story=None) for source in ("First", "Second"))
    found = desk.get(f"/v1/articles/{stays}")["story"]
    assert articles(desk, found) == {stays, goes}

    if how == "move":
        desk.client.patch(f"/v1/articles/{goes}", json={"story": "southpoint"})
    else:
        desk.client.post(f"/v1/stories/{found}/split", json={"articles": [goes], "story": "southpoint"})
    work(desk.redis)
    desk.post("Third", 12, story=None)

    assert desk.get(f"/v1/articles/{stays}")["story"] == found
    assert desk.get(f"/v1/articles/{goes}")["story"] == "southpoint"


def test_what_an_editor_merged_stays_one_when_another_article_comes(desk: Desk) -> None:
    ferry, bank = (desk.post("First", 12, story=None), desk.post("Second", 0, story=None, text=BANK))
    into, other = (desk.get(f"/v1/articles/{one}")["story"] for one in (ferry, bank))
    assert into != other

    desk.client.post(f"/v1/stories/{into}/merge", json={"stories": [other]})
    work(desk.redis)
    desk.post("Third", 0, story=None, text=BANK)

    assert {ferry, bank} <= articles(desk, into)


def test_an_article_that_was_not_read_yet_is_moved_as_well(desk: Desk) -> None:
    posted = desk.client.post("/v1/articles", json={"source": "Daily", "text": "12 people died.", "story": STORY})
    desk.client.patch(posted.headers["Location"], json={"story": "southpoint"})
    work(desk.redis)

    assert desk.get(posted.headers["Location"])["story"] == "southpoint"


def test_a_withdrawn_article_is_in_no_story(desk: Desk) -> None:
    gone = desk.post("First", 12)
    desk.client.delete(f"/v1/articles/{gone}")

    answer = desk.client.patch(f"/v1/articles/{gone}", json={"story": "southpoint"})
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/unfit")
    assert desk.client.patch("/v1/articles/a0", json={"story": "southpoint"}).status_code == 404


def test_stories_are_merged_and_the_old_one_leads_to_the_new(desk: Desk) -> None:
    first, second = desk.post("First", 12), desk.post("Second", 14, story="southpoint")

    merged = desk.client.post(f"/v1/stories/{STORY}/merge", json={"stories": ["southpoint"]})
    work(desk.redis)

    assert set(merged.json["articles"]) == {first, second}
    assert articles(desk, STORY) == {first, second}
    (conflict,) = desk.get(f"/v1/stories/{STORY}/report")["conflicts"]
    assert conflict["severity"] == "contradiction"
    assert [story["id"] for story in desk.get("/v1/stories")["stories"]] == [STORY]
    followed = desk.client.get("/v1/stories/southpoint/report?version=1")
    assert (followed.status_code, followed.headers["Location"]) == (308, f"/v1/stories/{STORY}/report?version=1")
    assert desk.client.get("/stories/southpoint").headers["Location"] == f"/stories/{STORY}"
    assert desk.client.patch("/v1/stories/southpoint", json={"title": "x"}).status_code == 308


def test_what_names_the_old_story_later_comes_into_the_new(desk: Desk) -> None:
    desk.post("First", 12)
    desk.post("Second", 14, story="southpoint")
    desk.client.post(f"/v1/stories/{STORY}/merge", json={"stories": ["southpoint"]})
    work(desk.redis)
    third = desk.post("Third", 16, story="southpoint")
    revised = desk.post("Second", 15, story="southpoint")

    assert {desk.get(f"/v1/articles/{key}")["story"] for key in (third, revised)} == {STORY}


def test_decisions_go_along_with_a_merged_story(desk: Desk) -> None:
    conflict = desk.dispute()
    desk.client.patch(f"/v1/stories/{STORY}/conflicts/{conflict}", json={"status": "dismissed"})
    desk.post("Third", 12, story="southpoint")
    desk.client.post("/v1/stories/southpoint/merge", json={"stories": [STORY]})
    work(desk.redis)

    (kept,) = desk.get("/v1/stories/southpoint/report")["conflicts"]
    assert (kept["id"], kept["status"]) == (conflict, "dismissed")


def test_a_story_is_split(desk: Desk) -> None:
    first, second, third = (desk.post(name, toll) for name, toll in (("First", 12), ("Second", 14), ("Third", 14)))

    answer = desk.client.post(
        f"/v1/stories/{STORY}/split",
        json={"articles": [second, third], "story": "southpoint", "title": "Another ferry"},
    )
    work(desk.redis)

    assert (answer.status_code, answer.headers["Location"]) == (201, "/v1/stories/southpoint")
    assert (articles(desk, STORY), articles(desk, "southpoint")) == ({first}, {second, third})
    assert desk.get("/v1/stories/southpoint/report")["story"]["title"] == "Another ferry"


def test_a_split_without_a_name_is_named_after_its_first_article(desk: Desk) -> None:
    desk.post("First", 12)
    second = desk.post("Second", 14, title="Ferry sinks")

    answer = desk.client.post(f"/v1/stories/{STORY}/split", json={"articles": [second]})

    assert answer.json["id"] == f"ferry-sinks-{second[1:9]}"


@pytest.mark.parametrize(
    ("address", "values", "status"),
    [
        (f"/v1/stories/{STORY}/split", {"articles": ["a0"]}, 409),
        ("/v1/stories/none/split", {"articles": ["a0"]}, 404),
        (f"/v1/stories/{STORY}/split", {"articles": "a0"}, 422),
        (f"/v1/stories/{STORY}/split", {"articles": [5]}, 422),
        (f"/v1/stories/{STORY}/merge", {"stories": ["none"]}, 404),
        (f"/v1/stories/{STORY}/merge", {"stories": [STORY]}, 409),
        ("/v1/stories/none/merge", {"stories": [STORY]}, 404),
        (f"/v1/stories/{STORY}/merge", {}, 422),
    ],
)
def test_what_cannot_be_arranged_is_said_so(address: str, values: dict[str, object], status: int, desk: Desk) -> None:
    desk.dispute()

    assert desk.client.post(address, json=values).status_code == status
    assert len(articles(desk, STORY)) == 2


def test_a_story_that_is_there_is_no_new_one(desk: Desk) -> None:
    first = desk.post("First", 12)
    desk.post("Second", 14, story="southpoint")

    answer = desk.client.post(f"/v1/stories/{STORY}/split", json={"articles": [first], "story": "southpoint"})
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/unfit")
