"""The document is whole and true: no route is missing, each example is answered as it says, in its form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import fakeredis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from service.app import create_app
from service.described import HEADERS, PLACES, Description, Example, described, description_of
from service.openapi.document import Undescribed, document
from service.problems import KINDS
from tests.service.fakes import Settings
from tests.service.newsroom import Newsroom, newsroom
from workers.store import Store

APP = create_app(Store(fakeredis.FakeRedis()), settings=Settings())
DOCUMENT = document(APP)


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for address, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield address, method, operation


def descriptions() -> Iterator[tuple[str, Description]]:
    for endpoint, view in APP.view_functions.items():
        said = description_of(view)
        assert said, endpoint
        yield endpoint, said


EXAMPLES = [(name, example) for name, said in descriptions() for example in said.examples]


def test_no_route_is_missing() -> None:
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in APP.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert {(address, method) for address, method, _ in operations()} == routes


def test_a_route_that_says_nothing_of_itself_is_refused_by_name() -> None:
    app = Flask("test")
    app.add_url_rule("/silent", "silent", lambda: "")

    with pytest.raises(Undescribed, match="/silent"):
        document(app)


def test_every_route_has_a_summary_an_answer_and_an_example() -> None:
    lacking = [name for name, said in descriptions() if not (said.summary and said.answers and said.examples)]

    assert lacking == []


def test_every_name_that_a_description_uses_is_in_its_table() -> None:
    for name, said in descriptions():
        assert {header for answer in said.answers for header in answer.headers} <= set(HEADERS), name
        assert set(said.problems) <= set(KINDS), name
    assert {name for rule in APP.url_map.iter_rules() for name in rule.arguments} <= set(PLACES)


def test_no_two_forms_share_a_name_and_every_reference_leads_somewhere() -> None:
    written = json.dumps(DOCUMENT)
    names = set(re.findall(r'"#/components/schemas/(\w+)"', written))

    assert names <= set(DOCUMENT["components"]["schemas"])


@pytest.fixture(scope="module")
def kept() -> Newsroom:
    """For the examples that change nothing."""
    return newsroom()


@pytest.mark.parametrize(("endpoint", "example"), EXAMPLES, ids=[f"{name}-{one.name}" for name, one in EXAMPLES])
def test_every_example_is_answered_as_it_says(endpoint: str, example: Example, kept: Newsroom) -> None:
    (rule,) = APP.url_map.iter_rules(endpoint)
    (method,) = (rule.methods or set()) - {"HEAD", "OPTIONS"}
    said = description_of(APP.view_functions[endpoint])
    assert said

    answer = ask(kept if method == "GET" else newsroom(), rule.rule, method, example)

    assert answer.status_code == (example.status or said.answers[0].status), answer.text
    address = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
    assert faults(DOCUMENT["paths"][address][method.lower()], answer) == []


def ask(room: Newsroom, rule: str, method: str, example: Example) -> TestResponse:
    places = room.places | dict(example.path)
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: places[found[1]], rule)
    body = example.body if isinstance(example.body, str) else json.dumps(example.body)
    sent = {"data": body.encode(), "content_type": example.media} if example.body is not None else {}
    client: FlaskClient = room.app.test_client()
    return client.open(path, method=method, query_string=example.query, headers=example.headers, buffered=True, **sent)


def faults(operation: dict[str, Any], answer: TestResponse) -> list[str]:
    """Where an answer is other than its operation says."""
    said = operation["responses"].get(str(answer.status_code))
    if said is None:
        return [f"{answer.status_code} is not documented"]
    if answer.mimetype not in said.get("content", {}):
        return [f"{answer.mimetype} is not documented"] if answer.data else []
    if not answer.is_json:
        return []
    form = said["content"][answer.mimetype]["schema"] | {"components": DOCUMENT["components"]}
    return [f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(form).iter_errors(answer.json)]


def test_an_answer_of_another_form_would_be_seen() -> None:
    @described("open", tag="x", answers=[], examples=[])
    def view() -> str:
        """Any."""
        return ""

    answer = TestResponse([b'{"status": 5}'], "200 OK", {"Content-Type": "application/json"}, None)  # type: ignore[arg-type]

    assert description_of(view)
    assert faults(DOCUMENT["paths"]["/healthz"]["get"], answer) == ["$.status: 5 is not of type 'string'"]
