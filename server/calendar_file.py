"""A day in a calendar, as a file that calendars take (RFC 5545). Pure."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

LINE_MOST = 75  # octets
RINGS = ("-P6DT15H", "PT9H")  # from the midnight at which the day begins: at nine, a week before and on the day


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day to be reminded of. `uid`: the same for the same thing, so that a new file replaces an older one."""

    uid: str
    made: datetime
    day: date
    title: str
    words: str
    link: str


def write(day: Day) -> bytes:
    """The file. What people wrote stands in it as text, and can neither end its line nor begin another."""
    return b"".join(_folded(line) + b"\r\n" for line in _lines(day))


def _lines(day: Day) -> Iterator[str]:
    title = _text(day.title)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Talka//Talka//EN", "METHOD:PUBLISH", "BEGIN:VEVENT")
    yield f"UID:{_text(day.uid)}"
    yield f"DTSTAMP:{day.made:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}"
    yield f"SUMMARY:{title}"
    yield f"DESCRIPTION:{_text(day.words)}"
    yield f"URL:{day.link}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    for ring in RINGS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{ring}", f"DESCRIPTION:{title}", "END:VALARM")
    yield from ("END:VEVENT", "END:VCALENDAR")


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> bytes:
    """A long line goes on after a break and a blank; no letter is torn apart."""
    pieces = [b""]
    for letter in line:
        octets = letter.encode()
        if len(pieces[-1]) + len(octets) > LINE_MOST:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces)
