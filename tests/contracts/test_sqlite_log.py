"""The log in a file: what is written stays, and only one process has it."""

import subprocess
import sys
from pathlib import Path

import pytest

from server import sqlite_log
from server.log import Away
from server.sqlite_log import SqliteLog, check
from tests.contracts.conftest import Rings

pytestmark = pytest.mark.anyio

ROOM = "KALVA7"
WRITER = """
import asyncio, sys
from pathlib import Path
from server.sqlite_log import SqliteLog

async def write() -> None:
    log = SqliteLog(Path(sys.argv[1]), lambda room, message: None)
    await log.start()
    for rev in range(1, 1_000_000):
        await log.append("KALVA7", rev, b"entry %d" % rev)
        print(rev, flush=True)

asyncio.run(write())
"""


@pytest.fixture
def acknowledged(tmp_path: Path) -> int:
    """How many entries a process had acknowledged when it was killed in the middle of writing."""
    with subprocess.Popen([sys.executable, "-c", WRITER, tmp_path / "rooms.db"], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        lines = [writer.stdout.readline() for _ in range(50)]
        writer.kill()
        lines += writer.stdout.readlines()
    return int(lines[-1])


async def test_every_acknowledged_entry_survives_kill_9(tmp_path: Path, acknowledged: int) -> None:
    log = SqliteLog(tmp_path / "rooms.db", Rings())
    await log.start()
    entries = await log.read(ROOM, 0, limit=1_000_000)
    assert entries == [(rev, b"entry %d" % rev) for rev in range(1, len(entries) + 1)]
    assert acknowledged <= len(entries) <= acknowledged + 1
    await log.close()


async def test_a_closed_file_is_opened_again_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "rooms.db"
    for turn in range(3):
        log = SqliteLog(path, Rings())
        await log.start()
        assert await log.head(ROOM) == turn
        await log.append(ROOM, turn + 1, b"")
        await log.close()


async def test_a_second_process_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_log, "LOCK_SECONDS", 0.1)
    path = tmp_path / "rooms.db"
    assert check(path) is None
    first, second = SqliteLog(path, Rings()), SqliteLog(path, Rings())
    await first.start()
    with pytest.raises(Away):
        await second.start()
    assert "only one" in (check(path) or "")
    await second.close()
    await first.append(ROOM, 1, b"")
    await first.close()
    assert check(path) is None


async def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear all, " * 1000)
    assert "cannot be used" in (check(tmp_path / "letter") or "")
    assert "cannot be used" in (check(tmp_path / "nowhere" / "rooms.db") or "")


async def test_a_deleted_room_is_gone_from_the_file_and_from_the_journal_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "rooms.db"
    log = SqliteLog(path, Rings())
    await log.start()
    await log.append(ROOM, 1, b"a word said in confidence" * 100)
    await log.keep(ROOM, "hand-over", b"enciphered in confidence", 60)
    await log.remind(ROOM, 5)
    assert b"in confidence" in kept(tmp_path)
    await log.delete(ROOM)
    assert b"in confidence" not in kept(tmp_path)
    assert ROOM.encode() not in kept(tmp_path)
    await log.close()
    assert b"in confidence" not in path.read_bytes()
    assert not path.with_name("rooms.db-wal").exists()


def kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
