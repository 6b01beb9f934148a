"""The smallest client that keeps the rules of the wire: what it holds is what a page could show."""

from typing import Any

import msgspec

from board.actor import Actor
from board.channels import Channels, channels_of
from board.protocol import ClientHello
from board.state import State

View = dict[str, dict[str, Any]]
"""Channel → record id → what that channel shows of the record."""

ORDER = ("all", "wall", "moderator", "group:", "seat:")


class Client:
    """Takes frames and keeps every byte it was ever sent."""

    def __init__(self) -> None:
        self.at = ""
        self.held: View = {}
        self.frames: list[bytes] = []
        self.ok: list[tuple[str, int]] = []
        self.no: list[list[Any]] = []

    def hello(self) -> ClientHello:
        return ClientHello(v=1, at=self.at, has=tuple(self.held))

    def take(self, frame: bytes | None) -> None:
        if frame is None:
            return
        self.frames.append(frame)
        message = msgspec.json.decode(frame)
        assert message["t"] == "frame"
        for name in message.get("drop", ()):
            self.held.pop(name, None)
        for fragment in message["f"]:
            self._take_fragment(fragment)
        self.at = message["at"]
        self.ok += [tuple(key) for key in message.get("ok", ())]
        self.no += message.get("no", ())

    def _take_fragment(self, fragment: dict[str, Any]) -> None:
        name = fragment["ch"]
        records = {} if fragment.get("full") else self.held[name]  # a channel is never begun by a difference
        assert list(fragment["put"]) == sorted(fragment["put"])
        for record_id in fragment.get("del", ()):
            records.pop(record_id, None)  # it may have come and gone since our last frame
        self.held[name] = {**records, **fragment["put"]}

    def merged(self, record_id: str) -> dict[str, Any]:
        """A record as a page sees it: later channels add to what earlier ones say."""
        names = sorted(self.held, key=lambda name: [name.startswith(start) for start in ORDER].index(True))
        return {field: value for name in names for field, value in self.held[name].get(record_id, {}).items()}


class Fresh:
    """What those who have just come see of a state. Nobody may change it: what several see is decoded once for all."""

    def __init__(self, state: State, rev: int = 1) -> None:
        self.state = state
        self.channels = Channels(state, rev)
        self._decoded: dict[str, dict[str, Any]] = {}

    def view(self, actor: Actor) -> View:
        """The union of an actor's channels."""
        return {name: self._channel(name) for name in channels_of(self.state, actor)}

    def _channel(self, name: str) -> dict[str, Any]:
        if name not in self._decoded:
            shown = self.channels.get(name).whole()
            self._decoded[name] = {i: msgspec.json.decode(public) for i, public in shown.items()}
        return self._decoded[name]
