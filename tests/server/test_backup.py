"""The lines of README that save all workshops and bring them back, run as they stand there."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from server.backup import BackupError, Kept, lines
from server.config import Config
from server.store import open_store
from tests.client import Client, Workshop, start_workshop
from tests.running import TOP, Server, replayed
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

LINES = re.findall(r"^python3 -m server (?:backup|restore) .*$", (TOP / "README.md").read_text("utf-8"), re.MULTILINE)


def run(line: str, folder: Path, **variables: str) -> str:
    """As somebody types it, in a folder of theirs."""
    plain = {name: value for name, value in os.environ.items() if name not in ("REDIS_URL", "TALKA_DATA_DIR")}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    env = {**plain, "PATH": path, "PYTHONPATH": str(TOP), **variables}
    done = subprocess.run(line, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


async def begun(server: Server) -> tuple[Workshop, Client]:
    """A workshop in which something was said, and who said it."""
    made = await start_workshop(server.origin)
    async with Client(server.origin, made.code, "moderator", made.moderator) as moderator:
        line = moderator.activity()
        assert await moderator.do("scale.open", activity=line, round=1) is None
        anna = await Client.joined(server.origin, made.code, "Anna")
        for at in (100, 700):
            assert await anna.do("scale.place", activity=line, round=1, at=at) is None
        await anna.close()
    return made, anna


async def goes_on(server: Server, made: Workshop, anna: Client) -> None:
    """She is where she was, and nothing that was accepted counts again."""
    seen = anna.view()
    anna.origin = server.origin
    (key, command) = next((key, one) for key, one in anna.accepted.items() if one.get("at") == 100)
    await anna.open(wait=False)
    await anna.until(lambda: anna.rev >= 0 and anna.view() == seen)
    anna.outbox[key] = command  # as a phone does that has not heard of it
    anna.drop()
    await anna.settled()
    assert anna.view() == seen
    async with Client(server.origin, made.code, "moderator", made.moderator) as moderator:
        line = moderator.activity()
        assert await moderator.do("scale.reveal", activity=line) is None
        assert moderator.view()[f"place/{line}/1/{anna.seat}"]["at"] == 700
    await anna.close()


async def test_BACKUP_1_a_redis_of_ones_own_is_saved_while_it_works_and_comes_back_in_an_empty_one(
    valkey: Valkey, tmp_path: Path
) -> None:
    with Server(valkey.url) as server:
        made, anna = await begun(server)
        before = await replayed(valkey.url, made.code)
        assert run(LINES[0], tmp_path, REDIS_URL=valkey.url) == "talka: talka.gz holds 1 workshops\n"
    assert (tmp_path / "talka.gz").stat().st_mode & 0o077 == 0
    (tmp_path / "other").mkdir()
    with Valkey(tmp_path / "other") as other, Server(other.url) as server:
        assert "1 workshops are back" in run(LINES[1], tmp_path, REDIS_URL=other.url)
        after = await replayed(other.url, made.code)
        assert (after.position(), after.snapshot()) == (before.position(), before.snapshot())
        assert other.ask(f"ZSCORE rooms:due {made.code}") != "$-1"  # what is to be forgotten is forgotten
        await goes_on(server, made, anna)


@pytest.mark.slow
async def test_BACKUP_1_the_built_in_store_comes_back_in_a_file_of_sqlite(tmp_path: Path) -> None:
    data, file = tmp_path / "data", f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    store = open_store(Config.from_env({"TALKA_DATA_DIR": str(data)}))
    with Server(store.url) as server:
        made, anna = await begun(server)
        assert run(LINES[0], tmp_path, TALKA_DATA_DIR=str(data)) == "talka: talka.gz holds 1 workshops\n"
    store.stop()
    assert "1 workshops are back" in run(LINES[1], tmp_path, REDIS_URL=file)
    with Server(file) as server:
        assert "in use by another process" in run(LINES[0], tmp_path, REDIS_URL=file)
        await goes_on(server, made, anna)


@pytest.mark.slow
async def test_BACKUP_1_a_file_of_sqlite_comes_back_in_the_built_in_store(tmp_path: Path) -> None:
    data, file = tmp_path / "data", f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    with Server(file) as server:
        made, anna = await begun(server)
        server.stop()
    assert "holds 1 workshops" in run(LINES[0], tmp_path, REDIS_URL=file)
    assert "1 workshops are back" in run(LINES[1], tmp_path, TALKA_DATA_DIR=str(data))
    store = open_store(Config.from_env({"TALKA_DATA_DIR": str(data)}))
    with Server(store.url) as server:
        await goes_on(server, made, anna)
    store.stop()


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda _: b"", lambda _: b"nonsense"])
def test_BACKUP_2_a_damaged_file_writes_nothing(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "talka.gz"
    with gzip.open(file, "wb") as packed:
        packed.write(b'{"talka":1}\n' + msgspec.json.encode(Kept("KALVA7", 1, b"", os.urandom(5000))) + b"\n")
    assert len(list(lines(file))) == 1
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(BackupError, match=r"talka\.gz is no backup of Talka, or not a whole one"):
        list(lines(file))
