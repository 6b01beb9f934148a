"""What the console works out from the board by itself: voices, waiting for the slow, hands, paper, what is large."""

import json
from pathlib import Path
from typing import Any

from tests.text.node import run_node

SCRIPT = Path(__file__).with_name("deciding.mjs")
NOW = 1_000_000
MINUTE = 60_000


def results(*cases: list[Any]) -> list[Any]:
    """What the functions make of these arguments, all in one run of node."""
    run = run_node(str(SCRIPT), given="\n".join(json.dumps(case) for case in cases))
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.split("\n")]


def places(hall: int, remote: int = 0) -> dict[str, int]:
    return {"hall": hall, "remote": remote}


# Equal voice


def test_voices_are_told_by_place_only_where_nobody_is_alone() -> None:
    both, one_remote, gone = results(
        ["sharesOf", places(11, 2), places(12, 3)],
        ["sharesOf", places(11, 0), places(12, 1)],
        ["sharesOf", places(5, 0), places(4, 0)],
    )
    assert both == [{"where": "hall", "n": 11, "of": 12}, {"where": "remote", "n": 2, "of": 3}]
    assert one_remote == [{"where": "all", "n": 11, "of": 13}]
    assert gone == [{"where": "all", "n": 4, "of": 4}]


def test_more_people_are_asked_for_after_a_while_when_fewer_than_half_have_spoken() -> None:
    assert results(
        ["isQuiet", places(5), places(12), 3 * MINUTE],
        ["isQuiet", places(5), places(12), MINUTE],
        ["isQuiet", places(6), places(12), 3 * MINUTE],
        ["isQuiet", places(0), places(1), 3 * MINUTE],
    ) == [True, False, False, False]


def test_what_was_tried_is_not_suggested_again() -> None:
    assert results(
        ["suggestion", {"set": []}, True],
        ["suggestion", {"set": ["silence"]}, True],
        ["suggestion", {"set": ["silence", "talk"]}, True],
        ["suggestion", {"set": ["silence", "talk"]}, False],
    ) == ["silence", "talk", "groups", ""]


# Waiting for the slow ones


def waiting(**fields: Any) -> dict[str, Any]:
    return {"activity": "oak", "round": 1, "counted": 3, "until": NOW + MINUTE, **fields}


def decided(asked: dict[str, Any] | None, missing: int, now: int = NOW, people: int = 3) -> list[Any]:
    return ["decide", waiting(), asked, {"missing": missing, "people": people, "now": now}]


def test_it_shows_when_nobody_is_missing_and_asks_when_it_has_waited_long() -> None:
    asked = {"activity": "oak", "round": 1, "counted": 3}
    assert results(
        decided(asked, 2),
        decided(asked, 0),
        decided(asked, 0, NOW + 2 * MINUTE),
        decided(asked, 1, NOW + 2 * MINUTE),
        decided(asked, 0, people=0),
        decided({**asked, "round": 2}, 0),
        decided(None, 0),
    ) == ["wait", "show", "show", "ask", "wait", "over", "over"]


def test_what_was_said_of_the_round_before_is_not_taken_for_answers() -> None:
    fresh, stale = {"activity": "oak", "round": 2, "counted": 5}, {"activity": "oak", "round": 2, "counted": 0}
    assert results(
        ["missing", places(3, 1), places(4, 2), fresh],
        ["missing", places(4, 2), places(4, 2), stale],
        ["missing", places(4, 0), places(3, 0), fresh],
    ) == [2, 6, 0]


def test_a_line_and_a_question_wait_to_be_shown_while_they_are_open() -> None:
    view = {"view": {"count/oak/2": {"t": "count", "placed": 3, "listening": 1}}}
    line = {"t": "scale", "phase": "open", "round": 2}
    assert results(
        ["askedIn", view, "oak", line],
        ["askedIn", view, "oak", {**line, "phase": "shown"}],
        ["askedIn", view, "fork", {"t": "choice", "phase": "open"}],
        ["askedIn", view, "wood", {"t": "cards", "phase": "open"}],
    ) == [
        {"activity": "oak", "round": 2, "counted": 4},
        None,
        {"activity": "fork", "round": 0, "counted": 0},
        None,
    ]


# Hands


def hall(**hands: dict[str, Any]) -> dict[str, Any]:
    seats = {f"seat/{name}": {"t": "seat", "name": name, "number": n} for n, name in enumerate(hands)}
    return {"view": {**seats, **{f"hand/{name}": {"t": "hand", **hand} for name, hand in hands.items() if hand}}}


def test_whoever_has_spoken_least_comes_first_then_who_waits_longest() -> None:
    view = hall(
        anna={"raised": 10, "spoke": 2, "speaking": False},
        bruno={"raised": 30, "spoke": 0, "speaking": False},
        clara={"raised": 20, "spoke": 0, "speaking": False},
        dace={"raised": 0, "spoke": 1, "speaking": True},
        egils={},
    )
    queue, speaker, others = results(["queueOf", view], ["speakerIn", view], ["othersIn", view])
    assert [person["id"] for person in queue] == ["clara", "bruno", "anna"]
    assert speaker["id"] == "dace"
    assert [person["id"] for person in others] == ["egils"]


# From paper


def lines(*boxes: str) -> list[list[str]]:
    return [[line["text"] for line in found] for found in results(*(["linesOf", box] for box in boxes))]


def test_empty_lines_bullets_and_running_numbers_are_no_cards() -> None:
    assert lines("\n - one\r\n• two\n\n[x] three\n   \n–\n", "1. one\n2) two\n\n3. three", "7. g\n8. h") == [
        ["one", "two", "three", "–"],
        ["one", "two", "three"],
        ["g", "h"],
    ]


def test_a_number_that_counts_no_lines_stays() -> None:
    assert lines("5. klase", "12. maijs\n3. jūnijs", "-5 degrees\n2.5 hours", "1. a\nb\n2. c") == [
        ["5. klase"],
        ["12. maijs", "3. jūnijs"],
        ["-5 degrees", "2.5 hours"],
        ["a", "b", "c"],
    ]


def test_a_line_is_too_long_beyond_500_characters_however_they_are_stored() -> None:
    first, second, found = results(
        ["isTooLong", {"n": 1, "text": "🌲" * 500}],
        ["isTooLong", {"n": 1, "text": "x" * 501}],
        ["linesOf", "a\n\n" + "x" * 501],
    )
    assert (first, second) == (False, True)
    assert [line["n"] for line in found] == [1, 3]


def test_five_steps_counted_from_paper_are_exact_places_of_the_line() -> None:
    (bins,) = results(["binsOf", [1, 2, 0, 4, 5]])
    assert len(bins) == 21
    assert {number * 50: count for number, count in enumerate(bins) if count} == {0: 1, 250: 2, 750: 4, 1000: 5}


def test_what_was_counted_before_is_found_again() -> None:
    place = {"t": "place", "activity": "oak", "round": 1}
    view = {
        "view": {
            "a": {**place, "who": "paper0", "at": 1000},
            "b": {**place, "who": "paper1", "at": 250},
            "c": {**place, "who": "anna", "at": 250},
            "d": {**place, "who": "paper2", "at": 250, "round": 2},
        }
    }
    assert results(["countedIn", view, "oak", 1], ["countedIn", view, "fork", 1]) == [[0, 1, 0, 0, 1], None]


# What is large on the wall


def test_what_lay_large_before_gives_way() -> None:
    board = {"t": "canvas", "spotlight": "", "focus": "birch/plus", "groups": True}
    card = {"kind": "card", "card": "c1"}
    field = {"kind": "field", "field": "minus", "team": "oak"}
    away = {"t": "card.spotlight", "activity": "wood", "card": ""}
    assert results(
        ["largeNow", board],
        ["toLarge", "wood", board, card],
        ["toLarge", "wood", {**board, "spotlight": "c1"}, field],
        ["toLarge", "wood", {**board, "spotlight": "c1"}, {"kind": "all"}],
        ["toLarge", "wood", {**board, "focus": ""}, {"kind": "all"}],
    ) == [
        {"kind": "field", "field": "plus", "team": "birch"},
        [{"t": "card.spotlight", "activity": "wood", "card": "c1"}],
        [away, {"t": "cards.focus", "activity": "wood", "team": "oak", "field": "minus"}],
        [away, {"t": "cards.focus", "activity": "wood", "team": "", "field": ""}],
        [],
    ]
