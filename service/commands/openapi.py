"""`parallax openapi`: the description of the API, without a running service."""

from __future__ import annotations

import json
from typing import Any

import click

from service.settings import Settings


@click.command("openapi", short_help="Print the description of the API.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown"]),
    default="json",
    show_default=True,
    help="An OpenAPI 3.1 document, or docs/api.md, which is made from it.",
)
def command(form: str) -> None:
    """Print the description of the API: what GET /openapi.json answers, or the same for people."""
    from service.openapi.markdown import markdown  # noqa: PLC0415 (the web's imports)

    made = _document()
    written = markdown(made) if form == "markdown" else json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    click.echo(written.encode(), nl=False)


def _document() -> dict[str, Any]:
    """The document of the application; its store is not asked for anything, so any address will do."""
    from service.app import create_app  # noqa: PLC0415 (the web's imports)
    from service.openapi.document import document  # noqa: PLC0415
    from workers.connection import connect  # noqa: PLC0415
    from workers.store import Store  # noqa: PLC0415

    return document(create_app(Store(connect("redis://localhost")), settings=Settings()))
