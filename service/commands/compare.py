"""`parallax compare`: one report from files, offline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from schemas.forms.stories import Dossier
from schemas.reports import Report
from service import files
from service.render import FORMATS, render
from service.terminal import coloured
from workers import engine


@click.command("compare", short_help="Show where the articles in some files disagree.")
@click.argument(
    "paths", metavar="STORY.json | FILE.txt ... | FOLDER", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="Form of the report."
)
@click.option(
    "--color/--no-color", "colour", default=None, help="Colour the text. Default: where it goes to a terminal."
)
@click.option(
    "--all", "everything", is_flag=True, help="Also list the figures that differ and were left alone, and why."
)
def command(paths: tuple[Path, ...], form: str, colour: bool | None, everything: bool) -> None:
    """Compare the articles of one story and print the report.

    STORY.json holds {"id": ..., "articles": [{"id", "source", "published_at", "title", "text"}, ...]}.
    Of text files each is one article, named by its file; a FOLDER stands for the .txt files in it.
    Nothing leaves this machine.
    """
    try:
        dossier = files.read(paths)
        report = _compared(dossier, everything=everything)
    except files.FaultyFiles as error:
        _give_up(error.lines)
    except engine.Unreadable as error:
        _give_up([str(error)])
    texts = {article.id: article for article in dossier.articles}
    written = render(report, texts, form, colour=coloured(colour))
    click.echo(written.encode(), nl=False)


def _compared(dossier: Dossier, *, everything: bool) -> Report:
    report = engine.compare(dossier.articles, story_id=dossier.id, everything=everything)
    return replace(report, story_title=dossier.title) if dossier.title else report


def _give_up(lines: tuple[str, ...] | list[str]) -> None:
    for line in lines:
        click.echo(f"parallax compare: {line}", err=True)
    raise SystemExit(2)
