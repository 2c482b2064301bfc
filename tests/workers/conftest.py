from __future__ import annotations

import pytest
from redis import Redis

from tests.workers.house import FakeEngine, memory
from workers.store import Store


@pytest.fixture
def redis() -> Redis:
    return memory()


@pytest.fixture
def store(redis: Redis) -> Store:
    return Store(redis)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    return FakeEngine().install(monkeypatch)
