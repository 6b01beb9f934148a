"""Forgetting: one person, on their phone; and a whole workshop, by its moderator."""

from playwright.async_api import expect

from tests.browser.scenarios.results import thoughts
from tests.browser.scenarios.results.day import Story
from tests.browser.scenarios.results.people import USER
from tests.server.test_forgetting import gone, kept
from tests.server.test_keeping import stored


async def be_forgotten(story: Story) -> None:
    """At the end of the second workshop somebody goes with all that they said."""
    autumn, store = story.autumn, story.store
    await autumn.console.in_more("console.next.finish")
    await autumn.wall.sees("wall.closed")
    assert USER.encode() in kept(store.folder)
    await autumn.user.be_forgotten()
    await story.stage.picture("33-forgotten")
    await gone(store.folder, USER)
    assert USER not in str(stored(store))
    assert len([name for name in autumn.moderator.view() if name.startswith("seat/")]) == autumn.everyone - 1


async def delete_the_first(story: Story) -> None:
    """With the code typed again; nothing of it is left but what the second has taken along."""
    spring, store = story.spring, story.store
    console = spring.console
    code, remark = spring.code, story.said(thoughts.REMARK)
    assert code.encode() in kept(store.folder)
    assert remark.encode() in kept(store.folder)
    await console.in_sheet("console.keeping")
    await console.dialog.get_by_label(console.words("console.keeping.delete_code", code=code)).fill(code.lower())
    await story.stage.picture("34-delete")
    await console.button("console.keeping.delete").click()
    await expect(console.page.get_by_role("heading", name=console.words("console.deleted"))).to_be_visible()
    await story.stage.picture("35-deleted")
    for words in (code, remark):
        await gone(store.folder, words)
    assert code not in str(stored(store))
    assert f"card/{story.autumn.activity('told again')}" in str(story.autumn.moderator.view())
