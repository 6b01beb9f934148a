"""The first act: each group writes its sentence, and what speaks for and against it."""

import asyncio
from collections import Counter
from itertools import chain

from playwright.async_api import Locator, expect

from tests.browser.figures import FigurePhone
from tests.browser.scenarios.canvases.day import PEOPLE, Day
from tests.browser.scenarios.canvases.thoughts import BEFORE, BEHIND, GROUPS, LATE, SENTENCE, SWOT
from tests.browser.scenarios.servers import first_one_dies
from tests.client import agree

PACE = 30  # milliseconds between two letters
PATIENCE = 60_000  # milliseconds: four people type at once, perhaps on a busy machine


async def write_the_sentences(day: Day) -> None:
    """In each group two write in one text: one begins, then both go on at its two ends at once."""
    await asyncio.gather(*(write_a_sentence(day, group) for group in GROUPS))
    await day.stage.picture("03-sentence")
    for group in GROUPS:
        middle, start, end = SENTENCE[day.language][group]
        whole = f"{start}{middle}{end}"
        for screen in day.pair(group):
            await expect(screen.text_of_all()).to_have_value(whole)
            await screen.is_kept("phone.cards.saved")
        await day.on_the_wall(whole)


async def write_a_sentence(day: Day, group: str) -> None:
    middle, start, end = SENTENCE[day.language][group]
    one, two = (screen.text_of_all() for screen in day.pair(group))
    await type_in(one, middle)
    await expect(two).to_have_value(middle)
    await one.press("Control+Home")
    await two.press("Control+End")
    await asyncio.gather(type_in(one, start), type_in(two, end))


async def type_in(field: Locator, words: str) -> None:
    """Letter by letter."""
    await field.press_sequentially(words, delay=PACE, timeout=PATIENCE)


async def fill_the_swot(day: Day) -> None:
    """All write in the same quadrant at once; then in the next one."""
    await day.console.show(day.title("swot"))
    await day.everyone_reads("swot")
    for field in ("strengths", "weaknesses", "opportunities", "threats"):
        await asyncio.gather(*(fill_a_quadrant(day, group, field) for group in GROUPS))
        if field == "strengths":
            await day.stage.picture("04-quadrant")
    for group in GROUPS:
        for words in (words for cards in SWOT[day.language][group].values() for words in cards):
            await day.on_the_wall(words)


async def fill_a_quadrant(day: Day, group: str, field: str) -> None:
    """Those with a screen write the first two; what is left comes by wire."""
    title = day.part("swot", field)
    first, second, *rest = SWOT[day.language][group][field]
    one, two = day.pair(group)
    await asyncio.gather(one.go_to(title), two.go_to(title))
    await asyncio.gather(
        one.write(first),
        two.write(second),
        *(day.add(who, "swot", words, field) for who, words in zip(day.by_wire(group), rest, strict=False)),
    )
    for words in (first, second, *rest):
        await expect(one.card(words)).to_be_visible()
        await expect(two.card(words)).to_be_visible()


async def change_a_card_together(day: Day) -> None:
    """In each group two write in one card, at both ends; on the way a server dies under half of them."""
    fields = {}
    for group in GROUPS:
        fields[group] = [await screen.open_card(SWOT[day.language][group]["threats"][0]) for screen in day.pair(group)]
        await fields[group][0].press("Control+Home")
        await fields[group][1].press("Control+End")
    before, behind = BEFORE[day.language], BEHIND[day.language]
    half = len(behind) // 2
    await asyncio.gather(
        type_at_both_ends(fields, before[:half], behind[:half]),
        *(sees_who_writes(screen, other) for screen, other in beside_each_other(day)),
    )
    await day.stage.picture("05-carets")
    async with first_one_dies(day.stage, day.servers):
        for name, client in day.clients.items():
            day.send(client, "swot", f"{LATE[day.language]} ({name})", "weaknesses")
        await type_at_both_ends(fields, before[half:], behind[half:])
    for client in day.clients.values():
        await client.settled()
    for group in GROUPS:
        await is_changed(day, group, fields[group])
    await day.stage.picture("06-changed")


def beside_each_other(day: Day) -> list[tuple[FigurePhone, str]]:
    """Everyone with a screen, and the name of whom they write with."""
    pairs = [zip(day.pair(group), reversed(PEOPLE[group][:2]), strict=True) for group in GROUPS]
    return list(chain.from_iterable(pairs))


async def sees_who_writes(screen: FigurePhone, other: str) -> None:
    """For some seconds after each letter of theirs."""
    await expect(screen.carets_of(other)).to_be_attached(timeout=PATIENCE)
    await expect(screen.page.locator(".sheet .writing")).to_contain_text(other)


async def type_at_both_ends(fields: dict[str, list[Locator]], before: str, behind: str) -> None:
    await asyncio.gather(
        *(type_in(at_start, before) for at_start, _ in fields.values()),
        *(type_in(at_end, behind) for _, at_end in fields.values()),
    )


async def is_changed(day: Day, group: str, fields: list[Locator]) -> None:
    words = changed(day, group)
    for screen, field in zip(day.pair(group), fields, strict=True):
        await expect(field).to_have_value(words)
        await screen.is_kept("phone.cards.saved")
        await screen.close_card()
        await expect(screen.card(words)).to_have_count(1)
    await day.on_the_wall(words)


def changed(day: Day, group: str) -> str:
    """What the two have made of the first threat."""
    return f"{BEFORE[day.language]}{SWOT[day.language][group]['threats'][0]}{BEHIND[day.language]}"


async def move_a_card(day: Day) -> None:
    """What was a threat is a weakness: on the phone, and at the laptop."""
    field = day.part("swot", "weaknesses")
    for group in GROUPS:
        one, two = day.pair(group)
        words = changed(day, group)
        await two.move(words, field)
        await expect(one.card(words)).to_have_count(0)
        for screen in (one, two):
            await screen.go_to(field)
            await expect(screen.card(words)).to_be_visible()
    await day.stage.picture("07-moved")


async def everything_is_there_once(day: Day) -> None:
    """What was answered is in the log once, and on every screen of its group."""
    texts = Counter(card.text for card in await day.written("swot"))
    for group in GROUPS:
        late = [f"{LATE[day.language]} ({name})" for name in PEOPLE[group] if name in day.clients]
        written = [words for cards in SWOT[day.language][group].values() for words in cards[1:]]
        for words in (*late, *written, changed(day, group)):
            assert texts[words] == 1, words
        for screen in day.pair(group):
            for words in late:
                await expect(screen.card(words)).to_have_count(1)
    await agree([day.witness, *day.clients.values()])
