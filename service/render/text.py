"""The report for a terminal: who stands where first, then the words."""

from __future__ import annotations

import io
import os
import shutil

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from service.render import phrases
from service.render.passages import Passage
from service.render.view import Finding, View

STYLES = {"contradiction": "bold red", "tension": "bold yellow", "omission": "bold blue"}
WIDTH = 100
"""Columns where the output is no terminal that could say."""
LISTED = 20
"""Pairs left alone that are shown; those that came nearest to a conflict stand first."""
WIDEST = 120
"""Columns that are still read with ease."""


def write(view: View, *, colour: bool = False) -> str:
    """The whole report, wrapped. Without colour the words of each side stand between « and », the figure between *."""
    width = min(shutil.get_terminal_size((WIDTH, 50)).columns, WIDEST)
    sheet = Console(
        file=io.StringIO(),
        width=max(width, 40),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        _environ={"TERM": os.environ.get("TERM", "") if colour else "dumb"},
    )
    Page(sheet, marks=not colour).show(view)
    written: str = sheet.file.getvalue()  # type: ignore[attr-defined]  # the StringIO of above
    return "\n".join(line.rstrip() for line in written.splitlines()) + "\n"


class Page:
    """Prints a view on a console; `marks` sets signs around the words where styles cannot be seen."""

    def __init__(self, sheet: Console, *, marks: bool) -> None:
        self.sheet = sheet
        self.marks = marks

    def show(self, view: View) -> None:
        """The whole report, from its title to its articles."""
        self.sheet.print(Text(view.title, "bold"))
        self.sheet.print(Text(f"{view.voices} · {view.counts}", "dim"))
        for finding in view.open:
            self.finding(finding)
        self.short("Agreed", view.agreements)
        self.short("Set aside", view.set_aside)
        self.left_alone(view.left_alone)
        self.sources(view)

    def finding(self, finding: Finding) -> None:
        """One conflict: its summary, the table of who stands where, the words of each side."""
        grade = finding.grade
        style = STYLES[grade.key] if grade else ""
        self.sheet.print()
        head = f"{grade.sign} {grade.name.upper()}" if grade else ""
        self.sheet.print(Text.assemble((head, style), "  ", (finding.summary, "bold")))
        aside = (finding.reason, "within one article" if finding.within else "", finding.event)
        self.indent(Text(" · ".join(filter(None, aside)), "dim"))
        self.indent(Text(finding.explanation))
        self.indent(self.table(finding, style))
        self.sheet.print()
        self.indent(self.words(finding, style))

    def table(self, finding: Finding, style: str) -> Table:
        """Who stands where."""
        table = Table(box=None, show_header=False, padding=(0, 3, 0, 0), pad_edge=False)
        table.add_column(overflow="fold", max_width=36)
        table.add_column(overflow="fold")
        table.add_column(style="dim", no_wrap=True)
        for stance in finding.stances:
            label = Text("leave it out", "italic") if stance.silent else Text(stance.text, style)
            table.add_row(label, Text(phrases.listed(stance.sources)), Text(stance.voices))
        return table

    def words(self, finding: Finding, style: str) -> Table:
        """The passages of each side, beside what they say."""
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(overflow="fold", max_width=18)
        table.add_column(overflow="fold")
        for stance in finding.stances:
            for number, passage in enumerate(stance.passages):
                table.add_row(Text("" if number else stance.text, style), self.passage(passage, style))
        return table

    def passage(self, passage: Passage, style: str) -> Text:
        """The quote in its sentence, and below it who says so."""
        lead, figure, rest = passage.lead, passage.figure, passage.rest
        if self.marks:
            lead, figure, rest = f"«{lead}", f"*{figure}*" if figure else "", f"{rest}»"
        return Text.assemble(
            (passage.before, "dim"),
            (lead, "bold"),
            (figure, f"{style} underline"),
            (rest, "bold"),
            (passage.after, "dim"),
            (f"\n— {passage.where}", "italic"),
        )

    def short(self, heading: str, findings: tuple[Finding, ...]) -> None:
        """Findings a line each."""
        if not findings:
            return
        self.sheet.print()
        self.sheet.print(Text(heading.upper(), "bold green" if heading == "Agreed" else "bold"))
        for finding in findings:
            names = tuple(dict.fromkeys(name for stance in finding.stances for name in stance.sources))
            aside = finding.note or phrases.listed(names)
            self.indent(Text.assemble("= ", finding.summary, (f"  ({aside})", "dim")))

    def left_alone(self, findings: tuple[Finding, ...]) -> None:
        """Figures that differ and are no conflict: the two, who gives them in which words, and why they were left."""
        if not findings:
            return
        self.sheet.print()
        self.sheet.print(Text("LEFT ALONE", "bold"))
        for finding in findings[:LISTED]:
            self.indent(Text.assemble("· ", (finding.summary, "bold"), (f"  {finding.reason}", "dim")))
            for stance in finding.stances:
                words = " / ".join(f"«{passage.quote.strip()}»" for passage in stance.passages)
                self.indent(Text.assemble(words, (f"  {phrases.listed(stance.sources)}", "dim")), 4)
        if len(findings) > LISTED:
            self.indent(Text(f"and {len(findings) - LISTED} more: --format json lists them all", "dim"))

    def sources(self, view: View) -> None:
        """The articles, and which of them carry another's text."""
        self.sheet.print()
        self.sheet.print(Text("ARTICLES", "bold"))
        table = Table(box=None, show_header=False, padding=(0, 3, 0, 0), pad_edge=False)
        for source in view.sources:
            reprint = f"text of {source.reprint_of}" if source.reprint_of else ""
            table.add_row(
                Text(source.name),
                Text(phrases.moment(source.published_at), "dim"),
                Text(source.title),
                Text(reprint, "dim"),
            )
        self.indent(table)

    def indent(self, what: Text | Table, by: int = 2) -> None:
        """Print it set in; what is empty is left out."""
        if isinstance(what, Table) or what.plain:
            self.sheet.print(Padding(what, (0, 0, 0, by), expand=False))
