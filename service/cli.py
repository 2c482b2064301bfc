"""The command line: `parallax COMMAND`, a file a command in `service.commands`."""

from __future__ import annotations

import importlib

import click

COMMANDS = ("serve", "web", "worker", "scheduler", "compare", "explain", "demo", "key", "doctor", "openapi")


class Commands(click.Group):
    """Imports a command when it is called, so that `parallax compare` does not wait for the web's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The commands in the order of their use, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name: `service.commands.NAME.command`."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"service.commands.{name}").command
        return command


@click.group(cls=Commands)
@click.version_option(package_name="parallax")
def main() -> None:
    """Parallax shows where the articles of one news story disagree, and never who is right."""
