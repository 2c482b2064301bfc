"""The OpenAPI 3.1 document of an application, made of its address map and of what each view says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import asdict, replace
from importlib.metadata import version
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from marshmallow import Schema
from werkzeug.routing import Rule

from schemas.forms.reports import Figure
from schemas.forms.shown import ProblemForm
from service.described import HEADERS, PLACES, Answer, Description, Example, Form, Parameter, description_of
from service.problems import KINDS

PROBLEM = "application/problem+json"

OF_ALL = ("store-down",)
OF_CLOSED = ("no-key", "wrong-scope", "other-host", "too-many")
OF_BODIES = ("not-json", "not-utf-8", "not-an-object", "too-large", "wrong-type", "bad-fields")
OF_PARAMETERS = ("bad-parameter",)
OF_PLACES = ("not-found",)
"""The problems that a route of each sort may answer with."""

ABOUT = (
    "Parallax reads the articles of one story and says where its sources disagree: who says what, how firmly, "
    "in which words, and who is silent. It never says who is right."
)


MERGED = (Answer(308, "The story was merged: `Location` is of the one that stands for it.", headers=("Location",)),)
"""What a route of a story may answer as well."""

IDEMPOTENCY_KEY = Parameter(
    "Idempotency-Key",
    "Any text of yours: the same request sent again under it has its effect once and the same answer, for a day.",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    where="header",
)


class Undescribed(LookupError):
    """A route says nothing of itself; the message names it."""


def document(app: Flask) -> dict[str, Any]:
    """The document of every route of the app; Undescribed where one is silent."""
    plugin = MarshmallowPlugin(schema_name_resolver=_name)
    spec = APISpec(
        "Parallax",
        version("parallax"),
        "3.1.0",
        plugins=[plugin],
        info={"description": ABOUT, "license": {"name": "MIT", "identifier": "MIT"}},
        servers=[{"url": "/"}],
    )
    assert plugin.converter is not None  # noqa: S101 (the spec has just made it)
    plugin.converter.field_mapping[Figure] = ("number", None)
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer", "description": KEY})
    spec.components.schema("Problem", schema=ProblemForm)
    for rule in sorted(app.url_map.iter_rules(), key=_order):
        said = description_of(app.view_functions[rule.endpoint])
        if said is None:
            raise Undescribed(f"{rule.rule} ({rule.endpoint}) says nothing of itself: see service/described.py")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            spec.path(_address(rule), operations={method.lower(): _operation(rule, _as_all(rule, method, said))})
    return _with_words(spec.to_dict(), plugin)


KEY = "A key as the token. Without any key made, the service answers this machine alone and asks for none."


def _as_all(rule: Rule, method: str, said: Description) -> Description:
    """What the route says, and what holds for every one of its sort."""
    if method == "GET" or said.tag == "checks" or not rule.rule.startswith("/v1/"):
        return said
    problems = (*said.problems, "still-running", "key-reused", "bad-request")
    return replace(said, parameters=(*said.parameters, IDEMPOTENCY_KEY), problems=problems)


def _name(schema: Any) -> str:  # noqa: ANN401 (apispec hands over a class, an instance or a name)
    kind = schema if isinstance(schema, type) else type(schema)
    return str(kind.__name__).removesuffix("Form")


def _order(rule: Rule) -> tuple[bool, str]:
    return not rule.rule.startswith("/v1/"), rule.rule


def _address(rule: Rule) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


def _operation(rule: Rule, said: Description) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": rule.endpoint,
        "tags": [said.tag],
        "summary": said.summary,
        "description": said.words,
        "x-scope": said.scope,
        "parameters": [*_places(rule), *map(_parameter, said.parameters)],
        "responses": _responses(rule, said),
    }
    if said.takes:
        operation["requestBody"] = {"required": True, "content": dict(_bodies(said))}
    if said.scope not in ("open", "signed"):
        operation["security"] = [{"key": []}, {}]
    operation["x-examples"] = [_example(said, one) for one in said.examples]
    return {key: value for key, value in operation.items() if value}


def _example(said: Description, example: Example) -> dict[str, Any]:
    """The example with the status that it is answered with."""
    return asdict(example) | {"status": example.status or said.answers[0].status}


def _places(rule: Rule) -> Iterator[dict[str, Any]]:
    for name in re.findall(r"<(?:\w+:)?(\w+)>", rule.rule):
        words = {"description": PLACES[name]} if name in PLACES else {}
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}} | words


def _parameter(said: Parameter) -> dict[str, Any]:
    required = {"required": True} if said.required else {}
    return {"name": said.name, "in": said.where, "description": said.words, "schema": dict(said.schema)} | required


def _bodies(said: Description) -> Iterator[tuple[str, dict[str, Any]]]:
    for media, form in said.takes.items():
        shown = {
            example.name: {"value": example.body}
            for example in said.examples
            if example.body is not None and example.media == media and (example.status or 200) < 400
        }
        yield media, {"schema": _form(form)} | ({"examples": shown} if shown else {})


def _form(form: Form) -> Any:  # noqa: ANN401 (apispec resolves a class, and keeps a mapping)
    return deepcopy(dict(form)) if isinstance(form, Mapping) else form


def _responses(rule: Rule, said: Description) -> dict[str, Any]:
    found = {
        str(answer.status): _answer(answer)
        for answer in (*said.answers, *(MERGED if "story_id" in rule.arguments else ()))
    }
    for status, names in _problems(rule, said).items():
        found.setdefault(str(status), _problem(names))
    return dict(sorted(found.items()))


def _answer(answer: Answer) -> dict[str, Any]:
    shown: dict[str, Any] = {"description": answer.words}
    if answer.form is not None:
        others = {media: {"schema": {"type": "string"}} for media in answer.media}
        form = {"schema": _form(answer.form)}
        shown["content"] = others | dict.fromkeys(answer.media[:1], form)
    if answer.headers:
        shown["headers"] = {name: _header(name) for name in answer.headers}
    return shown


def _header(name: str) -> dict[str, Any]:
    words, schema = HEADERS[name]
    return {"description": words, "schema": dict(schema)}


def _problems(rule: Rule, said: Description) -> dict[int, list[str]]:
    """The names of the problems that the route may answer with, by status."""
    names = [*said.problems, *OF_ALL]
    names += OF_CLOSED if said.scope != "open" else ()
    names += OF_BODIES if said.takes else ()
    names += OF_PARAMETERS if said.parameters else ()
    names += OF_PLACES if rule.arguments else ()
    found: dict[int, list[str]] = {}
    for name in dict.fromkeys(names):
        found.setdefault(KINDS[name].status, []).append(name)
    return found


def _problem(names: list[str]) -> dict[str, Any]:
    words = " ".join(f"`{name}`: {KINDS[name].title}." for name in names)
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": words, "content": content, "x-problems": names}


def _with_words(made: dict[str, Any], plugin: MarshmallowPlugin) -> dict[str, Any]:
    """The document with the first line of each form's docstring."""
    assert plugin.converter is not None  # noqa: S101 (the document was made with it)
    for (kind, *_), name in plugin.converter.refs.items():
        words = (kind.__doc__ or "").strip().partition("\n")[0]
        if issubclass(kind, Schema) and words:
            made["components"]["schemas"][name]["description"] = words
    return made
