"""The document as Markdown: `docs/api.md` is this, and a test says that it is current."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from service.described import JSON
from service.openapi.outline import Body, Json, Operation, Outline, Row, Shape, outline
from service.problems import KINDS


def markdown(document: Json) -> str:
    """The document for reading, with what is said once for all routes (`about.md`) before it."""
    whole = outline(document)
    about = (resources.files("service.openapi") / "about.md").read_text("utf-8").rstrip("\n")
    return "\n".join([about, "", *_contents(whole), *_chapters(whole), *_forms(whole), *_problems()])


def _contents(whole: Outline) -> Iterator[str]:
    yield from ("## Every route", "", "| request | does |", "|---|---|")
    for chapter in whole.chapters:
        for one in chapter.operations:
            yield f"| [`{one.method} {one.address}`](#{_anchor(one)}) | {_cell(one.summary)} |"
    yield ""


def _anchor(one: Operation) -> str:
    return re.sub(r"[^\w\- ]", "", f"{one.method} {one.address}".lower()).replace(" ", "-")


def _chapters(whole: Outline) -> Iterator[str]:
    for chapter in whole.chapters:
        yield from (f"## {chapter.name.capitalize()}", "", chapter.words, "")
        for one in chapter.operations:
            yield from _operation(one)


def _operation(one: Operation) -> Iterator[str]:
    yield from (
        f"### `{one.method} {one.address}`",
        "",
        f"{one.summary} Needs {one.needs}.".replace("Needs no", "No"),
        "",
    )
    if one.words:
        yield from (one.words, "")
    if one.parameters:
        yield from _table("parameter", one.parameters)
    for body in one.bodies:
        yield from _body(body)
    yield from _replies(one)
    for name, command in one.commands:
        yield from (f"Example: {name}.", "", "```text", command, "```", "")


def _body(body: Body) -> Iterator[str]:
    if body.rows:
        several = f", {body.kind}" if " or " in body.kind else ""
        yield from (f"Takes `{body.media}`{several}:", "")
        yield from _table("field", body.rows)
    else:
        yield from (f"Takes `{body.media}`: {body.kind}", "")


def _table(name: str, rows: tuple[Row, ...]) -> Iterator[str]:
    yield from (f"| {name} | | |", "|---|---|---|")
    for row in rows:
        kind = _linked(row.kind) + (", required" if row.required else "")
        yield f"| `{row.name}` | {kind} | {_cell(row.words)} |"
    yield ""


def _replies(one: Operation) -> Iterator[str]:
    yield from ("| answer | | |", "|---|---|---|")
    for reply in one.replies:
        headers = "".join(f" `{row.name}`: {row.words}" for row in reply.headers)
        media = "" if reply.media == (JSON,) else ", ".join(f"`{media}`" for media in reply.media)
        yield f"| {reply.status} | {_linked(reply.kind)} {media} | {_cell(reply.words + headers)} |"
    yield ""
    if one.problems:
        yield from ("Problems: " + ", ".join(f"{status} `{name}`" for status, name in one.problems) + ".", "")


def _forms(whole: Outline) -> Iterator[str]:
    yield from ("## Forms", "")
    for shape in whole.shapes:
        yield from _shape(shape)


def _shape(shape: Shape) -> Iterator[str]:
    yield from (f"### {shape.name}", "")
    if shape.words:
        yield from (shape.words, "")
    yield from _table("field", shape.rows)


def _problems() -> Iterator[str]:
    yield from ("## Kinds of problem", "", "| type | status | what to do |", "|---|---|---|")
    for kind in KINDS.values():
        yield f"| `/problems/{kind.name}` | {kind.status} | {kind.title}. {_cell(kind.advice)} |"
    yield ""


def _linked(kind: str) -> str:
    """The names of forms as links to them."""
    return re.sub(r"\b[A-Z]\w+", lambda found: f"[{found[0]}](#{found[0].lower()})", kind)


def _cell(words: str) -> str:
    return words.replace("\n", " ").replace("|", "\\|")
