"""`parallax serve`, `web`, `worker` and `scheduler`, above all where they cannot start: each says why in a line."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from service import starting
from service.cli import main
from service.settings import Settings
from tests.service.processes import clean_environment, free_port, served
from workers import embedded
from workers.embedded import DataDirectory

EVERYWHERE = "0.0.0.0"  # noqa: S104 (what is to be refused)
PARTS = ("web", "worker", "scheduler")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up soon, and leave the log of the tests alone."""
    monkeypatch.setattr(starting, "start_log", lambda _form: None)
    monkeypatch.setattr(starting, "PATIENCE", 0.2)
    monkeypatch.setattr(starting, "LINGERING", 0.2)
    monkeypatch.setattr(embedded, "LINGERING", 0.2)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def refused(*words: str, **environ: str) -> str:
    """What that command line says in refusing."""
    unset = dict.fromkeys(("REDIS_URL", "PARALLAX_API_KEY", "PARALLAX_HOST", "PARALLAX_PORT"))
    result = CliRunner().invoke(main, list(words), env=unset | environ)
    assert result.exit_code == 1, result.output
    assert result.output.startswith("Error: ")
    assert "Traceback" not in result.output
    return result.output


@pytest.mark.parametrize("part", PARTS)
def test_a_part_without_a_store_says_what_to_set(part: str) -> None:
    assert "REDIS_URL is not set" in refused(part)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_whose_store_is_away_waits_a_while_and_names_it_without_its_password(part: str) -> None:
    said = refused(part, REDIS_URL="redis://me:secret@127.0.0.1:1/0")

    assert "no store at redis://me:***@127.0.0.1:1/0: " in said
    assert "(waited 0 s)" in said
    assert "secret" not in said


@pytest.mark.parametrize("part", PARTS)
def test_a_part_with_a_wrong_address_of_its_store_says_what_is_expected(part: str) -> None:
    assert "expected redis://, rediss:// or unix://" in refused(part, REDIS_URL="127.0.0.1:6379")


@pytest.mark.parametrize("command", ["serve", "web"])
def test_an_address_that_others_reach_is_refused_without_a_key(command: str) -> None:
    assert "PARALLAX_API_KEY is not set" in refused(command, "--host", EVERYWHERE)
    assert "PARALLAX_API_KEY is too short" in refused(command, "--host", EVERYWHERE, PARALLAX_API_KEY="short")


@pytest.mark.parametrize("command", ["serve", "web"])
def test_a_port_that_is_none_is_refused(command: str) -> None:
    assert "the port is 70000" in refused(command, "--port", "70000")
    assert "PARALLAX_PORT is “http”" in refused(command, PARALLAX_PORT="http")


def test_a_port_in_use_is_refused_before_anything_is_started(taken: int, tmp_path: Path) -> None:
    said = refused("serve", "--port", str(taken), "--data-dir", str(tmp_path / "kept"))

    assert f"cannot listen on 127.0.0.1:{taken}: Address already in use" in said
    assert not (tmp_path / "kept").exists()


def test_an_address_that_is_not_ours_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "LINGERING", 600)
    with pytest.raises(click.ClickException, match=r"cannot listen on 192\.0\.2\.1:8300: "):
        starting.find_port_free("192.0.2.1", 8300)


def test_a_data_directory_in_use_is_refused_by_name(tmp_path: Path) -> None:
    home = DataDirectory(tmp_path / "kept")

    said = refused("serve", "--port", str(free_port()), "--data-dir", str(home.path))

    assert f"another Parallax works on {home.path}" in said
    home.close()


def test_a_data_directory_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert "file" in refused("serve", "--port", str(free_port()), "--data-dir", str(tmp_path / "file" / "kept"))


def test_no_workers_are_too_few() -> None:
    result = CliRunner().invoke(main, ["serve", "--workers", "0"])

    assert (result.exit_code, "0 is not in the range" in result.output) == (2, True)


def test_a_store_that_cannot_start_is_quoted(tmp_path: Path) -> None:
    """A file that is no append-only file lies where the store's should."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "appendonlydir").write_text("in the way")

    said = refused("serve", "--port", str(free_port()), "--data-dir", str(tmp_path / "kept"))

    assert "the store did not start: " in said
    assert "append" in said.lower()


@pytest.mark.processes
def test_with_a_store_of_its_own_serve_needs_no_data_directory(tmp_path: Path) -> None:
    with served(tmp_path / "first") as first:
        url = f"unix://{tmp_path}/first/store.sock"
        with served(tmp_path / "second", environ=clean_environment(REDIS_URL=url), workers=1) as second:
            place = second.desk.post({"source": "Post", "text": "Rockets hit a camp. Three soldiers were killed."})

            first.desk.must_read(place)
            assert f"store    {url}" in second.log.read_text()
            assert second.interrupt() == 0
        assert not (tmp_path / "second").exists()
        assert first.desk.ready()


@pytest.mark.processes
def test_a_key_that_is_set_is_asked_for(tmp_path: Path) -> None:
    with served(tmp_path / "kept", environ=clean_environment(PARALLAX_API_KEY="0123456789abcdef")) as service:
        answers = [
            service.desk.http.get("/v1/stories", headers=headers).status_code
            for headers in ({}, {"Authorization": "Bearer 0123456789abcdef"})
        ]

    assert answers == [401, 200]


def test_the_settings_of_the_command_line_stand_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_PORT", "9000")
    monkeypatch.delenv("REDIS_URL", raising=False)

    assert starting.read_settings(port=9001, host=None) == Settings(port=9001)
