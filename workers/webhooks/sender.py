"""One request to one endpoint: dials the address that was looked at, follows nowhere, reads little, waits briefly."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx

from workers.records import now
from workers.webhooks import addresses
from workers.webhooks.addresses import Destination, ForbiddenError, Network

CONNECT, SILENT = 5.0, 15.0
"""Seconds that a connection may take, and that an endpoint may say nothing."""

READ_LIMIT = 4_096
"""Bytes of an answer that are read; the specification wants none."""


@dataclass(frozen=True)
class Answer:
    """What came of a request. `status` is None, and `fault` says why, where no answer came.

    `retry_after` is the seconds that the endpoint asks us to wait, None where it does not; `too_slow` tells that it was
    given up waiting.
    """

    status: int | None
    seconds: float
    body: str = ""
    fault: str | None = None
    retry_after: float | None = None
    too_slow: bool = False

    @property
    def good(self) -> bool:
        """Whether the message arrived: a redirect is a refusal, since nobody vouched for where it leads."""
        return self.status is not None and 200 <= self.status < 300


def send(url: str, body: str, headers: Mapping[str, str], allowed: Sequence[Network] = ()) -> Answer:
    """Post the body; never raises for what the endpoint or the network does."""
    started = time.monotonic()
    try:
        return _dial(addresses.find(url, allowed), body, headers, started)
    except ForbiddenError as refusal:
        return Answer(None, _since(started), fault=str(refusal))
    except httpx.HTTPError as error:
        fault = f"{type(error).__name__}: {error}"[:300]
        return Answer(None, _since(started), fault=fault, too_slow=isinstance(error, httpx.TimeoutException))


def _dial(destination: Destination, body: str, headers: Mapping[str, str], started: float) -> Answer:
    """Try the addresses in turn until one takes the connection."""
    *others, last = destination.addresses
    for address in others:
        try:
            return _post(destination, address, body, headers, started)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return _post(destination, last, body, headers, started)


def _post(destination: Destination, address: str, body: str, headers: Mapping[str, str], started: float) -> Answer:
    parts = urlsplit(destination.url)
    literal = f"[{address}]" if ":" in address else address
    name = f"[{destination.host}]" if ":" in destination.host else destination.host
    request = httpx.Request(
        "POST",
        parts._replace(netloc=f"{literal}:{destination.port}", fragment="").geturl(),
        content=body.encode(),
        headers={
            "Host": name if parts.port is None else f"{name}:{parts.port}",
            "Content-Type": "application/json",
            "User-Agent": "Parallax (Standard Webhooks 1.0.0)",
            **headers,
        },
        extensions={
            "timeout": httpx.Timeout(SILENT, connect=CONNECT).as_dict(),
            "sni_hostname": destination.host,  # the certificate must be of the name, not of the address
        },
    )
    # No environment: a proxy would resolve the name again, and dial where it likes.
    with httpx.Client(verify=httpx.create_ssl_context(), trust_env=False, follow_redirects=False) as client:
        answer = client.send(request, stream=True)
        try:
            return Answer(
                answer.status_code, _since(started), _beginning(answer), retry_after=_retry_after(answer.headers)
            )
        finally:
            answer.close()


def _beginning(answer: httpx.Response) -> str:
    read = b""
    for piece in answer.iter_raw():
        read += piece
        if len(read) >= READ_LIMIT:
            break
    return read[:READ_LIMIT].decode(errors="replace")


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, or an HTTP date (RFC 9110); nonsense counts as absent."""
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max((moment - now()).total_seconds(), 0.0) if moment.tzinfo else None


def _since(started: float) -> float:
    return round(time.monotonic() - started, 3)
