"""The console's library, its editor, and agendas as files, as a moderator finds them."""

import json
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Locator, expect

from tests.browser.console import Console
from tests.browser.inspection import come_to_rest, cut_off, faults_by_axe, small_targets
from tests.browser.stage import Kind, Stage
from tests.browser.workshop import Running, running


async def test_the_library_adds_a_whole_tool_behind_the_current_activity(origin: str, stage: Stage) -> None:
    async with running(origin, statements=2) as workshop:
        await workshop.open()
        console = await workshop.console(stage)
        await console.open_library()
        await console.dialog.get_by_role("searchbox").fill("field analysis")
        await expect(console.dialog.locator("[data-tool]")).to_have_count(1)
        await console.add_tool("forces")
        await console.close_sheet()
        kinds = [workshop.moderator.view()[f"activity/{name}"]["t"] for name in await agenda(workshop, 4)]
        assert kinds == ["scale", "canvas", "canvas", "scale"]


async def test_one_choice_of_names_holds_for_every_part_of_a_tool(origin: str, stage: Stage) -> None:
    async with running(origin, statements=0) as workshop:
        console = await workshop.console(stage)
        await console.open_library()
        await console.dialog.locator("select[name=names]").select_option("nameless")
        await console.add_tool("challenges")
        cards, rating, choice = [workshop.moderator.view()[f"activity/{name}"] for name in await agenda(workshop, 3)]
        assert (cards["who"], rating["who"], choice["mode"]) == ("nameless", "nameless", "nameless")


async def test_a_field_is_edited_and_what_is_wrong_is_said_at_it(origin: str, stage: Stage) -> None:
    async with running(origin, statements=0) as workshop:
        assert await workshop.moderator.do("activity.add", activity="fears", template={"tool": "swot"}) is None
        console = await workshop.console(stage)
        form = await edit(console)
        title = form.locator(".edit-item").nth(1).locator("textarea").first
        for language in ("lv", "uk", "en"):
            await form.locator(f".editor-languages [lang={language}]").click()
            await title.fill("")
        await save(console, form)
        await expect(form.locator(".edit-item").nth(1)).to_contain_text(console.words("console.wrong.text_missing"))
        await expect(title).to_be_focused()
        await title.fill("What is hard")
        await form.get_by_text(console.words("console.edit.decides")).click()
        await save(console, form)
        await expect(console.dialog).to_have_count(0)
        fields = await until_fields(workshop, "What is hard")
        assert fields[1]["title"] == {"en": "What is hard"}
        assert fields[0]["title"]["lv"]
        assert workshop.moderator.view()["activity/fears"]["decides"] is True


async def test_an_agenda_is_saved_and_loaded_and_a_fault_in_it_is_named(
    origin: str, stage: Stage, tmp_path: Path
) -> None:
    async with running(origin, statements=2) as workshop:
        console = await workshop.console(stage)
        async with console.page.expect_download() as download:
            await console.page.locator(".agenda-save").first.click()
        file = tmp_path / "agenda.json"
        await (await download.value).save_as(file)
        stage.expected.add("422")  # the browser says aloud that the server refused
        saved, faulty = (json.loads(file.read_text()) for _ in range(2))
        faulty["activities"][1]["low"] = {"en": "x" * 61}
        await load(console, faulty)
        part = console.words("console.library.part_n", n=2)
        await expect(console.dialog.get_by_role("alert").filter(has_text=part)).to_be_visible()
        await agenda(workshop, 2)
        await load(console, saved)
        names = await agenda(workshop, 4)
        said = [workshop.moderator.view()[f"activity/{name}"]["statement"] for name in names]
        assert said[:2] == said[2:]


async def test_an_activity_is_duplicated_with_all_that_was_set(origin: str, stage: Stage) -> None:
    async with running(origin, statements=0) as workshop:
        template = {"tool": "swot", "minutes": 7}
        assert await workshop.moderator.do("activity.add", activity="fears", template=template) is None
        console = await workshop.console(stage)
        await console.page.locator(".wide-only .agenda-item").last.click()
        await console.button("console.duplicate").click()
        first, second = [workshop.moderator.view()[f"activity/{name}"] for name in await agenda(workshop, 2)]
        assert first == second
        assert second["minutes"] == 7


async def test_a_figure_is_worked_in_on_the_console(origin: str, stage: Stage) -> None:
    """A card is written in a field, dragged to another, and its tools are in sight; a field is locked."""
    async with running(origin, statements=0) as workshop:
        lead = workshop.moderator
        assert await lead.do("activity.add", activity="stars", template={"tool": "star"}) is None
        assert await lead.do("cards.phase", activity="stars", phase="open") is None
        console = await workshop.console(stage)
        fields, tray = console.page.locator(".figure .figure-field"), console.page.locator(".figure-tray")
        await expect(console.page.locator(".star-point")).to_have_count(5)
        await fields.nth(0).locator("button.field-name").click()
        await tray.locator("textarea").fill("Warm tea")
        await tray.get_by_role("button", name=console.words("console.cards.add")).click()
        await tray.get_by_role("button", name=console.words("console.figure.lock"), exact=True).click()
        await expect(fields.nth(0).locator(".field-lock")).to_be_visible()
        await tray.get_by_role("button", name=console.words("console.close")).click()
        card = fields.nth(0).locator(".field-card")
        await card.drag_to(fields.nth(1).locator(".field-cards"))
        await expect(fields.nth(1).locator(".field-words")).to_have_text("Warm tea")
        await fields.nth(1).locator(".field-face").click()
        await tray.get_by_role("button", name=console.words("console.card.pin"), exact=True).click()
        await expect(fields.nth(1).locator(".field-said")).to_have_text(console.words("console.card.pinned"))


async def edit(console: Console) -> Locator:
    """Unfold the last activity of the agenda, and edit it."""
    await console.page.locator(".wide-only .agenda-item").last.click()
    await (
        console.page.locator(".wide-only").get_by_role("button", name=console.words("console.edit"), exact=True).click()
    )
    form = console.dialog.locator("form.editor")
    await expect(form).to_be_visible()
    return form


async def save(console: Console, form: Locator) -> None:
    await form.get_by_role("button", name=console.words("console.save"), exact=True).click()


async def load(console: Console, file: object) -> None:
    if not await console.dialog.is_visible():
        await console.open_library()
    content = json.dumps(file).encode()
    chosen: FilePayload = {"name": "agenda.json", "mimeType": "application/json", "buffer": content}
    await console.dialog.locator("input[type=file]").set_input_files(chosen)


async def agenda(workshop: Running, length: int) -> list[str]:
    """The names of the activities, once there are so many."""
    moderator = workshop.moderator
    await moderator.until(lambda: len(moderator.view()["workshop"]["agenda"]) == length)
    return list(moderator.view()["workshop"]["agenda"])


async def until_fields(workshop: Running, title: str) -> list[dict[str, dict[str, str]]]:
    moderator = workshop.moderator
    await moderator.until(lambda: title in str(moderator.view()["activity/fears"]["fields"]))
    return list(moderator.view()["activity/fears"]["fields"])


@pytest.mark.parametrize("kind", ["console", "phone"])
async def test_library_editor_and_figure_are_accessible(origin: str, stage: Stage, kind: Kind) -> None:
    """On a laptop and in the hand."""
    async with running(origin, statements=0) as workshop:
        assert await workshop.moderator.do("activity.add", activity="fears", template={"tool": "context"}) is None
        assert await workshop.moderator.do("activity.add", activity="deeds", template={"tool": "actions"}) is None
        await (await workshop.crowd(3)).moderator.do("cards.phase", activity="fears", phase="open")
        console = await workshop.console(stage, kind)
        field = workshop.moderator.view()["activity/fears"]["fields"][0]["name"]
        for i in range(3):
            card = {"activity": "fears", "id": f"card{i}", "text": "It takes time " * 9, "field": field}
            assert await workshop.moderator.do("card.add", **card) is None
        await expect(console.page.locator(".figure .field-card")).to_have_count(3)
        await console.page.locator(".field-face").first.click()
        await expect(console.page.locator(".card-tools").first).to_be_visible()
        await faultless(console, "a canvas with a card unfolded")
        await workshop.moderator.do("cards.phase", activity="deeds", phase="open")
        assert await workshop.moderator.do("card.add", activity="deeds", id="deed1", text="Ask everyone") is None
        await expect(console.page.locator(".cells")).to_be_visible()
        await faultless(console, "a table")
        await console.more()
        await console.dialog.get_by_role("button", name=console.words("console.edit"), exact=True).last.click()
        await expect(console.dialog.locator("form.editor")).to_be_visible()
        await faultless(console, "the editor")
        await console.close_sheet()
        if kind == "phone":
            await console.more()
        await console.button("console.add").last.click()
        await expect(console.dialog.locator("[data-tool]").first).to_be_visible()
        await faultless(console, "the library")


async def faultless(console: Console, state: str) -> None:
    await come_to_rest(console.page)
    faults = [*await faults_by_axe(console.page), *await cut_off(console.page), *await small_targets(console.page)]
    assert not faults, (state, faults)
