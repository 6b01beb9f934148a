"""What lasts a moment: who is writing in a card, and where. Beside the log, for those who may see the card itself.

Nothing of it is kept. Of each client only the newest sign is passed on, with the next tick, in one message to all
processes; each shows it to those of its members who hold a channel that shows the card.
"""

from collections.abc import Callable, Sequence

import msgspec

from board.protocol import ServerWriting


class Sign(msgspec.Struct, frozen=True):
    """One client's newest sign, and the channels whose holders may see it."""

    channels: tuple[str, ...]
    writing: ServerWriting


class Signs(msgspec.Struct, frozen=True, tag="signs", tag_field="k"):
    """All that came to one process within one tick."""

    process: str
    signs: tuple[Sign, ...]


_encode = msgspec.json.Encoder().encode


class Fleeting:
    """The signs of one room that wait for the next tick."""

    def __init__(self, process: str, publish: Callable[[bytes], None]) -> None:
        self._process = process
        self._publish = publish
        self._own: dict[str, Sign] = {}
        self._heard: dict[str, Sign] = {}

    def say(self, sign: Sign) -> None:
        """A client here gives a sign."""
        self._own[sign.writing.by] = sign

    def hear(self, signs: Signs) -> bool:
        """Signs of another process; whether there is something to show."""
        if signs.process == self._process:
            return False
        self._heard.update((sign.writing.by, sign) for sign in signs.signs)
        return True

    def take(self) -> Sequence[Sign]:
        """All signs since the last tick, to be shown here; our own go out to the other processes."""
        if self._own:
            self._publish(_encode(Signs(self._process, tuple(self._own.values()))))
        taken = (*self._own.values(), *self._heard.values())
        self._own, self._heard = {}, {}
        return taken
