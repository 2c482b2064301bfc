"""Revisions, withdrawals and decisions in real processes, on a real store, with kills between them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import httpx
import pytest

from tests.service.processes import FIRST, SECOND, Served, served, wait_until

pytestmark = pytest.mark.processes

MINE = FIRST | {"external_id": "7", "story": "camp"}
OTHER = SECOND | {"external_id": "9", "story": "camp"}
AGREES = {"text": OTHER["text"].replace("14 people", "12 people")}


def ask(service: Served, address: str, **headers: str) -> httpx.Response:
    return service.desk.http.get(address, headers={name.replace("_", "-"): said for name, said in headers.items()})


def dispute(service: Served) -> list[dict[str, str]]:
    """The wounded, on whom the two articles differ."""
    found = ask(service, "/v1/stories/camp/report").json()["conflicts"]
    return [one for one in found if one["severity"] == "contradiction"]


def both(service: Served) -> tuple[str, str]:
    places = service.desk.post(MINE), service.desk.post(OTHER)
    for place in places:
        service.desk.must_read(place)
    return places


def test_an_editor_dismisses_and_a_revision_reopens(tmp_path: Path) -> None:
    with served(tmp_path / "kept") as service:
        _, other = both(service)
        (conflict,) = dispute(service)
        where = f"/v1/stories/camp/conflicts/{conflict['id']}"
        answer = service.desk.http.patch(where, json={"status": "dismissed", "by": "news desk"})
        version = ask(service, "/v1/stories/camp/report").json()["version"]

        service.desk.post(OTHER | {"text": OTHER["text"].replace("14 people", "17 people")})
        waited = ask(service, f"/v1/stories/camp/changes?since={version}", Prefer="wait=20")
        service.desk.must_read(other)

        assert (answer.status_code, waited.status_code) == (200, 200)
        changes = ask(service, f"/v1/stories/camp/changes?since={version}").json()
        assert [change["kind"] for change in changes["conflicts"]] == ["opened"]
        assert [one["differ"] for one in changes["articles"]["revised"]] == [["text"]]
        assert [one["status"] for one in dispute(service)] == ["open"]


def test_an_accepted_revision_and_a_withdrawal_outlive_a_kill_of_everything(tmp_path: Path) -> None:
    """Both are accepted while no worker runs; then the whole service is killed with its store."""
    with served(tmp_path / "kept") as service:
        mine, other = both(service)
        third = service.desk.post(MINE | {"external_id": "11", "source": "Third paper"})
        service.desk.must_read(third)
        for worker in service.children("service worker"):
            os.kill(worker, signal.SIGSTOP)
        assert service.desk.post(OTHER | AGREES) == other
        assert service.desk.http.delete(third).json()["status"] == "withdrawn"
        service.process.kill()
        service.process.wait()

    with served(tmp_path / "kept") as again:
        again.desk.must_read(other, 60)
        wait_until(lambda: len(ask(again, "/v1/stories/camp/report").json()["articles"]) == 2, 60)

        assert ask(again, other).json()["revision"] == 2
        assert dispute(again) == []
        assert {a["id"] for a in ask(again, "/v1/stories/camp/report").json()["articles"]} == {
            mine.rpartition("/")[2],
            other.rpartition("/")[2],
        }


def test_a_key_is_honoured_by_every_web_process_and_slow_work_holds_none_of_them(tmp_path: Path) -> None:
    with served(tmp_path / "kept") as service:
        both(service)
        answers = [
            service.desk.http.post("/v1/articles", json=MINE | AGREES, headers={"Idempotency-Key": "once"})
            for _ in range(8)
        ]
        assert len({(answer.status_code, answer.text) for answer in answers}) == 1

        start = time.monotonic()
        slow = service.desk.http.post("/v1/articles", json={"source": "A", "html": "<li><ul>" * 100_000}, timeout=40)
        assert slow.status_code == 422
        assert time.monotonic() - start < 15
        assert service.desk.ready()
        check = service.desk.http.post(
            "/v1/stories/camp/check", json={"title": "Attack wounds 30", "text": OTHER["text"]}
        )
        assert check.status_code == 200, check.text
        below = service.children("workers.apart")
        assert below

        assert service.interrupt() == 0
        wait_until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in below), 10)
    assert "Traceback" not in service.log.read_text()
