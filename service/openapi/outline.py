"""The document arranged for reading: what the page and the Markdown both show, in the same order."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from service.described import JSON, TAGS
from service.openapi.document import OF_ALL, OF_CLOSED

Json = Mapping[str, Any]
ADDRESS = "http://127.0.0.1:8300"
OF_ANY = {*OF_ALL, *OF_CLOSED}
SCOPES = {"open": "no key needed", "signed": "the sender’s own signature instead of a key"}


@dataclass(frozen=True)
class Row:
    """One named value: a field of a form, a parameter, a header. `kind` is its type in words."""

    name: str
    kind: str
    required: bool
    words: str


@dataclass(frozen=True)
class Body:
    """A body that a route takes, in one media type: its fields, and what else is said of it."""

    media: str
    kind: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Reply:
    """One answer; `kind` says what its body is, empty where it has none."""

    status: str
    words: str
    kind: str
    media: tuple[str, ...]
    headers: tuple[Row, ...]


@dataclass(frozen=True)
class Operation:
    """One address and method. `problems` are its own (status, name), without those of every route."""

    name: str
    method: str
    address: str
    summary: str
    words: str
    needs: str
    parameters: tuple[Row, ...]
    bodies: tuple[Body, ...]
    replies: tuple[Reply, ...]
    problems: tuple[tuple[str, str], ...]
    commands: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chapter:
    """The operations of one concern."""

    name: str
    words: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Shape:
    """A form that answers have."""

    name: str
    words: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Outline:
    """The whole document."""

    title: str
    version: str
    words: str
    chapters: tuple[Chapter, ...]
    shapes: tuple[Shape, ...]


def outline(document: Json) -> Outline:
    """The document arranged by concern, in the order of `described.TAGS`."""
    chapters = (Chapter(tag, words, tuple(_operations(document, tag))) for tag, words in TAGS.items())
    shapes = dict(_shapes(document))
    return Outline(
        title=document["info"]["title"],
        version=document["info"]["version"],
        words=document["info"]["description"],
        chapters=tuple(chapter for chapter in chapters if chapter.operations),
        shapes=tuple(Shape(name, form.get("description", ""), tuple(_fields(form))) for name, form in shapes.items()),
    )


def _shapes(document: Json) -> Iterator[tuple[str, Json]]:
    """The forms of answers; those of requests stand with the request."""
    for name, form in document["components"]["schemas"].items():
        if not any(
            name in body.kind.split() for tag in TAGS for one in _operations(document, tag) for body in one.bodies
        ):
            yield name, form


def _operations(document: Json, tag: str) -> Iterator[Operation]:
    for address, methods in document["paths"].items():
        for method, said in methods.items():
            if tag in said["tags"]:
                yield _operation(document, address, method.upper(), said)


def _operation(document: Json, address: str, method: str, said: Json) -> Operation:
    scope = said["x-scope"]
    return Operation(
        name=said["operationId"],
        method=method,
        address=address,
        summary=said["summary"],
        words=said.get("description", ""),
        needs=SCOPES.get(scope, f"a key with the scope {scope}"),
        parameters=tuple(_parameters(said)),
        bodies=tuple(_bodies(document, said)),
        replies=tuple(_reply(*one) for one in said["responses"].items() if "x-problems" not in one[1]),
        problems=tuple(_problems(said)),
        commands=tuple(_commands(address, method, said)),
    )


def _parameters(said: Json) -> Iterator[Row]:
    for one in said.get("parameters", ()):
        yield Row(one["name"], f"{one['in']}, {_kind(one['schema'])}", one.get("required", False), one["description"])


def _bodies(document: Json, said: Json) -> Iterator[Body]:
    for media, one in said.get("requestBody", {}).get("content", {}).items():
        form = _resolved(document, one["schema"])
        yield Body(media, _kind(one["schema"]), tuple(_fields(form)))


def _resolved(document: Json, form: Json) -> Json:
    form = form["oneOf"][0] if "oneOf" in form else form
    reference = form.get("$ref")
    return document["components"]["schemas"][reference.rpartition("/")[2]] if reference else form


def _fields(form: Json) -> Iterator[Row]:
    required = form.get("required", ())
    for name, one in form.get("properties", {}).items():
        yield Row(name, _kind(one), name in required, one.get("description", ""))


def _reply(status: str, said: Json) -> Reply:
    content = said.get("content", {})
    kind = next((_kind(one["schema"]) for one in content.values()), "")
    headers = (Row(name, "", False, one["description"]) for name, one in said.get("headers", {}).items())
    return Reply(status, said["description"], kind, tuple(content), tuple(headers))


def _problems(said: Json) -> Iterator[tuple[str, str]]:
    for status, one in said["responses"].items():
        for name in one.get("x-problems", ()):
            if name not in OF_ANY:
                yield status, name


def _kind(form: Json) -> str:
    """A type in words; a form by its name."""
    if "$ref" in form:
        return str(form["$ref"].rpartition("/")[2])
    for several in ("oneOf", "anyOf", "allOf"):
        if several in form:
            return " or ".join(dict.fromkeys(_kind(one) for one in form[several]))
    if "enum" in form:
        return "one of " + ", ".join(f"{value}" for value in form["enum"] if value is not None)
    if "const" in form:
        return f"“{form['const']}”"
    kinds = form.get("type", "anything")
    return " or ".join(_plain(kind, form) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _plain(kind: str, form: Json) -> str:
    if kind == "array":
        return f"list of {_kind(form.get('items', {}))}"
    limits = [form.get(name) for name in ("minLength", "maxLength")]
    if kind == "string" and limits[1]:
        return f"string of {limits[0] or 0:,} to {limits[1]:,}"
    if kind == "integer" and "maximum" in form:
        return f"integer from {form.get('minimum', 0):,} to {form['maximum']:,}"
    return str(kind)


def _commands(address: str, method: str, said: Json) -> Iterator[tuple[str, str]]:
    """The examples as command lines, with their names."""
    for example in said.get("x-examples", ()):
        yield example["name"], _curl(address, method, example)


def _curl(address: str, method: str, example: Json) -> str:
    words = ["curl", *(["--request", method] if method not in ("GET", "POST") else [])]
    for name, value in example["headers"].items():
        words += ["--header", f"{name}: {value}"]
    words += _data(example) if example["body"] is not None else (["--request", "POST"] if method == "POST" else [])
    for name, value in example["path"].items():
        address = address.replace(f"{{{name}}}", quote(value))
    query = f"?{urlencode(example['query'])}" if example["query"] else ""
    return " ".join(map(_quoted, [*words, f"{ADDRESS}{address}{query}"]))


def _quoted(word: str) -> str:
    return word if word.startswith(ADDRESS) and not set("?&'") & set(word) else shlex.quote(word)


def _data(example: Json) -> list[str]:
    body, media = example["body"], example["media"]
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    if media == JSON:
        return ["--json", text]
    return ["--header", f"Content-Type: {media}", "--data-binary", text]
