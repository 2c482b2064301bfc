"""A service over a true store in memory, and a desk that posts two articles which give another toll."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient
from redis import Redis

from service.app import create_app
from tests.service.fakes import Settings
from tests.workers.house import memory, work
from workers.store import Store

STORY = "northpoint"
TEXT = "A ferry capsized off Northpoint on Tuesday. The accident killed {} people, the coastguard said."


@dataclass
class Desk:
    """Posts, works the queue off, and asks."""

    redis: Redis = field(default_factory=memory)

    def __post_init__(self) -> None:
        self.store = Store(self.redis)
        self.client: FlaskClient = create_app(self.store, settings=Settings()).test_client()

    def post(self, source: str, toll: int, **said: object) -> str:
        """The id of an article of that source, read and compared; a second one is its revision."""
        values = {"source": source, "external_id": "1", "text": TEXT.format(toll), "published_at": "2024-05-14"}
        answer = self.client.post("/v1/articles", json=values | {"story": STORY} | said)
        assert answer.status_code == 202, answer.json
        work(self.redis)
        return str(answer.json["id"])

    def get(self, address: str, **headers: str) -> Any:  # noqa: ANN401 (JSON values)
        """The answer's JSON."""
        answer = self.client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        assert answer.status_code == 200, answer.text
        return answer.json

    def dispute(self) -> str:
        """Two sources that disagree; the id of the conflict."""
        self.post("First", 12)
        self.post("Second", 14)
        (conflict,) = self.get(f"/v1/stories/{STORY}/report")["conflicts"]
        return str(conflict["id"])
