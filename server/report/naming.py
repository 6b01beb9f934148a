"""Names of sheets and of files: what a program allows, each only once."""

import re
from collections.abc import Iterable

SHEET_MOST = 31  # Excel counts as UTF-16 does, where an emoji is two
FILE_MOST = 60
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
RESERVED = "history"


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A valid name for each title; large and small letters are the same to a spreadsheet."""
    names: list[str] = []
    taken = {RESERVED}
    for title in titles:
        plain = " ".join(FORBIDDEN.sub(" ", title).split())
        name, number = _short(plain, ""), 1
        while not name or name.lower() in taken:
            number += 1
            name = _short(plain, f" ({number})")
        taken.add(name.lower())
        names.append(name)
    return names


def file_name(title: str) -> str:
    """A title as part of a file's name: its words, and nothing that means something to a disk."""
    return "-".join(re.findall(r"\w+", title.lower()))[:FILE_MOST].strip("-") or "talka"


def spoken_name(title: str) -> str:
    """A title as it is, without what no file may have in its name, and without what turns it round."""
    return re.sub(r'[\\/:*?"<>|\s\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]+', " ", title).strip(" .")


def _short(title: str, end: str) -> str:
    while len((title + end).encode("utf-16-le")) > 2 * SHEET_MOST:
        title = title[:-1]
    return (title.strip(" '") + end).strip(" '")
