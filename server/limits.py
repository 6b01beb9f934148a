"""How fast is too fast. Who takes part is limited by seat and never by address: a whole hall is one address."""

import asyncio
import time
from collections import Counter

from board.records import Rejected

COMMANDS_A_SECOND = 20
COMMANDS_AT_ONCE = 200  # what a phone may have kept while it was away
SIGNS_A_SECOND = 5  # carets
SIGNS_AT_ONCE = 30
MESSAGES_A_SECOND = 50  # of any kind; beyond, the next one is read later
MESSAGES_AT_ONCE = 500
WAITS_MOST = 300  # for a turn, before there was a pause long enough to have all at once again
GUESSES_A_SECOND = 5
GUESSES_AT_ONCE = 30
GUESS_PAUSE = 1.5  # seconds
HELD_MOST = 100  # answers that wait so, for one address: 67 guesses a second, 15 days for all codes
WORKSHOPS_AT_ONCE = 40  # begun from one address, and through one process
WORKSHOPS_A_SECOND = 1 / 60
BUCKETS_LEAST = 200  # kept before it is looked which of them are full again


class Bucket:
    """So much at once, then so much a second."""

    def __init__(self, at_once: float, a_second: float) -> None:
        self._most = at_once
        self._a_second = a_second
        self._left = at_once
        self._when = _now()
        self._waited = 0

    def take(self) -> bool:
        """Use one; False when there is none left."""
        self._fill()
        if self._left < 1:
            return False
        self._left -= 1
        return True

    async def turn(self) -> bool:
        """Use one, waiting for it where there is none left; False for whom that has lasted too long."""
        if self.take():
            return True
        if self._waited >= WAITS_MOST:
            return False
        self._waited += 1
        await asyncio.sleep(1 / self._a_second)
        return True

    def is_empty(self) -> bool:
        self._fill()
        return self._left < 1

    def is_full(self) -> bool:
        self._fill()
        return self._left >= self._most

    def _fill(self) -> None:
        now = _now()
        self._left = min(self._most, self._left + (now - self._when) * self._a_second)
        self._when = now
        if self._left == self._most:
            self._waited = 0


class Buckets:
    """A bucket for each key; full ones are forgotten before long, for a new one is as full."""

    def __init__(self, at_once: float, a_second: float) -> None:
        self._at_once = at_once
        self._a_second = a_second
        self._buckets: dict[tuple[str, ...], Bucket] = {}
        self._most = BUCKETS_LEAST

    def __len__(self) -> int:
        return len(self._buckets)

    def of(self, *key: str) -> Bucket:
        found = self._buckets.get(key)
        if found is None:
            if len(self._buckets) >= self._most:
                self._forget_full()
            found = self._buckets[key] = Bucket(self._at_once, self._a_second)
        return found

    def _forget_full(self) -> None:
        """When there are twice as many as were left the last time: so it costs each new one no more than a moment."""
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if not bucket.is_full()}
        self._most = max(BUCKETS_LEAST, 2 * len(self._buckets))


class Guesses:
    """Slows down guessing of codes, links and keys from one address (see `addresses.neighbourhood`).

    When wrong guesses come fast, whoever proves nothing waits before the answer, be it right or wrong: an answer that
    comes at once would tell. Only so many wait at a time, so that it is no use to ask for many at once. Whoever has a
    right cookie, and every open socket, is never slowed, though they come from the same hall.
    """

    def __init__(self) -> None:
        self._wrong = Buckets(GUESSES_AT_ONCE, GUESSES_A_SECOND)
        self._held: Counter[str] = Counter()

    async def wrong(self, address: str) -> None:
        """A wrong guess came from there; returns at once, or after a pause. Raises Rejected("too_many_guesses")."""
        if not self._wrong.of(address).take():
            await self._hold(address)

    async def newcomer(self, address: str) -> None:
        """Somebody guessed right, or knows it: waits only while others guess wrong there."""
        if self._wrong.of(address).is_empty():
            await self._hold(address)

    async def _hold(self, address: str) -> None:
        if self._held[address] >= HELD_MOST:
            raise Rejected("too_many_guesses")
        self._held[address] += 1
        try:
            await asyncio.sleep(GUESS_PAUSE)
        finally:
            self._held[address] -= 1
            self._held += Counter()  # without those that are at nought


def _now() -> float:
    return time.monotonic()
