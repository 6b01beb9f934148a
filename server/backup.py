"""All workshops of a store in one file, and back: ``python3 -m server backup FILE`` and ``restore FILE``.

A line of the file is a workshop: its state, and the last entry of its log, which the next one will follow. What is in
it can be put into a store of any kind. Notes, which live for minutes, are not in it.
"""

import asyncio
import gzip
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from board.agenda import the_workshop
from board.keeping import look_again
from board.log import UnknownFormat, decode_entry
from board.replica import Replica
from server.config import Config, ConfigError
from server.log import Hole, Log, LogError, Taken
from server.open_log import open_log
from server.store import StoreError, open_store

FORMAT = 1
TRIES = 5  # a room that is at work may be trimmed while it is read


class Head(msgspec.Struct, frozen=True):
    """The first line."""

    talka: int


class Kept(msgspec.Struct, frozen=True):
    """A workshop."""

    room: str
    rev: int
    entry: bytes
    state: bytes


class BackupError(Exception):
    """It cannot be done; the message is one line for whoever asked for it."""


def run(what: str, file: Path) -> None:
    """Do what the command line says, in the store that the environment names. Exits with one line on stderr if not."""
    try:
        print(f"talka: {asyncio.run((backup if what == 'backup' else restore)(file))}")
    except (BackupError, ConfigError, StoreError) as trouble:
        sys.exit(f"talka: {trouble}")
    except (LogError, UnknownFormat, OSError) as trouble:
        sys.exit(f"talka: the {what} was not finished: {trouble}")


async def backup(file: Path) -> str:
    """A workshop is in it as it was at one moment. The old file goes when the new is whole."""
    part, workshops = file.with_name(f"{file.name}.part"), 0
    async with store() as log:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            with gzip.open(raw, "wb") as packed:
                packed.write(msgspec.json.encode(Head(FORMAT)) + b"\n")
                for room in await log.rooms():
                    if kept := await taken(log, room):
                        packed.write(msgspec.json.encode(kept) + b"\n")
                        workshops += 1
            raw.flush()
            os.fsync(raw.fileno())
    part.replace(file)
    return f"{file} holds {workshops} workshops"


async def restore(file: Path) -> str:
    """Workshops that the store has are left as they are: theirs may be newer, and people may be in them."""
    for _ in lines(file):
        pass  # a damaged file is to be found out before anything is written
    restored = there = 0
    async with store() as log:
        for kept in lines(file):
            try:
                await put_back(log, kept)
                restored += 1
            except Taken:
                there += 1
    return f"{restored} workshops are back; {there} were there, and were left as they are"


@asynccontextmanager
async def store() -> AsyncIterator[Log]:
    """The store of the environment, which may be at work for a server."""
    opened = open_store(Config.from_env())
    try:
        log = open_log(opened.url, lambda *_: None)
        await log.start()
        try:
            yield log
        finally:
            await log.close()
    finally:
        opened.stop()


async def taken(log: Log, room: str) -> Kept | None:
    """The workshop as it is now; None if it was deleted meanwhile."""
    for _ in range(TRIES):
        try:
            return await _taken(log, room)
        except Hole:
            continue
    raise BackupError(f"{room} changes too fast to be read")


async def _taken(log: Log, room: str) -> Kept | None:
    found = await log.snapshot(room)
    replica, last = Replica.load(None if found is None else found[1]), b""
    since = max(0, replica.rev - 1)
    while entries := await log.read(room, since):
        for rev, data in entries:
            if rev > replica.rev:
                replica.fold_bytes(rev, data)
            since, last = rev, data
    return Kept(room, replica.rev, last, replica.snapshot()) if last else None


async def put_back(log: Log, kept: Kept) -> None:
    """Raises Taken."""
    await log.adopt(kept.room, kept.rev, kept.entry, kept.state, nonce=decode_entry(kept.entry).nonce)
    workshop = the_workshop(Replica.load(kept.state).state)
    await log.remind(kept.room, look_again(workshop))


def lines(file: Path) -> Iterator[Kept]:
    """Raises BackupError where it is no backup, or not a whole one."""
    try:
        with gzip.open(file, "rb") as packed:
            if msgspec.json.decode(packed.readline(), type=Head).talka != FORMAT:
                raise BackupError(f"{file} was made by a newer Talka")
            for line in packed:
                yield msgspec.json.decode(line, type=Kept)
    except FileNotFoundError:
        raise BackupError(f"there is no file {file}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, EOFError, gzip.BadGzipFile):
        raise BackupError(f"{file} is no backup of Talka, or not a whole one") from None
