from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main

FERRY = """Ferry sinks off the coast

At least 23 people died when a ferry sank on Thursday, the coastguard said. It was carrying 120 passengers and six crew.
The wreck is feared to hold nine more.
"""


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8")
    return file


def test_each_claim_is_shown_with_its_value_its_words_and_who_says_so(ferry: Path) -> None:
    shown = explain(str(ferry)).output

    assert "killed  at least 23" in shown
    assert "“At least 23 people died”" in shown
    assert "the coastguard (said)" in shown


def test_each_rule_is_shown_with_the_words_that_it_covered(ferry: Path) -> None:
    rules = [line.split(maxsplit=1)[1] for line in explain(str(ferry)).output.splitlines() if "rule  " in line]

    assert any(rule.startswith("subject does") and rule.endswith("At least 23 people died") for rule in rules)
    assert any(rule.startswith("count: at least") for rule in rules)
    assert any(rule.startswith("parts add up") and rule.endswith("120 passengers and six crew") for rule in rules)


def test_the_offsets_are_those_of_the_text_as_received(ferry: Path) -> None:
    start = FERRY.index("At least 23 people died")

    assert f"text {start}-{start + len('At least 23 people died')}" in explain(str(ferry)).output


def test_a_story_is_explained_article_by_article(tmp_path: Path) -> None:
    file = tmp_path / "story.json"
    articles = [
        {"id": name, "source": name, "title": f"Blast in {name}", "text": "The blast killed four people."}
        for name in ("Alpha", "Beta")
    ]
    file.write_text(json.dumps({"id": "blast", "articles": articles}), encoding="utf-8")

    shown = explain(str(file)).output

    assert shown.index("Blast in Alpha") < shown.index("Blast in Beta")
    assert shown.count("“killed four people”") == 2


def test_an_article_without_a_claim_says_so(tmp_path: Path) -> None:
    file = tmp_path / "calm.txt"
    file.write_text("The tea was warm and nothing happened.", encoding="utf-8")

    assert "0 claims" in explain(str(file)).output


def test_a_file_that_is_not_there_is_named_and_ends_with_2(tmp_path: Path) -> None:
    result = explain(str(tmp_path / "gone.txt"))

    assert result.exit_code == 2
    assert "gone.txt" in result.output


def test_colour_is_only_there_when_asked_for(ferry: Path) -> None:
    assert "\x1b[" not in explain(str(ferry)).output
    assert "\x1b[" in explain(str(ferry), "--color").output
