"""A short run of what ``python3 -m tests chaos`` does at length."""

import pytest

from tests.chaos.__main__ import break_things

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("seed", [1])
async def test_FRAME_1_KEY_1_ten_seconds_of_chaos_lose_nothing_and_show_all_the_same(seed: int) -> None:
    await break_things(seed, seconds=8, people=12)
