"""`parallax doctor`: whether the service is well here, and what to do where it is not."""

from __future__ import annotations

import os
from importlib.metadata import version

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.doctor import Finding, State, examine
from service.terminal import coloured

SIGNS: dict[State, tuple[str, str]] = {"good": ("✓", "green"), "look": ("!", "yellow"), "mend": ("✗", "red bold")}


@click.command("doctor", short_help="Look whether the service is well, and say what to do.")
@click.option(
    "--color/--no-color", "colour", default=None, help="Colour the text. Default: where it goes to a terminal."
)
def command(colour: bool | None) -> None:
    """Look at the settings, the disk, the store, its clock, the keys and the workers, and say what to do.

    The status is 1 where something has to be mended.
    """
    console = Console(
        force_terminal=coloured(colour), no_color=not coloured(colour), highlight=False, emoji=False, markup=False
    )
    console.print(f"\n  Parallax {version('parallax')}\n", style="bold")
    found = list(examine(os.environ))
    console.print(_table(found))
    console.print(f"\n  {_verdict(found)}\n")
    if any(finding.state == "mend" for finding in found):
        raise SystemExit(1)


def _table(found: list[Finding]) -> Table:
    """A line each, the advice below it; what a finding is about is said once for those that follow."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(width=3, justify="right")
    table.add_column(style="dim", width=8)
    table.add_column(overflow="fold")
    before = ""
    for finding in found:
        sign, style = SIGNS[finding.state]
        words = Text(finding.words)
        if finding.advice:
            words.append(f"\n→ {finding.advice}", style=style)
        table.add_row(Text(sign, style=style), "" if finding.about == before else finding.about, words)
        before = finding.about
    return table


def _verdict(found: list[Finding]) -> str:
    states = [finding.state for finding in found]
    mend, look = states.count("mend"), states.count("look")
    if not mend and not look:
        return "All is well."
    parts = [f"{number} to {what}" for number, what in ((mend, "mend"), (look, "look at")) if number]
    return f"{' and '.join(parts)}."
