from __future__ import annotations

import shutil
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from redis import Redis

from service import doctor
from service.cli import main
from service.doctor import Finding, examine
from tests.workers.house import running_server, submission
from workers.access import AccessKeys
from workers.connection import connect
from workers.store import Store
from workers.worker import ThreadWorker, make_worker

Usage = namedtuple("Usage", "total used free")


def states(found: Iterator[Finding] | list[Finding], about: str) -> list[tuple[str, str]]:
    return [(finding.state, finding.words) for finding in found if finding.about == about]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a service whose store runs, and nothing else."""
    with running_server(tmp_path):
        yield {"PARALLAX_DATA_DIR": str(tmp_path)}


@pytest.fixture
def redis(home: dict[str, str]) -> Iterator[Redis]:
    client = connect((Path(home["PARALLAX_DATA_DIR"]) / "address").read_text())
    yield client
    client.close()


def test_a_service_that_runs_is_looked_at_whole(home: dict[str, str], redis: Redis) -> None:
    for name in ("parallax", "parallax-webhooks"):
        worker = make_worker(redis, ThreadWorker, name)
        worker.register_birth()
        worker.set_state("idle")
    redis.set("rq:scheduler-lock:parallax", 1)

    found = list(examine(home))

    assert {finding.state for finding in found} == {"good"}
    assert list(dict.fromkeys(finding.about for finding in found)) == [
        "settings",
        "disk",
        "store",
        "clock",
        "keys",
        "workers",
        "queue",
    ]


def test_a_service_without_workers_is_told_how_to_start_them(home: dict[str, str]) -> None:
    found = {finding.words: finding for finding in examine(home) if finding.about == "workers"}

    assert [(one.state, one.advice) for one in found.values()] == [
        ("mend", "parallax worker"),
        ("mend", "parallax worker --queue webhooks"),
        ("look", "parallax scheduler"),
    ]


@pytest.mark.parametrize(
    ("name", "value", "state", "words"),
    [
        ("appendfsync", "everysec", "look", "a power cut may lose the last second"),
        ("appendonly", "no", "mend", "it keeps nothing when it stops"),
        ("maxmemory-policy", "allkeys-lru", "mend", "it may forget articles when memory is short"),
    ],
)
def test_a_store_that_could_lose_something_is_told(
    home: dict[str, str], redis: Redis, name: str, value: str, state: str, words: str
) -> None:
    redis.config_set(name, value)

    assert (state, words) in states(examine(home), "store")


def test_what_waits_too_long_and_what_failed_is_told(home: dict[str, str], redis: Redis) -> None:
    article = Store(redis).accept(submission()).article
    redis.zincrby("parallax:pending", -300, article.id)
    redis.hset(f"parallax:article:{article.id}", "status", "failed")

    assert states(examine(home), "queue") == [
        ("look", "1 articles wait, the oldest for 5 min"),
        ("look", "1 articles and jobs failed"),
    ]


@pytest.mark.parametrize(("skew", "state"), [(0, "good"), (5, "look"), (600, "mend")])
def test_a_clock_that_is_off_is_told(
    home: dict[str, str], monkeypatch: pytest.MonkeyPatch, skew: float, state: str
) -> None:
    clock = doctor.time.time
    monkeypatch.setattr(doctor, "time", type("Clock", (), {"time": staticmethod(lambda: clock() + skew)}))

    ((found, _),) = states(examine(home), "clock")

    assert found == state


def test_a_service_whose_last_key_was_revoked_is_told_to_make_one(home: dict[str, str], redis: Redis) -> None:
    cabinet = AccessKeys(redis)
    cabinet.revoke(cabinet.make("desk", ("read",)).key.id)

    assert states(examine(home), "keys") == [("mend", "a key is asked for, and there is none")]


def test_where_nothing_runs_it_says_what_would(tmp_path: Path) -> None:
    ((state, words),) = states(examine({"PARALLAX_DATA_DIR": str(tmp_path / "none")}), "store")

    assert state == "look"
    assert "`parallax serve` would start" in words


def test_a_machine_without_any_store_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_server", lambda: None)

    (finding,) = (one for one in examine({"PARALLAX_DATA_DIR": str(tmp_path)}) if one.about == "store")

    assert finding.state == "mend"
    assert finding.advice.startswith("apt-get install redis-server")


def test_a_store_that_is_away_is_named_without_its_password() -> None:
    ((state, words),) = states(examine({"REDIS_URL": "redis://me:secret@127.0.0.1:1/0"}), "store")

    assert state == "mend"
    assert "secret" not in words


def test_a_setting_that_there_is_not_is_named_with_the_nearest() -> None:
    found = [one for one in examine({"PARALLAX_PROT": "1", "REDIS_URL": "unix:///none"}) if one.about == "settings"]

    assert [(one.state, one.words, one.advice) for one in found[1:]] == [
        ("look", "PARALLAX_PROT is no setting", "did you mean PARALLAX_PORT?")
    ]


def test_every_wrong_setting_is_named_and_nothing_else_is_tried() -> None:
    found = list(examine({"PARALLAX_PORT": "http", "PARALLAX_REQUIRE_KEY": "perhaps"}))

    assert [(one.about, one.state) for one in found] == [("settings", "mend")] * 2


@pytest.mark.parametrize(("free", "state"), [(10**12, "good"), (5 * 10**8, "look"), (10**7, "mend")])
def test_a_disk_that_is_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(2 * free, free, free))

    ((found, _),) = states(examine({"PARALLAX_DATA_DIR": str(tmp_path)}), "disk")

    assert found == state


@pytest.mark.parametrize(
    ("environ", "status", "words"),
    [
        ({"PARALLAX_PORT": "http"}, 1, ["✗", "PARALLAX_PORT is “http”", "1 to mend."]),
        ({"PARALLAX_PROT": "1"}, 0, ["! ", "→ did you mean PARALLAX_PORT?", "2 to look at."]),
    ],
)
def test_the_command_shows_it_and_ends_with_a_status(
    tmp_path: Path, environ: dict[str, str], status: int, words: list[str]
) -> None:
    unset = dict.fromkeys(("REDIS_URL", "PARALLAX_PORT", "PARALLAX_HOST", "PARALLAX_API_KEY"))

    result = CliRunner().invoke(main, ["doctor"], env=unset | {"PARALLAX_DATA_DIR": str(tmp_path)} | environ)

    assert result.exit_code == status
    assert [word in result.output for word in words] == [True] * len(words)
    assert "\x1b" not in result.output
