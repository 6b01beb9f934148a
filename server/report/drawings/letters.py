"""How wide words are, about, and where a line ends, when nobody knows yet which font will show them."""

import re
import unicodedata
from collections.abc import Iterator

LEADING = 1.32
BOLD = 1.13
NARROW, SLIM, WIDE = "iljtIfr.,:;'’|!()[]-/ ·", 'sczJ"„“”*?', "mwMWOQGЖШЩЮЫФМОЦДжшщюыфмд—@%+=&"
# A person reads these as one letter with what stands before.
JOINED = re.compile(r"[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
JOINER = "\u200d"


def width(words: str, size: float, weight: int = 400) -> float:
    """Rather too much than too little: DejaVu Sans and Verdana are as wide as this."""
    return sum(map(_advance, words)) * size * (BOLD if weight > 500 else 1)


def _advance(letter: str) -> float:
    if JOINED.match(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF:
        return 1.35
    if base in NARROW:
        return 0.4
    if base in WIDE:
        return 0.95
    return 0.56 if base in SLIM else 0.7 if base.isupper() else 0.64


def lines(words: str, room: float, size: float, weight: int = 400) -> list[str]:
    """The words in lines that fit into the room; where a word is wider, it breaks between letters."""
    return [line for part in words.splitlines() for line in _filled(part, room, size, weight)] or [""]


def _filled(words: str, room: float, size: float, weight: int) -> Iterator[str]:
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if width(longer, size, weight) <= room:
            line = longer
            continue
        if line:
            yield line
        *full, line = _broken(word, room, size, weight)
        yield from full
    yield line


def _broken(word: str, room: float, size: float, weight: int) -> list[str]:
    pieces = [""]
    for letter in letters(word):
        if pieces[-1] and width(pieces[-1] + letter, size, weight) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def letters(word: str) -> list[str]:
    """As a person counts them: a face with its colour of skin is one."""
    found: list[str] = []
    for letter in word:
        if found and (JOINED.match(letter) or found[-1].endswith(JOINER)):
            found[-1] += letter
        else:
            found.append(letter)
    return found
