"""Who may ask: anyone on this machine where no key is set, else whoever sends the key."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from functools import partial
from urllib.parse import urlsplit

from flask import Flask, request

from service.described import description_of
from service.problems import Problem

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})

_CHALLENGE = 'Bearer realm="parallax", Basic realm="parallax", charset="UTF-8"'


def guard(app: Flask, api_key: str | None, host: str) -> None:
    """Let the app answer only those who may ask.

    Without a key only the machine's own names are answered to, so that no page of the web can reach the service by
    giving its own name this machine's address. A browser sends the key as the password, under any name.
    """
    check = partial(_check_key, api_key) if api_key else partial(_check_host, THIS_MACHINE | {host})

    @app.before_request
    def allow() -> None:
        if _scope(app) not in ("open", "signed"):
            check()


def _scope(app: Flask) -> str:
    """What the route asks for; an address without a route is closed as one that reads."""
    said = description_of(app.view_functions[request.endpoint]) if request.endpoint else None
    return said.scope if said else "read"


def _check_key(api_key: str) -> None:
    if not hmac.compare_digest(_sent().encode(errors="replace"), api_key.encode()):
        raise Problem("no-key", "The key is missing or wrong.", headers={"WWW-Authenticate": _CHALLENGE})


def _sent() -> str:
    sent = request.authorization
    if sent is None:
        return ""
    return (sent.token if sent.type == "bearer" else sent.password if sent.type == "basic" else "") or ""


def _check_host(names: Collection[str]) -> None:
    asked = request.headers.get("Host", "localhost")
    if _without_port(asked) not in names:
        raise Problem(
            "other-host", f"Without a key the service answers to this machine's names only, not to “{asked}”."
        )


def _without_port(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
