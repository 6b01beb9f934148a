"""A whole evening (tool 2.1), run by someone who has never seen the product: prepared, led, handed over, ended.

`play` is the whole of it in order; each step is one thing that happens, and checks what people then see.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.scenarios.evening import before, coming, ending, handing_over, leading, sharing, writing
from tests.browser.scenarios.evening.clock import Clock, WoundStage, wound
from tests.browser.scenarios.evening.day import evening
from tests.browser.stage import browser_open
from tests.running import Server
from tests.valkey import Valkey

STEPS = (
    before.start_from_the_home_page,
    before.change_the_agenda,
    before.invite_an_outside_moderator,
    before.print_on_paper,
    before.look_at_the_check_list,
    coming.two_days_pass,
    coming.open_the_wall,
    coming.phones_join,
    sharing.share_a_tablet,
    sharing.ask_a_helper,
    leading.welcome,
    leading.time_is_up,
    leading.agree_on_the_rules,
    leading.ask_the_own_statement,
    leading.think_in_silence,
    leading.shorten_what_is_to_come,
    leading.everyone_answers,
    leading.wait_for_the_slow,
    writing.write_cards,
    writing.translate_a_card,
    writing.jump_back_and_forth,
    writing.write_challenges,
    writing.raise_a_hand,
    writing.ask_the_moderator_alone,
    writing.blank_the_wall,
    writing.rest,
    handing_over.lose_the_laptop,
    handing_over.take_over_by_phone,
    handing_over.ask_the_question,
    handing_over.read_what_was_done,
    ending.finish,
    ending.show_how_it_was,
    ending.keep_what_was_decided,
    ending.forget_one,
    ending.all_views_agree,
)


async def play_all(shots: Path | None) -> None:
    """In Latvian with two servers on one store, and in English with one."""
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder)) as valkey:
        async with browser_open() as browser:
            for language, processes in (("lv", 2), ("en", 1)):
                with wound(valkey, processes) as (clock, servers):
                    await play(browser, clock, servers, valkey.url, language, shots)


async def play(
    browser: Browser, clock: Clock, servers: Sequence[Server], store: str, language: str, shots: Path | None = None
) -> None:
    """One evening on servers that are not started yet; whatever went wrong on a page by its end fails it."""
    stage = WoundStage(browser, language, shots)
    try:
        async with evening(stage, clock, servers, store) as day:
            for step in STEPS:
                await step(day)
    except BaseException:
        await stage.picture("99-failed")
        raise
    finally:
        await stage.clear()
