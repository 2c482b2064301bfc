"""Errors as problem documents (RFC 9457), one shape for all: what each kind means stands in one table.

`{"type", "title", "status", "detail", "instance", "errors": [{"pointer", "detail"}]}`. `type` is an address that
explains the kind. `pointer` is a JSON pointer into the body ("#/text"), or "?name" for a parameter of the address.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import quote

from flask import Flask, Response, current_app, request
from marshmallow import ValidationError
from redis.exceptions import RedisError
from werkzeug.exceptions import HTTPException

from schemas.forms.faults import Fault, faults
from service.render import html
from workers import apart

FAULT_LIMIT = 100
"""Faults listed at most; the detail says how many there are."""


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its name in addresses, its status, its title and what to do about it."""

    name: str
    status: int
    title: str
    advice: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("bad-request", 400, "Bad request", "The request breaks the rules of HTTP. Check the client."),
        Kind("not-utf-8", 400, "Not UTF-8", "Send the body as UTF-8, whatever the text was written in."),
        Kind("not-json", 400, "Not JSON", "Send one JSON object (RFC 8259), each key once."),
        Kind(
            "not-an-object", 400, "Not an object", "Send one JSON object, or where articles are taken a list of them."
        ),
        Kind("bad-batch", 400, "Bad batch", "Send 1 to 1,000 articles in one request."),
        Kind("bad-parameter", 400, "Bad parameter", "Mend the parameters of the address that are named."),
        Kind("no-key", 401, "No key", "Send a key: “Authorization: Bearer KEY”, or as the password."),
        Kind("bad-signature", 401, "Bad signature", "Sign the bytes that are sent with the inlet’s secret."),
        Kind("wrong-scope", 403, "Not allowed", "Use a key with the scope that is named, or have one made."),
        Kind("from-elsewhere", 403, "From elsewhere", "Use the form on the service’s own page."),
        Kind("not-found", 404, "Not found", "Check the address and the id."),
        Kind("no-report-yet", 404, "No report yet", "The articles are being read. Ask again in a moment."),
        Kind("wrong-method", 405, "Wrong method", "The header Allow lists the methods of this address."),
        Kind("not-acceptable", 406, "No such form", "Ask for one of the forms that are named, or leave Accept out."),
        Kind("unfit", 409, "Does not fit", "Look at the articles and stories as they are now."),
        Kind("still-running", 409, "Still running", "Send it again when Retry-After has passed."),
        Kind("wrong-state", 409, "Not as it stands", "See how it stands now, and do first what the detail says."),
        Kind("changed-meanwhile", 412, "Changed meanwhile", "Look at it as it is now, and decide again."),
        Kind("too-large", 413, "Too large", "Send less: one article, and without what is not its text."),
        Kind("wrong-type", 415, "Wrong media type", "Send “Content-Type: application/json”."),
        Kind("other-host", 421, "Another host", "Ask for it by this machine’s own name, or set a key."),
        Kind("bad-fields", 422, "Bad fields", "Mend every field that is named; nothing was stored."),
        Kind("too-many", 429, "Too many requests", "Wait as long as Retry-After says; RateLimit says what is left."),
        Kind("key-reused", 422, "Key used already", "Choose a new Idempotency-Key for each new request."),
        Kind("unreadable", 422, "Unreadable", "Send an article in English; the detail says what it was taken for."),
        Kind("too-slow", 422, "Too slow", "Send less, or plainer markup; the text took longer to read than it may."),
        Kind(
            "internal",
            500,
            "Fault of the service",
            "Send it again once; no article is taken twice. The service’s log says more.",
        ),
        Kind("busy", 503, "Busy", "Send it again when Retry-After has passed."),
        Kind("not-ready", 503, "Not ready", "Wait; the faults are named."),
        Kind(
            "store-down",
            503,
            "Store out of reach",
            "Send it again when Retry-After has passed; no article is taken twice.",
        ),
    )
}

_BY_STATUS = {
    kind.status: kind
    for kind in map(
        KINDS.__getitem__,
        ("bad-request", "no-key", "not-found", "wrong-method", "not-acceptable", "too-large", "wrong-type", "internal"),
    )
}


class Problem(Exception):
    """The request cannot be met; `name` is its row in KINDS, `detail` what went wrong this time."""

    def __init__(
        self, name: str, detail: str, errors: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.kind = KINDS[name]
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


@dataclass(frozen=True)
class Document:
    """A problem document."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[Fault, ...] = ()


def register(app: Flask) -> None:
    """Turn every error of the app into a problem document."""
    app.register_error_handler(Problem, _told)
    app.register_error_handler(ValidationError, _known)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(RedisError, _store_down)
    app.register_error_handler(apart.TooSlow, _known)
    app.register_error_handler(apart.Busy, _known)
    app.register_error_handler(Exception, _unforeseen)


def _told(problem: Problem) -> Response:
    return _respond(problem.kind, problem.detail, problem.errors, problem.headers)


def _known(error: Exception) -> Response:
    return _told(problem_of(error))


def problem_of(error: Exception) -> Problem:
    """What is told of a refusal of the forms, or of work that was cut off or had no place; a Problem is itself."""
    if isinstance(error, ValidationError):
        return _bad_fields(error)
    if isinstance(error, apart.TooSlow):
        return Problem("too-slow", str(error))
    if isinstance(error, apart.Busy):
        return Problem("busy", str(error), headers={"Retry-After": "2"})
    if not isinstance(error, Problem):
        raise error
    return error


def _bad_fields(error: ValidationError) -> Problem:
    found = faults(error)
    several = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    more = f"; the first {FAULT_LIMIT} are listed" if len(found) > FAULT_LIMIT else ""
    return Problem("bad-fields", f"{several}{more}.", found[:FAULT_LIMIT])


def _of_http(error: HTTPException) -> Response:
    """An error of Werkzeug's, with the headers that it brings (Allow); a redirect stays one."""
    response = error.get_response(request.environ)
    if response.status_code < 400:
        return Response(status=response.status_code, headers=[("Location", response.headers["Location"])])
    unnamed = Kind("", response.status_code, error.name, "")
    kept = {name: value for name, value in response.headers if name.lower() in ("allow", "retry-after")}
    kind = _BY_STATUS.get(response.status_code, unnamed)
    return _respond(kind, _in_our_words(kind) or error.description or error.name, (), kept)


def _in_our_words(kind: Kind) -> str:
    """What Werkzeug says less well."""
    if kind.status == 404:
        return f"There is nothing at “{request.path}”."
    if kind.status == 405:
        return f"{request.method} is not a method of “{request.path}”."
    if kind.status == 413:
        return f"The body is larger than {request.max_content_length or 0:,} bytes."
    return ""


def _store_down(error: RedisError) -> Response:
    current_app.logger.error("the store failed: %s", error)
    return _respond(KINDS["store-down"], "The store does not answer.", (), {"Retry-After": "5"})


def _unforeseen(error: Exception) -> Response:
    current_app.logger.error("a request failed", exc_info=error)
    return _respond(KINDS["internal"], "The request met a fault of the service.", (), {})


def document(kind: Kind, detail: str, errors: tuple[Fault, ...] = ()) -> Document:
    """The problem document of a fault of this request."""
    address = f"{request.script_root}/problems/{kind.name}" if kind.name else "about:blank"
    return Document(address, kind.title, kind.status, detail, quote(request.path), errors)


def _respond(kind: Kind, detail: str, errors: tuple[Fault, ...], headers: Mapping[str, str]) -> Response:
    told = document(kind, detail, errors)
    if for_people():
        body, media = html.problem_page(told, root=request.script_root), "text/html"
    else:
        body, media = json.dumps(asdict(told)) + "\n", "application/problem+json"
    return Response(body, kind.status, headers, mimetype=media)


def for_people() -> bool:
    """Whether the request wants a page: it is outside the API and prefers HTML to JSON."""
    offers = ["application/problem+json", "application/json", "text/html"]
    api = request.path.startswith("/v1/") or request.path in ("/healthz", "/readyz")
    return not api and bool(request.accept_mimetypes) and request.accept_mimetypes.best_match(offers) == "text/html"
