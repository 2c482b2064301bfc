from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.service.desk import STORY, Desk


def address(conflict: str) -> str:
    return f"/v1/stories/{STORY}/conflicts/{conflict}"


def decide(desk: Desk, conflict: str, values: dict[str, object], **headers: str) -> TestResponse:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return desk.client.patch(address(conflict), json=values, headers=sent)


def status(desk: Desk) -> str:
    (conflict,) = desk.get(f"/v1/stories/{STORY}/report")["conflicts"]
    return str(conflict["status"])


@pytest.mark.parametrize("said", ["dismissed", "settled"])
def test_a_decision_makes_a_version_and_says_who_when_and_why(said: str, desk: Desk) -> None:
    conflict = desk.dispute()

    answer = decide(desk, conflict, {"status": said, "note": "Other day.", "by": "news desk"})

    assert answer.status_code == 200
    assert (answer.json["conflict"]["status"], status(desk)) == (said, said)
    (ruling,) = answer.json["rulings"]
    assert (ruling["status"], ruling["by"], ruling["note"]) == (said, "news desk", "Other day.")
    assert ruling["at"].startswith("20")
    assert desk.get(f"/v1/stories/{STORY}/report")["version"] == 3
    assert desk.get("/v1/stories")["stories"][0]["open"]["contradiction"] == 0


def test_a_conflict_can_be_opened_again(desk: Desk) -> None:
    conflict = desk.dispute()
    decide(desk, conflict, {"status": "dismissed"})
    answer = decide(desk, conflict, {"status": "open", "by": "another editor"})

    assert status(desk) == "open"
    assert [ruling["status"] for ruling in answer.json["rulings"]] == ["open", "dismissed"]
    changes = desk.get(f"/v1/stories/{STORY}/changes?since=3")
    assert [change["kind"] for change in changes["conflicts"]] == ["opened"]


def test_a_note_alone_is_remembered_and_makes_no_version(desk: Desk) -> None:
    conflict = desk.dispute()

    answer = decide(desk, conflict, {"note": "Asked the ministry."})

    assert [ruling["note"] for ruling in answer.json["rulings"]] == ["Asked the ministry."]
    assert desk.get(f"/v1/stories/{STORY}/report")["version"] == 2


def test_the_same_decision_again_is_no_further_one(desk: Desk) -> None:
    conflict = desk.dispute()
    first = decide(desk, conflict, {"status": "dismissed"})
    again = decide(desk, conflict, {"status": "dismissed"})

    assert again.json == first.json


def test_a_dismissed_conflict_comes_back_when_a_position_changes_and_not_before(desk: Desk) -> None:
    conflict = desk.dispute()
    decide(desk, conflict, {"status": "dismissed", "by": "news desk"})
    desk.post("Third", 12)
    between = status(desk)
    desk.post("Second", 15)

    assert (between, status(desk)) == ("dismissed", "open")
    rulings = desk.get(address(conflict))["rulings"]
    assert [(ruling["status"], ruling["by"]) for ruling in rulings] == [("open", ""), ("dismissed", "news desk")]


def test_of_two_editors_the_second_sees_that_the_first_decided(desk: Desk) -> None:
    conflict = desk.dispute()
    tag = desk.client.get(address(conflict)).headers["ETag"]
    first = decide(desk, conflict, {"status": "dismissed"}, If_Match=tag)
    second = decide(desk, conflict, {"status": "settled"}, If_Match=tag)

    assert (first.status_code, second.status_code) == (200, 412)
    assert second.json["type"] == "/problems/changed-meanwhile"
    assert status(desk) == "dismissed"
    assert decide(desk, conflict, {"status": "settled"}, If_Match=first.headers["ETag"]).status_code == 200


def test_a_new_position_counts_as_a_change_meanwhile(desk: Desk) -> None:
    conflict = desk.dispute()
    tag = desk.client.get(address(conflict)).headers["ETag"]
    desk.post("Second", 15)

    assert decide(desk, conflict, {"status": "dismissed"}, If_Match=tag).status_code == 412
    assert decide(desk, conflict, {"status": "dismissed"}, If_Match="*").status_code == 200


def test_what_is_decided_is_what_the_form_allows(desk: Desk) -> None:
    conflict = desk.dispute()
    answer = decide(desk, conflict, {"status": "gone", "note": 5, "who": "x"})

    assert answer.status_code == 422
    assert {error["pointer"] for error in answer.json["errors"]} == {"#/status", "#/note", "#/who"}
    assert status(desk) == "open"


@pytest.mark.parametrize("where", ["/v1/stories/none/conflicts/c1", f"/v1/stories/{STORY}/conflicts/c1"])
def test_what_is_not_there_cannot_be_decided_on(where: str, desk: Desk) -> None:
    desk.dispute()

    assert desk.client.get(where).status_code == 404
    assert desk.client.patch(where, json={"status": "dismissed"}).status_code == 404


def test_a_dismissed_conflict_stays_so_when_its_event_gets_another_name(desk: Desk) -> None:
    conflict = desk.dispute()
    decide(desk, conflict, {"status": "dismissed"})
    desk.post(
        "Third", 12, title="Ferry sinks", text="A ferry sank off Northpoint on Tuesday. The sinking is looked into."
    )

    disputes = [one for one in desk.get(f"/v1/stories/{STORY}/report")["conflicts"] if one["severity"] != "omission"]
    assert [(one["id"], one["status"]) for one in disputes] == [(conflict, "dismissed")]
