"""Tool 2.4 as a team of twenty does it: they collect, mend, choose, rate in groups, and decide whether to go on.

`play` is the whole of it in order; each step is one thing that happens, and checks what people then see.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Locator, expect

from board.activities.cards import Card
from tests.browser.boards import BoardConsole, BoardPhone, as_written, only
from tests.browser.scenarios import thoughts
from tests.browser.scenarios.thoughts import CARDS, DOUBLE, KEPT, MENDED, RUDE, RUNNERS_UP, TOP
from tests.browser.screens import Wall
from tests.browser.stage import Stage, browser_open
from tests.browser.workshop import Running, running
from tests.client import Client, Record
from tests.running import Server, replayed, several
from tests.valkey import Valkey

NAMES = ("Ilze", "Māris", "Marta")  # nobody else is called so
ALL = 20
DOTS = 5
GIVEN = {"phone": ((0, 3), (1, 2)), "wire": ((0, 2), (1, 1), (2, 1), (3, 1))}  # (which of the top four, how many)
VALUES = (-3, 4, 0, -5)  # what the groups agree on, by the order of their cards
PICKS: tuple[list[int], ...] = ([0], [1], [0], [2])
CARDS_ARE_SORTED = 2.0  # seconds after the sums are shown
LISTENS = 5  # of the protocol clients


class Day:
    """One workshop of twenty: three with a phone in hand, the others by wire."""

    console: BoardConsole
    wall: Wall

    def __init__(self, stage: Stage, servers: Sequence[Server], store: str, led: Running) -> None:
        self.stage = stage
        self.servers = servers
        self.store = store
        self.led = led
        self.words = CARDS[stage.language]
        self.phones: list[BoardPhone] = []
        self.clients: list[Client] = []
        self.groups: dict[str, list[str]] = {}

    def origin(self, i: int) -> str:
        return self.servers[i % len(self.servers)].origin

    @property
    def witness(self) -> Client:
        """The moderator's rights, by wire."""
        return self.led.moderator

    @property
    def papers(self) -> Locator:
        return self.wall.page.locator(".papers .paper")

    def said(self, one: dict[str, str]) -> str:
        return one[self.stage.language]

    def seats(self) -> dict[str, Record]:
        return {name: seat for name, seat in self.witness.view().items() if name.startswith("seat/")}

    def card(self, activity: str, words: str) -> str:
        """Its name in the board, by what is written on it."""
        cards = self.cards(activity)
        return next(name for name, card in cards.items() if card["base"] == words)

    def cards(self, activity: str) -> dict[str, Record]:
        start = f"card/{activity}/"
        return {name.removeprefix(start): card for name, card in self.witness.view().items() if name.startswith(start)}

    async def nowhere(self, place: str) -> None:
        """There is no such thing on any screen."""
        for page in self.stage.pages.values():
            await expect(page.locator(place)).to_have_count(0)


async def play_all(shots: Path | None) -> None:
    """In Latvian with two servers on one store, of which one is killed, and in English with one."""
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder)) as valkey:
        async with browser_open() as browser:
            for language, processes in (("lv", 2), ("en", 1)):
                with several(valkey, processes) as servers:
                    await play(browser, servers, valkey.url, language, shots)


async def play(
    browser: Browser, servers: Sequence[Server], store: str, language: str, shots: Path | None = None
) -> None:
    """One workshop; whatever went wrong on a page by then fails it. With several servers one is killed on the way."""
    stage = Stage(browser, language, shots)
    try:
        async with gathered(stage, servers, store) as day:
            for step in STEPS:
                await step(day)
    except BaseException:
        await stage.picture("99-failed")
        raise
    finally:
        await stage.clear()


@asynccontextmanager
async def gathered(stage: Stage, servers: Sequence[Server], store: str) -> AsyncIterator[Day]:
    """Console and wall are open, and everyone is in."""
    async with running(servers[-1].origin, language=stage.language, statements=0) as led:
        day = Day(stage, servers, store, led)
        console = await led.console(stage)
        day.console = BoardConsole(console.page, stage.language)
        day.wall = await led.wall(stage)
        for i, name in enumerate(NAMES):
            page = await stage.device(f"phone-{i + 1}", "phone")
            phone = BoardPhone(page, stage.language)
            await phone.scan(f"{day.origin(i)}/{led.code}")
            await phone.join(name)
            day.phones.append(phone)
        await led.crowd(ALL - len(NAMES))
        day.clients = led.others
        yield day


async def plan_the_whole_tool(day: Day) -> None:
    await day.console.whole_tool()
    await day.stage.picture("01-planned")
    await day.console.next("console.next.cards")
    for phone in day.phones:
        await phone.sees("phone.cards.names")


async def write_cards(day: Day) -> None:
    for phone, words in zip(day.phones, day.words, strict=False):
        await phone.add_cards(words)
    activity = day.witness.activity(0)
    for i, client in enumerate(day.clients):
        await client.until(lambda client=client: f"activity/{activity}" in client.view())  # type: ignore[misc]
        words = day.words[len(NAMES) + i]
        assert await client.do("card.add", activity=activity, id=f"wire{i:02}", text=words) is None
    await expect(day.papers).to_have_count(ALL)
    await day.wall.sees("wall.cards.count", n=ALL)
    for words in day.words:
        await expect(day.papers.filter(has_text=words)).to_have_count(1)
    await day.stage.picture("02-cards")


async def mend_one_card_together(day: Day) -> None:
    """At its beginning and at its end at once; on the way one of the servers dies."""
    words = day.words[MENDED]
    first, second = day.phones[:2]
    at_start, at_end = await first.open_card(words), await second.open_card(words)
    await at_start.press("Control+Home")
    await at_end.press("Control+End")
    one, two = thoughts.BEHIND[day.stage.language]
    before, then = thoughts.BEFORE[day.stage.language]
    await asyncio.gather(
        at_start.press_sequentially(before, delay=30),
        at_end.press_sequentially(one, delay=30),
    )
    await expect(first.page.locator(".sheet .writing")).to_contain_text(NAMES[1])
    await day.stage.picture("03-mending")
    async with a_server_dies(day):
        await at_start.press_sequentially(then, delay=30)
        await at_end.press_sequentially(two, delay=30)
    mended = f"{before}{then}{words}{one}{two}"
    for phone, field in ((first, at_start), (second, at_end)):
        await expect(field).to_have_value(mended)
        await phone.is_kept("phone.cards.saved")
        await phone.close_card()
    await same_everywhere(day, mended)


@asynccontextmanager
async def a_server_dies(day: Day) -> AsyncIterator[None]:
    """The one that the first and the third phone are connected to; console, wall and the second phone are not."""
    if len(day.servers) == 1:
        yield
        return
    day.stage.network_may_fail = True
    day.servers[0].kill9()
    yield
    day.servers[0].start()


async def same_everywhere(day: Day, words: str) -> None:
    for phone in day.phones:
        await expect(phone.cards.filter(has=phone.page.locator(".words", has_text=only(words)))).to_have_count(1)
    await expect(day.wall.page.locator(".papers .paper-words > span", has_text=only(words))).to_have_count(1)
    await expect(day.console.page.locator(".card-words", has_text=only(words))).to_have_count(1)
    assert words in [card.text for card in await in_the_log(day)]
    await day.stage.picture("04-mended")


async def in_the_log(day: Day) -> list[Card]:
    """All cards of the first activity as anyone would find them who comes now."""
    board = (await replayed(day.store, day.led.code)).state
    return list(board.under(f"card/{day.witness.activity(0)}", Card))


async def tidy_up(day: Day) -> None:
    """A double goes into the other, with its author; a rude card goes from the wall and from every phone."""
    await day.console.merge(day.words[DOUBLE], day.words[KEPT])
    await expect(day.papers).to_have_count(ALL - 1)
    await day.console.tool(day.words[RUDE], "console.card.hide")
    await expect(day.papers).to_have_count(ALL - 2)
    for gone in (day.words[DOUBLE], day.words[RUDE]):
        await expect(day.papers.filter(has_text=gone)).to_have_count(0)
        for phone in day.phones:
            await expect(phone.cards.filter(has_text=gone)).to_have_count(0)
    kept = next(card for card in await in_the_log(day) if card.text == day.words[KEPT])
    assert {kept.author, *kept.authors} == {day.clients[0].seat, day.clients[1].seat}
    await day.stage.picture("05-tidy")


async def go_on_while_someone_types(day: Day) -> None:
    late = day.phones[2]
    words = day.said(thoughts.UNFINISHED)
    await late.begin_card(words)
    await day.console.next("console.next.vote", n=DOTS)
    await late.sees("phone.draft.kept")
    await expect(late.page.locator(".leftover .kept-words")).to_have_text(words)
    await day.stage.picture("06-draft")
    await late.button("phone.draft.suggest").click()
    await late.sees("phone.draft.suggested")
    await expect(day.papers).to_have_count(ALL - 2)
    await day.console.tool(words, "console.card.take_in")
    await expect(day.papers.filter(has_text=words)).to_have_count(1)


async def give_dots(day: Day) -> None:
    activity = day.witness.activity(0)
    for i, client in enumerate(day.clients):
        for rank, dots in GIVEN["wire"]:
            other = (rank == 2 and i % 4 == 0) or (rank == 3 and i % 3 == 0)
            number = RUNNERS_UP[rank - 2] if other else TOP[rank]
            card = day.card(activity, day.words[number])
            assert await client.do("card.dots", activity=activity, card=card, n=dots) is None
    for phone in day.phones:
        for rank, dots in GIVEN["phone"]:
            await phone.give(day.words[TOP[rank]], dots)
    await day.phones[2].take_off(day.words[TOP[1]])
    await uses_are_counted(day, ALL - 1)
    await day.stage.picture("07-dots")
    await day.phones[2].give(day.words[TOP[1]], 1)
    await uses_are_counted(day, ALL)
    await day.nowhere(".sum, .paper-result")
    for client in (day.witness, *day.clients):
        assert not any(name.startswith("sum/") for name in client.view())


async def uses_are_counted(day: Day, n: int) -> None:
    """How many have used their dots, and never who."""
    await day.wall.sees("wall.of", n=n, of=ALL)
    await day.console.sees("console.of", n=n, of=ALL)
    for phone in day.phones:
        await phone.sees("phone.dots.progress", done=n, n=ALL)


async def show_the_sums(day: Day) -> None:
    await day.console.next("console.next.sums")
    sums = sums_of_the_top()
    for number, dots in zip(TOP, sums, strict=True):
        await expect(day.papers.filter(has_text=day.words[number]).locator(".paper-sum")).to_have_text(str(dots))
        for phone in day.phones:
            heap = phone.page.locator(".heap").filter(has_text=day.words[number])
            await expect(heap.locator(".sum")).to_contain_text(phone.words("phone.dots.count", n=dots))
    await expect(day.papers.first).to_contain_text(day.words[TOP[0]])
    if day.stage.shots is not None:
        await asyncio.sleep(CARDS_ARE_SORTED)
    await day.stage.picture("08-sums")


def sums_of_the_top() -> list[int]:
    wires = range(ALL - len(NAMES))
    phones = dict(GIVEN["phone"])
    by_wire = (len(wires) * 2, len(wires), sum(i % 4 > 0 for i in wires), sum(i % 3 > 0 for i in wires))
    return [dots + len(NAMES) * phones.get(rank, 0) for rank, dots in enumerate(by_wire)]


async def pick_the_top(day: Day) -> None:
    await day.console.next("console.next.pick")
    await day.stage.picture("09-pick")
    await expect(day.console.dialog.get_by_role("checkbox", checked=True)).to_have_count(len(TOP))
    await day.console.sure()
    for phone in day.phones:
        await phone.sees("phone.cards.picked_count", n=len(TOP))


async def split_into_groups(day: Day) -> None:
    await day.console.next("console.next.groups")
    await day.console.sure()
    await expect(day.wall.page.locator(".team")).to_have_count(len(TOP))
    for seat in day.seats().values():
        day.groups.setdefault(seat["group"], []).append(seat["name"])
    assert sum(map(len, day.groups.values())) == ALL
    for phone, name in zip(day.phones, NAMES, strict=True):
        await expect(phone.page.locator("section.group")).to_contain_text(
            phone.words(f"common.group.{group_of(day, name)}")
        )
    await day.stage.picture("10-groups")
    await day.console.next("console.next.rating")


async def find_ones_group(day: Day) -> None:
    """Each phone names its group and its people, and shows the challenge of that group only."""
    await expect(day.wall.page.locator(".working-one")).to_have_count(len(TOP))
    rating = day.witness.activity(1)
    await day.witness.until(lambda: len(day.cards(rating)) == len(TOP))
    for phone, name in zip(day.phones, NAMES, strict=True):
        group = group_of(day, name)
        mine = phone.page.locator("section.group")
        await expect(mine).to_contain_text(phone.words(f"common.group.{group}"))
        for other in day.groups[group]:
            if other and other != name:
                await expect(mine).to_contain_text(other)
        [words] = [card["base"] for card in day.cards(rating).values() if card["team"] == group]
        await expect(phone.page.locator("h2.rated")).to_have_text(words)
        for number in TOP:
            if day.words[number] != words:
                await expect(phone.page.get_by_text(day.words[number])).to_have_count(0)
    await day.stage.picture("11-rating")


def group_of(day: Day, name: str) -> str:
    return next(group for group, names in day.groups.items() if name in names)


async def rate(day: Day) -> None:
    rating = day.witness.activity(1)
    cards = {card["team"]: (name, value) for (name, card), value in zip(day.cards(rating).items(), VALUES, strict=True)}
    for i, client in enumerate(day.clients):
        card, _ = cards[day.seats()[f"seat/{client.seat}"]["group"]]
        assert await client.do("rating.mark", activity=rating, card=card, value=i % 11 - 5) is None
    for i, phone in enumerate(day.phones):
        await phone.place((-5, 0, 5)[i])
        await phone.write_in_list(0, f"{day.said(thoughts.LESSEN)} ({NAMES[i]})")
        await phone.write_in_list(1, f"{day.said(thoughts.RAISE)} ({NAMES[i]})")
    for group, (card, value) in cards.items():
        await agree(day, group, card, value)
    await day.stage.picture("13-rated")


async def agree(day: Day, group: str, card: str, value: int) -> None:
    """The group looks at its spread and agrees on one value: by the first phone in it, or else by wire."""
    rating = day.witness.activity(1)
    phones = [phone for phone, name in zip(day.phones, NAMES, strict=True) if name in day.groups[group]]
    if not phones:
        member = next(c for c in day.clients if day.seats()[f"seat/{c.seat}"]["group"] == group)
        assert (
            await member.do(
                "card.add", activity=rating, id=f"less{group}", text=day.said(thoughts.LESSEN), field=f"lessen/{card}"
            )
            is None
        )
        assert await member.do("rating.spread", activity=rating, card=card, shown=True) is None
        assert await member.do("rating.agree", activity=rating, card=card, value=value) is None
        return
    await phones[0].sees("phone.rating.rated_of", rated=len(day.groups[group]), n=len(day.groups[group]))
    await phones[0].button("phone.rating.show_spread").click()
    heads = phones[0].page.locator(".agree .step .heads")
    await expect(heads.first).to_be_visible()
    counted = [int(n.strip("● ") or n.count("●")) for n in await heads.all_inner_texts()]
    assert sum(counted) == len(day.groups[group]), counted
    await day.stage.picture_of(phones[0].page, f"12-spread-{group}")
    await phones[0].agree(value)
    for phone in phones:
        await expect(phone.page.locator(".agreed b")).to_have_text(as_written(value))


async def look_at_the_common_scale(day: Day) -> None:
    await day.console.next("console.next.common")
    values = day.wall.page.locator(".note-value")
    await expect(values).to_have_count(len(VALUES))
    assert await values.all_inner_texts() == [as_written(value) for value in VALUES]
    await expect(day.wall.page.locator(".common-disc")).to_have_count(len(VALUES))
    for phone in day.phones:
        await expect(phone.page.locator(".common-scale .value")).to_have_count(len(VALUES))
    for name in NAMES:
        await expect(day.wall.page.locator(".note").filter(has_text=f"({name})")).to_have_count(1)
    await day.stage.picture("14-common-scale")


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


STEPS = (
    plan_the_whole_tool,
    write_cards,
    mend_one_card_together,
    tidy_up,
    go_on_while_someone_types,
    give_dots,
    show_the_sums,
    pick_the_top,
    split_into_groups,
    find_ones_group,
    rate,
    look_at_the_common_scale,
    ask_the_last_question,
    show_the_answers,
)
