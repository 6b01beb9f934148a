"""The whole scenario in real browsers: in two languages, in all three modes, on one server and on three."""

import pytest
from playwright.async_api import Browser

from tests.browser.scenarios.cast import Mode
from tests.browser.scenarios.floor_line import play
from tests.running import several
from tests.valkey import Valkey


@pytest.mark.parametrize(
    ("language", "mode", "processes", "hand_over"),
    [
        pytest.param("lv", "nameless", 3, False, id="nameless-on-three-servers"),
        pytest.param("en", "hidden", 1, True, id="hidden-with-names", marks=pytest.mark.slow),
        pytest.param("lv", "live", 1, False, id="live", marks=pytest.mark.slow),
    ],
)
async def test_the_floor_line(
    browser: Browser, own_store: Valkey, language: str, mode: Mode, processes: int, hand_over: bool
) -> None:
    with several(own_store, processes) as servers:
        await play(browser, servers, language, mode, hand_over=hand_over)
