"""How late it is, and what could be shorter: the numbers of the console's clock, for boards at some moment."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.text.node import run_node

SCRIPT = Path(__file__).with_name("course.mjs")
MINUTE = 60_000
NOW = 1_789_000_000_000
HOUR = 60 * MINUTE


def board(current: str = "", ends: int = 0, closed: bool = False, **parts: dict[str, Any]) -> dict[str, Any]:
    """A board as the console holds it; of each part its minutes, whether it was opened, and its time."""
    view: dict[str, Any] = {
        "workshop": {"t": "workshop", "agenda": list(parts), "current": current, "closed": closed, "ends": ends}
    }
    for name, part in parts.items():
        told = {
            "t": "page",
            "minutes": part["minutes"],
            "opened": "spent" in part,
            "skipped": part.get("skipped", False),
        }
        view[f"activity/{name}"] = told
        if "spent" in part:
            view[f"spent/{name}"] = {"t": "spent", "began": 1, "since": 0, "more": 0, **part["spent"]}
    return view


def done(minutes: int, took: int) -> dict[str, Any]:
    return {"minutes": minutes, "spent": {"spent": took * MINUTE}}


def at(minutes: int, since: int, **spent: int) -> dict[str, Any]:
    return {"minutes": minutes, "spent": {"spent": 0, "since": NOW - since * MINUTE, **spent}}


def to_come(minutes: int, **more: bool) -> dict[str, Any]:
    return {"minutes": minutes, **more}


BOARDS = {
    "lobby": board(one=to_come(10), two=to_come(20)),
    "in time": board("two", NOW + 15 * MINUTE, one=done(10, 10), two=at(10, 5), three=to_come(10)),
    "late": board("two", NOW + 5 * MINUTE, one=done(10, 20), two=at(10, 4), three=to_come(20), four=to_come(5)),
    "given": board("one", NOW + MINUTE, one=at(10, 11, more=2)),
    "over": board("one", NOW + 17 * MINUTE, one=at(10, 13), two=to_come(20)),
    "back again": board("one", one=at(10, 2, spent=9 * MINUTE), two=done(10, 3)),
    "skipped": board("one", NOW + 25 * MINUTE, one=at(10, 5), two=to_come(20, skipped=True), three=to_come(5)),
    "other day": board("one", NOW - 48 * HOUR, one=at(10, 48 * 60), two=to_come(10)),
    "no minutes": board("one", one=at(0, 3)),
    "closed": board("one", NOW, True, one=done(10, 30)),
}
TIMERS = {
    "none": None,
    "runs": {"what": "silence", "until": NOW + 20_000, "left": 0, "whole": MINUTE},
    "stands": {"what": "talk", "until": 0, "left": 90_000, "whole": 3 * MINUTE},
    "over": {"what": "work", "until": NOW - 5_000, "left": 0, "whole": MINUTE},
}


@pytest.fixture(scope="module")
def numbers() -> dict[str, dict[str, Any]]:
    """What the console makes of all of them, in one run."""
    timers = {f"timer {name}": {"timer": {"t": "timer", **timer}} if timer else {} for name, timer in TIMERS.items()}
    cases = {**BOARDS, **timers}
    given = "\n".join(json.dumps({"view": view, "now": NOW}) for view in cases.values())
    result = run_node(str(SCRIPT), given=given)
    assert result.returncode == 0, result.stderr
    return dict(zip(cases, map(json.loads, result.stdout.split("\n")), strict=True))


def test_before_it_begins_the_end_is_as_far_as_the_plan_is_long(numbers: dict[str, Any]) -> None:
    lobby = numbers["lobby"]
    assert (lobby["begun"], lobby["ends"] - NOW, lobby["late"]) == (False, 30 * MINUTE, 0)


def test_a_part_says_what_is_planned_given_used_and_left(numbers: dict[str, Any]) -> None:
    now = numbers["given"]["now"]
    assert [now[name] / MINUTE for name in ("planned", "more", "used", "left")] == [10, 2, 11, 1]
    assert numbers["over"]["now"]["left"] == -3 * MINUTE
    assert numbers["back again"]["now"]["left"] == -MINUTE
    assert numbers["no minutes"]["now"]["left"] == 0
    assert numbers["no minutes"]["now"]["used"] == 3 * MINUTE


@pytest.mark.parametrize(
    ("name", "minutes"),
    [("in time", 0), ("late", 26), ("given", 0), ("over", 3), ("skipped", -15), ("other day", 0), ("closed", 0)],
)
def test_how_late_it_is(numbers: dict[str, Any], name: str, minutes: int) -> None:
    assert numbers[name]["minutes"] == minutes


def test_the_expected_end_counts_what_is_left_and_what_is_to_come(numbers: dict[str, Any]) -> None:
    assert numbers["late"]["ends"] - NOW == (6 + 20 + 5) * MINUTE
    assert numbers["over"]["ends"] - NOW == 20 * MINUTE
    assert numbers["skipped"]["ends"] - NOW == (5 + 5) * MINUTE


def test_a_part_left_open_overnight_has_used_nothing(numbers: dict[str, Any]) -> None:
    assert (numbers["other day"]["used"], numbers["other day"]["due"]) == (0, 0)


def test_only_parts_that_nobody_has_seen_can_be_shorter_and_not_below_a_step(numbers: dict[str, Any]) -> None:
    offers = numbers["late"]["offers"]
    assert [(one["activity"], one["planned"] / MINUTE, one["shorter"] / MINUTE) for one in offers] == [
        ("three", 20, 15),
        ("four", 5, 5),
    ]


def test_a_count_down_runs_stands_and_is_over(numbers: dict[str, Any]) -> None:
    assert numbers["timer none"]["timer"] is None
    left = {name: numbers[f"timer {name}"]["timer"] for name in ("runs", "stands", "over")}
    assert [(one["left"], one["stands"], one["over"]) for one in left.values()] == [
        (20_000, False, False),
        (90_000, True, False),
        (-5_000, False, True),
    ]
