from __future__ import annotations

import io
import json

import pytest
from flask.testing import FlaskClient

from tests.service.fakes import RememberingStore

GOOD = b'{"source": "First wire", "text": "12 people died."}'


def answer_to(client: FlaskClient, body: bytes, content_type: str = "application/json") -> tuple[int, str, str]:
    """Status, kind of problem, detail."""
    answer = client.post("/v1/articles", data=body, content_type=content_type)
    shown = answer.json
    return answer.status_code, shown.get("type", "").removeprefix("/problems/"), shown.get("detail", "")


@pytest.mark.parametrize(
    ("body", "kind", "detail"),
    [
        (b"", "not-json", "it is empty; expected a JSON object."),
        (b" \n", "not-json", "it is empty; expected a JSON object."),
        (b"\xef\xbb\xbf", "not-json", "it is empty; expected a JSON object."),
        (b"source=First", "not-json", "it is not JSON: Expecting value, line 1, column 1."),
        (b'{"a": "b",\n "c": "d', "not-json", "it is not JSON: Unterminated string starting at, line 2, column 7."),
        (GOOD + b"}", "not-json", "it is not JSON: Extra data, line 1, column 52."),
        (b'{"text": NaN}', "not-json", "it is not JSON: NaN is no JSON value."),
        (b'{"text": "a", "x": "b", "text": "c"}', "not-json", 'it is not JSON: the key "text" stands twice.'),
        (b"[" * 100_000, "not-json", "its JSON is nested too deeply."),
        (b'{"text":' * 100_000, "not-json", "its JSON is nested too deeply."),
        (b"[]", "bad-batch", "Expected 1 to 1,000 articles, got 0."),
        (b'"12 died"', "not-an-object", "or a list of them, got a string."),
        (b"12", "not-an-object", "got a number."),
        (b"true", "not-an-object", "got true or false."),
        (b"null", "not-an-object", "got null."),
        (b'{"a": "Caf\xe9"}', "not-utf-8", "byte 10 (0xE9) is not UTF-8; the text looks like Latin-1."),
        (b'\xef\xbb\xbf{"a": "\x93x"}', "not-utf-8", "byte 10 (0x93) is not UTF-8; the text looks like Windows-1252."),
        (GOOD.decode().encode("utf-16"), "not-utf-8", "byte 0 (0xFF) is not UTF-8; the text looks like UTF-16."),
    ],
)
def test_what_is_no_json_object_is_refused_with_400(
    client: FlaskClient, store: RememberingStore, body: bytes, kind: str, detail: str
) -> None:
    status, found, said = answer_to(client, body)

    assert (status, found) == (400, kind)
    assert said.endswith(detail)
    assert store.jobs == []


def test_a_number_of_too_many_digits_is_refused_with_400(client: FlaskClient) -> None:
    status, kind, _ = answer_to(client, b'{"text": ' + b"9" * 10_000 + b"}")

    assert (status, kind) == (400, "not-json")


@pytest.mark.parametrize(
    "media", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense"]
)
def test_another_media_type_is_refused_with_415(client: FlaskClient, store: RememberingStore, media: str) -> None:
    status, kind, detail = answer_to(client, GOOD, media)

    assert (status, kind) == (415, "wrong-type")
    assert detail.startswith("Expected the Content-Type “application/json”")
    assert store.jobs == []


@pytest.mark.parametrize("media", ["application/json", "application/json; charset=utf-8", "application/vnd.cms+json"])
def test_json_is_taken_under_each_of_its_names(client: FlaskClient, media: str) -> None:
    assert answer_to(client, GOOD, media)[0] == 202


def test_a_byte_order_mark_is_passed_over(client: FlaskClient) -> None:
    assert answer_to(client, b"\xef\xbb\xbf" + GOOD)[0] == 202


def test_a_text_of_two_megabytes_is_refused_with_413(client: FlaskClient, store: RememberingStore) -> None:
    body = json.dumps({"source": "First wire", "text": "died " * 400_000}).encode()

    assert answer_to(client, body) == (413, "too-large", "The body is larger than 1,500,000 bytes.")
    assert store.jobs == []


def test_a_body_that_does_not_say_its_length_is_cut_off_as_well(client: FlaskClient, store: RememberingStore) -> None:
    body = json.dumps({"source": "First wire", "text": "died " * 400_000}).encode()

    answer = client.post(
        "/v1/articles",
        input_stream=io.BytesIO(body),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert answer.status_code == 413
    assert store.jobs == []


def test_a_text_at_the_limit_is_taken(client: FlaskClient) -> None:
    body = json.dumps({"source": "First wire", "text": "d" * 1_000_000}).encode()

    assert answer_to(client, body)[0] == 202
