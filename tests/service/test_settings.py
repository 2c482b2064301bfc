from __future__ import annotations

import re
from dataclasses import fields, replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from service.ingest.inlets import Inlet
from service.settings import SETTINGS, Settings, SettingsError, from_environment

KEY = "0123456789abcdef"
EVERYWHERE = "0.0.0.0"  # noqa: S104 (what is to be refused)


def test_an_empty_environment_gives_the_defaults() -> None:
    assert from_environment({}) == Settings(None, "127.0.0.1", 8300, None, Path("~/.local/share/parallax"))
    assert from_environment({"REDIS_URL": "", "PARALLAX_PORT": "", "PARALLAX_API_KEY": ""}) == Settings()


def test_every_variable_is_read(tmp_path: Path) -> None:
    said = {
        "REDIS_URL": "redis://store/0",
        "PARALLAX_HOST": EVERYWHERE,
        "PARALLAX_PORT": "80",
        "PARALLAX_API_KEY": KEY,
        "PARALLAX_DATA_DIR": "/srv/parallax",
        "PARALLAX_REQUIRE_KEY": "Yes",
        "PARALLAX_LOG": "json",
        "PARALLAX_WEBHOOK_NETWORKS": "10.20.0.0/16, fd00::/8",
        "PARALLAX_WEBHOOK_WAITS": "5,300",
        "PARALLAX_INLETS": str(tmp_path / "inlets.toml"),
    }
    (tmp_path / "inlets.toml").write_text('[blog]\nformat = "ghost"')

    read = from_environment(said)

    expected = Settings("redis://store/0", EVERYWHERE, 80, KEY, Path("/srv/parallax"), require_key=True, log="json")
    networks = (ip_network("10.20.0.0/16"), ip_network("fd00::/8"))
    inlets = {"blog": Inlet("blog", "ghost")}
    assert read == replace(expected, webhook_networks=networks, webhook_waits=(5.0, 300.0), inlets=inlets)
    assert {row.variable for row in SETTINGS} == set(said)
    assert {row.field for row in SETTINGS} == {field.name for field in fields(Settings)}


def test_every_variable_that_cannot_be_read_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        from_environment({"PARALLAX_PORT": "http", "PARALLAX_REQUIRE_KEY": "perhaps"})

    assert str(raised.value).splitlines() == [
        "PARALLAX_PORT is “http”: expected a number from 1 to 65535",
        "PARALLAX_REQUIRE_KEY is “perhaps”: expected yes or no",
    ]


def test_an_address_that_others_reach_is_taken_where_a_key_is_asked_for_from_the_start() -> None:
    assert Settings(host=EVERYWHERE, require_key=True).check().api_key is None


@pytest.mark.parametrize("port", ["http", "-1", "8300.0", "٨٣٠٠", "0x50"])
def test_a_port_that_is_no_number_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="PARALLAX_PORT is"):
        from_environment({"PARALLAX_PORT": port})


@pytest.mark.parametrize("networks", ["10.20.0.1/16", "cms.example", "10.0.0.0/8 10.1.0.0/16", "10.0.0.0/8,"])
def test_a_network_that_is_none_is_refused(networks: str) -> None:
    with pytest.raises(SettingsError, match="PARALLAX_WEBHOOK_NETWORKS is"):
        from_environment({"PARALLAX_WEBHOOK_NETWORKS": networks})


def test_a_file_of_inlets_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"PARALLAX_INLETS is .*cannot be read"):
        from_environment({"PARALLAX_INLETS": str(tmp_path / "none.toml")})


@pytest.mark.parametrize("waits", ["5m", "-5", "1.5", "9999999", "5,,6"])
def test_waits_that_are_no_seconds_are_refused(waits: str) -> None:
    with pytest.raises(SettingsError, match="PARALLAX_WEBHOOK_WAITS is"):
        from_environment({"PARALLAX_WEBHOOK_WAITS": waits})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_alone_needs_no_key(host: str) -> None:
    assert Settings(host=host).check().api_key is None


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.0.2.7", "2001:db8::1", "news.example", "", "127.0.0.1.com"])
def test_any_other_address_is_refused_without_a_key_and_taken_with_one(host: str) -> None:
    with pytest.raises(SettingsError, match="PARALLAX_API_KEY is not set"):
        Settings(host=host).check()

    assert Settings(host=host, api_key=KEY).check().api_key == KEY


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Settings(api_key=KEY[1:]), "PARALLAX_API_KEY is too short: expected 16 characters or more"),
        (Settings(port=0), "the port is 0: expected a number from 1 to 65535"),
        (Settings(port=65536), "the port is 65536"),
        (Settings(redis_url="localhost:6379"), "REDIS_URL is no address of a store"),
        (Settings(redis_url="http://store"), "REDIS_URL is no address of a store"),
        (Settings(log="xml"), "PARALLAX_LOG is “xml”: expected text or json"),
    ],
)
def test_a_wrong_setting_is_named(wrong: Settings, words: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(words)):
        wrong.check()


def test_every_fault_is_named_at_once_and_no_secret_is() -> None:
    with pytest.raises(SettingsError) as raised:
        Settings(redis_url="http://me:secret@store", port=0, api_key="short", host=EVERYWHERE).check()

    assert len(str(raised.value).splitlines()) == 3
    assert "secret" not in str(raised.value)
    assert "short:" in str(raised.value)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8300"),
        (EVERYWHERE, "http://127.0.0.1:8300"),
        ("::1", "http://[::1]:8300"),
        ("::", "http://127.0.0.1:8300"),
        ("news.example", "http://news.example:8300"),
    ],
)
def test_the_address_can_be_opened_on_this_machine(host: str, address: str) -> None:
    assert Settings(host=host).address == address
