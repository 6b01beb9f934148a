"""What every test may count on."""

import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

SECONDS_TO_END = 20.0


@pytest.fixture
def anyio_backend() -> str:
    """Tests run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left_running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No store and no server outlives the tests that started it: that would eat up a machine run by run."""
    yield
    deadline = time.monotonic() + SECONDS_TO_END
    while (left := running_in(tmp_path_factory.getbasetemp())) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left, left


def running_in(folder: Path) -> list[str]:
    """The processes that work in this folder, as a store does, or were told of it, as a server is of its store."""
    found = []
    for process in Path("/proc").glob("[0-9]*") if sys.platform == "linux" else ():
        with suppress(OSError):  # it has just ended, or is somebody else's
            works_in, told = (process / "cwd").readlink(), (process / "environ").read_bytes()
            if works_in.is_relative_to(folder) or bytes(folder / "x")[:-1] in told:
                found.append(f"{process.name} in {works_in}: {(process / 'comm').read_text().strip()}")
    return found
