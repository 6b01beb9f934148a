"""Whose turn it is: the same report is made once, few wait, and moderators find a place."""

import asyncio
from typing import cast

import pytest

from board.records import Rejected
from server.report import turns
from server.report.job import Job
from server.report.turns import AT_ONCE, CHAIRS, CHAIRS_FOR_ALL, Turns
from server.room import Room
from tests.board.rooms import Room as Played

pytestmark = pytest.mark.anyio


class Press:
    """Processes that make nothing until they are let."""

    def __init__(self) -> None:
        self.began: list[Job] = []
        self.open = asyncio.Event()

    async def run(self, job: Job) -> bytes:
        self.began.append(job)
        await self.open.wait()
        return job.activity.encode()


@pytest.fixture
async def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    found = Press()
    monkeypatch.setattr(turns, "run", found.run)
    return found


class Office:
    """Those who ask."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.room = cast("Room", Played())

    def ask(self, name: str, *channels: str) -> "asyncio.Task[bytes]":
        job = Job("html", b"", channels or ("all",), "lv", "KALVA7", name)
        return asyncio.create_task(self.turns.made(job, self.room))


async def settled() -> None:
    await asyncio.sleep(0.05)


async def test_whoever_asks_for_the_same_before_it_is_begun_shares_it(press: Press) -> None:
    office = Office()
    busy = [office.ask(f"busy{n}") for n in range(AT_ONCE)]
    await settled()
    same = [office.ask("same") for _ in range(40)]
    await settled()
    same[0].cancel()  # one of them hangs up
    press.open.set()
    assert await asyncio.gather(*busy, *same[1:]) == [b"busy0", b"busy1", *[b"same"] * 39]
    assert [job.activity for job in press.began] == ["busy0", "busy1", "same"]
    assert all(job.snapshot and job.now for job in press.began)


async def test_few_wait_and_moderators_find_a_place(press: Press) -> None:
    office = Office()
    waiting = [office.ask(f"a{n}") for n in range(AT_ONCE)]
    await settled()
    waiting += [office.ask(f"b{n}") for n in range(CHAIRS_FOR_ALL)]
    await settled()
    with pytest.raises(Rejected, match="come_again"):
        await office.ask("late")
    waiting += [office.ask(f"c{n}", "all", "wall", "moderator") for n in range(CHAIRS - CHAIRS_FOR_ALL)]
    await settled()
    with pytest.raises(Rejected, match="come_again"):
        await office.ask("later", "all", "wall", "moderator")
    press.open.set()
    assert len(await asyncio.gather(*waiting)) == AT_ONCE + CHAIRS


async def test_a_server_that_stops_makes_nothing_more(press: Press) -> None:
    office = Office()
    asked = [office.ask(f"a{n}") for n in range(AT_ONCE + 1)]
    await settled()
    await office.turns.stop()
    outcome = await asyncio.gather(*asked, return_exceptions=True)
    assert {type(one) for one in outcome} == {asyncio.CancelledError}


async def test_a_process_that_fails_is_told_in_a_word() -> None:
    broken = Job("docx", b"no snapshot", ("all",), "lv", "KALVA7")
    with pytest.raises(Rejected, match="not_made"):
        await turns.run(broken)


def test_what_went_wrong_is_told_without_what_people_wrote() -> None:
    trace = 'Traceback:\n  File "/srv/x/pdf.py", line 3, in write\n    draw("Anna said no")\nValueError: Anna said no\n'
    assert turns.where(trace) == "pdf.py:3 ValueError"
