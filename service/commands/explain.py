"""`parallax explain`: the claims of one article, with the rules that read them and the words that they covered."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from service import files
from service.render.claims import show
from service.terminal import coloured
from workers import engine


@click.command("explain", short_help="Show the claims of an article and the rules that read them.")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--color/--no-color", "colour", default=None, help="Colour the text. Default: where it goes to a terminal."
)
def command(path: Path, colour: bool | None) -> None:
    """Show every claim that is read in FILE: its sentence, its value, its event, and each rule with its words.

    FILE is a text, or a STORY.json, whose articles are then shown one after the other.
    """
    try:
        dossier = files.read([path])
    except files.FaultyFiles as error:
        for line in error.lines:
            click.echo(f"parallax explain: {line}", err=True)
        raise SystemExit(2) from None
    console = Console(
        force_terminal=coloured(colour), no_color=not coloured(colour), highlight=False, emoji=False, soft_wrap=True
    )
    for article in dossier.articles:
        show(engine.read(article), console)
