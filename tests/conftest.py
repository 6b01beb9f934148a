"""What every test may count on."""

import pytest


@pytest.fixture
def anyio_backend() -> str:
    """Tests run on asyncio, as the server does."""
    return "asyncio"
