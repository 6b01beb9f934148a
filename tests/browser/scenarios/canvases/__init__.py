"""A team of ten plans in two groups: scenario, SWOT, pyramid, then together stakeholders, star, criteria and actions.

`play` is the whole of it in order; each step is one thing that happens, and checks what people then see.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.scenarios.canvases import agreeing, opening, planning, presenting, writing
from tests.browser.scenarios.canvases.day import gathered
from tests.browser.stage import Stage, browser_open
from tests.running import Server, several
from tests.valkey import Valkey

STEPS = (
    opening.plan_the_tools,
    opening.make_groups,
    writing.write_the_sentences,
    writing.fill_the_swot,
    writing.change_a_card_together,
    writing.move_a_card,
    writing.everything_is_there_once,
    planning.fill_the_scenario,
    planning.link_a_strength,
    planning.choose_a_level,
    presenting.show_both_swots,
    presenting.present_the_scenarios,
    presenting.look_with_the_users_eyes,
    agreeing.collect_the_stakeholders,
    agreeing.fill_the_stakeholders,
    agreeing.draw_the_star,
    agreeing.say_what_success_is,
    agreeing.plan_the_actions,
    agreeing.all_views_agree,
)


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
