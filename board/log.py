"""Log entries and snapshots as bytes.

An entry bears no time, no seat and no address: with nameless answers in it, it must not say more than
the records do.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

import msgspec
from rpds import HashTrieMap

from board import course, hands, questions
from board.activities import agreeing, canvas, cards, choice, page, rating, scale, table
from board.diff import Patch, Put, Remove
from board.earlier import Earlier
from board.history import Change
from board.notes import Note
from board.records import Group, Moderator, Record, Seat, Workshop
from board.state import Key, Ranges, Records, State, put_record

AnyRecord = (
    Workshop | Moderator | Seat | Group
    | course.Spent | course.Timer | hands.Hand | questions.Question | Change | Note | Earlier
    | scale.Scale | scale.Place | scale.Stand | scale.Pair
    | cards.Cards | cards.Card | cards.Edit | cards.Dots | cards.Lies | cards.Step | cards.Voice
    | rating.Rating | rating.Mark
    | choice.Choice | choice.Vote
    | canvas.Canvas | table.Table | page.Page | agreeing.Agreed
)  # fmt: skip
"""Every record there is: the one place where the kinds' records are joined."""

FORMAT = 1
PIECE = 50  # records


class UnknownFormat(Exception):
    """Bytes of a format, or with records, that this version does not know: load nothing, guess nothing."""


class Entry(msgspec.Struct, frozen=True):
    """One turn of accepted commands.

    The nonce tells entries apart that were proposed for the same number; `after` is the nonce of the entry
    before, so that a log which forked in a failover is never taken for one that did not. `forgets`: what was
    removed here is to be gone from all that is kept.
    """

    nonce: str
    after: str
    keys: tuple[Key, ...]
    diff: tuple[Put[AnyRecord] | Patch | Remove, ...]
    v: int = FORMAT
    forgets: bool = False


class Snapshot(msgspec.Struct, frozen=True):
    """A whole room at one rev."""

    rev: int
    nonce: str
    records: tuple[AnyRecord, ...]
    keys: dict[str, Ranges]
    v: int = FORMAT


F = TypeVar("F", Entry, Snapshot)

_encode = msgspec.json.Encoder().encode


_read_entry = msgspec.json.Decoder(Entry).decode
_read_snapshot = msgspec.json.Decoder(Snapshot).decode


def encode_entry(entry: Entry) -> bytes:
    return _encode(entry)


def decode_entry(data: bytes) -> Entry:
    """Raises UnknownFormat."""
    return _known(_read_entry, data)


def encode_snapshot(rev: int, nonce: str, state: State) -> bytes:
    """The whole room. A thread that makes one lets the others in between the pieces."""
    return b"".join(_pieces(Snapshot(rev, nonce, (), dict(sorted(state.keys.items()))), state.all()))


def snapshot_in_pieces(rev: int, nonce: str, state: State) -> Iterator[bytes]:
    """What joins to a snapshot of the records, without keys, for whoever must not be kept waiting by a large room."""
    return _pieces(
        Snapshot(rev, nonce, (), {}), (one for siblings in state.records.values() for one in siblings.values())
    )


def _pieces(empty: Snapshot, records: Iterable[Record]) -> Iterator[bytes]:
    head, _, tail = _encode(empty).partition(b"[]")
    yield head + b"["
    found, before = iter(records), b""
    while some := list(islice(found, PIECE)):
        yield before + _encode(some)[1:-1]
        before = b","
    yield b"]" + tail


def decode_snapshot(data: bytes) -> tuple[int, str, State]:
    """The rev, the nonce of its entry, and the state. Raises UnknownFormat."""
    snapshot = _known(_read_snapshot, data)
    records: Records = HashTrieMap()
    for record in snapshot.records:
        records = put_record(records, record)
    return snapshot.rev, snapshot.nonce, State(records, HashTrieMap(snapshot.keys))


def _known(read: Callable[[bytes], F], data: bytes) -> F:
    try:
        found = read(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnknownFormat(str(error)) from error
    if found.v != FORMAT:
        raise UnknownFormat(f"format {found.v}, this version reads {FORMAT}")
    return found
