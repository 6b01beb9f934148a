"""A store for the tests of single faults."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.valkey import Valkey


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Valkey]:
    with Valkey(tmp_path) as started:
        yield started
