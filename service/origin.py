"""Where a form comes from. A browser sends a stored password with any form, from whatever page."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

from service.problems import Problem

OUR_OWN = ("same-origin", "none")


def from_here() -> None:
    """Refuse a form of another site's page. A browser says where it comes from; a program says nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site not in OUR_OWN:
        raise Problem("from-elsewhere", f"The form comes from elsewhere ({site}).")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise Problem("from-elsewhere", f"The form comes from “{origin}”.")
