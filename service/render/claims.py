"""The claims of an article for a terminal: the words, what they were read as, and by which rules."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from schemas.claims import Claim, Event
from workers.engine import Reading, shown


def show(reading: Reading, console: Console) -> None:
    """Prints every claim of an article, in the order of its text."""
    article = reading.article
    console.print(Text(reading.headline or article.id, "bold"))
    count = len(reading.claims)
    console.print(
        Text(f"{article.source} · {article.published_at or 'no date'} · {count} claim{'s' * (count != 1)}", "dim")
    )
    for number, claim in enumerate(reading.claims, 1):
        console.print()
        _claim(number, claim, reading, console)
    console.print()


def _claim(number: int, claim: Claim, reading: Reading, console: Console) -> None:
    text = reading.article.field(claim.span.field)
    console.print(Text.assemble((f"{number:>3}  ", "dim"), (claim.measure, "bold cyan"), "  ", (_value(claim), "bold")))
    console.print(Text.assemble("     ", ("“" + " ".join(text[claim.span.start : claim.span.end].split()) + "”")))
    for name, said in _properties(claim):
        console.print(Text.assemble("     ", (f"{name:<9}", "dim"), said))
    for rule, span in claim.rules:
        words = " ".join(text[span.start : span.end].split())
        console.print(Text.assemble("     ", ("rule     ", "dim"), (f"{rule:<24}", "green"), f" {words}"))


def _value(claim: Claim) -> str:
    return shown(claim.quantity) if claim.quantity else claim.text


def _properties(claim: Claim) -> list[tuple[str, str]]:
    """The rows that hold something to tell."""
    who = f"{claim.attribution.source} ({claim.attribution.cue})" if claim.attribution else ""
    rows = [
        ("event", _event(claim.event)),
        ("of", ", ".join(sorted(claim.scope))),
        ("says", who),
        ("firmness", "" if claim.firmness == "states" else claim.firmness),
        ("counted", claim.as_of or ""),
        ("at", f"{claim.span.field} {claim.span.start}-{claim.span.end}"),
    ]
    return [(name, said) for name, said in rows if said]


def _event(event: Event) -> str:
    """The event with its days: "rocket attack, 2020-03-11"; empty where the sentence names none."""
    days = event.first if event.first == event.last else f"{event.first} to {event.last}"
    known = [event.label or event.kind or "", days or "", "set apart by the text" if event.other else ""]
    return ", ".join(part for part in known if part)
