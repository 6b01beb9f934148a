"""What is remembered of who was how fast: nothing for long."""

import pytest

from server import limits
from server.limits import BUCKETS_LEAST, Buckets


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds, to be set."""
    at = [0.0]
    monkeypatch.setattr(limits, "_now", lambda: at[0])
    return at


def test_of_whoever_said_something_long_ago_nothing_is_remembered(clock: list[float]) -> None:
    buckets = Buckets(at_once=10, a_second=1)
    for workshop in range(200):
        clock[0] += 60
        for seat in range(30):
            assert buckets.of(f"workshop {workshop}", f"seat {seat}").take()
        assert len(buckets) <= BUCKETS_LEAST


def test_whoever_was_too_fast_is_remembered_however_many_come(clock: list[float]) -> None:
    buckets = Buckets(at_once=10, a_second=1)
    for _ in range(10):
        buckets.of("fast").take()
    for other in range(50 * BUCKETS_LEAST):
        buckets.of(f"other {other}").take()
    assert not buckets.of("fast").take()
    clock[0] += 10
    buckets.of("one more").take()
    assert buckets.of("fast").take()
