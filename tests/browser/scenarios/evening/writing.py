"""The middle: cards in two languages, back and forth, and all that is asked beside the agenda."""

import asyncio

from playwright.async_api import expect

from tests.browser.scenarios.evening.day import REMOTE, UKRAINIAN, WRITER, Day
from tests.browser.scenarios.evening.thoughts import (
    ANSWER,
    CHALLENGES,
    FIRST,
    HALF,
    HANDED_OVER,
    IN_UKRAINIAN,
    QUESTION,
    TRANSLATED,
)  # fmt: skip


async def write_cards(day: Day) -> None:
    """In the hall, far away, and by wire; one of them in Ukrainian."""
    await day.console.in_more("console.skip")
    await day.everyone_reads("echo")
    first, second, third = FIRST[day.language]
    await asyncio.gather(
        day.phones[WRITER].add_cards(first),
        day.phones[UKRAINIAN].add_cards(IN_UKRAINIAN),
        day.phones[REMOTE].add_cards(second),
        day.by_wire(("Dace",), "card.add", "echo", id="wire001", text=third),
    )
    await day.on_the_wall(first, second, third, IN_UKRAINIAN)
    own, shared = (day.phones[REMOTE].page.locator(f".{side}-side") for side in ("own", "all"))
    await expect(own.locator(".compose")).to_be_visible()
    await expect(shared).to_contain_text(IN_UKRAINIAN)
    await expect(day.console.page.locator(".card-words")).to_have_count(4)
    await day.stage.picture("20-cards")


async def translate_a_card(day: Day) -> None:
    """A colleague says it in the hall's language; her own words stay above."""
    await day.phones[WRITER].translate(IN_UKRAINIAN, day.language, TRANSLATED[day.language])
    await day.on_the_wall(IN_UKRAINIAN, TRANSLATED[day.language])
    await expect(day.phones[UKRAINIAN].card(IN_UKRAINIAN)).to_be_visible()
    await expect(day.phones[REMOTE].page.locator(".card .said")).to_contain_text(TRANSLATED[day.language])
    await day.stage.picture("21-translated")


async def jump_back_and_forth(day: Day) -> None:
    """Somebody types just then: what is half written waits for its writer."""
    await day.console.next("console.next.look")
    await day.console.next("console.next.cards")
    await day.everyone_reads("challenges")
    writer, half = day.phones[WRITER], HALF[day.language]
    await writer.begin_card(half)
    await day.console.show(day.title("own"))
    await day.everyone_reads("own")
    await expect(writer.page.locator(".leftovers")).to_contain_text(half)
    await day.stage.picture("22-back")
    await day.console.in_more("console.skip")
    await day.everyone_reads("echo")
    await day.console.next("console.next.show_part", n=await day.number("challenges"))
    await day.everyone_reads("challenges")
    assert await writer.half_written() == half
    await writer.begin_card(f"{half} …")
    await writer.button("phone.cards.add").click()
    await writer.button("phone.cards.done").click()
    await day.on_the_wall(f"{half} …")


async def write_challenges(day: Day) -> None:
    first, second, third = CHALLENGES[day.language]
    await asyncio.gather(
        day.phones[REMOTE].add_cards(first),
        day.by_wire(("Anna",), "card.add", "challenges", id="wire002", text=second),
        day.by_wire(("Toms",), "card.add", "challenges", id="wire003", text=third),
    )
    await day.on_the_wall(first, second, third)
    await day.stage.picture("23-challenges")


async def raise_a_hand(day: Day) -> None:
    """Whoever has spoken least comes first; the floor is given, and seen by all."""
    writer = day.phones[WRITER]
    await writer.raise_hand()
    await day.console.give_the_floor(WRITER)
    await day.stage.picture("24-floor")
    await expect(writer.page.locator(".notice")).to_contain_text(writer.words("phone.hand.speaking"))
    await day.wall.sees("wall.hands.speaks")
    await day.console.button("console.hands.done").last.click()
    await day.console.close_sheet()
    await expect(writer.page.locator(".notice")).to_have_count(0)


async def ask_the_moderator_alone(day: Day) -> None:
    asks, question = day.phones[REMOTE], QUESTION[day.language]
    await asks.ask_alone(question)
    await day.console.reply(question, ANSWER[day.language])
    await expect(asks.page.locator(".notice")).to_contain_text(asks.words("phone.question.answered"))
    await asks.want_to_speak()
    await expect(asks.page.locator(".answer .words")).to_have_text(ANSWER[day.language])
    await day.stage.picture("25-answered")
    await asks.go_back()
    for name, page in day.stage.pages.items():
        if name not in ("laptop", "console"):
            await expect(page.get_by_text(question)).to_have_count(0)


async def blank_the_wall(day: Day) -> None:
    words = CHALLENGES[day.language][0]
    await day.console.blank_the_wall()
    await expect(day.wall.page.locator("main")).not_to_contain_text(words)
    await day.stage.picture("26-blank")
    await day.console.show_the_wall_again()
    await day.on_the_wall(words)


async def rest(day: Day) -> None:
    """The break has a wall of its own; phones say it, too."""
    await day.console.in_more("console.skip")
    await day.everyone_reads("pause")
    await expect(day.phones[WRITER].page.locator(".pausing")).to_be_visible()
    await expect(day.wall.page.locator(".pause-when")).to_be_visible()
    await day.console.note(HANDED_OVER[day.language])
    await day.stage.picture("27-pause")
