"""A file is read, strictly: what is not as it should be is refused, and the place is named."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from board.archive.format import FILE_MOST, FORMAT, Archive
from board.records import Rejected

PLACE_MOST = 100  # characters of a place that an error names


class Head(msgspec.Struct, frozen=True):
    """What tells our files from others'."""

    talka: str = ""
    v: int = 0


_encode = msgspec.json.Encoder().encode
_head = msgspec.json.Decoder(Head).decode
_read = msgspec.json.Decoder(Archive).decode


def packed(archive: Archive) -> bytes:
    """The bytes of the file, to be read by people, too."""
    return msgspec.json.format(_encode(archive), indent=1)


def unpacked(data: bytes) -> Archive:
    """What these bytes say. Whether it makes a workshop, `restored` tells.

    Raises Rejected: "too_big"; "not_a_workshop" for what is no file of ours; "file_too_new"; "bad_file", place=….
    """
    if len(data) > FILE_MOST:
        raise Rejected("too_big", most=FILE_MOST)
    _check_head(data)
    try:
        return _read(data)
    except msgspec.ValidationError as error:
        raise bad(place_in(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise bad("") from None


def _check_head(data: bytes) -> None:
    try:
        head = _head(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Rejected("not_a_workshop") from None
    if head.talka != "workshop":
        raise Rejected("not_a_workshop")
    if head.v > FORMAT:
        raise Rejected("file_too_new")
    if head.v != FORMAT:
        raise bad("v")


# Places


def bad(place: str) -> Rejected:
    """What is not right in the file, by its place such as parts[3].cards[0].text."""
    return Rejected("bad_file", place=place[:PLACE_MOST])


@contextmanager
def at(place: str) -> Iterator[None]:
    """Whatever is refused within is refused with its place in the file."""
    try:
        yield
    except Rejected as rejected:
        inner = str(rejected.details.get("place", ""))
        raise bad(f"{place}.{inner}".rstrip(".") if not inner.startswith("[") else f"{place}{inner}") from None


def check(fine: bool, place: str) -> None:
    """Raises Rejected unless it is fine."""
    if not fine:
        raise bad(place)


def place_in(error: str) -> str:
    """msgspec's words end with the place: … - at `$.parts[3].name`."""
    return error.rpartition("`$.")[2].rstrip("`") if "`$." in error else ""
