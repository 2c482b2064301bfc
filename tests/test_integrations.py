"""The guides for newsrooms' systems: their tables make an inlet each, their curl lines post what that system posts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.ingest.formats import FORMATS
from tests.service.processes import Served, clean_environment, free_port, served, wait_until
from tests.test_docs import ADDRESS, ROOT, blocks
from workers.webhooks import signing

GUIDES = sorted((ROOT / "docs" / "integrations").glob("*.md"))
TABLES = {guide.stem: blocks(guide.read_text(encoding="utf-8"), "toml") for guide in GUIDES}
CURLS = [(guide.stem, block) for guide in GUIDES for block in blocks(guide.read_text(encoding="utf-8"), "sh")]
TRY = "## Try it"

needs_curl = pytest.mark.skipif(
    shutil.which("curl") is None or shutil.which("openssl") is None,
    reason="no curl or openssl here: apt-get install curl openssl",
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service with every inlet of the guides, and webhooks that may go to this machine."""
    folder = tmp_path_factory.mktemp("guides")
    (folder / "inlets.toml").write_text("\n".join(table for tables in TABLES.values() for table in tables))
    environ = clean_environment(
        PARALLAX_INLETS=str(folder / "inlets.toml"), PARALLAX_WEBHOOK_NETWORKS="127.0.0.0/8", PARALLAX_WEBHOOK_WAITS="1"
    )
    with served(folder / "kept", environ=environ) as service:
        yield service


def test_there_is_a_guide_for_each_system_and_its_table_says_so() -> None:
    formats = {
        guide: {table["format"] for text in texts for table in tomllib.loads(text).values()}
        for guide, texts in TABLES.items()
        if guide != "webhooks"
    }

    assert formats == {name: {name} for name in FORMATS}


def test_every_guide_ends_in_a_line_to_try() -> None:
    without = [g.stem for g in GUIDES if g.stem != "webhooks" and not blocks(g.read_text().partition(TRY)[2], "sh")]

    assert without == []


@needs_curl
@pytest.mark.processes
@pytest.mark.parametrize(("guide", "block"), CURLS, ids=[f"{guide}-{n}" for n, (guide, _) in enumerate(CURLS)])
def test_the_curl_line_of_a_guide_does_what_it_says(guide: str, block: str, service: Served, tmp_path: Path) -> None:
    here = str(service.desk.http.base_url).rstrip("/")
    ran = subprocess.run(
        ["sh", "-eu", "-c", block.replace(ADDRESS, here)],
        env=os.environ | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    answer = json.loads(ran.stdout)
    if guide == "webhooks":
        assert answer["standing"] == "unverified"
        return
    assert answer["status"] == "queued", answer
    service.desk.must_read(f"/v1/articles/{answer['id']}")


@pytest.mark.processes
def test_the_receiver_of_the_guide_is_verified_and_told(service: Served, tmp_path: Path) -> None:
    (receiver,) = blocks((ROOT / "docs" / "integrations" / "webhooks.md").read_text(encoding="utf-8"), "python")
    (tmp_path / "receiver.py").write_text(receiver)
    port, secret = free_port(), signing.make_secret()
    command = [sys.executable, "-m", "flask", "--app", "receiver", "run", "--port", str(port)]
    log = (tmp_path / "log").open("w")
    process = subprocess.Popen(
        command, cwd=tmp_path, env=clean_environment(WEBHOOK_SECRET=secret), stdout=log, stderr=subprocess.STDOUT
    )
    try:
        wait_until(lambda: listens(port))
        wish = {"url": f"http://127.0.0.1:{port}/hooks/parallax", "secret": secret, "types": ["article.read"]}
        where = service.desk.http.post("/v1/subscriptions", json=wish).headers["Location"]
        wait_until(lambda: service.desk.http.get(where).json()["standing"] == "active")
        service.desk.post({"source": "Harbour Post", "text": "A ferry sank on Tuesday. Three people died."})
        wait_until(lambda: "article.read" in (tmp_path / "log").read_text())
    finally:
        process.terminate()
        process.wait(20)
        log.close()

    assert re.search(r"article\.read \{.*'source': 'Harbour Post'", (tmp_path / "log").read_text())


def listens(port: int) -> bool:
    try:
        httpx.post(f"http://127.0.0.1:{port}/hooks/parallax")
    except httpx.TransportError:
        return False
    return True
