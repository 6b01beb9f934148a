"""Garbage of long ago is found, and not looked for where there can be none."""

import asyncio
import gc
import weakref

import pytest

from server import garbage


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


async def test_old_garbage_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(garbage, "WORTH", 0)
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


async def test_nothing_is_looked_for_where_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "LOOK_EVERY", 0.01)
    found: list[int] = []
    gc.collect()
    monkeypatch.setattr(gc, "collect", lambda: found.append(1))
    collector = garbage.Garbage()
    collector.start()
    await asyncio.sleep(0.1)
    await collector.stop()
    assert not found
