"""A village hall without internet: everything starts, is found and works in a network that leads nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server import bootstrap
from tests.running import LAUNCH
from tests.server.hotspot import LAPTOP, Hotspot, line_of, tell, why_not
from tests.server.start import stop_store

PORT = "8000"

# No other way is left where the kernel refuses: a network cannot be cut off without one.
pytestmark = pytest.mark.skipif(bool(why_not()), reason=f"no hall without internet can be made here: {why_not()}")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The store that the server starts there outlives a server that is killed, as one is when the hall is over."""
    yield tmp_path / "data"
    stop_store(tmp_path / "data")


def test_ADDRESS_2_in_a_hall_without_internet_people_join_by_the_right_address_and_work(
    tmp_path: Path, data: Path
) -> None:
    with bootstrap.one_at_a_time():
        bootstrap.pages()["build"]()
    with Hotspot(tmp_path) as hall:
        phone = hall.on_phone("-m", "tests.server.at_the_phone")
        assert line_of(phone) == "listening", hall.said()
        kept = {
            "TALKA_DATA_DIR": str(data),
            "HOST": "",
            "PORT": PORT,
            "REDIS_URL": "",
            "TALKA_ADDRESS": "",
        }
        server = hall.on_laptop("-c", LAUNCH, **kept)
        greeting = [line_of(server) for _ in range(4)]
        assert greeting[-1].strip() == f"http://{LAPTOP}:{PORT}", (greeting, hall.said())
        laptop = hall.on_laptop("-m", "tests.server.at_the_laptop", PORT)
        assert line_of(laptop) == "begun", hall.said()
        tell(phone, "whom did you hear?")
        assert line_of(phone) == "names", "a name was looked up: without internet that hangs"
        tell(laptop, "go on")
        address = line_of(laptop)
        assert address.startswith(f"http://{LAPTOP}:{PORT}/"), hall.said()
        tell(phone, address)
        assert line_of(phone) == "placed", hall.said()
        assert line_of(laptop) == "two stand on the wall", hall.said()
        assert server.poll() is None, hall.said()
