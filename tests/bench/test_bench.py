"""The bench itself, small: that it measures every side and names every figure."""

import asyncio
import os

import pytest

from server import redis_connections
from tests.bench import (
    cards,
    coming_back,
    crowd,
    curves,
    frames,
    frames_report,
    idle,
    keystrokes,
    million,
    peers,
    phone,
    reports,
    rooms,
)  # fmt: skip


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a bench writes into its store before it begins is no part of what is measured."""
    monkeypatch.setattr(redis_connections, "ANSWER_SECONDS", 20)


def test_a_small_bench_of_frames_tells_everyone_and_leaves_this_process_as_it_was() -> None:
    before = os.sched_getaffinity(0)
    figures = frames.measure(frames.Effort(20, 1, 10, 1, 0.2, (frames.RUSH,)), ["bare"])
    assert os.sched_getaffinity(0) == before
    check(figures, "talka", "bare")


@pytest.mark.slow
def test_a_small_bench_of_frames_measures_every_peer() -> None:
    figures = frames.measure(frames.Effort(phones=50, times=2, placements=20, rushes=1))
    check(figures, "talka", *peers.NAMES)


def check(figures: dict[str, float], *names: str) -> None:
    for name in names:
        assert figures[f"{name}_complete"]
        assert figures[f"{name}_frames"] >= figures["phones"]
        assert 0 < figures[f"{name}_p50_ms"] <= figures[f"{name}_p99_ms"]
    assert figures["rush_talka_complete"]
    assert figures["rush_talka_us"] > 0
    told = frames_report.report(figures)
    assert f"{figures['talka_per_bare']:.2f}" in told
    assert "NOT EVERYONE" not in told


def test_a_small_bench_of_cards_names_every_figure() -> None:
    figures = cards.measure(times=1)
    assert 0 < figures["card_us_add_few"] < 1_000_000
    assert f"ratio {figures['canvas_ratio_move']:.2f}" in cards.report(figures)


def test_a_small_bench_of_keystrokes_delivers_each_to_everyone() -> None:
    before = os.sched_getaffinity(0)
    figures = keystrokes.measure(times=1, editors=10)
    assert os.sched_getaffinity(0) == before
    for name in ("keystroke", "placement"):
        # A tick takes in several where the machine is busy; the bench waits until all have been told of the last.
        assert 10 <= figures[f"{name}_frames"] <= 1.1 * 10**2
        # Where it is so busy that several are sent at once, all is charged to the last of them.
        assert 0 <= figures[f"{name}_p50_us"] <= figures[f"{name}_p99_us"]
        assert figures[f"{name}_us"] > 0
        assert 0 < figures[f"{name}_p50_ms"] <= figures[f"{name}_p99_ms"]
    assert f"keystroke / placement: {figures['keystroke_ratio']:.2f}" in keystrokes.report(figures)


def test_a_small_hall_that_drags_is_seen_to_come_to_rest() -> None:
    before = os.sched_getaffinity(0)
    figures = crowd.measure(halls=(10,), seconds=0.8, times=1)
    assert os.sched_getaffinity(0) == before
    # On a busy machine nothing may be sent or told in so short a time; in the end all comes to rest everywhere.
    assert figures["crowd_sent_10"] >= 0
    assert 0 < figures["crowd_p50_ms_10"] <= figures["crowd_p99_ms_10"]
    assert figures["crowd_backlog_s_10"] > 0
    assert "p99, 10 / 10 phones: 1.00" in crowd.report(figures)


def test_cost_curves_are_told_and_drawn() -> None:
    cases = curves.cases_of((2, 4), (20, 40))
    for case in cases.values():
        case.charge(curves.Cost(9_000 + 200 * len(case.people), 900, 10 * len(case.people), 10))
        case.rules = curves.rules(case.stored, 10)
    figures = curves.figures_of(cases, (2, 4), (20, 40))
    assert 0 < figures["curves_rules_cards_us_20"] < 1_000_000
    assert f"ratio {figures['curves_places_ratio']:.2f}" in curves.report(figures)
    assert f"× {figures['curves_places_ratio']:.2f}" in curves.draw(figures)


def test_a_small_bench_of_reports_measures_before_and_during() -> None:
    before = os.sched_getaffinity(0)
    figures = reports.measure(phones=10, times=1, people=3)
    assert os.sched_getaffinity(0) == before
    assert figures["report_exports"] >= 1
    for name in ("before", "during"):
        assert 0 < figures[f"report_p50_{name}_ms"] <= figures[f"report_p99_{name}_ms"]
    assert f"the median of the rows: {figures['report_ratio']:.2f}" in reports.report(figures)


@pytest.mark.slow
def test_a_small_bench_opens_long_workshops() -> None:
    core = min(os.sched_getaffinity(0))
    with coming_back.stored(core, "appendfsync no") as valkey:
        figures = asyncio.run(coming_back.opening(valkey, 300, 1, core))
    assert figures["return_entries"] == 300
    assert 0 < figures["return_open_s"] <= figures["return_open_most_s"]
    assert figures["return_open_without_snapshot_s"] > 0


@pytest.mark.slow
def test_a_small_bench_has_everyone_back() -> None:
    core = min(os.sched_getaffinity(0))
    with coming_back.stored(core) as valkey:
        figures = asyncio.run(coming_back.coming_back(valkey, 30, core, down=0.2))
    assert 0 < figures["return_arrived_p50_s"] <= figures["return_arrived_last_s"]
    assert 0 < figures["return_ready_s"] <= figures["return_in_step_s"]


@pytest.mark.slow
def test_a_small_bench_has_a_phone_stand_on_the_line_and_scroll() -> None:
    figures = phone.measure(times=1, cards=60)
    for way in ("code", "qr"):
        moments = [figures[f"phone_{way}_{moment}_ms"] for moment in ("form", "line", "stored", "worst")]
        assert moments[0] > 400
        assert 400 < figures[f"phone_{way}_page_ms"] < moments[1]  # the form may be there before the rest of it
        assert moments == sorted(moments)
    assert figures["phone_cards"] == 60
    assert f"{figures['phone_cards_seen_ms']:.0f} ms" in phone.report(figures)


@pytest.mark.slow
def test_a_small_bench_of_a_crowd_compares_two_halls() -> None:
    figures = crowd.measure(halls=(20, 100), seconds=3, times=1)
    assert f"p99, 100 / 20 phones: {figures['crowd_p99_ratio']:.2f}" in crowd.report(figures)
    assert figures["crowd_answered_100"] == pytest.approx(figures["crowd_sent_100"], rel=0.3)


@pytest.mark.slow
def test_a_small_bench_of_curves_measures_halls_and_rooms() -> None:
    before = os.sched_getaffinity(0)
    figures = curves.measure(halls=(2, 10), records=(20, 100), times=1, commands=20)
    assert os.sched_getaffinity(0) == before
    for name in curves.KINDS:
        assert f"ratio {figures[f'curves_{name}_ratio']:.2f}" in curves.report(figures)


@pytest.mark.slow
def test_a_small_bench_of_workshops_that_were_left_finds_none_in_memory() -> None:
    figures = idle.measure(number=3, rounds=2)
    assert figures["idle_rooms_held"] == 0
    assert 0 < figures["stored_room_kib"] < 100
    assert f"{figures['idle_room_blocks']:.2f} blocks" in idle.report(figures)


def test_a_million_phones_are_reckoned_from_what_was_measured() -> None:
    cost = {"servers": 3000.0, "store": 300.0, "bytes": 1240.0, "frames": 10.0}
    figures = {f"rooms_{meet}_many_command_{what}": each for meet in rooms.MEET for what, each in cost.items()}
    told = million.plan(figures | {"connection_kib": 32.0, "stored_room_kib": 8.0})
    assert "20,000 commands a second" in told[0]
    for line in told[1:3]:
        assert "100 cores of servers and 10 of stores" in line
    assert "31 GiB" in told[3]
