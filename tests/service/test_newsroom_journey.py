"""A newsroom's afternoon in real processes: two systems post one story, a subscriber hears of it, an editor decides."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from tests.service.processes import Served, clean_environment, free_port, served, wait_until
from tests.workers.webhooks.endpoint import Endpoint, Reply, Request, echo, listening
from workers.webhooks import signing

pytestmark = pytest.mark.processes

SECRET = "a-secret-of-the-newsroom"  # noqa: S105 (the test's)
INLETS = f"""
[desk]
format = "superdesk"
secret = "{SECRET}"

[blog]
format = "ghost"
secret = "{SECRET}"
source = "Harbour Post"
"""
WIRE = (
    "<p>A ferry capsized off Northpoint on Tuesday morning in heavy seas.</p>"
    "<p>The capsizing of the ferry killed 12 people, the coastguard said.</p>"
)
POST = (
    "<p>A ferry capsized off Northpoint on Tuesday in heavy seas.</p>"
    "<p>The capsizing of the ferry killed {} people, the hospital at Northpoint said.</p>"
)


class Subscriber:
    """Takes what the library verifies, answers the challenge, and remembers the messages."""

    def __init__(self, endpoint: Endpoint, secret: str) -> None:
        self.endpoint = endpoint
        self.webhook = Webhook(secret)
        self.heard: list[dict[str, Any]] = []
        self.refused = 0
        endpoint.answer = self.answer

    def answer(self, request: Request) -> Reply:
        try:
            message = self.webhook.verify(request.body, dict(request.headers))
        except WebhookVerificationError:
            self.refused += 1
            return Reply(401)
        self.heard.append(message)
        return echo(request)

    def told(self, kind: str) -> list[dict[str, Any]]:
        return [message["data"] for message in self.heard if message["type"] == kind]

    def wait_for(self, kind: str, number: int) -> dict[str, Any]:
        """The data of that many-th message of the type, once it has come."""
        wait_until(lambda: len(self.told(kind)) >= number, 90)
        return self.told(kind)[number - 1]


class Newsroom:
    """A fake Superdesk, a fake Ghost and an editor, all over HTTP."""

    def __init__(self, service: Served) -> None:
        self.service = service
        self.http: httpx.Client = service.desk.http

    def push(self, **said: str) -> httpx.Response:
        """What Superdesk does when an item is published, corrected or killed."""
        item = {"guid": "urn:wire:1", "version": "1", "type": "text", "source": "Harbour Agency", "body_html": WIRE}
        item |= {"headline": "Ferry capsizes off Northpoint", "versioncreated": "2024-05-14T12:00:00+0000"} | said
        body = json.dumps(item).encode()
        signature = hmac.new(SECRET.encode(), body, hashlib.sha1).hexdigest()
        return self.http.post("/v1/ingest/desk", content=body, headers={"x-superdesk-signature": f"sha1={signature}"})

    def publish(self, toll: int, updated_at: str) -> httpx.Response:
        """What Ghost does when a post is published or updated; it waits two seconds."""
        post = {
            "id": "66",
            "status": "published",
            "title": "Ferry turns over off Northpoint",
            "html": POST.format(toll),
        }
        post |= {
            "published_at": "2024-05-14T13:00:00.000Z",
            "updated_at": updated_at,
            "url": "https://harbour.example/f/",
        }
        body, at = json.dumps({"post": {"current": post, "previous": {}}}).encode(), str(int(time.time() * 1000))
        signature = hmac.new(SECRET.encode(), body + at.encode(), hashlib.sha256).hexdigest()
        headers = {"X-Ghost-Signature": f"sha256={signature}, t={at}"}
        return self.http.post("/v1/ingest/blog", content=body, headers=headers)

    def subscribe(self, url: str, **said: object) -> str:
        """The address of a subscription, once its endpoint is verified."""
        answer = self.http.post("/v1/subscriptions", json={"url": url} | said)
        assert answer.status_code == 201, answer.text
        where = str(answer.headers["Location"])
        wait_until(lambda: self.http.get(where).json()["standing"] == "active", 60)
        return where

    def decide(self, told: dict[str, Any], status: str) -> None:
        """What an editor decides on the conflict that a message tells of, as it was seen."""
        where = f"/v1/stories/{told['story']}/conflicts/{told['conflict']['id']}"
        seen = self.http.get(where).headers["ETag"]
        answer = self.http.patch(where, json={"status": status, "by": "desk"}, headers={"If-Match": seen})
        assert answer.status_code == 200, answer.text

    def dead_letters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.http.get("/v1/dead-letters").json()["deliveries"]
        return found


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    (tmp_path / "inlets.toml").write_text(INLETS)
    environ = clean_environment(
        PARALLAX_INLETS=str(tmp_path / "inlets.toml"),
        PARALLAX_WEBHOOK_NETWORKS="127.0.0.0/8",
        PARALLAX_WEBHOOK_WAITS="1,1",
    )
    with served(tmp_path / "kept", environ=environ) as service:
        yield Newsroom(service)


def test_a_newsroom_wires_it_up_and_hears_of_every_turn(newsroom: Newsroom) -> None:
    secret, port = signing.make_secret(), free_port()
    with listening() as endpoint:
        subscriber = Subscriber(endpoint, secret)
        newsroom.subscribe(endpoint.url, secret=secret)
        with listening(port) as doomed:
            dead = newsroom.subscribe(doomed.url, types=["conflict.opened"])

        # Two systems post one story, each as it does today.
        assert newsroom.push().status_code == 202
        assert newsroom.publish(14, "2024-05-14T13:00:00.000Z").status_code == 202
        opened = subscriber.wait_for("conflict.opened", 1)
        assert [position["sources"] for position in opened["conflict"]["positions"]] == [
            ["Harbour Agency"],
            ["Harbour Post"],
        ]

        # An editor dismisses it; another version of the post takes another position, and it is open again,
        # though the process that delivers is killed in between.
        newsroom.decide(opened, "dismissed")
        assert subscriber.wait_for("conflict.changed", 1)["conflict"]["status"] == "dismissed"
        courier, *_ = newsroom.service.children("--queue webhooks")
        os.kill(courier, signal.SIGKILL)
        assert newsroom.publish(15, "2024-05-14T14:00:00.000Z").status_code == 202
        again = subscriber.wait_for("conflict.opened", 2)
        assert (again["conflict"]["id"], again["was"]) == (opened["conflict"]["id"], "dismissed")
        assert [position["value"] for position in again["conflict"]["positions"]] == ["12", "15"]

        # The wire kills its item: nothing is in dispute any more.
        assert newsroom.push(pubstatus="canceled", versioncreated="2024-05-14T15:00:00+0000").status_code == 202
        settled = subscriber.wait_for("conflict.settled", 1)
        assert settled["conflict"]["id"] == opened["conflict"]["id"]
        assert [position["sources"] for position in settled["conflict"]["positions"]] == [
            ["Harbour Agency"],
            ["Harbour Post"],
        ]

        # The other endpoint was away all the time: its messages are dead letters, until they are sent again.
        wait_until(lambda: len(newsroom.dead_letters()) == 2, 60)
        assert {letter["type"] for letter in newsroom.dead_letters()} == {"conflict.opened"}
        with listening(port) as back:
            assert newsroom.http.post(f"{dead}/replay").json() == {"replayed": 2}
            wait_until(lambda: len(back.told("conflict.opened")) == 2, 60)
        wait_until(lambda: newsroom.dead_letters() == [], 20)

        newest = newsroom.http.get(f"/v1/stories/{opened['story']}/report").json()["version"]
        wait_until(lambda: {told["version"] for told in subscriber.told("report.updated")} == set(range(1, newest + 1)))

    assert subscriber.refused == 0
