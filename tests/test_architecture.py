"""The laws of the house: one arrow, a pure engine, a tidy top level, and code that is read at a glance."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("schemas", "workers", "service", "seeds")
CODE = sorted(file for name in (*PACKAGES, "tests", "benchmarks") for file in (ROOT / name).rglob("*.py"))
ENGINE = sorted((ROOT / "workers" / "engine").rglob("*.py"))
NOUNS = sorted((ROOT / "schemas").glob("*.py"))

TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "benchmarks", "docker-compose.yml", "docs", "pyproject.toml", "requirements.lock", "schemas", "seeds",
    "service", "tests", "workers",
}  # fmt: skip

LONGEST_FILE = 400  # lines that are neither blank nor comment
LONGEST_FUNCTION = 60  # lines without the docstring
REFUSED_NAMES = re.compile(r"(?:^|_)(?:manager|handler|processor|helper|utils?)(?:_|$)|^(?:do|process)_")

# What would make the engine's answer depend on something besides its input.
IMPURE_NAMES = {
    "environ", "getenv", "getcwd", "now", "today", "utcnow", "fromtimestamp", "localtime", "gmtime", "monotonic",
    "perf_counter", "random", "shuffle", "uuid4", "urlopen", "socket",
}  # fmt: skip
IMPURE_CALLS = {"hash", "id", "input", "open", "print", "eval", "exec"}  # hash and id differ from process to process
IMPURE_IMPORTS = {
    "asyncio", "http", "io", "logging", "os", "random", "secrets", "socket", "subprocess", "tempfile", "threading",
    "time", "urllib", "uuid",
}  # fmt: skip
ENGINE_MAY_IMPORT = sys.stdlib_module_names - IMPURE_IMPORTS | {"regex", "schemas", "workers.engine"}


def lint_imports(*words: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_one_arrow_and_the_other_contracts_are_kept() -> None:
    checked = lint_imports()

    assert checked.returncode == 0, checked.stdout
    assert "One arrow: service -> workers -> schemas KEPT" in checked.stdout


def test_an_arrow_the_other_way_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "reversed.toml").write_text(
        '[tool.importlinter]\nroot_packages = ["service", "workers", "schemas"]\n'
        '[[tool.importlinter.contracts]]\nname = "Reversed"\ntype = "layers"\n'
        'layers = ["schemas", "workers", "service"]\n',
        encoding="utf-8",
    )

    checked = lint_imports("--config", str(tmp_path / "reversed.toml"))

    assert checked.returncode == 1
    assert "Reversed BROKEN" in checked.stdout


def test_the_engine_brings_no_web_no_store_and_no_forms_into_the_process() -> None:
    program = (
        "import sys\n"
        "from schemas.articles import Article\n"
        "from workers.engine import compare\n"
        "compare([Article('a', 'A', 'Two people were hurt.'), Article('b', 'B', 'Three people were hurt.')])\n"
        "print(*sorted(name for name in sys.modules if '.' not in name))\n"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    assert "workers" in loaded
    assert not set(loaded) & {
        "flask",
        "redis",
        "rq",
        "marshmallow",
        "httpx",
        "socket",
        "ssl",
        "werkzeug",
        "service",
        "seeds",
    }


@pytest.mark.parametrize("file", ENGINE, ids=lambda file: str(file.relative_to(ROOT)))
def test_an_engine_file_asks_nothing_of_the_world(file: Path) -> None:
    assert list(impurities(ast.parse(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import os",
        "from os import environ",
        "import time as clock",
        "import httpx",
        "from workers.store import Store",
        "from workers import store",
        "import schemas.forms.reports",
        "from schemas.forms import reports",
        "from datetime import datetime; datetime.now()",
        "import datetime; datetime.date.today()",
        "open('/etc/hosts')",
        "sorted(words, key=hash)",
    ],
)
def test_what_would_make_the_engine_impure_is_seen(code: str) -> None:
    assert list(impurities(ast.parse(code)))


@pytest.mark.parametrize("file", NOUNS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_noun_needs_the_standard_library_only(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))

    assert [name for name in imports(tree) if not allowed(name, sys.stdlib_module_names | {"schemas"})] == []


@pytest.mark.parametrize("package", [*PACKAGES, "workers/engine", "schemas/forms", "service/api", "service/commands"])
def test_a_folder_says_what_it_is_for(package: str) -> None:
    tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)


def test_the_top_level_holds_only_what_belongs_there() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout here, or no git: apt-get install git")

    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= TOP_LEVEL


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_is_read_in_a_sitting_and_a_function_at_a_glance(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert len(lines) <= LONGEST_FILE
    assert {node.name: length(node) for node in functions if length(node) > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_names_say_what_a_thing_is(file: Path) -> None:
    named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [file.stem, *(node.name for node in ast.walk(tree) if isinstance(node, named))]

    assert [name for name in names if REFUSED_NAMES.search(snake(name))] == []


def impurities(tree: ast.AST) -> Iterator[str]:
    """What an engine file may not hold: imports of the world, its clock, its environment, its chance."""
    yield from (
        name for name in imports(tree) if not allowed(name, ENGINE_MAY_IMPORT) or name.startswith("schemas.forms")
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in IMPURE_NAMES:
            yield node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in IMPURE_CALLS:
            yield node.id


def imports(tree: ast.AST) -> Iterator[str]:
    """The full names that the code imports: `from a import b` is `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def allowed(name: str, roots: frozenset[str] | set[str]) -> bool:
    """Whether the name is one of the roots or lies in one."""
    parts = name.split(".")
    return any(".".join(parts[:n]) in roots for n in range(1, len(parts) + 1))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines the function has, its docstring left out."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
