"""What the environment says: every setting stands once, in `SETTINGS`; what is wrong with it is said by name.

`docs/settings.md` shows the same table, and a test compares the two.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from service.ingest.inlets import Inlet, from_file
from workers.webhooks.addresses import Network
from workers.webhooks.outside import WAITS

SHORTEST_KEY = 16
SCHEMES = ("redis", "rediss", "unix")
LOGS = ("text", "json")


class SettingsError(ValueError):
    """The operator set something wrongly; the message names every fault, a line each."""


@dataclass(frozen=True)
class Settings:
    """What the parts of the service are told."""

    redis_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 8300
    api_key: str | None = None
    data_dir: Path = Path("~/.local/share/parallax")
    require_key: bool = False
    log: str = "text"
    webhook_networks: tuple[Network, ...] = ()
    webhook_waits: tuple[float, ...] = WAITS
    inlets: Mapping[str, Inlet] = field(default_factory=dict)

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


@dataclass(frozen=True)
class Setting:
    """One variable: its field of Settings, what it means, its default in words, how it is read.

    `read` raises ValueError with what was expected.
    """

    variable: str
    field: str
    meaning: str
    default: str
    read: Callable[[str], object] = str


def _number(said: str) -> int:
    if not (said.isascii() and said.isdigit()):
        raise ValueError("expected a number from 1 to 65535")
    return int(said)


def _yes_or_no(said: str) -> bool:
    answers = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if said.lower() not in answers:
        raise ValueError("expected yes or no")
    return answers[said.lower()]


def _networks(said: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in said.split(","))
    except ValueError as error:
        raise ValueError(f"expected networks such as 10.20.0.0/16, with commas between ({error})") from None


def _waits(said: str) -> tuple[float, ...]:
    parts = [part.strip() for part in said.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) <= 6 for part in parts):
        raise ValueError("expected whole seconds with commas between, such as 5,300,1800")
    return tuple(map(float, parts))


SETTINGS = (
    Setting(
        "REDIS_URL",
        "redis_url",
        "where the store is: `redis://`, `rediss://` or `unix://`",
        "`parallax serve` starts its own; the parts apart need it",
    ),
    Setting("PARALLAX_HOST", "host", "the address to listen on", "`127.0.0.1`"),
    Setting("PARALLAX_PORT", "port", "the port to listen on", "`8300`", _number),
    Setting(
        "PARALLAX_API_KEY",
        "api_key",
        "the operator’s key, of 16 characters or more, which may do everything; others are made by `parallax key`",
        "none",
    ),
    Setting(
        "PARALLAX_REQUIRE_KEY",
        "require_key",
        "`yes`: ask for a key even before the first one was made",
        "`no`: while there is none, this machine alone is answered, without a key",
        _yes_or_no,
    ),
    Setting(
        "PARALLAX_DATA_DIR", "data_dir", "where `parallax serve` keeps its store", "`~/.local/share/parallax`", Path
    ),
    Setting(
        "PARALLAX_LOG", "log", "how each part writes its log: `text`, for people, or `json`, an object a line", "`text`"
    ),
    Setting(
        "PARALLAX_WEBHOOK_NETWORKS",
        "webhook_networks",
        "networks inside the house that webhooks may go to, with commas between: `10.20.0.0/16,192.168.4.7/32`; "
        "only to these may an address be `http`",
        "none",
        _networks,
    ),
    Setting(
        "PARALLAX_WEBHOOK_WAITS",
        "webhook_waits",
        "seconds before each further attempt at a webhook, with commas between",
        "`5,300,1800,7200,18000,36000,50400,72000,86400`",
        _waits,
    ),
    Setting(
        "PARALLAX_INLETS",
        "inlets",
        "the file of [inlets](integrations/mapping.md): a TOML table for each system that posts articles",
        "none: the known systems post with a key",
        from_file,
    ),
)
"""Every setting."""


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that these variables make; an empty variable counts as absent. SettingsError names every misfit."""
    values, faults = {}, []
    for row in SETTINGS:
        said = environ.get(row.variable)
        if not said:
            continue
        try:
            values[row.field] = row.read(said)
        except ValueError as error:
            faults.append(f"{row.variable} is “{said}”: {error}")
    if faults:
        raise SettingsError("\n".join(faults))
    return Settings(**values)  # type: ignore[arg-type]  # each row reads what its field holds


def _faults(settings: Settings) -> Iterator[str]:
    if not 1 <= settings.port <= 65535:
        yield f"the port is {settings.port}: expected a number from 1 to 65535"
    if settings.redis_url is not None and urlsplit(settings.redis_url).scheme not in SCHEMES:
        yield "REDIS_URL is no address of a store: expected redis://, rediss:// or unix://"
    if settings.log not in LOGS:
        yield f"PARALLAX_LOG is “{settings.log}”: expected {' or '.join(LOGS)}"
    if settings.api_key is not None and len(settings.api_key) < SHORTEST_KEY:
        yield f"PARALLAX_API_KEY is too short: expected {SHORTEST_KEY} characters or more"
    if settings.api_key is None and not settings.require_key and not is_loopback(settings.host):
        yield (
            f"PARALLAX_API_KEY is not set, and {settings.host} can be reached from other machines: "
            f"set a key of {SHORTEST_KEY} characters or more, or PARALLAX_REQUIRE_KEY=yes, or listen on 127.0.0.1"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address. A name other than localhost may mean any."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
