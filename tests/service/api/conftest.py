from __future__ import annotations

import pytest

from tests import ferry
from tests.service.fakes import RememberingStore


@pytest.fixture
def ferry_store(store: RememberingStore) -> RememberingStore:
    store.keep(ferry.REPORT, ferry.TEXTS)
    return store
