"""Who may ask for what: anyone on this machine while no key was made, else whoever sends a key that allows it.

A route says which scope it asks for (`service.described`). `docs/decisions/` says when a key is asked for, and why.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request

from schemas.access import AccessKey
from service.described import Scope, description_of
from service.limits import Limiter
from service.problems import Problem
from workers.access import AccessKeys, is_token

if TYPE_CHECKING:
    from service.settings import Settings
    from workers.store import Store

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
LOCAL = AccessKey("local", "this machine", ("admin",), None, None, "")
"""Who asks where no key is needed."""

OPERATOR = AccessKey("operator", "PARALLAX_API_KEY", ("admin",), None, None, "")
"""Who sends the key of the environment."""

NOBODY = AccessKey("none", "nobody", (), None, None, "")
"""Who asks where everyone may."""

DOOR = "parallax-door"

_CHALLENGE = 'Bearer realm="parallax", Basic realm="parallax", charset="UTF-8"'


def caller() -> AccessKey:
    """Whose request this is."""
    found: AccessKey = g.get("caller", NOBODY)
    return found


def admit(scope: Scope) -> None:
    """Let the caller of a `signed` route in by key after all, where nothing is signed; or raise a Problem."""
    current_app.extensions[DOOR].admit(scope)


def guard(app: Flask, store: Store, settings: Settings) -> None:
    """Let the app answer only those who may ask, and no more often than they may."""
    door = Door(app, store, settings)
    app.extensions[DOOR] = door
    app.before_request(door.check)
    app.after_request(_tell_what_is_left)


class Door:
    """Checks each request before its route sees it."""

    def __init__(self, app: Flask, store: Store, settings: Settings) -> None:
        self._app = app
        self._store = store
        self._settings = settings
        self._limiter: Limiter | None = None
        self._locked = bool(settings.api_key) or settings.require_key

    def check(self) -> None:
        """Let the request pass, or raise a Problem. A browser sends the key as the password, under any name."""
        scope = self._scope()
        if scope not in ("open", "signed"):
            self.admit(scope)

    def admit(self, scope: Scope) -> None:
        """Let in who may do that, or raise a Problem."""
        g.caller = self._recognised() if self._is_locked() else self._neighbour()
        if not g.caller.allows(scope):
            raise Problem(
                "wrong-scope", f"This needs a key with the scope “{scope}”; “{g.caller.name}” has not got it."
            )
        self._limit(g.caller)

    def _scope(self) -> Scope:
        """What the route asks for; an address without a route is closed as one that reads."""
        said = description_of(self._app.view_functions[request.endpoint]) if request.endpoint else None
        return said.scope if said else "read"

    def _is_locked(self) -> bool:
        """Whether a key is asked for. Once one was made this holds for good, and the store is not asked again."""
        self._locked = self._locked or self._keys().any_made()
        return self._locked

    def _keys(self) -> AccessKeys:
        return AccessKeys(self._store.redis)

    def _recognised(self) -> AccessKey:
        sent = _sent()
        if self._settings.api_key and hmac.compare_digest(_bytes(sent), _bytes(self._settings.api_key)):
            return OPERATOR
        found = self._keys().recognise(sent) if is_token(sent) else None
        if found is None:
            raise Problem("no-key", "The key is missing or wrong.", headers={"WWW-Authenticate": _CHALLENGE})
        return found

    def _neighbour(self) -> AccessKey:
        """The user of this machine.

        Only the machine's own names are answered to, so that no page of the web can reach the service by giving its
        own name this machine's address.
        """
        asked = request.headers.get("Host", "localhost")
        if _without_port(asked) not in THIS_MACHINE | {self._settings.host}:
            raise Problem(
                "other-host", f"Without a key the service answers to this machine's names only, not to “{asked}”."
            )
        return LOCAL

    def _limit(self, key: AccessKey) -> None:
        if key.size is not None:
            request.max_content_length = min(key.size, self._app.config["MAX_CONTENT_LENGTH"])
        if key.rate is None:
            return
        self._limiter = self._limiter or Limiter(self._store.redis)
        left = g.allowance = self._limiter.count(key.id, key.rate)
        if not left.granted:
            raise Problem("too-many", f"“{key.name}” may ask {key.rate:,} times a minute.", headers=left.headers)


def _tell_what_is_left(response: Response) -> Response:
    if "allowance" in g:
        response.headers.update(g.allowance.headers)
    return response


def _sent() -> str:
    sent = request.authorization
    if sent is None:
        return ""
    return (sent.token if sent.type == "bearer" else sent.password if sent.type == "basic" else "") or ""


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")


def _without_port(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
