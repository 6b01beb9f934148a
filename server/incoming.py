"""What phones send nearly always is a text in one frame, which is not worth the way through a general parser."""

from collections.abc import Iterator

from websockets.frames import apply_mask  # type: ignore[attr-defined]  # in C where that was built
from websockets.protocol import CONNECTING, OPEN, Protocol

TEXT = 0x81  # a whole one
MASKED = 0x80
LONG = 126  # the length follows in two bytes; above, in eight
MASK = 4  # bytes


class Incoming:
    """Cuts what a client sends into frames, so that the library's parser is never in the middle of one."""

    def __init__(self) -> None:
        self._begun = b""
        self.as_it_comes = False  # what is cut is whole frames no more

    def cut(self, data: bytes, protocol: Protocol) -> Iterator[tuple[bytes, bytes | None]]:
        """One whole frame after the other, and what it says if it is a whole text by itself.

        When it is about no frames, or about none that may be, all as it is.
        """
        if protocol.state is not OPEN:
            # After its handshake a client has to wait; one that did not is left to the library.
            self.as_it_comes = protocol.state is not CONNECTING or not data.endswith(b"\r\n\r\n")
            yield data, None
            return
        data, self._begun, at = self._begun + data, b"", 0
        while not self.as_it_comes and (span := frame_at(data, at)) is not None:
            begin, end = span
            # What is too long is refused as soon as its head has come.
            self.as_it_comes = protocol.max_message_size is not None and end - begin > protocol.max_message_size
            if end > len(data) or self.as_it_comes:
                break
            masked = data[at] == TEXT and data[at + 1] & MASKED
            yield data[at:end], apply_mask(data[begin:end], data[begin - MASK : begin]) if masked else None
            at = end
        if self.as_it_comes:
            yield data[at:], None
        else:
            self._begun = data[at:]


def frame_at(data: bytes, at: int) -> tuple[int, int] | None:
    """Where what a frame holds begins and ends, though not all may have come yet; None before its head has."""
    if len(data) < at + 2:
        return None
    size, begin = data[at + 1] & ~MASKED, at + 2
    if size >= LONG:
        begin += 2 if size == LONG else 8
        if len(data) < begin:
            return None
        size = int.from_bytes(data[at + 2 : begin])
    if data[at + 1] & MASKED:
        begin += MASK
    return begin, begin + size
