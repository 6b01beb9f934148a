"""The last act: shall they go on with it?"""

from playwright.async_api import expect

from tests.browser.scenarios.challenges import thoughts
from tests.browser.scenarios.challenges.day import ALL, Day

PICKS: tuple[list[int], ...] = ([0], [1], [0], [2])
LISTENS = 5  # of the protocol clients


async def ask_the_last_question(day: Day) -> None:
    await day.console.next("console.next.choice")
    question = day.witness.activity(2)
    for i, client in enumerate(day.clients):
        await client.until(lambda client=client: f"activity/{question}" in client.view())  # type: ignore[misc]
        picks = [] if i == LISTENS else PICKS[i % len(PICKS)]
        remark = f"{day.said(thoughts.REMARK)} ({i})" if i % 8 == 1 else ""
        assert await client.do("choice.answer", activity=question, picks=picks, remark=remark) is None
    for i, phone in enumerate(day.phones):
        await phone.choose(i, day.said(thoughts.REMARK) if i == 1 else "")
    await day.wall.sees("wall.of", n=ALL - 1, of=ALL)
    await day.nowhere(".result-rows, .answers, .console-bar, .remarks")
    assert not any(name.startswith("vote/") for name in day.witness.view())
    await day.stage.picture("15-question")


async def show_the_answers(day: Day) -> None:
    await day.console.next("console.next.answers")
    wires = [PICKS[i % len(PICKS)] for i in range(len(day.clients)) if i != LISTENS]
    sums = [sum(picks == [n] for picks in wires) + 1 for n in range(3)]
    await expect(day.wall.page.locator(".result-count")).to_have_text([str(n) for n in sums])
    await expect(day.console.page.locator(".console-bar b")).to_have_text([str(n) for n in sums])
    for phone in day.phones:
        await expect(phone.page.locator(".answers td")).to_have_text([str(n) for n in (*sums, 1)])
        await expect(phone.page.locator(".remarks").get_by_text(day.said(thoughts.REMARK)).first).to_be_visible()
    await expect(day.wall.page.locator(".remarks")).to_contain_text(day.said(thoughts.REMARK))
    await day.stage.picture("16-answers")
