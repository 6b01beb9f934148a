"""Fingers that drag people along a line, and when each screen shows where they came to rest.

While they move they stay off the line's end; the last move of each goes there. So the bins that phones are sent change
with every last move, and the wall's frames, which name who stands where, say which are in them. All screens' frames
bear a rev: a screen shows a last move from its first frame on whose rev is no less than that of the wall's.
"""

import json
import random
import re
import secrets
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.bench.phones import Seen

A_SECOND = 5  # moves of each
STEP = 60  # at most, along a line of 1000
END = 975  # where its last bin begins

POSITION = re.compile(rb'"at":"(\d+)\.')
ANSWERED = re.compile(rb'"ok":(\[\[.*?\]\])')
AT_END = re.compile(rb'"b20":(\d+)')  # how many stand in the last bin
REFUSED = re.compile(rb'"no":(\[\[.*\]\])')

Screens = dict[int, list[Seen]]


class Move(NamedTuple):
    """`after` so many seconds this finger says this."""

    after: float
    finger: int
    text: bytes


def moves(fingers: Sequence[int], line: str, round_: int, seconds: float) -> list[Move]:
    """In the order of time. Each finger starts and stops in a moment of its own."""
    return sorted(move for finger in fingers for move in _stroke(finger, line, round_, seconds))


def _stroke(finger: int, line: str, round_: int, seconds: float) -> Iterator[Move]:
    nonce, at = secrets.token_urlsafe(12), random.randrange(END)
    after, stops = random.random() / A_SECOND, seconds - stops_within(seconds) * random.random()
    number = 1
    while after < stops:
        at = min(END - 1, max(0, at + random.randint(-STEP, STEP)))
        yield Move(after, finger, _placement(nonce, number, line, round_, at))
        after, number = after + 1 / A_SECOND, number + 1
    yield Move(stops, finger, _placement(nonce, number, line, round_, random.randint(END, 1000)))


def stops_within(seconds: float) -> float:
    """A hall does not stop in one moment, but within this time before the end."""
    return min(1.0, seconds / 2)


def _placement(nonce: str, number: int, line: str, round_: int, at: int) -> bytes:
    command = {"t": "scale.place", "activity": line, "round": round_, "at": at}
    return json.dumps({"t": "do", "k": [nonce, number], "c": command}).encode()


def by_screen(seen: Iterable[Seen]) -> Screens:
    """The frames of each screen, in the order in which they came."""
    screens: Screens = {}
    for frame in seen:
        screens.setdefault(frame.phone, []).append(frame)
    return screens


def at_rest(wall: Iterable[Seen], fingers: Mapping[str, int]) -> dict[int, int]:
    """Finger → the rev from which its last move is seen. `fingers`: by the seats that the wall names."""
    found: dict[int, int] = {}
    for frame in wall:
        for fragment in json.loads(frame.text)["f"]:
            for name, record in fragment["put"].items():
                if fragment["ch"] == "wall" and name.startswith("place/") and record["at"] >= END:
                    found.setdefault(fingers[record["who"]], rev_of(frame))
    return found


def at_end(frames: Sequence[Seen]) -> int:
    """How many a phone was told last to be at the end of the line."""
    return int(next(found for frame in reversed(frames) if (found := AT_END.search(frame.text)))[1])


def latencies(screens: Screens, rests: Mapping[int, int], stopped: Mapping[int, float]) -> list[float]:
    """Milliseconds from each finger's last move until each of these screens, but the finger's own, showed it."""
    return [
        1000 * (shown(frames, rev) - stopped[finger])
        for screen, frames in screens.items()
        for finger, rev in rests.items()
        if finger != screen
    ]


def shown(frames: Sequence[Seen], rev: int) -> float:
    """When a screen showed what this rev has."""
    return frames[bisect_left(frames, rev, key=rev_of)].when


def rev_of(frame: Seen) -> int:
    found = POSITION.search(frame.text)
    assert found
    return int(found[1])


def answered(frame: Seen) -> int:
    """How many commands of its phone's the frame says to be stored. None may have been refused."""
    assert not REFUSED.search(frame.text), frame.text
    found = ANSWERED.search(frame.text)
    return len(json.loads(found[1])) if found else 0
