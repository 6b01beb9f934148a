"""Phones whose clocks are an hour off agree on the server's time."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.text.node import run_node

SCRIPT = Path(__file__).with_name("clock.mjs")
MINUTE = 60_000  # milliseconds
AGREE = 200  # milliseconds between any two phones
MOSTLY = 120  # between nine of ten: the quickest answer counts, however many slow ones follow


def test_TIME_2_phones_with_wrong_clocks_agree_within_a_fifth_of_a_second() -> None:
    """Answers take up to 0.4 s in all, each way another time; eight pings are what a phone has sent in a minute."""
    errors = sorted(_measured()["errors"])
    assert len(errors) == 400
    assert errors[-1] - errors[0] <= AGREE
    assert errors[380] - errors[20] <= MOSTLY


def test_TIME_2_a_clock_that_is_set_meanwhile_is_followed_at_once() -> None:
    """The phone's, or the server's: what was believed before cannot be."""
    assert abs(_measured()["after"]) <= AGREE


@cache
def _measured() -> dict[str, Any]:
    ran = run_node(str(SCRIPT), given=json.dumps({"phones": 400, "pings": 8, "slowest": 200, "jump": MINUTE}))
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found
