"""The floor line as a team does it in a hall: one console, one wall, twelve people, and a day on which much goes wrong.

`play` is the whole of it in order; each step is one thing that happens, and checks what people then see.
"""

import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Browser, expect

from tests.browser.proxy import Proxy
from tests.browser.scenarios import breakdowns, opening, rounds
from tests.browser.scenarios.cast import ALL, Cast, Mode
from tests.browser.stage import Stage, browser_open
from tests.running import Server, several
from tests.valkey import Valkey

ON_THE_FLY = {"lv": "Mēs tiešām varam kaut ko mainīt.", "en": "We really can change something."}

STEPS = (
    opening.start_a_workshop,
    opening.open_console_and_wall,
    opening.let_people_join,
    opening.try_the_practice_line,
    rounds.ask_the_first_statement,
    rounds.place_themselves,
    rounds.move_and_take_back,
    rounds.reveal,
    rounds.talk,
    rounds.go_for_a_second_round,
    rounds.see_who_moved,
    breakdowns.ask_the_second_statement,
    breakdowns.lose_a_network_and_come_back,
    breakdowns.lose_a_server_and_come_back,
)


async def play_all(shots: Path | None) -> None:
    """In Latvian and in English, with three servers on one store and with one."""
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder)) as valkey:
        async with browser_open() as browser:
            with several(valkey, 3) as servers:
                await play(browser, servers, "lv", "nameless", shots, hand_over=False)
            with several(valkey, 1) as servers:
                await play(browser, servers, "en", "hidden", shots, hand_over=True)


async def play(
    browser: Browser,
    servers: Sequence[Server],
    language: str,
    mode: Mode,
    shots: Path | None = None,
    *,
    hand_over: bool,
) -> None:
    """One workshop from the home page to its end; whatever went wrong on a page by then fails it."""
    stage = Stage(browser, language, shots)
    try:
        async with AsyncExitStack() as stack:
            network = await stack.enter_async_context(Proxy(servers[-1].port))
            cast = Cast(stage, servers, mode, network, stack, hand_over=hand_over)
            for step in (*STEPS, go_back_and_on, write_on_the_fly, finish):
                await step(cast)
    except BaseException:
        await stage.picture("99-failed")
        raise
    finally:
        await stage.clear()


async def go_back_and_on(cast: Cast) -> None:
    await cast.console.back("console.back.statement", n=1)
    await cast.everyone_reads(cast.statements[0])
    await expect(cast.wall.people).to_have_count(ALL - 1 if cast.mode == "nameless" else ALL)
    await cast.stage.picture("17-back")
    await cast.console.show_statement(cast.statements[1])
    await cast.everyone_reads(cast.statements[1])
    await cast.wall.counts(ALL, ALL)
    await cast.phones[0].is_saved(5)


async def write_on_the_fly(cast: Cast) -> None:
    await cast.console.write(ON_THE_FLY[cast.language])
    await cast.console.in_more("console.skip")
    await cast.everyone_reads(ON_THE_FLY[cast.language])
    await cast.stage.picture("18-on-the-fly")


async def finish(cast: Cast) -> None:
    await cast.console.in_more("console.next.finish")
    await cast.wall.sees("wall.closed")
    for phone in cast.phones:
        await phone.sees("phone.closed")
    await cast.stage.picture("19-finished")
