"""Addresses as moderators type them: where phones open the board, and the link of a video call."""

import ipaddress
import re

from board.records import Rejected, plain

ADDRESS_MOST = 100  # characters
CALL_MOST = 500

_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*|\[(?P<six>[0-9a-f:.]{2,})\])"
_PORT = r"(?::(?P<port>[0-9]{1,5}))?"
_PATH = r"(?:/[\w~-][\w.~-]*)*"
_ADDRESS = re.compile(rf"https?://{_HOST}{_PORT}{_PATH}", re.IGNORECASE)
_CALL = re.compile(rf"https://{_HOST}{_PORT}(?:[/?#][^\s<>\"\\]*)?", re.IGNORECASE)


def address_of(text: str) -> str:
    """`http(s)://host[:port][/path]`, without a slash at the end; "" stays "". Raises Rejected("bad_address")."""
    return _checked(_ADDRESS, plain(text, ADDRESS_MOST, "bad_address").removesuffix("/"), "bad_address")


def call_of(text: str) -> str:
    """A link that begins with https://; "" stays "". Raises Rejected("bad_link")."""
    return _checked(_CALL, plain(text, CALL_MOST, "bad_link"), "bad_link")


def _checked(pattern: re.Pattern[str], text: str, code: str) -> str:
    if not text:
        return ""
    found = pattern.fullmatch(text)
    if found is None or not 1 <= int(found["port"] or 1) <= 65535 or not _is_six(found["six"]):
        raise Rejected(code)
    return text


def _is_six(text: str | None) -> bool:
    """Whether what stands in brackets, if anything does, is an address of version 6, and not only of its letters."""
    try:
        ipaddress.IPv6Address(text or "::")
    except ValueError:
        return False
    return True
