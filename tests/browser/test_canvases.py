"""Tools 2.2 and 2.5 – 2.8 in real browsers: two groups, a remote colleague, two servers, and one of them killed."""

from playwright.async_api import Browser

from tests.browser.scenarios.canvases import play
from tests.running import several
from tests.valkey import Valkey


async def test_the_canvases(browser: Browser, own_store: Valkey) -> None:
    with several(own_store, 2) as servers:
        await play(browser, servers, own_store.url, "lv")
