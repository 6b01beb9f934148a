"""Processes tell each other who is connected: often where that is heard, seldom where nobody listens."""

import asyncio

import msgspec
import pytest

from board.actor import Actor
from board.state import State
from server import presence
from server.presence import Here, Presence

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in {"AGAIN": 0.04, "APART": 0.01, "FORGET": 0.15, "ALONE": 5.0}.items():
        monkeypatch.setattr(presence, name, seconds)


class Channel:
    """Hands every message to all who listen, themselves too."""

    def __init__(self) -> None:
        self.listeners: list[Presence] = []
        self.said: list[str] = []

    def join(self, name: str) -> Presence:
        found = Presence(name, lambda: [Actor("moderator", name)], self.publish)
        self.listeners.append(found)
        found.changed()
        return found

    def publish(self, message: bytes) -> None:
        here = msgspec.json.decode(message, type=Here)
        self.said.append(here.process)
        for listener in self.listeners:
            listener.hear(here)


def moderators(of: Presence) -> int:
    of.news(State.empty())
    return int(msgspec.json.decode(of.message())["moderators"])


async def test_who_is_alone_speaks_seldom_and_who_is_heard_again_and_again() -> None:
    channel = Channel()
    first = channel.join("first")
    await asyncio.sleep(0.2)
    assert len(channel.said) == 1
    second = channel.join("second")
    await asyncio.sleep(0.3)
    assert channel.said.count("first") > 4
    assert moderators(first) == moderators(second) == 2
    first.stop()
    second.stop()


async def test_who_was_silent_for_long_is_answered_at_once() -> None:
    channel = Channel()
    first, second = channel.join("first"), channel.join("second")
    await asyncio.sleep(0.1)
    channel.listeners.remove(second)  # it hears nothing for a while, and is not heard
    second.stop()
    await asyncio.sleep(0.3)
    said = len(channel.said)
    again = channel.join("second")
    await asyncio.sleep(0.1)
    assert channel.said[said:].count("first") >= 1
    assert moderators(again) == 2
    first.stop()
    again.stop()
