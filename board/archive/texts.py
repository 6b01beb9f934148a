"""Texts of a file: as they are kept, or refused."""

from board.archive.reading import check
from board.records import plain


def check_plain(text: str, place: str, *, lines: bool = True) -> None:
    """Raises Rejected unless it is a text as commands keep it; `lines`: it may have several."""
    check(plain(text, 3 * len(text) + 1) == text and (lines or "\n" not in text), place)


def check_words(text: str, place: str) -> None:
    """The same of words that are written together: blanks at either end may stay."""
    check_plain(f".{text}.", place)
