"""How soon the next frames go out: at once while it is quiet, less often to a crowd, and never faster than can be done.

Ticks are saved up while nothing happens, and used at once when something does.
"""

import time

TICK = 0.04  # seconds between two ticks, on the average and at least
CROWD = 0.105  # the same for a thousand people; it grows with their square, as what all have to be told of all does
TICK_MOST = 0.25  # and at most, however long it takes to send to a crowd
REST = 5  # times what the last tick cost: so much is left for other rooms and for what people send
SAVED_MOST = 3.0  # ticks


class Pace:
    """Of one room's ticks. Times are seconds of a clock that never jumps."""

    def __init__(self) -> None:
        self.ticked = 0.0  # when the last tick began
        self._interval = TICK
        self._saved = SAVED_MOST
        self._began = 0.0
        self._cost = 0.0  # of the last tick: of the processor, since others may have been at it meanwhile

    def wait(self, people: int) -> float:
        """Seconds until the next tick is due."""
        self._interval = min(TICK_MOST, max(TICK, CROWD * (people / 1000) ** 2, REST * self._cost))
        return max(0.0, (1 - self._saved) * self._interval + self.ticked - time.monotonic())

    def begin(self) -> None:
        """A tick begins."""
        now = time.monotonic()
        self._saved = min(SAVED_MOST, self._saved + (now - self.ticked) / self._interval) - 1
        self.ticked = now
        self._began = time.thread_time()

    def end(self, *, used: bool) -> None:
        """It has ended, and something was sent, or there was nothing to send."""
        self._cost = time.thread_time() - self._began
        if not used:
            self._saved = min(SAVED_MOST, self._saved + 1)
