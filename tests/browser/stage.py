"""The stage of a play: one browser, and in it every device of a workshop, with its own cookies and its own screen."""

import json
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from tests.client import Record, fold

Kind = Literal["phone", "tablet", "laptop", "console", "wall"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")
SIZES: dict[Kind, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 768, "height": 1024},
    "laptop": {"width": 1366, "height": 768},
    "console": {"width": 1280, "height": 800},
    "wall": {"width": 1920, "height": 1080},
}
FAILED_NETWORK = ("net::ERR_", "WebSocket connection to")
PATIENCE = 15_000  # milliseconds: the machine may be busy with other tests
# Heard from every page before its own scripts run: what its security policy had to forbid.
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (violation) =>
  console.error(`forbidden: ${violation.effectiveDirective} ${violation.blockedURI}`))"""

expect.set_options(timeout=PATIENCE)


@asynccontextmanager
async def browser_open() -> AsyncIterator[Browser]:
    """The system's Chromium, without a window."""
    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            await browser.close()


class Stage:
    """All devices of one test. What goes wrong on any page is kept in `troubles`, and fails the test when it ends.

    As a context manager it puts them away: before the network or the server goes that they would still ask for.
    """

    def __init__(
        self, browser: Browser, language: str = "en", shots: Path | None = None, hosts: Sequence[str] = ("127.0.0.1",)
    ) -> None:
        self.browser = browser
        self.hosts = hosts  # the server's: no page asks any other for anything
        self.language = language
        self.shots = shots
        self.troubles: list[str] = []
        self.network_may_fail = False
        self.expected: set[str] = set()
        self.scheme: Literal["light", "dark"] = "light"
        self._devices: dict[str, BrowserContext] = {}
        self._pages: dict[str, Page] = {}
        self._channels: dict[Page, dict[str, dict[str, Record]]] = {}

    @property
    def pages(self) -> dict[str, Page]:
        """The pages by the names of their devices."""
        return self._pages

    async def device(self, name: str, kind: Kind, language: str = "") -> Page:
        """A new device with one open tab."""
        by_thumb = kind in ("phone", "tablet")
        context = await self.browser.new_context(
            viewport=SIZES[kind],
            is_mobile=by_thumb,
            has_touch=by_thumb,
            locale=language or self.language,
            color_scheme=self.scheme,
            ignore_https_errors=True,  # a certificate that a test has made
            device_scale_factor=2 if kind == "phone" and self.shots else 1,
        )
        context.set_default_timeout(PATIENCE)
        await context.add_init_script(TELL_VIOLATIONS)
        self._devices[name] = context
        self._pages[name] = await self.tab(context)
        return self._pages[name]

    def rename(self, name: str, new: str) -> None:
        """The device turns into something else."""
        self._devices[new] = self._devices.pop(name)
        self._pages[new] = self._pages.pop(name)

    async def lose(self, name: str) -> None:
        """The device is gone without a word, as when its battery is empty."""
        del self._pages[name]
        await self._devices.pop(name).close()

    async def another_tab(self, name: str) -> Page:
        """In place of the one that was closed: the device has kept what a browser keeps."""
        self._pages[name] = await self.tab(self._devices[name])
        return self._pages[name]

    async def tab(self, context: BrowserContext) -> Page:
        """One more tab of a device."""
        page = await context.new_page()
        self.watch(page)
        return page

    def watch(self, page: Page) -> None:
        """Hear every trouble of a page."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._see(request.url))
        page.on("websocket", lambda socket: self._see(socket.url))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda said: self._note(page, said)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if self.network_may_fail and any(words in message.text for words in FAILED_NETWORK):
            return
        if any(words in message.text for words in self.expected):
            return
        self.troubles.append(f"{message.location.get('url', '')}: {message.text}")

    def _see(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in ("data", "file") and address.hostname not in self.hosts:
            self.troubles.append(f"a request left the machine: {url}")

    def _note(self, page: Page, said: str | bytes) -> None:
        message = json.loads(said)
        if message["t"] == "frame":
            fold(self._channels.setdefault(page, {}), message)

    def told(self, page: Page) -> dict[str, Record]:
        """What everyone is told, as far as this page has heard of it on its sockets."""
        return self._channels.get(page, {}).get("all", {})

    async def in_scheme(self, scheme: Literal["light", "dark"]) -> None:
        """Show every page, and every one to come, in light or in dark."""
        self.scheme = scheme
        for page in self._pages.values():
            await page.emulate_media(color_scheme=scheme)

    async def picture(self, step: str) -> None:
        """One picture of every screen, if pictures are wanted, in a folder of the language."""
        for name, page in self._pages.items():
            await self.picture_of(page, f"{step}-{name}")

    async def picture_of(self, page: Page, name: str, *, whole: bool = False) -> None:
        """A picture of one screen, if pictures are wanted; or of the whole page, however long it is."""
        if self.shots is not None:
            folder = self.shots / self.language
            folder.mkdir(parents=True, exist_ok=True)
            await page.screenshot(path=folder / f"{name}.png", full_page=whole)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.clear()

    async def clear(self) -> None:
        """Put all devices away; then nothing may have gone wrong."""
        for context in self._devices.values():
            await context.close()
        self._devices.clear()
        self._pages.clear()
        self._channels.clear()
        assert not self.troubles, "\n".join(self.troubles)
