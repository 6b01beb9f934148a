"""Pages keep to themselves. Every test of this folder fails on a violation or a request elsewhere; these provoke."""

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.workshop import running

MISCHIEF = """() => {
  document.head.append(Object.assign(document.createElement("script"), { src: "http://127.0.0.2:9/evil.js" }));
  document.head.append(Object.assign(document.createElement("script"), { textContent: "window.evil = 1" }));
  document.body.innerHTML += '<p style="color: red" onclick="evil()">';
}"""


async def test_a_script_or_style_from_elsewhere_is_forbidden(stage: Stage, origin: str) -> None:
    page = await stage.device("phone", "phone")
    await page.goto(origin)
    async with page.expect_console_message(lambda message: "forbidden: script-src-attr" in message.text):
        await page.evaluate(MISCHIEF)
    for directive in ("script-src-elem", "style-src-attr", "script-src-attr"):
        assert any(f"forbidden: {directive}" in trouble for trouble in stage.troubles), stage.troubles
    assert await page.evaluate("window.evil") is None
    stage.troubles.clear()


async def test_a_statement_is_never_markup(stage: Stage, origin: str) -> None:
    wicked = '<img src=x onerror="document.title=1"><b>bold</b>'
    async with running(origin, "live") as workshop:
        settings = {"statement": {"en": wicked}}
        assert await workshop.moderator.do("activity.edit", activity=workshop.activity(), settings=settings) is None
        await workshop.open()
        phone, wall = await workshop.phone(stage, wicked[:40]), await workshop.wall(stage)
        await phone.reads(wicked)
        await wall.reads(wicked)
        await phone.stand(5)
        await expect(wall.page.locator(".person-name")).to_contain_text("<img")
        assert await wall.page.locator(".stage b, .stage img").filter(has_text="bold").count() == 0


@pytest.mark.parametrize("path", ["", "wall", "console"])
async def test_the_pages_of_an_unknown_code_are_kind(stage: Stage, origin: str, path: str) -> None:
    stage.expected.add("404")
    page = await stage.device("phone", "phone")
    await page.goto(f"{origin}/KAFE47/{path}".rstrip("/"))
    await expect(page.get_by_role("heading", level=1)).to_contain_text("KAFE47")
    await expect(page.get_by_role("textbox")).to_be_visible()
