"""Processes tell each other who is connected, and whether they live: each once for all of its rooms."""

import asyncio

import msgspec
import pytest

from board.actor import Actor
from board.state import State
from server import heartbeat, presence
from server.heartbeat import Heartbeat
from server.presence import Here, Presence

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "APART", 0.01)
    monkeypatch.setattr(heartbeat, "FORGET", 0.05)


class Process:
    """One room of it, in which its moderator is."""

    def __init__(self, name: str, channel: "Channel") -> None:
        self.name = name
        self.heartbeat = Heartbeat(lambda again: self.presence.processes_changed(again=again))
        self.presence = Presence(name, self.heartbeat, lambda: [Actor("moderator", name)], channel.publish)

    def moderators(self) -> int:
        self.presence.news(State.empty())
        return int(msgspec.json.decode(self.presence.message())["moderators"])


class Channel:
    """Hands every message to all who listen, themselves too."""

    def __init__(self) -> None:
        self.processes: list[Process] = []
        self.said: list[str] = []

    def join(self, name: str) -> Process:
        found = Process(name, self)
        self.processes.append(found)
        found.presence.changed()
        return found

    def publish(self, message: bytes) -> None:
        here = msgspec.json.decode(message, type=Here)
        self.said.append(here.process)
        for process in self.processes:
            process.presence.hear(here)

    def beat(self, *silent: Process) -> None:
        """All but these say that they live."""
        for process in self.processes:
            for speaker in self.processes:
                if speaker not in silent:
                    process.heartbeat.hear(speaker.name)
            process.heartbeat.look()


async def test_who_comes_asks_and_is_answered_and_then_all_are_quiet() -> None:
    channel = Channel()
    first, second = channel.join("first"), channel.join("second")
    await asyncio.sleep(0.1)
    assert first.moderators() == second.moderators() == 2
    said = len(channel.said)
    await asyncio.sleep(0.1)
    assert len(channel.said) == said
    for process in channel.processes:
        process.presence.stop()


async def test_whoever_falls_silent_counts_no_more_until_they_are_heard_again() -> None:
    channel = Channel()
    first, second = channel.join("first"), channel.join("second")
    await asyncio.sleep(0.05)
    channel.beat()
    assert first.moderators() == 2
    await asyncio.sleep(0.1)
    channel.beat(second)
    assert first.moderators() == 1
    said = channel.said.count("first")
    channel.beat()
    assert first.moderators() == 2
    await asyncio.sleep(0.05)
    assert channel.said.count("first") > said  # what it said meanwhile may not have been heard
    for process in channel.processes:
        process.presence.stop()


async def test_a_process_that_is_gone_for_good_is_forgotten_and_would_be_met_as_a_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heartbeat, "GONE", 0.1)
    channel = Channel()
    first, second = channel.join("first"), channel.join("second")
    await asyncio.sleep(0.15)
    channel.processes.remove(second)
    channel.beat()
    assert not first.heartbeat.expects("second")
    channel.join("third")
    await asyncio.sleep(0.05)
    said = channel.said.count("first")
    channel.publish(msgspec.json.encode(Here("second", (), 1)))
    await asyncio.sleep(0.05)
    assert channel.said.count("first") > said
    for process in (*channel.processes, second):
        process.presence.stop()
