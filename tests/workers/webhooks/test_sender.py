from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest

from tests.workers.webhooks.endpoint import LOOPBACK, Endpoint, Reply, Request, listening
from workers.records import now
from workers.webhooks import addresses, sender
from workers.webhooks.sender import send


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with listening() as there:
        yield there


def test_the_body_arrives_byte_for_byte_with_its_headers(endpoint: Endpoint) -> None:
    answer = send(endpoint.url + "?a=b", '{"title": "Straße"}', {"webhook-id": "msg_1"}, LOOPBACK)

    (request,) = endpoint.requests
    assert (answer.good, answer.status, answer.fault) == (True, 204, None)
    assert (request.path, request.body.decode()) == ("/hook?a=b", '{"title": "Straße"}')
    assert (request.headers["webhook-id"], request.headers["content-type"]) == ("msg_1", "application/json")


@pytest.fixture(autouse=True)
def plain(endpoint: Endpoint) -> None:
    endpoint.answer = lambda _request: Reply(204)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_a_refusal_and_is_not_followed(status: int, endpoint: Endpoint) -> None:
    endpoint.answer = lambda _request: Reply(status, "", {"Location": endpoint.url + "/elsewhere"})

    answer = send(endpoint.url, "{}", {}, LOOPBACK)

    assert (answer.good, answer.status, len(endpoint.requests)) == (False, status, 1)


def test_this_machine_is_not_dialled_unless_the_operator_opened_it(endpoint: Endpoint) -> None:
    answer = send(endpoint.url, "{}", {})

    assert "not a public address" in answer.fault
    assert (answer.status, endpoint.requests) == (None, [])


def test_the_address_that_was_looked_at_is_the_one_dialled(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to the endpoint at the first question, and to another machine at any later one."""
    asked = []

    def rebinding(host: str, port: int, **_options: object) -> Sequence[object]:
        asked.append(host)
        found = "127.0.0.1" if len(asked) == 1 else "10.9.8.7"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, port))]

    monkeypatch.setattr(addresses.find, "__defaults__", ((), rebinding))
    url = endpoint.url.replace("127.0.0.1", "hooks.example.org")

    assert send(url, "{}", {}, LOOPBACK).good
    assert asked == ["hooks.example.org"]
    assert endpoint.requests[0].headers["host"] == url.split("/")[2]


def test_no_proxy_of_the_environment_stands_in_between(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    assert send(endpoint.url, "{}", {}, LOOPBACK).good


def test_the_next_address_is_tried_where_one_takes_no_connection(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with two addresses, at the first of which nothing listens."""

    def two(_host: str, port: int, **_options: object) -> Sequence[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (at, port)) for at in ("127.0.0.2", "127.0.0.1")]

    monkeypatch.setattr(addresses.find, "__defaults__", ((), two))

    assert send(endpoint.url, "{}", {}, LOOPBACK).good


def test_nobody_at_home_is_a_fault_in_words() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    answer = send(f"http://127.0.0.1:{port}/", "{}", {}, LOOPBACK)

    assert (answer.status, answer.good) == (None, False)
    assert answer.fault.startswith("ConnectError")


def test_an_endpoint_that_says_nothing_is_left(monkeypatch: pytest.MonkeyPatch, endpoint: Endpoint) -> None:
    monkeypatch.setattr(sender, "SILENT", 0.2)
    done = threading.Event()

    def wait(_request: Request) -> Reply:
        done.wait(3)
        return Reply()

    endpoint.answer = wait

    started = time.monotonic()
    answer = send(endpoint.url, "{}", {}, LOOPBACK)
    done.set()

    assert answer.fault.startswith("ReadTimeout")
    assert time.monotonic() - started < 2


def test_an_endless_answer_is_read_to_a_limit(endpoint: Endpoint) -> None:
    endpoint.answer = lambda _request: Reply(500, "x" * 100_000)

    answer = send(endpoint.url, "{}", {}, LOOPBACK)

    assert (answer.status, answer.body) == (500, "x" * sender.READ_LIMIT)


@pytest.mark.parametrize(
    ("said", "seconds"), [("120", 120.0), ("0", 0.0), ("", None), ("soon", None), ("-5", None), ("1.5", None)]
)
def test_retry_after_in_seconds(said: str, seconds: float | None, endpoint: Endpoint) -> None:
    endpoint.answer = lambda _request: Reply(429, "", {"Retry-After": said})

    assert send(endpoint.url, "{}", {}, LOOPBACK).retry_after == seconds


def test_retry_after_as_a_date(endpoint: Endpoint) -> None:
    at = format_datetime(now() + timedelta(minutes=2), usegmt=True)
    endpoint.answer = lambda _request: Reply(503, "", {"Retry-After": at})

    assert 110 < send(endpoint.url, "{}", {}, LOOPBACK).retry_after <= 120


def test_the_certificate_must_be_of_the_name_and_not_of_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """TLS is asked for the name, though the address is dialled."""
    seen = []

    def send_request(_client: httpx.Client, request: httpx.Request, **_options: object) -> httpx.Response:
        seen.append((request.url.host, request.extensions["sni_hostname"], request.headers["Host"]))
        return httpx.Response(204, stream=httpx.ByteStream(b""))

    monkeypatch.setattr(httpx.Client, "send", send_request)
    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr(addresses.find, "__defaults__", ((), lambda *_asked, **_options: public))

    assert send("https://hooks.example.org/a", "{}", {}).good
    assert seen == [("93.184.215.14", "hooks.example.org", "hooks.example.org")]
