"""What a workshop leaves behind: the report and its files, the next workshop half a year later, and forgetting.

`play` is the whole of it in order; each step is one thing that happens, and checks what people then see.
"""

import tempfile
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.scenarios.evening.clock import WoundStage, wound
from tests.browser.scenarios.results import autumn, gone, keeping, report, spring
from tests.browser.scenarios.results.day import Story
from tests.browser.stage import browser_open
from tests.running import Server
from tests.server.test_forgetting import PLAIN
from tests.valkey import Valkey

STEPS = (
    spring.prepare,
    spring.ask_the_first_statement,
    spring.ask_the_own_statement,
    spring.write_challenges,
    spring.rate_them,
    report.in_the_middle,
    spring.decide,
    spring.agree_on_criteria,
    spring.plan_the_actions,
    spring.say_how_it_was,
    report.at_the_end,
    report.files,
    report.another_server_goes_on,
    keeping.say_when_it_is_looked_at_again,
    keeping.print_the_return_card,
    keeping.half_a_year_passes,
    keeping.come_back_with_the_card,
    autumn.start_from_the_earlier_one,
    autumn.ask_the_statement_again,
    autumn.show_before_beside_after,
    autumn.rate_the_criteria,
    autumn.rate_the_challenges_again,
    autumn.tell_what_happened,
    autumn.read_the_report,
    gone.be_forgotten,
    gone.delete_the_first,
)
LOOKS_ROUND = "import server.keeping; server.keeping.LOOK_EVERY = 0.5"  # seconds; usually once in an hour


async def play_all(shots: Path | None) -> None:
    """In Latvian and in English."""
    async with browser_open() as browser:
        for language in ("lv", "en"):
            with tempfile.TemporaryDirectory() as folder:
                await play(browser, Path(folder), language, shots)


async def play(browser: Browser, folder: Path, language: str, shots: Path | None = None) -> None:
    """Both workshops, with a store in this folder; whatever went wrong on a page by their end fails it."""
    data = folder / "data"
    data.mkdir()
    other = f"sqlite:///{folder / 'elsewhere.db'}"
    with Valkey(data, PLAIN) as store, wound(store, 1, LOOKS_ROUND) as (clock, [server]), Server(other) as elsewhere:
        server.start()
        stage = WoundStage(browser, language, shots)
        await _play(Story(stage, clock, server, store, elsewhere))


async def _play(story: Story) -> None:
    try:
        async with story.stack:
            for step in STEPS:
                await step(story)
    except BaseException:
        await story.stage.picture("99-failed")
        raise
    finally:
        await story.stage.clear()
