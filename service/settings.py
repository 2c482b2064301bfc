"""What the environment says: every setting, its default, and what is wrong with it.

| variable | meaning | default |
|---|---|---|
| `REDIS_URL` | where the store is: `redis://`, `rediss://` or `unix://` | `parallax serve` starts its own |
| `PARALLAX_HOST` | the address to listen on | 127.0.0.1 |
| `PARALLAX_PORT` | the port to listen on | 8300 |
| `PARALLAX_API_KEY` | the key that every request must carry, 16 characters or more | none is asked for |
| `PARALLAX_DATA_DIR` | where `parallax serve` keeps its store | `~/.local/share/parallax` |
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SHORTEST_KEY = 16
SCHEMES = ("redis", "rediss", "unix")


class SettingsError(ValueError):
    """The operator set something wrongly; the message names every fault, a line each."""


@dataclass(frozen=True)
class Settings:
    """What the parts of the service are told. The names are those of the environment, in small letters."""

    redis_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 8300
    api_key: str | None = None
    data_dir: Path = Path("~/.local/share/parallax")

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the service."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 (compared, not bound)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def check(self) -> Settings:
        """The settings; SettingsError where a service must not run with them."""
        found = list(_faults(self))
        if found:
            raise SettingsError("\n".join(found))
        return self


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that these variables make; an empty variable counts as absent. SettingsError for a bad port."""
    said = {name: value for name, value in environ.items() if value}
    return Settings(
        redis_url=said.get("REDIS_URL"),
        host=said.get("PARALLAX_HOST", Settings.host),
        port=_port(said.get("PARALLAX_PORT", str(Settings.port))),
        api_key=said.get("PARALLAX_API_KEY"),
        data_dir=Path(said.get("PARALLAX_DATA_DIR", Settings.data_dir)),
    )


def _port(said: str) -> int:
    if not (said.isascii() and said.isdigit()):
        raise SettingsError(f"PARALLAX_PORT is “{said}”: expected a number from 1 to 65535")
    return int(said)


def _faults(settings: Settings) -> Iterator[str]:
    if not 1 <= settings.port <= 65535:
        yield f"the port is {settings.port}: expected a number from 1 to 65535"
    if settings.redis_url is not None and urlsplit(settings.redis_url).scheme not in SCHEMES:
        yield "REDIS_URL is no address of a store: expected redis://, rediss:// or unix://"
    if settings.api_key is not None and len(settings.api_key) < SHORTEST_KEY:
        yield f"PARALLAX_API_KEY is too short: expected {SHORTEST_KEY} characters or more"
    if settings.api_key is None and not is_loopback(settings.host):
        yield (
            f"PARALLAX_API_KEY is not set, and {settings.host} can be reached from other machines: "
            f"set a key of {SHORTEST_KEY} characters or more, or listen on 127.0.0.1"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address. A name other than localhost may mean any."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
