"""The log in one SQLite file, for one process: durable, with nothing to install.

All work is done in one thread of its own, one thing after the other. Rings stay in the process.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from server.log import Away, Behind, Forked, Full, Gone, Hole, LogError, OnRing, Taken

# The lock is held for as long as the file is open: a second process would never hear our rings.
# secure_delete: a deleted workshop is gone from the file, not only from its index.
OPENING = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS entries (
    room TEXT, rev INTEGER, entry BLOB, nonce TEXT, PRIMARY KEY (room, rev)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS snapshots (room TEXT, rev INTEGER, data BLOB, PRIMARY KEY (room, rev)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value BLOB, ends REAL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reminders (room TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID;
BEGIN IMMEDIATE;
COMMIT;
"""

LOCK_SECONDS = 1.0
"""How long another process has to let go of the file."""

T = TypeVar("T")


class SqliteLog:
    """The contract is `server.log.Log`."""

    def __init__(self, path: Path, on_ring: OnRing) -> None:
        self._path = path
        self._on_ring = on_ring
        self._listened: set[str] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite")
        self._file: sqlite3.Connection | None = None

    async def start(self) -> None:
        """Raises Away when the file cannot be opened, or another process has it open."""
        self._loop = asyncio.get_running_loop()
        self._file = await self._in_thread(partial(open_file, self._path))

    async def close(self) -> None:
        self._listened.clear()
        if self._file is not None:
            await self._in_thread(self._file.close)
        self._thread.shutdown()

    async def append(self, room: str, rev: int, entry: bytes, *, nonce: str = "", after: str = "") -> None:
        await self._in_thread(partial(self._append, room, rev, entry, nonce, after))

    def _append(self, room: str, rev: int, entry: bytes, nonce: str, after: str) -> None:
        with self._transaction() as file:
            head = head_of(file, room)
            if head >= rev:
                raise Taken(head)
            if head == 0 and rev > 1:
                raise Gone(room)
            if head < rev - 1:
                raise Behind(head)
            if head and nonce_of(file, room, head) != after:
                raise Forked(f"entry {head} is another")
            file.execute("INSERT INTO entries VALUES (?, ?, ?, ?)", (room, rev, entry, nonce))
        self._ring_from_thread(room, rev)

    async def read(self, room: str, after: int, limit: int = 1000) -> list[tuple[int, bytes]]:
        question = "SELECT rev, entry FROM entries WHERE room = ? AND rev > ? ORDER BY rev LIMIT ?"
        entries = await self._in_thread(lambda: self._open_file.execute(question, (room, after, limit)).fetchall())
        if entries and (entries[0][0] != after + 1 or entries[-1][0] != after + len(entries)):
            raise Hole(f"after {after} comes {entries[0][0]}")
        return entries

    async def head(self, room: str) -> int:
        return await self._in_thread(lambda: head_of(self._open_file, room))

    async def snapshot(self, room: str) -> tuple[int, bytes] | None:
        question = "SELECT rev, data FROM snapshots WHERE room = ? ORDER BY rev DESC LIMIT 1"
        newest: tuple[int, bytes] | None = await self._in_thread(
            lambda: self._open_file.execute(question, (room,)).fetchone()
        )
        return newest

    async def save_snapshot(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        await self._in_thread(partial(self._save_snapshot, room, rev, data, nonce))

    def _save_snapshot(self, room: str, rev: int, data: bytes, nonce: str) -> None:
        with self._transaction() as file:
            newest = file.execute("SELECT coalesce(max(rev), 0) FROM snapshots WHERE room = ?", (room,)).fetchone()[0]
            # An older one may hold what has been forgotten since.
            if rev <= newest or nonce_of(file, room, rev) != nonce:
                return
            file.execute("INSERT INTO snapshots VALUES (?, ?, ?)", (room, rev, data))
            revs = file.execute("SELECT rev FROM snapshots WHERE room = ? ORDER BY rev DESC", (room,)).fetchall()
            if len(revs) > 1:
                older = revs[1][0]
                file.execute("DELETE FROM snapshots WHERE room = ? AND rev < ?", (room, older))
                file.execute("DELETE FROM entries WHERE room = ? AND rev <= ?", (room, older))

    async def compact(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        await self._in_thread(partial(self._compact, room, rev, data, nonce))

    def _compact(self, room: str, rev: int, data: bytes, nonce: str) -> None:
        with self._transaction() as file:
            if nonce_of(file, room, rev) != nonce:
                return
            file.execute("DELETE FROM snapshots WHERE room = ?", (room,))
            file.execute("INSERT INTO snapshots VALUES (?, ?, ?)", (room, rev, data))
            file.execute("DELETE FROM entries WHERE room = ? AND rev < ?", (room, rev))
        self._write_file_anew()

    def _write_file_anew(self) -> None:
        """What was removed is overwritten in the file only now, and gone from the journal beside it."""
        self._open_file.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def rooms(self) -> list[str]:
        question = "SELECT DISTINCT room FROM entries"
        found = await self._in_thread(lambda: self._open_file.execute(question).fetchall())
        return [room for (room,) in found]

    async def adopt(self, room: str, rev: int, entry: bytes, data: bytes, *, nonce: str = "") -> None:
        await self._in_thread(partial(self._adopt, room, rev, entry, data, nonce))

    def _adopt(self, room: str, rev: int, entry: bytes, data: bytes, nonce: str) -> None:
        with self._transaction() as file:
            if head := head_of(file, room):
                raise Taken(head)
            file.execute("INSERT INTO snapshots VALUES (?, ?, ?)", (room, rev, data))
            file.execute("INSERT INTO entries VALUES (?, ?, ?, ?)", (room, rev, entry, nonce))

    async def delete(self, room: str) -> None:
        await self._in_thread(partial(self._delete, room))

    def _delete(self, room: str) -> None:
        with self._transaction() as file:
            file.execute("DELETE FROM entries WHERE room = ?", (room,))
            file.execute("DELETE FROM snapshots WHERE room = ?", (room,))
            file.execute("DELETE FROM reminders WHERE room = ?", (room,))
            file.execute("DELETE FROM notes WHERE name GLOB ?", (note_name(room, "*"),))
        self._ring_from_thread(room, 0)
        self._write_file_anew()

    async def remind(self, room: str, at: int) -> None:
        await self._in_thread(partial(self._remind, room, at))

    def _remind(self, room: str, at: int) -> None:
        with self._transaction() as file:
            if at and head_of(file, room):
                file.execute("INSERT OR REPLACE INTO reminders VALUES (?, ?)", (room, at))
            else:
                file.execute("DELETE FROM reminders WHERE room = ?", (room,))

    async def due(self, at: int, limit: int = 1000) -> list[str]:
        question = "SELECT room FROM reminders WHERE at <= ? ORDER BY at LIMIT ?"
        found = await self._in_thread(lambda: self._open_file.execute(question, (at, limit)).fetchall())
        return [room for (room,) in found]

    async def listen(self, room: str) -> None:
        self._listened.add(room)
        self._ring(room, 0)

    async def unlisten(self, room: str) -> None:
        self._listened.discard(room)

    async def publish(self, room: str, message: bytes) -> None:
        self._loop.call_soon(self._ring, room, message)

    async def keep(self, room: str, name: str, value: bytes, seconds: int) -> None:
        await self._in_thread(partial(self._keep, note_name(room, name), value, time.time() + seconds))

    def _keep(self, name: str, value: bytes, ends: float) -> None:
        with self._transaction() as file:
            file.execute("DELETE FROM notes WHERE ends <= ?", (time.time(),))
            file.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (name, value, ends))

    async def take(self, room: str, name: str) -> bytes | None:
        return await self._in_thread(partial(self._take, note_name(room, name)))

    def _take(self, name: str) -> bytes | None:
        with self._transaction() as file:
            taken = file.execute("DELETE FROM notes WHERE name = ? RETURNING value, ends", (name,)).fetchone()
        return taken[0] if taken is not None and taken[1] > time.time() else None

    @property
    def _open_file(self) -> sqlite3.Connection:
        if self._file is None:
            raise Away("the file is not open")
        return self._file

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        file = self._open_file
        file.execute("BEGIN IMMEDIATE")
        try:
            yield file
            file.execute("COMMIT")
        except BaseException:
            if file.in_transaction:
                file.execute("ROLLBACK")
            raise

    async def _in_thread(self, work: Callable[[], T]) -> T:
        try:
            return await self._loop.run_in_executor(self._thread, work)
        except sqlite3.Error as error:
            raise named(error) from error

    def _ring_from_thread(self, room: str, rev: int) -> None:
        # From here and not from `append`, whose caller may have stopped waiting for what was written all the same.
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._ring, room, rev)

    def _ring(self, room: str, message: int | bytes) -> None:
        if room in self._listened:
            self._on_ring(room, message)


def open_file(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        file.executescript(OPENING)
    except BaseException:
        file.close()
        raise
    return file


def head_of(file: sqlite3.Connection, room: str) -> int:
    return int(file.execute("SELECT coalesce(max(rev), 0) FROM entries WHERE room = ?", (room,)).fetchone()[0])


def nonce_of(file: sqlite3.Connection, room: str, rev: int) -> str | None:
    found = file.execute("SELECT nonce FROM entries WHERE room = ? AND rev = ?", (room, rev)).fetchone()
    return None if found is None else str(found[0])


def note_name(room: str, name: str) -> str:
    return f"{room}/{name}"


def named(error: sqlite3.Error) -> LogError:
    if code_of(error) == "SQLITE_FULL":
        return Full(str(error))
    if isinstance(error, sqlite3.OperationalError):  # locked, not to be opened, not to be read
        return Away(str(error))
    return LogError(f"{type(error).__name__}: {error}")


def code_of(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")  # absent where Python itself objects


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def check(path: Path) -> str | None:
    """One plain sentence about why this file cannot be used; None when it can."""
    try:
        open_file(path).close()
    except sqlite3.Error as error:
        if code_of(error) == "SQLITE_BUSY":
            return f"The file {path} is in use by another process; only one may have it open."
        return f"The file {path} cannot be used: {error}."
    return None
