"""`parallax web`: the web server alone, on a store that runs already."""

from __future__ import annotations

import click

from service import starting


@click.command()
@click.option("--host", help="The address to listen on. [default: PARALLAX_HOST, else 127.0.0.1]")
@click.option("--port", type=int, help="The port to listen on. [default: PARALLAX_PORT, else 8300]")
def command(host: str | None, port: int | None) -> None:
    """Serve the API and the pages, on the store at REDIS_URL."""
    from service import webserver  # noqa: PLC0415 (its imports would slow down the other commands)

    settings = starting.read_settings(host=host, port=port)
    starting.start_log(settings.log)
    starting.reach_store(settings).close()
    starting.find_port_free(settings.host, settings.port)
    webserver.serve(settings)
