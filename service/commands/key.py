"""`parallax key`: the keys of the API, made, listed, rotated and revoked where the store is."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from schemas.access import SCOPES, AccessKey
from service import starting
from service.bodies import BODY_LIMIT
from workers.access import OVERLAP, AccessKeys, Issued, NoSuchKeyError
from workers.connection import UnreachableError, wait_for
from workers.embedded import address_in


@click.group("key", short_help="Make, list, rotate and revoke the keys of the API.")
def command() -> None:
    """Make, list, rotate and revoke the keys of the API.

    The store is the one at REDIS_URL, else that of the `parallax serve` that runs on PARALLAX_DATA_DIR. Of a key only a
    hash is kept: its token is shown once.
    """


@command.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(list(SCOPES)),
    default=("write",),
    show_default=True,
    help="What it allows; may be given more than once.",
)
@click.option("--rate", type=click.IntRange(1), help="Requests a minute. [default: no limit]")
@click.option("--size", type=click.IntRange(1, BODY_LIMIT), help="Bytes of a body. [default: the service’s own limit]")
def make(name: str, scopes: tuple[str, ...], rate: int | None, size: int | None) -> None:
    """Make a key for NAME, which says who will use it, and show its token, once."""
    keys = _keys()
    first = not keys.any_made()
    _show(keys.make(name, scopes, rate=rate, size=size))
    if first:
        click.echo("From now on every request needs a key.", err=True)


@command.command("list")
def list_() -> None:
    """List every key, without its secret."""
    console = Console(highlight=False)
    listed = _keys().listed()
    if not listed:
        console.print("No key was made. Until one is, this machine alone is answered, without a key.")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("id", "name", "scopes", "a minute", "bytes", "made", "state"):
        table.add_column(heading)
    for key in listed:
        style = "dim" if key.revoked_at else ""
        table.add_row(*_cells(key), style=style)
    console.print(table)


def _cells(key: AccessKey) -> tuple[str, ...]:
    limits = ("any" if limit is None else f"{limit:,}" for limit in (key.rate, key.size))
    state = f"revoked {key.revoked_at[:10]}" if key.revoked_at else "good"
    return key.id, key.name, " ".join(key.scopes), *limits, key.created_at[:10], state


@command.command()
@click.argument("key_id", metavar="ID")
@click.option(
    "--overlap",
    type=click.IntRange(0),
    default=OVERLAP,
    show_default=True,
    help="Seconds that the old token stays good.",
)
def rotate(key_id: str, overlap: int) -> None:
    """Give the key ID a new token, and show it, once."""
    try:
        _show(_keys().rotate(key_id, overlap))
    except NoSuchKeyError as error:
        raise click.ClickException(str(error)) from None


@command.command()
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> None:
    """Let the key ID open nothing any more, from the next request on."""
    try:
        key = _keys().revoke(key_id)
    except NoSuchKeyError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"revoked {key.id}, {key.name}")


def _show(issued: Issued) -> None:
    """The token alone on the output, for a program; what it is on the error stream."""
    key = issued.key
    click.echo(f"{key.id}, {key.name}: {', '.join(key.scopes)}. The token is shown this once:", err=True)
    click.echo(issued.token)


def _keys() -> AccessKeys:
    settings = starting.read_settings()
    url = settings.redis_url or address_in(settings.data_dir)
    if url is None:
        raise click.ClickException(
            f"no store: set REDIS_URL, or start `parallax serve`, which keeps its store in {settings.data_dir}"
        )
    try:
        return AccessKeys(wait_for(url, 0))
    except UnreachableError as error:
        raise click.ClickException(str(error)) from None
