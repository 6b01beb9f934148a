"""Fixtures that a file of tests makes for itself; those of a whole folder are in its conftest.py."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.running import Server
from tests.valkey import Valkey


def own_store_and_server(first: str) -> tuple[Any, Any]:
    """For one file alone, which may ill-treat them: `store, server = own_store_and_server("…")`.

    `first`: Python that the server runs before, such as what makes its patience shorter.
    """

    @pytest.fixture(scope="module")
    def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
        with Valkey(tmp_path_factory.mktemp("own")) as valkey:
            yield valkey

    @pytest.fixture(scope="module")
    def server(store: Valkey) -> Iterator[Server]:
        with Server(store.url, first) as started:
            yield started

    return store, server
