from __future__ import annotations

import base64
import re

import pytest
from werkzeug.test import TestResponse

from tests.service.desk import STORY, Desk
from workers.access import AccessKeys

PAGE = f"/stories/{STORY}"


def page(desk: Desk, query: str = "", **headers: str) -> str:
    answer = desk.client.get(PAGE + query, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code == 200
    return answer.text


def press(
    desk: Desk, conflict: str, tag: str | None = None, headers: dict[str, str] | None = None, **said: str
) -> TestResponse:
    """What a browser sends for a button of the page."""
    found = re.search(r'name="tag" value="(\w+)"', page(desk))
    values = {"tag": tag or (found[1] if found else "")} | said
    sent = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"} | (headers or {})
    return desk.client.post(f"{PAGE}/conflicts/{conflict}", data=values, headers=sent)


def status(desk: Desk) -> str:
    return str(desk.get(f"/v1/stories/{STORY}/report")["conflicts"][0]["status"])


def test_a_button_dismisses_and_leads_back_to_the_finding(desk: Desk) -> None:
    conflict = desk.dispute()

    answer = press(desk, conflict, status="dismissed", note="Counts the <missing>.")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}#{conflict}")
    assert status(desk) == "dismissed"
    shown = page(desk)
    assert "Counts the &lt;missing&gt;." in shown
    assert "<b>Dismissed</b> by this machine" in shown
    assert "Open again" in shown
    assert "Nothing open, 1 set aside in 2 articles" in shown


def test_a_note_alone_leaves_the_conflict_open(desk: Desk) -> None:
    conflict = desk.dispute()
    press(desk, conflict, status="", note="Asked the ministry.")

    assert status(desk) == "open"
    assert "<b>Noted</b>" in page(desk)


def test_the_second_of_two_editors_is_told_and_changes_nothing(desk: Desk) -> None:
    conflict = desk.dispute()
    seen = re.search(r'name="tag" value="(\w+)"', page(desk))[1]
    press(desk, conflict, status="dismissed", tag=seen)
    second = press(desk, conflict, status="settled", tag=seen)

    assert second.headers["Location"] == f"{PAGE}?notice=changed#{conflict}"
    assert "since you saw it" in page(desk, "?notice=changed")
    assert status(desk) == "dismissed"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_sites_page_is_refused(headers: dict[str, str], desk: Desk) -> None:
    conflict = desk.dispute()

    assert press(desk, conflict, headers=headers, status="dismissed").status_code == 403
    assert status(desk) == "open"


def test_the_name_that_the_browser_sends_with_the_key_is_who_decides(desk: Desk) -> None:
    conflict = desk.dispute()
    writes, reads = (AccessKeys(desk.redis).make(name, (name,)).token for name in ("write", "read"))
    basic = {"Authorization": "Basic " + base64.b64encode(f"Night desk:{writes}".encode()).decode()}
    reader = {"Authorization": "Basic " + base64.b64encode(f"Guest:{reads}".encode()).decode()}

    refused = desk.client.post(f"{PAGE}/conflicts/{conflict}", data={"status": "dismissed"}, headers=reader)
    taken = desk.client.post(f"{PAGE}/conflicts/{conflict}", data={"status": "dismissed"}, headers=basic)

    assert (refused.status_code, taken.status_code) == (403, 303)
    shown = desk.client.get(PAGE, headers=reader).text
    assert "by Night desk" in shown
    assert "<form" not in shown


@pytest.mark.parametrize(
    ("conflict", "said", "expected"),
    [("c0", {"status": "dismissed"}, 404), (None, {"status": "gone"}, 422), (None, {"note": "x" * 2_001}, 422)],
)
def test_what_cannot_be_decided_is_said_so(
    conflict: str | None, said: dict[str, str], expected: int, desk: Desk
) -> None:
    here = desk.dispute()

    assert press(desk, conflict or here, **said).status_code == expected


def test_the_page_says_what_is_new_in_its_version(desk: Desk) -> None:
    desk.dispute()
    desk.post("Second", 15)

    shown = page(desk)
    assert "New in report 3" in shown
    assert "Second was revised: text." in shown
    assert '<span class="word">changed</span>' in shown


def test_a_page_that_stands_alone_has_no_forms(desk: Desk) -> None:
    desk.dispute()

    assert "<form" not in desk.client.get(f"/v1/stories/{STORY}/report", headers={"Accept": "text/html"}).text
    assert "<form" in page(desk)


def test_only_pages_with_forms_may_send_them_and_only_here(desk: Desk) -> None:
    desk.dispute()

    assert "form-action 'self'" in desk.client.get(PAGE).headers["Content-Security-Policy"]
    assert "form-action 'none'" in desk.client.get("/").headers["Content-Security-Policy"]
