from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from tests.workers.house import running_server
from workers.access import AccessKeys
from workers.connection import connect

UNSET = dict.fromkeys(("REDIS_URL", "PARALLAX_API_KEY", "PARALLAX_HOST", "PARALLAX_PORT", "PARALLAX_REQUIRE_KEY"))


def key(*words: str, **environ: str) -> Result:
    return CliRunner().invoke(main, ["key", *words], env=UNSET | environ)


def test_a_key_goes_through_its_life_on_the_store_of_a_running_service(tmp_path: Path) -> None:
    """`parallax serve` keeps its store in the data directory; the command finds it there."""
    here = {"PARALLAX_DATA_DIR": str(tmp_path)}
    with running_server(tmp_path) as url:
        cabinet = AccessKeys(connect(url))
        empty = key("list", **here)
        made = key("make", "night desk", "--scope", "read", "--rate", "90", **here)
        (listed,) = cabinet.listed()
        rotated = key("rotate", listed.id, "--overlap", "0", **here)
        table = key("list", **here)
        old, new = (cabinet.recognise(result.stdout.strip()) for result in (made, rotated))
        revoked = key("revoke", listed.id, **here)
        again = key("revoke", listed.id, **here)
        after = cabinet.recognise(rotated.stdout.strip())

    assert "No key was made" in empty.output
    assert (listed.name, listed.scopes, listed.rate, listed.size) == ("night desk", ("read",), 90, None)
    assert "From now on every request needs a key." in made.stderr
    assert old is None
    assert new
    assert [word in table.output for word in (listed.id, "night desk", "read", "90", "good")] == [True] * 5
    assert revoked.output == f"revoked {listed.id}, night desk\n"
    assert again.exit_code == 1
    assert again.output == f"Error: the key {listed.id} was revoked\n"
    assert after is None


def test_without_a_store_the_command_says_what_to_do(tmp_path: Path) -> None:
    result = key("list", PARALLAX_DATA_DIR=str(tmp_path))

    assert result.exit_code == 1
    assert "set REDIS_URL, or start `parallax serve`" in result.output


def test_a_store_that_is_away_is_named_without_its_password() -> None:
    result = key("list", REDIS_URL="redis://me:secret@127.0.0.1:1/0")

    assert result.exit_code == 1
    assert result.output.startswith("Error: no store at redis://me:***@127.0.0.1:1/0")


@pytest.mark.parametrize(
    "words", [("make",), ("make", "x", "--scope", "root"), ("make", "x", "--rate", "0"), ("rotate",)]
)
def test_a_wrong_command_line_is_refused(words: tuple[str, ...]) -> None:
    assert key(*words).exit_code == 2
