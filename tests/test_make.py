"""The Makefile and .ci/run: what they say, and what they do where something is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make here: apt-get install make")


def make(folder: Path, *words: str, path: str = os.defpath) -> subprocess.CompletedProcess[str]:
    """Runs make with nothing in its environment but a home of its own and the path."""
    make_itself = shutil.which("make") or "make"
    environment = {"HOME": str(folder), "PATH": path}
    return subprocess.run(
        [make_itself, "--no-print-directory", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what the set-up reads, and no .venv."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def programs(folder: Path, **scripts: str) -> str:
    """A folder of programs as a PATH: the shell's own, and these shell scripts under these names."""
    folder.mkdir()
    for name in ("sh", "echo", "printf", "sed", "rm", "find", "test", "touch"):
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return str(folder)


def test_make_alone_lists_every_target_with_a_sentence() -> None:
    targets = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.M)[1].split())  # type: ignore[index]

    shown = make(ROOT).stdout

    assert set(re.findall(r"^  make (\w+) +\w+ \w+", shown, re.M)) == targets
    assert shown == make(ROOT, "help").stdout
    assert "\x1b" not in shown


def test_without_a_python_the_set_up_names_the_packages(checkout: Path) -> None:
    ran = make(checkout, "run", path=programs(checkout / "bin"))

    assert ran.returncode != 0
    assert "apt-get install python3 python3-venv" in ran.stdout


def test_a_python_that_is_too_old_is_passed_over(checkout: Path) -> None:
    path = programs(checkout / "bin", python3="exit 1", **{"python3.12": "exit 0"})

    ran = make(checkout, "--dry-run", "test", path=path)

    assert "python3.12 -m venv .venv" in ran.stdout


def test_a_python_without_venv_names_the_package_and_leaves_nothing_behind(checkout: Path) -> None:
    path = programs(checkout / "bin", python3='[ "$1" = -c ] || exit 1')

    ran = make(checkout, "test", path=path)

    assert ran.returncode != 0
    assert "apt-get install python3-venv" in ran.stdout
    assert not (checkout / ".venv").exists()


def test_a_set_up_that_stands_is_not_made_again(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / ".ready").touch()

    ran = make(checkout, "--dry-run", "test")

    assert ran.stdout.split() == [".venv/bin/pytest", "-n", "auto"]


def test_the_lock_names_every_package_with_hashes_and_no_place_of_one_machine() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z])", lock, flags=re.M)[1:]

    assert len(packages) > 40
    assert all(re.match(r"[\w.-]+==\S+", package) and "--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|file:|/(?:home|root|tmp|opt|usr)/|^-|--(?:extra-)?index|--find-links", lock, re.M)


def test_the_lock_holds_every_dependency_that_pyproject_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    named = {re.split(r"[^\w.-]", requirement)[0] for requirement in wanted}
    locked = set(re.findall(r"^([\w.-]+)(?:\[.*\])?==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))

    assert "flask" in named
    assert named <= locked


def test_ci_runs_the_two_commands_and_asks_for_the_real_parts() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert script.rstrip().endswith("make --no-print-directory check\nmake --no-print-directory test")
    assert {"redis-server", "chromium", "curl"} <= set(re.findall(r"echo ([a-z-]+)$", script, re.M))


def test_on_ci_a_skip_for_want_of_a_real_part_is_a_failure(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_part.py").write_text(
        "import pytest\n\ndef test_part():\n    pytest.skip('no redis-server here: apt-get install redis-server')\n",
        encoding="utf-8",
    )

    ends = {ci: run_pytest(tmp_path, ci) for ci in ("", "true")}

    assert "1 skipped" in ends[""]
    assert "1 failed" in ends["true"]


def run_pytest(folder: Path, ci: str) -> str:
    words = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(folder)]
    ran = subprocess.run(words, cwd=folder, env=os.environ | {"CI": ci}, capture_output=True, text=True, check=False)
    return ran.stdout.splitlines()[-1]
