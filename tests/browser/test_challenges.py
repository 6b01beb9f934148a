"""Tool 2.4 in real browsers: twenty people, two servers, and one of them killed in the middle."""

from playwright.async_api import Browser

from tests.browser.scenarios.challenges import play
from tests.running import several
from tests.valkey import Valkey


async def test_the_challenges(browser: Browser, own_store: Valkey) -> None:
    with several(own_store, 2) as servers:
        await play(browser, servers, own_store.url, "lv")
