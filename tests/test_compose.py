"""The compose file, without a container engine: its form, its references, and its very command lines as processes."""

from __future__ import annotations

import copy
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.service.processes import Desk, clean_environment, free_port, wait_until
from workers import queues
from workers.embedded import find_server

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docker-compose.yml"
COMPOSE: dict[str, Any] = YAML(typ="safe").load(FILE)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "worker", "webhooks", "scheduler")
KEY = "a-key-of-a-newsroom-0123456789"


def schema_says(file: Path) -> subprocess.CompletedProcess[str]:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    return subprocess.run(check, capture_output=True, text=True, check=False)


def test_the_file_has_the_form_of_a_compose_file() -> None:
    assert schema_says(FILE).returncode == 0


def test_the_check_of_the_form_can_fail(tmp_path: Path) -> None:
    broken = tmp_path / "docker-compose.yml"
    broken.write_text(FILE.read_text().replace("condition: service_healthy", "condition: service_happy"))

    assert schema_says(broken).returncode == 1


def dangling(compose: dict[str, Any]) -> Iterator[str]:
    """Names that a service uses and nothing declares, and those that are declared and that no service uses."""
    used: dict[str, set[str]] = {"services": set(), "networks": set(), "volumes": set(), "secrets": set()}
    for service in compose["services"].values():
        used["services"] |= set(service.get("depends_on", {}))
        used["networks"] |= set(service.get("networks", []))
        used["volumes"] |= {v.split(":")[0] for v in service.get("volumes", []) if not v.startswith((".", "/"))}
        used["secrets"] |= set(service.get("secrets", []))
    for kind, names in used.items():
        declared = set(compose.get(kind) or {})
        yield from (f"{kind}: {name} is not there" for name in names - declared)
        if kind != "services":
            yield from (f"{kind}: {name} is not used" for name in declared - names)


def test_every_name_leads_somewhere() -> None:
    assert list(dangling(COMPOSE)) == []


@pytest.mark.parametrize(
    ("kind", "name"), [("services", "redis"), ("networks", "store"), ("networks", "front"), ("volumes", "redis")]
)
def test_a_name_that_leads_nowhere_is_found(kind: str, name: str) -> None:
    broken = copy.deepcopy(COMPOSE)
    del broken[kind][name]

    assert f"{kind}: {name} is not there" in list(dangling(broken))


@pytest.mark.parametrize("name", SERVICES)
def test_no_part_runs_as_root_or_can_do_more_than_it_must(name: str) -> None:
    service = SERVICES[name]

    assert int(service["user"].split(":")[0]) > 0
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert "no-new-privileges:true" in service["security_opt"]
    assert not {"privileged", "cap_add", "container_name", "network_mode", "pid"} & set(service)


def test_only_the_web_server_can_be_reached_and_only_from_this_machine() -> None:
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "web": ["127.0.0.1:8300:8300"]
    }
    assert COMPOSE["networks"]["store"] == {"internal": True}
    assert {name: service["networks"] for name, service in SERVICES.items() if service["networks"] != ["store"]} == {
        "web": ["store", "front"],
        "webhooks": ["store", "out"],
    }


def test_the_web_server_does_not_start_without_a_key() -> None:
    assert SERVICES["web"]["environment"]["PARALLAX_API_KEY"].startswith("${PARALLAX_API_KEY:?")


def test_the_store_keeps_what_it_answered_and_throws_nothing_away() -> None:
    command = " ".join(SERVICES["redis"]["command"])

    assert "--appendonly yes --appendfsync always --maxmemory-policy noeviction" in command
    assert SERVICES["redis"]["volumes"] == ["redis:/data"]


def test_a_worker_that_is_told_to_stop_may_end_its_longest_job() -> None:
    seconds = {name: int(SERVICES[name]["stop_grace_period"].removesuffix("s")) for name in ("worker", "webhooks")}

    assert seconds["worker"] > queues.LONGEST
    assert seconds["webhooks"] > max(queues.JOBS[queues.DISTRIBUTE], queues.JOBS[queues.DELIVER])


def test_there_is_one_scheduler_and_workers_can_be_many() -> None:
    assert SERVICES["scheduler"]["deploy"]["replicas"] == 1
    assert not {"ports", "hostname"} & set(SERVICES["worker"])


def test_older_compose_programs_read_the_file_too() -> None:
    assert not {"name", "version"} & set(COMPOSE)


def test_the_image_is_made_of_files_that_are_there_and_holds_every_package() -> None:
    build = SERVICES["web"]["build"]
    copied = [
        source
        for line in (ROOT / build["dockerfile"]).read_text().splitlines()
        if line.startswith("COPY ")
        for source in line.split()[1:-1]
    ]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    ignore = (ROOT / f"{build['dockerfile']}.dockerignore").read_text().splitlines()
    let_in = {line[1:] for line in ignore if line.startswith("!")}

    assert all((ROOT / source).exists() for source in copied)
    assert set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) < set(copied)
    assert set(copied) == let_in


class Outside:
    """What differs between the containers and this machine, and nothing else: names of hosts, ports and paths."""

    def __init__(self, directory: Path) -> None:
        self.store_port, self.web_port = free_port(), free_port()
        self.bin = directory / "bin"
        self.bin.mkdir()
        server = find_server()
        if server is None:
            pytest.skip("no store to start: apt-get install redis-server")
        (self.bin / "redis-server").symlink_to(server.program)
        (directory / "data").mkdir()
        self.table = {
            "redis:6379": f"127.0.0.1:{self.store_port}",
            "/data": str(directory / "data"),
            "8300": str(self.web_port),
            "${PARALLAX_API_KEY:?set it to a key of at least 16 characters}": KEY,
            "${PARALLAX_WEBHOOK_NETWORKS:-}": "",
        }

    def say(self, text: str) -> str:
        for inside, outside in self.table.items():
            text = text.replace(inside, outside)
        return text

    def command(self, name: str) -> list[str]:
        # A container has its ports for itself.
        own = ["--port", str(self.store_port), "--bind", "127.0.0.1"] if name == "redis" else []
        return [self.say(word) for word in SERVICES[name]["command"]] + own

    def environ(self, name: str) -> dict[str, str]:
        said = {key: self.say(value) for key, value in SERVICES[name].get("environment", {}).items()}
        here = os.pathsep.join([str(self.bin), str(Path(sys.executable).parent), os.environ["PATH"]])
        return clean_environment(PATH=here, **said)

    @contextmanager
    def running(self, name: str) -> Iterator[subprocess.Popen[bytes]]:
        process = subprocess.Popen(self.command(name), env=self.environ(name), cwd=self.bin)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    return Outside(tmp_path)


@pytest.mark.processes
def test_the_very_command_lines_make_one_journey(outside: Outside) -> None:
    """All parts started at once and in the wrong order: each waits for the store."""
    with Desk(outside.web_port, KEY) as desk, Desk(outside.web_port) as stranger, ExitStack() as stack:
        parts = [stack.enter_context(outside.running(name)) for name in (*OURS, "redis")]
        wait_until(desk.ready, 40)

        desk.whole_journey()

        assert [part.args for part in parts if part.poll() is not None] == []
        assert stranger.http.get("/v1/stories").status_code == 401
        test = [outside.say(word) for word in SERVICES["web"]["healthcheck"]["test"][1:]]
        assert subprocess.run(test, env=outside.environ("web"), check=False).returncode == 0
        for part in parts:
            part.terminate()
            assert part.wait(30) == 0


@pytest.mark.processes
def test_the_health_check_of_the_store_tells_life_from_death(outside: Outside) -> None:
    if shutil.which("redis-cli") is None:
        pytest.skip("no redis-cli: apt-get install redis-tools")
    kind, *test = SERVICES["redis"]["healthcheck"]["test"]
    assert kind == "CMD"
    test[1:1] = ["-p", str(outside.store_port)]

    def healthy() -> bool:
        return subprocess.run(test, capture_output=True, check=False).returncode == 0

    assert not healthy()
    with outside.running("redis"):
        wait_until(healthy, 10)
