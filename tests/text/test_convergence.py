"""What the page does with edits that cross on the way, without a page: all editors come to the same words."""

import json

import pytest

from tests.text.node import run_node

RUNS = 2_500


@pytest.mark.parametrize("first", [1, 1_000_000])
def test_TEXT_9_editors_converge_in_any_order_with_any_delay_and_lose_nothing(first: int) -> None:
    result = run_node("convergence.mjs", str(RUNS), str(first))
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["edits"] > RUNS
    assert told["kept"] > RUNS
    assert told["refused"] > 0, "no edit was ever refused: the runs are too tame"
