"""The pages under a path of a proxy with TLS: nothing in them asks for what is not there."""

from pathlib import Path

from playwright.async_api import expect

from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.workshop import running
from tests.nginx import nginx
from tests.running import Server


async def test_PROXY_1_a_phone_and_a_console_work_under_a_path(stage: Stage, server: Server, tmp_path: Path) -> None:
    with nginx(tmp_path, server.port) as outside:
        async with running(outside.path) as workshop, stage:
            await workshop.open()
            phone = Phone(await stage.device("phone", "phone"), "en")
            await phone.type_code(f"{outside.path}/", workshop.code)
            await phone.join("Anna")
            await phone.stand(4)
            await phone.is_saved()
            console = await stage.device("console", "console")
            await console.goto(f"{workshop.address}/console#{workshop.made.moderator}")
            await expect(console.locator("main h1")).to_be_visible()
            report = await console.context.request.get(f"{workshop.address}/report")
            assert report.ok
            assert 'href="/' not in await report.text()
