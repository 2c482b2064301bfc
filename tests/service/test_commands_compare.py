from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from schemas.forms import reports
from service.cli import main
from workers import engine

ARTICLES = [
    {
        "id": "a",
        "source": "First wire",
        "published_at": "2024-05-14",
        "text": "Police said 12 people were killed in the fire.",
    },
    {"id": "b", "source": "Daily", "title": "Fire kills 14", "text": "14 people were killed in the fire, police said."},
]
STORY = {"id": "fire", "title": "Fire", "articles": ARTICLES, "expect": "more keys are fine"}


def run(*args: str | Path) -> Result:
    """The command as a user calls it."""
    return CliRunner().invoke(main, ["compare", *map(str, args)])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "fire.json"
    path.write_text(json.dumps(STORY), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "texts"
    path.mkdir()
    for article in ARTICLES:
        (path / f"{article['source']}.txt").write_text(f"A first line\n{article['text']}\n", "utf-8")
    return path


def refused(result: Result) -> list[str]:
    """What the command said against its files; nothing went to standard output."""
    assert (result.exit_code, result.stdout) == (2, "")
    return [line.removeprefix("parallax compare: ") for line in result.stderr.splitlines()]


def test_a_story_gives_the_report_of_the_library(story: Path) -> None:
    result = run(story, "--format", "json")

    report = reports.load(json.loads(result.stdout))
    assert result.exit_code == 0
    assert (report.story_id, report.story_title) == ("fire", "Fire")
    assert [article.id for article in report.articles] in (["a", "b"], [])
    assert result.stdout == reports.dumps(report)


@pytest.mark.parametrize(("form", "start"), [("text", "Fire\n"), ("markdown", "# Fire\n"), ("html", "<!doctype html>")])
def test_the_report_comes_in_each_form(story: Path, form: str, start: str) -> None:
    result = run(story, "--format", form)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(start)


def test_text_is_the_default_and_plain_where_it_goes_to_no_terminal(story: Path) -> None:
    assert run(story).stdout == run(story, "--format", "text", "--no-color").stdout
    assert "\x1b[" not in run(story).stdout
    assert "\x1b[" in run(story, "--color").stdout


def test_the_library_gets_the_texts_whole_and_named_by_their_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    compare = engine.compare
    monkeypatch.setattr(
        engine, "compare", lambda articles, **options: seen.extend(articles) or compare(articles, **options)
    )

    result = run(*sorted(folder.iterdir()))

    assert result.exit_code == 0
    assert [(article.id, article.source, article.title, article.published_at) for article in seen] == [
        ("Daily", "Daily", "", None),
        ("First wire", "First wire", "", None),
    ]
    assert seen[0].text == "A first line\n14 people were killed in the fire, police said.\n"


def test_a_folder_stands_for_its_text_files(folder: Path) -> None:
    (folder / "notes.md").write_bytes(b"\xff not an article")

    assert run(folder).stdout == run(*sorted(folder.glob("*.txt"))).stdout


def test_two_files_of_one_name_are_told_apart_by_their_folders(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "Daily.txt").write_text("13 people were killed in the fire.", "utf-8")

    assert run(folder / "Daily.txt", tmp_path / "Daily.txt").exit_code == 0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refused(run(tmp_path / "none.json")) == [f"{tmp_path}/none.json: No such file or directory"]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert refused(run(tmp_path)) == [f"{tmp_path}: no .txt file in this folder"]


def test_broken_json_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"id": "x",\n "articles": [}', "utf-8")

    assert refused(run(tmp_path / "s.json")) == [
        f"{tmp_path}/s.json: it is not JSON: Expecting value, line 2, column 15"
    ]


def test_latin_1_is_named_with_its_file_and_byte(folder: Path) -> None:
    (folder / "Regional.txt").write_bytes("12 morts à Évry".encode("latin-1"))

    assert refused(run(folder)) == [f"{folder}/Regional.txt: byte 9 (0xE0) is not UTF-8; the text looks like Latin-1"]


def test_every_fault_of_a_story_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text(
        json.dumps({"articles": [{"id": "a", "text": 12, "published_at": "soon"}]}), "utf-8"
    )

    said = refused(run(tmp_path / "s.json"))

    assert [line.split(": ")[1] for line in said] == [
        "id",
        "articles/0/source",
        "articles/0/published_at",
        "articles/0/text",
    ]


def test_every_fault_of_every_file_is_named_at_once(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text("[]", "utf-8")
    (tmp_path / "two.json").write_text(json.dumps({"id": "x", "articles": []}), "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "figures.txt").write_text("12 14", "utf-8")

    said = refused(run(tmp_path / "one.json", tmp_path / "two.json", tmp_path / "none.txt", folder))

    assert said == [
        f"{tmp_path}/none.txt: No such file or directory",
        "one story at a time: give one .json file, or text files only",
        f"{tmp_path}/one.json: the whole: expected a JSON object",
        f"{tmp_path}/two.json: articles: expected at least one article",
        f"{folder}/empty.txt: expected 1 to 1,000,000 characters",
        f"{folder}/figures.txt: expected at least one letter",
    ]


def test_a_text_that_the_engine_refuses_is_said(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise engine.Unreadable("article a: the text is too tangled")

    monkeypatch.setattr(engine, "compare", refuse)

    assert refused(run(story)) == ["article a: the text is too tangled"]


def test_without_a_file_the_usage_is_shown() -> None:
    result = run()

    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_an_unknown_form_is_refused_with_the_known_ones(story: Path) -> None:
    result = run(story, "--format", "pdf")

    assert result.exit_code == 2
    assert "'text', 'json', 'markdown', 'html'" in result.stderr


def test_the_command_runs_without_the_web(story: Path) -> None:
    script = (
        "import sys; from service.cli import main\n"
        f"main(['compare', {str(story)!r}], standalone_mode=False)\n"
        "print(sorted({'flask', 'redis', 'rq', 'httpx'} & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)

    assert done.stderr.strip() == "[]"


def test_a_reader_that_leaves_early_is_no_fault(story: Path) -> None:
    command = f"'{sys.executable}' -m service compare '{story}' --format json | head -c 1"

    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True, timeout=60)

    assert (done.stdout, done.stderr) == ("{", "")


def test_what_was_left_alone_is_listed_where_it_is_asked_for(tmp_path: Path) -> None:
    texts = ["The flood killed 12 people.", "Three years ago a flood killed 40 people."]
    path = tmp_path / "flood.json"
    path.write_text(
        json.dumps(
            {
                "id": "flood",
                "articles": [
                    {"id": f"{n}", "source": f"Paper {n}", "text": text, "published_at": "2024-05-14"}
                    for n, text in enumerate(texts)
                ],
            }
        ),
        "utf-8",
    )

    plain, everything = run(path), run(path, "--all")

    assert "LEFT ALONE" not in plain.stdout
    assert "LEFT ALONE\n  · killed: 12 or 40" in everything.stdout
    assert "another event" in everything.stdout
    assert "## Left alone" in run(path, "--all", "--format", "markdown").stdout
    assert "Left alone" in run(path, "--all", "--format", "html").stdout
    assert "left_alone" not in json.loads(run(path, "--format", "json").stdout)
    [pair] = json.loads(run(path, "--all", "--format", "json").stdout)["left_alone"]
    assert (pair["reason"], len(pair["positions"])) == ("other-event", 2)
