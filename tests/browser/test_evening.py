"""A whole evening in real browsers: a tablet passed round, a Ukrainian page, a remote laptop, a console handed over."""

from playwright.async_api import Browser

from tests.browser.scenarios.evening import play
from tests.browser.scenarios.evening.clock import wound
from tests.valkey import Valkey


async def test_the_moderators_evening(browser: Browser, own_store: Valkey) -> None:
    with wound(own_store, 1) as (clock, servers):
        await play(browser, clock, servers, own_store.url, "lv")
