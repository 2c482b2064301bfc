from __future__ import annotations

import csv
import threading
import time

import pytest

from service.api import waiting
from tests.service.desk import STORY, Desk

REPORT = f"/v1/stories/{STORY}/report"
CHANGES = f"/v1/stories/{STORY}/changes"


def kinds(desk: Desk, since: int) -> list[str]:
    return [change["kind"] for change in desk.get(f"{CHANGES}?since={since}")["conflicts"]]


def test_every_version_of_a_report_can_be_had(desk: Desk) -> None:
    desk.dispute()
    second = desk.client.get(REPORT)
    desk.post("Third", 16)

    assert desk.client.get(f"{REPORT}?version=2").data == second.data
    assert [desk.get(f"{REPORT}?version={n}")["version"] for n in (1, 2, 3)] == [1, 2, 3]


def test_an_earlier_version_quotes_the_revision_that_it_compared(desk: Desk) -> None:
    desk.dispute()
    desk.post("Second", 15)

    page = desk.client.get(f"{REPORT}?version=2", headers={"Accept": "text/markdown"}).text
    assert "**killed 14 people**" in page
    assert "coastguard said." in page  # in its sentence, as that revision had it


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{REPORT}?version=9", 404),
        (f"{REPORT}?version=0", 400),
        (f"{REPORT}?version=x", 400),
        (f"{CHANGES}?since=9", 400),
        (f"{CHANGES}?since=-1", 400),
        (CHANGES, 400),
        ("/v1/stories/none/changes?since=0", 404),
        ("/v1/stories/none/report?version=1", 404),
    ],
)
def test_a_version_that_there_is_not_is_said_so(address: str, status: int, desk: Desk) -> None:
    desk.dispute()

    assert desk.client.get(address).status_code == status


def test_what_changed_since_a_version_is_told_at_once(desk: Desk) -> None:
    desk.dispute()
    desk.post("Second", 15)
    desk.post("Third", 15)
    last = desk.get(f"{CHANGES}?since=0")["version"]

    assert (kinds(desk, 0), kinds(desk, 1), kinds(desk, 2), kinds(desk, last)) == (
        ["opened"],
        ["opened"],
        ["changed"],
        [],
    )


def test_a_revision_that_agrees_settles_the_conflict_and_is_named(desk: Desk) -> None:
    desk.dispute()
    second = desk.post("Second", 12)

    changes = desk.get(f"{CHANGES}?since=2")
    assert [change["kind"] for change in changes["conflicts"]] == ["settled"]
    assert changes["articles"] == {
        "added": [],
        "revised": [{"id": second, "before": 1, "after": 2, "differ": ["text"]}],
        "left": [],
    }


def test_who_waits_for_a_newer_version_is_answered_when_it_is_there(desk: Desk) -> None:
    desk.dispute()
    tag = desk.client.get(REPORT).headers["ETag"]
    threading.Timer(0.3, desk.post, ("Second", 15)).start()
    start = time.monotonic()

    answer = desk.client.get(REPORT, headers={"If-None-Match": tag, "Prefer": "respond-async, wait=15"})

    assert (answer.status_code, answer.json["version"]) == (200, 3)
    assert answer.headers["Preference-Applied"] == "wait=15"
    assert time.monotonic() - start < 10


def test_who_waits_in_vain_has_the_newest_still(desk: Desk) -> None:
    desk.dispute()
    tag = desk.client.get(REPORT).headers["ETag"]

    answer = desk.client.get(REPORT, headers={"If-None-Match": tag, "Prefer": "wait=1"})
    changes = desk.client.get(f"{CHANGES}?since=2", headers={"Prefer": "wait=1"})

    assert (answer.status_code, answer.headers["Preference-Applied"]) == (304, "wait=1")
    assert (changes.json["conflicts"], changes.headers["Preference-Applied"]) == ([], "wait=1")


def test_who_has_an_older_version_does_not_wait(desk: Desk) -> None:
    desk.dispute()
    start = time.monotonic()

    answer = desk.client.get(REPORT, headers={"If-None-Match": '"older"', "Prefer": "wait=15"})

    assert answer.status_code == 200
    assert "Preference-Applied" not in answer.headers
    assert time.monotonic() - start < 5


def test_where_too_many_wait_the_next_is_answered_at_once(desk: Desk) -> None:
    desk.dispute()
    tag = desk.client.get(REPORT).headers["ETag"]
    for _ in range(waiting.AT_ONCE):
        waiting._places.acquire()
    try:
        answer = desk.client.get(REPORT, headers={"If-None-Match": tag, "Prefer": "wait=15"})
    finally:
        for _ in range(waiting.AT_ONCE):
            waiting._places.release()

    assert answer.status_code == 304
    assert "Preference-Applied" not in answer.headers


@pytest.mark.parametrize("said", ["wait=", "wait=x", "wait", "await=5", 'wait="', "", "wait=99999999999999999999"])
def test_a_preference_that_is_none_is_passed_over(said: str, desk: Desk) -> None:
    desk.dispute()
    tag = desk.client.get(REPORT).headers["ETag"]

    assert desk.client.get(REPORT, headers={"If-None-Match": tag, "Prefer": said}).status_code == 304


def test_a_report_comes_as_a_table(desk: Desk) -> None:
    conflict = desk.dispute()

    rows = list(csv.DictReader(desk.client.get(REPORT, headers={"Accept": "text/csv"}).text.splitlines()))

    assert [(row["conflict"], row["source"], row["low"]) for row in rows] == [
        (conflict, "First", "12"),
        (conflict, "Second", "14"),
    ]


def test_the_list_of_stories_counts_open_conflicts(desk: Desk) -> None:
    desk.dispute()

    (story,) = desk.get("/v1/stories")["stories"]
    assert story["open"] == {"contradiction": 1, "tension": 0, "omission": 0}
