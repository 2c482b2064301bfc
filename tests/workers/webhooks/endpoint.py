"""An endpoint that remembers what came, and answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_network

from werkzeug import Request as Incoming
from werkzeug import Response
from werkzeug.serving import make_server

from workers.webhooks.addresses import Network

LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"),)


@dataclass
class Request:
    """What came; the names of its headers in small letters."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def message(self) -> dict[str, object]:
        return json.loads(self.body)


@dataclass
class Reply:
    status: int = 204
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def echo(request: Request) -> Reply:
    """What a receiver does: takes everything, and answers a challenge with it."""
    data = request.message["data"]
    return Reply(200, json.dumps({"challenge": data["challenge"]})) if "challenge" in data else Reply()


@dataclass
class Endpoint:
    """Its address, what it was sent in order, and how it answers."""

    url: str = ""
    requests: list[Request] = field(default_factory=list)
    answer: Callable[[Request], Reply] = echo

    def types(self) -> list[str]:
        return [str(request.message["type"]) for request in self.requests]

    def told(self, kind: str) -> list[dict[str, object]]:
        """The data of the messages of that type."""
        return [request.message["data"] for request in self.requests if request.message["type"] == kind]


@contextmanager
def listening(port: int = 0) -> Iterator[Endpoint]:
    """An endpoint on this machine, at that port, else at a free one."""
    endpoint = Endpoint()

    @Incoming.application
    def application(incoming: Incoming) -> Response:
        path = incoming.full_path.removesuffix("?")
        request = Request(path, {name.lower(): value for name, value in incoming.headers}, incoming.get_data())
        endpoint.requests.append(request)
        reply = endpoint.answer(request)
        return Response(reply.body, reply.status, dict(reply.headers))

    server = make_server("127.0.0.1", port, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    endpoint.url = f"http://127.0.0.1:{server.server_port}/hook"
    try:
        yield endpoint
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
