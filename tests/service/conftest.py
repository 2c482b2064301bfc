from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from tests.service.desk import Desk
from tests.service.fakes import RememberingStore, Settings


@pytest.fixture
def store() -> RememberingStore:
    return RememberingStore()


@pytest.fixture
def client(store: RememberingStore) -> FlaskClient:
    return create_app(store, settings=Settings()).test_client()


@pytest.fixture
def client_of() -> Callable[..., FlaskClient]:
    """A client of an app over that store, with those settings."""

    def make(store: object, **settings: str) -> FlaskClient:
        return create_app(store, settings=Settings(**settings)).test_client()

    return make


@pytest.fixture
def desk() -> Desk:
    return Desk()
