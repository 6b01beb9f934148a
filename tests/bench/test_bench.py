"""The bench itself, small: that it measures every side and names every figure."""

import asyncio
import os

import pytest

from tests.bench import cards, coming_back, frames, frames_report, keystrokes, peers, phone, reports


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
    figures = keystrokes.measure(times=1)
    assert os.sched_getaffinity(0) == before
    for name in ("keystroke", "placement"):
        # A tick takes in several where the machine is busy; the bench waits until all have been told of the last.
        assert keystrokes.EDITORS <= figures[f"{name}_frames"] <= 1.1 * keystrokes.EDITORS**2
        assert 0 < figures[f"{name}_p50_us"] <= figures[f"{name}_p99_us"]
        assert 0 < figures[f"{name}_p50_ms"] <= figures[f"{name}_p99_ms"]
    assert f"keystroke / placement: {figures['keystroke_ratio']:.2f}" in keystrokes.report(figures)


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
        moments = [figures[f"phone_{way}_{moment}_ms"] for moment in ("page", "form", "line", "stored", "worst")]
        assert moments[0] > 400
        assert moments == sorted(moments)
    assert figures["phone_cards"] == 60
    assert f"{figures['phone_cards_seen_ms']:.0f} ms" in phone.report(figures)
