from __future__ import annotations

from collections.abc import Iterator

import pytest
from redis import Redis

from tests.workers.webhooks.desk import Desk
from tests.workers.webhooks.endpoint import Endpoint, listening


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with listening() as there:
        yield there


@pytest.fixture
def desk(redis: Redis, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(redis, endpoint, monkeypatch)
