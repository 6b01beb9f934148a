"""Garbage of long ago is found, when there is time for it."""

import asyncio
import gc
import weakref

import pytest

from server import garbage


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


async def test_old_garbage_is_found_while_it_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(garbage, "QUIET", 1.1)
    ring = Ring()
    gc.collect()  # it is old by now
    gone = asyncio.Event()
    weakref.finalize(ring, gone.set)
    collector = garbage.Garbage()
    collector.start()
    del ring
    await asyncio.wait_for(gone.wait(), 10)
    await collector.stop()
    assert gc.get_threshold() == collector._before


async def test_a_lively_hall_is_not_stopped_for_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(garbage, "QUIET", -1.0)
    found: list[int] = []
    looks = 0
    monkeypatch.setattr(gc, "collect", lambda: found.append(looks))

    async def sleep(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks > 2 * garbage.LATEST:
            await asyncio.Event().wait()

    monkeypatch.setattr(asyncio, "sleep", sleep)
    collector = garbage.Garbage()
    collector.start()
    await asyncio.wait([asyncio.create_task(asyncio.Event().wait())], timeout=0.1)
    await collector.stop()
    assert found == [garbage.LATEST, 2 * garbage.LATEST]
