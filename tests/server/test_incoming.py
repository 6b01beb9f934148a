"""Frames are cut as the library itself would read them, however the bytes come."""

import random

import pytest
from websockets.frames import Frame, Opcode
from websockets.protocol import OPEN, SERVER, Protocol, State

from server.broadcast import frame_of
from server.incoming import Incoming

KINDS = (Opcode.TEXT, Opcode.BINARY, Opcode.PING, Opcode.PONG)


def opened() -> Protocol:
    return Protocol(SERVER, state=OPEN, max_size=70_000)


def sent(chance: random.Random) -> list[bytes]:
    """Frames of a client: of every kind and length, some texts in two fragments."""
    frames = []
    for _ in range(12):
        kind = chance.choice(KINDS)
        most = 100 if kind in (Opcode.PING, Opcode.PONG) else chance.choice((10, 125, 126, 300, 66_000))
        frames.append(Frame(kind, chance.randbytes(chance.randrange(most))))
    at = chance.randrange(len(frames))
    frames[at:at] = [Frame(Opcode.TEXT, b"one ", fin=False), Frame(Opcode.PING, b""), Frame(Opcode.CONT, b"two")]
    return [frame.serialize(mask=True) for frame in frames]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_cut_is_what_was_sent_however_it_comes(seed: int) -> None:
    chance, incoming, library = random.Random(seed), Incoming(), opened()
    frames = sent(chance)
    data, cut, texts = b"".join(frames), [], []
    while data:
        some = chance.choice((1, 2, 7, 500, 100_000))
        for whole, text in incoming.cut(data[:some], library):
            cut.append(whole)
            texts.append(text)
            library.receive_data(whole)
        data = data[some:]
    assert cut == frames
    read = [event for event in library.events_received() if isinstance(event, Frame)]
    assert texts == [frame.data if frame.opcode is Opcode.TEXT and frame.fin else None for frame in read]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_what_is_sent_is_framed_as_the_library_would(size: int) -> None:
    text = bytes(size)
    assert frame_of(text) == Frame(Opcode.TEXT, text).serialize(mask=False)


def test_what_is_too_long_is_refused_by_its_head() -> None:
    incoming, library = Incoming(), Protocol(SERVER, state=OPEN, max_size=1_000)
    head = Frame(Opcode.TEXT, bytes(2_000)).serialize(mask=True)[:20]
    for frame, _ in incoming.cut(head, library):
        library.receive_data(frame)
    assert library.close_code == 1009 or (library.close_sent and library.close_sent.code == 1009)


def test_what_comes_with_the_handshake_is_left_to_the_library() -> None:
    incoming, library = Incoming(), Protocol(SERVER, state=State.CONNECTING)
    early = Frame(Opcode.TEXT, b"hello").serialize(mask=True)
    request = b"GET / HTTP/1.1\r\n\r\n"
    assert list(incoming.cut(request + early[:5], library)) == [(request + early[:5], None)]
    library.state = OPEN
    assert list(incoming.cut(early[5:], library)) == [(early[5:], None)]
