"""The end: how it was, what was decided, being forgotten; and everyone has seen the same."""

import asyncio

from playwright.async_api import expect

from board.activities.cards import Card
from board.activities.choice import Vote
from board.methods import TOOLS
from board.records import Seat
from tests.browser.scenarios.evening.day import (
    ALL,
    HALL_BY_WIRE,
    HELPER,
    ON_THE_TABLET,
    REMOTE,
    UKRAINIAN,
    WRITER,
    Day,
)  # fmt: skip
from tests.browser.scenarios.evening.thoughts import IN_UKRAINIAN, REMARK, THANKS
from tests.client import Client, agree
from tests.running import replayed

CLOSING = "closing"
OPTIONS = len(TOOLS["pilots"]["activities"][0]["options"])


async def finish(day: Day) -> None:
    """The wall says thank you, and everyone is asked how it was for them."""
    await day.console.in_more("console.next.finish")
    await day.wall.sees("wall.closed")
    for phone in day.phones.values():
        await phone.sees("phone.closed")
    await asyncio.gather(
        day.phones[WRITER].choose(0),
        day.phones[UKRAINIAN].choose(0, THANKS[day.language]),
        day.phones[REMOTE].choose(1),
        day.tablet.take(ON_THE_TABLET[0]),
        *(
            day.clients[name].do("choice.answer", activity=CLOSING, picks=[i % 3], remark="")
            for i, name in enumerate(HALL_BY_WIRE)
        ),
    )
    await day.tablet.choose(2)
    await day.console.sees("console.closing.answered", n=4 + len(HALL_BY_WIRE))
    await day.stage.picture("32-closing")


async def show_how_it_was(day: Day) -> None:
    await day.console.button("console.closing.show").click()
    faces = day.console.page.locator(".closing-part .faces b")
    await expect(faces).to_have_text(["5", "4", "4"])
    await expect(day.console.page.locator(".closing-part .console-remarks")).to_contain_text(THANKS[day.language])
    await day.stage.picture("33-how-it-was")


async def keep_what_was_decided(day: Day) -> None:
    """One plain page, which a phone keeps as a file."""
    phone = day.phones[HELPER]
    way = phone.page.get_by_role("link", name=phone.words("phone.decided.keep"))
    async with phone.page.expect_download() as kept:
        await way.click()
    file = await (await kept.value).path()
    page = file.read_text("utf-8")
    assert day.option("pilots", 0) in page
    assert REMARK[day.language] in page or day.title("pilots") in page
    assert "<script" not in page


async def forget_one(day: Day) -> None:
    """Somebody wants to be forgotten with all they said; everyone else stays."""
    await day.phones[WRITER].be_forgotten()
    await day.stage.picture("34-forgotten")
    del day.phones[WRITER]


async def all_views_agree(day: Day) -> None:
    """Whoever comes now sees what all see, and the log tells it as the screens do."""
    async with Client(day.origin(), day.code, "wall", day.wall_secret) as wall:
        await agree([wall, *day.clients.values()])
    board = (await replayed(day.store, day.code)).state
    cards = {card.text: card for card in board.under(f"card/{await day.activity('echo')}", Card)}
    assert set(cards[IN_UKRAINIAN].said) == {day.language}
    assert WRITER not in {seat.name for seat in board.under("seat", Seat)}
    votes = list(board.under(f"vote/{await day.activity('pilots')}", Vote))
    assert len(votes) == ALL - 1
    sums = [sum(n in vote.picks for vote in votes) for n in range(OPTIONS)]
    for name, phone in day.phones.items():
        await phone.open_tab("shared")
        title = day.title("pilots", phone.words.language if name == UKRAINIAN else "")
        part = phone.page.locator(".past").filter(has=phone.page.get_by_role("heading", name=title))
        await expect(part.locator(".answers td")).to_have_text([str(n) for n in sums])
    await day.stage.picture("35-end")
