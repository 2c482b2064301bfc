"""The documents keep to the truth: their blocks run, their tables are whole, their links lead somewhere."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import httpx
import pytest
from click.testing import CliRunner

from schemas import reports
from service import cli
from service.problems import KINDS
from service.render import phrases
from service.settings import SETTINGS
from tests.workers.engine import walk
from workers.engine import families, wording
from workers.engine.facts import asked, questions, targets, windows

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
ADDRESS = "http://127.0.0.1:8300"


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def blocks(text: str, *languages: str) -> list[str]:
    return [body for language, body in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S) if language in languages]


def first_cells(text: str) -> set[str]:
    """The code words in the first cell of every row of a table."""
    cells = re.findall(r"^\|([^|\n]*)\|", text, re.M)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def section(text: str, heading: str) -> str:
    """From that heading to the next of its level."""
    level = heading.partition(" ")[0]
    found = re.search(rf"^{re.escape(heading)}$.*?(?=^{level} |\Z)", text, re.M | re.S)
    assert found, f"no heading {heading!r}"
    return found[0]


def test_the_python_of_the_readme_prints_what_it_says() -> None:
    code, shown = blocks(README, "python")[0], blocks(README, "text")[0]
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 (our own file)

    assert printed.getvalue().strip() == shown.strip()


def test_every_reason_of_a_report_has_its_sentence_its_label_and_its_line_in_the_docs() -> None:
    told = page("report.md")
    left_alone = first_cells(section(told, "## What was left alone")) - {"reason"}
    row = next(line for line in told.splitlines() if line.startswith("| `reason` |"))

    assert left_alone == set(wording.ABSTAINED)
    assert set(wording.REASONS) <= set(re.findall(r"`([^`]+)`", row))
    assert set(wording.ABSTAINED) | set(wording.REASONS) <= set(phrases.REASONS)
    assert all(said.endswith(".") for said in wording.ABSTAINED.values())


def test_the_make_commands_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {name for text in map(Path.read_text, PAGES) for name in re.findall(r"(?<=[`\n])make ([a-z]+)", text)}

    assert {"run", "test"} <= named <= targets


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a `parallax serve` of this test's own answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("serve")
    command = [sys.executable, "-m", "service", "serve", "--port", str(port), "--data-dir", str(folder / "data")]
    with (folder / "log").open("w") as log:
        served = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz", served, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.wait(30)


def wait_for(url: str, served: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 150
    while time.monotonic() < end and served.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url).is_success:
                return
        time.sleep(0.1)
    pytest.fail(f"parallax serve never was ready:\n{log.read_text()}")


@pytest.mark.processes
@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here: apt-get install curl")
def test_the_shell_journey_of_the_readme_runs_and_ends_in_a_conflict(address: str, tmp_path: Path) -> None:
    journey = "\n".join(block for block in blocks(README, "sh") if ADDRESS in block)

    ran = subprocess.run(
        ["sh", "-eu", "-c", journey.replace(ADDRESS, address)],
        env=os.environ | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    report = json.loads(ran.stdout[ran.stdout.rindex('{\n  "story"') :])
    assert [conflict["severity"] for conflict in report["conflicts"]] == ["contradiction"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_local_link_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]

    assert [link for link in links if not leads(path, link)] == []


def leads(path: Path, link: str) -> bool:
    name, _, heading = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    return target.exists() and (not heading or heading in anchors(target.read_text(encoding="utf-8")))


def anchors(text: str) -> set[str]:
    """The anchors of the headings, as forges make them."""
    without_code = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    headings = re.findall(r"^#+ (.*)$", without_code, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_is_there(path: Path) -> None:
    spans = re.findall(r"`([^`\n]+)`", path.read_text(encoding="utf-8"))
    named = {
        name for span in spans for name in re.findall(r"(?:^| )((?:schemas|workers|service|tests)/[a-z_./]+)", span)
    }

    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", [path for path in PAGES if path.parent != ROOT], ids=lambda path: path.name)
def test_every_document_can_be_reached_from_the_readme(path: Path) -> None:
    folder = path.parent.relative_to(ROOT)

    assert f"]({path.relative_to(ROOT)})" in README or f"]({folder}/)" in README


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_json_block_is_json(path: Path) -> None:
    for block in blocks(path.read_text(encoding="utf-8"), "json"):
        json.loads(block)


def test_the_page_on_the_api_is_what_the_command_prints() -> None:
    """Where it is not: `parallax openapi --format markdown > docs/api.md`."""
    printed = CliRunner().invoke(cli.main, ["openapi", "--format", "markdown"])

    assert printed.output == page("api.md")


def test_every_kind_of_problem_is_documented_with_its_status() -> None:
    rows = dict(re.findall(r"^\| `/problems/([a-z0-9-]+)` \| (\d+) \|", page("api.md"), re.M))

    assert rows == {kind.name: str(kind.status) for kind in KINDS.values()}


def test_every_setting_is_documented_as_it_says_of_itself_and_no_other() -> None:
    rows = [f"| `{row.variable}` | {row.meaning} | {row.default} |" for row in SETTINGS]

    assert [line for line in page("settings.md").splitlines() if re.match(r"\| `[A-Z_]+` ", line)] == rows


def test_every_command_is_documented_with_its_options() -> None:
    text = page("commands.md")
    commands = {name: cli.main.get_command(None, name) for name in cli.COMMANDS}  # type: ignore[arg-type]

    assert set(re.findall(r"^## `parallax (\w+)", text, re.M)) == set(commands)
    for name, command in commands.items():
        assert command is not None
        heading = next(line for line in text.splitlines() if line.startswith(f"## `parallax {name}"))
        below = command.commands.values() if isinstance(command, click.Group) else ()
        parameters = [one for each in (command, *below) for one in each.params]
        options = {option for one in parameters for option in one.opts if option.startswith("--")}
        assert options - first_cells(section(text, heading)) == set(), name


def test_every_key_of_a_report_is_documented() -> None:
    nouns = (
        reports.Conflict,
        reports.Position,
        reports.Value,
        reports.Evidence,
        reports.ReportArticle,
        reports.ReportEvent,
    )
    keys = {field.name for noun in nouns for field in dataclasses.fields(noun)}

    assert {key for key in keys if f"`{key}`" not in page("report.md") and f'"{key}"' not in page("report.md")} == set()


def test_every_key_of_a_kind_of_claim_is_documented() -> None:
    assert first_cells(page("claims.md")) == {*families.KEYS, *families.OPTIONAL}


def test_every_key_of_a_question_is_documented() -> None:
    keys = {*questions.KEYS, *questions.OPTIONAL, *questions.ANSWER_KEYS, "hedged"}

    assert first_cells(page("questions.md")) - {"word", "{blame}", "<who>", "*"} == keys


def test_every_key_of_a_timing_is_documented() -> None:
    rows = [row for kind in asked.OPTIONAL for row in windows.TABLE[kind]]
    intervals = {"10:51 a.m.; 10:50 a.m.", "6 p.m., 6.15 p.m., 6.30 p.m."}

    keys = first_cells(page("timings.md")) - intervals

    assert keys == {*windows.TABLE, *targets.KEYS, *(key for row in rows for key in row)}


def test_the_walk_through_the_stages_shows_what_they_return() -> None:
    assert (ROOT / "docs" / "how-it-reads.md").read_text("utf-8") == walk.page(), walk.COMMAND


def test_every_file_of_the_engine_has_its_place_in_the_architecture() -> None:
    engine = ROOT / "workers" / "engine"
    files = {path.name for path in engine.glob("*.py")} - {"__init__.py"}
    folders = {f"{path.parent.name}/" for path in engine.glob("*/__init__.py")} - {"lexicon/"}

    assert first_cells(page("architecture.md")) == files | folders


def test_the_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))
