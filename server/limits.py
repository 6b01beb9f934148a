"""How fast is too fast. Limits are per seat, never per address: a whole hall is one address."""

import asyncio

COMMANDS_A_SECOND = 20
COMMANDS_AT_ONCE = 200  # what a phone may have kept while it was away
SIGNS_A_SECOND = 5  # carets
SIGNS_AT_ONCE = 30
MESSAGES_A_SECOND = 50  # of any kind; beyond, the next one is read later
MESSAGES_AT_ONCE = 500
GUESSES_A_SECOND = 5
GUESSES_AT_ONCE = 30
GUESS_PAUSE = 1.5  # seconds


class Bucket:
    """So much at once, then so much a second."""

    def __init__(self, at_once: float, a_second: float) -> None:
        self._most = at_once
        self._a_second = a_second
        self._left = at_once
        self._when = _now()

    def take(self) -> bool:
        """Use one; False when there is none left."""
        self._fill()
        if self._left < 1:
            return False
        self._left -= 1
        return True

    async def turn(self) -> None:
        """Use one; wait for it where there is none left."""
        while not self.take():
            await asyncio.sleep(1 / self._a_second)

    def is_full(self) -> bool:
        self._fill()
        return self._left >= self._most

    def _fill(self) -> None:
        now = _now()
        self._left = min(self._most, self._left + (now - self._when) * self._a_second)
        self._when = now


class Guesses:
    """Slows down guessing of codes and links: wrong ones, when they come fast, wait before they are answered.

    Nobody is shut out, and a right one is never slowed for the others behind the same address.
    """

    def __init__(self) -> None:
        self._buckets: dict[str, Bucket] = {}

    async def wrong(self, address: str) -> None:
        """A wrong guess came from there; returns at once, or after a pause."""
        bucket = self._buckets.setdefault(address, Bucket(GUESSES_AT_ONCE, GUESSES_A_SECOND))
        if not bucket.take():
            await asyncio.sleep(GUESS_PAUSE)
        if len(self._buckets) > 10_000:
            self._buckets = {a: b for a, b in self._buckets.items() if not b.is_full()}


def _now() -> float:
    return asyncio.get_running_loop().time()
