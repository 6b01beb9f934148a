"""Tool 2.4 as a team of twenty does it: they collect, mend, choose, rate in groups, and decide whether to go on.

`play` is the whole of it in order; each step is one thing that happens, and checks what people then see.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.scenarios.challenges import choosing, deciding, rating, writing
from tests.browser.scenarios.challenges.day import gathered
from tests.browser.stage import Stage, browser_open
from tests.running import Server, several
from tests.valkey import Valkey

STEPS = (
    writing.plan_the_whole_tool,
    writing.write_cards,
    writing.mend_one_card_together,
    writing.tidy_up,
    writing.go_on_while_someone_types,
    choosing.give_dots,
    choosing.show_the_sums,
    choosing.pick_the_top,
    rating.split_into_groups,
    rating.find_ones_group,
    rating.rate,
    rating.look_at_the_common_scale,
    deciding.ask_the_last_question,
    deciding.show_the_answers,
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
