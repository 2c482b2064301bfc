"""The service as real processes, and what a newsroom does with it over HTTP."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

FIRST = {
    "source": "Harbour Post",
    "title": "Rockets hit military camp north of the capital",
    "published_at": "2024-05-14T18:00:00Z",
    "text": "Rockets hit a military camp north of the capital on Tuesday. The attack killed three soldiers. "
    "Officials said the attack wounded 12 people.",
}
SECOND = FIRST | {
    "source": "Evening Wire",
    "title": "Three soldiers killed in rocket attack on military camp",
    "text": "Rockets struck a military camp north of the capital on Tuesday. Three soldiers were killed. "
    "The rocket attack wounded 14 people, officials said.",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def clean_environment(**said: str) -> dict[str, str]:
    """This process's environment without what would configure the service, and what a test says over it."""
    kept = {k: v for k, v in os.environ.items() if k != "REDIS_URL" and not k.startswith("PARALLAX_")}
    return kept | said


def wait_until(true: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not so after {seconds} s"
        time.sleep(0.05)


def descendants(pid: int) -> dict[int, str]:
    """Every process below that one, with its command line."""
    found: dict[int, str] = {}
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, _read(task).split()):
            found[child] = _read(Path(f"/proc/{child}/cmdline")).replace("\0", " ")
            found |= descendants(child)
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def runs(pid: int) -> bool:
    """Whether the process is there, and is no zombie that nobody has buried yet."""
    return not re.search(r"^State:\s+[ZX]|\A\Z", _read(Path(f"/proc/{pid}/status")), re.MULTILINE)


class Desk:
    """A newsroom's client of the service."""

    def __init__(self, port: int, key: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=30)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def ready(self) -> bool:
        try:
            return self.http.get("/readyz").status_code == 200
        except httpx.HTTPError:
            return False

    def post(self, article: Mapping[str, str]) -> str:
        """Post an article; where to ask for it."""
        answer = self.http.post("/v1/articles", json=dict(article))
        assert answer.status_code == 202, answer.text
        return answer.headers["Location"]

    def standing(self, location: str) -> dict[str, str]:
        answer = self.http.get(location)
        return answer.json() if answer.status_code == 200 else {"status": "unknown"}

    def wait_for(self, location: str, seconds: float = 45) -> dict[str, str]:
        """Poll until the article is read or failed."""
        wait_until(lambda: self.standing(location)["status"] in ("read", "failed"), seconds)
        return self.standing(location)

    def must_read(self, location: str, seconds: float = 45) -> None:
        """Poll until the article is read; the test fails with the reason where it is not."""
        standing = self.wait_for(location, seconds)
        assert standing["status"] == "read", standing

    def report_on(self, location: str) -> dict[str, object]:
        """The report on the article's story."""
        answer = self.http.get(f"/v1/stories/{self.standing(location)['story']}/report")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def whole_journey(self) -> None:
        """Post two articles of one story, poll, and get the report on both."""
        places = [self.post(article | {"story": "camp"}) for article in (FIRST, SECOND)]
        for place in places:
            self.must_read(place)
        report = self.report_on(places[0])
        assert {article["source"] for article in report["articles"]} == {"Harbour Post", "Evening Wire"}
        assert report["story"]["id"] == "camp"


class Served:
    """A running `parallax serve`."""

    def __init__(self, data_dir: Path, port: int, environ: Mapping[str, str], workers: int = 2) -> None:
        self.desk = Desk(port)
        self.log = data_dir.with_suffix(".log")
        command = ["serve", "--port", str(port), "--data-dir", str(data_dir), "--workers", str(workers)]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "service", *command],
                env=dict(environ),
                cwd=data_dir.parent,
                stdout=log,
                stderr=subprocess.STDOUT,
                process_group=0,
            )

    def wait_until_ready(self) -> None:
        def ready() -> bool:
            assert self.process.poll() is None, self.log.read_text()
            return "Ctrl-C" in self.log.read_text() and self.desk.ready()

        wait_until(ready, 180)

    def children(self, words: str) -> list[int]:
        """The processes of that part, oldest first."""
        return sorted(pid for pid, line in descendants(self.process.pid).items() if words in line)

    def interrupt(self) -> int:
        """What Ctrl-C at the terminal does."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(40)


@contextmanager
def served(
    data_dir: Path, *, port: int | None = None, environ: Mapping[str, str] | None = None, workers: int = 2
) -> Iterator[Served]:
    """A service that is ready; killed at the end with all that is below it, should it still be there."""
    service = Served(data_dir, port or free_port(), environ or clean_environment(), workers)
    try:
        service.wait_until_ready()
        yield service
    finally:
        service.process.kill()
        service.process.wait()
        service.desk.http.close()
