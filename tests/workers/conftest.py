from __future__ import annotations

from collections.abc import Iterator

import pytest
from redis import Redis

from tests.workers.house import FakeEngine, memory, running_server
from workers.connection import connect
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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real store."""
    with running_server(tmp_path_factory.mktemp("store")) as url:
        yield url


@pytest.fixture
def real(server: str) -> Iterator[Redis]:
    """A client of a real store that is empty."""
    redis = connect(server)
    redis.flushall()
    yield redis
    redis.close()
