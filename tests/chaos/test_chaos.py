"""A short run of what ``python3 -m tests chaos`` does at length."""

import pytest

from tests.chaos.__main__ import break_things
from tests.chaos.failovers import break_cluster
from tests.chaos.town import Town

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("seed", [1])
async def test_FRAME_1_KEY_1_ten_seconds_of_chaos_lose_nothing_and_show_all_the_same(seed: int) -> None:
    await break_things(seed, seconds=8, people=12)


@pytest.mark.slow
async def test_KEY_1_LOG_2_a_cluster_that_moves_slots_and_fails_over_loses_nothing_that_two_have_acknowledged() -> None:
    await break_cluster(seed=6, seconds=1, rooms=5, surely=[Town.a_master_without_its_replica_is_killed])
