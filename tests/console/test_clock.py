"""Phones whose clocks are an hour off agree on the server's time."""

import json
from pathlib import Path

from tests.text.node import run_node

SCRIPT = Path(__file__).with_name("clock.mjs")
AGREE = 200  # milliseconds between any two phones
MOSTLY = 120  # between nine of ten: the quickest answer counts, however many slow ones follow


def test_TIME_2_phones_with_wrong_clocks_agree_within_a_fifth_of_a_second() -> None:
    """Answers take up to 0.4 s in all, each way another time; eight pings are what a phone has sent in a minute."""
    ran = run_node(str(SCRIPT), given=json.dumps({"phones": 400, "pings": 8, "slowest": 200}))
    assert ran.returncode == 0, ran.stderr
    errors = sorted(json.loads(ran.stdout))
    assert len(errors) == 400
    assert errors[-1] - errors[0] <= AGREE
    assert errors[380] - errors[20] <= MOSTLY
