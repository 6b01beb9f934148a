"""Chooses the store of this start: the one in REDIS_URL, a Valkey of our own, or a file of SQLite."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from server import sqlite_log
from server.config import Config
from server.valkey_binary import find_binary


class StoreError(Exception):
    """There is no store to work with; the message is one line for the person who started the server."""


@dataclass(frozen=True, slots=True)
class Store:
    """A running store.

    url      what workers connect to
    kept     where the rooms are kept, in words
    several  whether several server processes can share it
    stop     to be called when the server ends
    """

    url: str
    kept: str
    several: bool = True
    stop: Callable[[], None] = lambda: None


def open_store(config: Config) -> Store:
    """Find or start the store. Raises StoreError."""
    if config.sqlite_file:
        return sqlite(config.sqlite_file, "")
    if config.store:
        return Store(check_outside(config.store), "Everything is kept in the store that REDIS_URL names.")
    prepare_folder(config.data)
    return own_valkey(config.data) or sqlite(
        config.data / "talka.sqlite", "There is no Valkey or Redis on this machine. "
    )


def own_valkey(data: Path) -> Store | None:
    if sys.platform == "win32":
        return None
    from server.embedded import Embedded  # noqa: PLC0415 (it cannot be imported on Windows)

    binary = find_binary()
    if not binary:
        return None
    embedded = Embedded(binary, data)
    try:
        embedded.start()
    except BaseException:  # Ctrl-C in the middle of it, too
        embedded.stop()
        raise
    return Store(embedded.url, f"Everything is kept in {data}.", stop=embedded.stop)


def sqlite(file: Path, why: str) -> Store:
    prepare_folder(file.parent)
    refuse_if(sqlite_log.check(file))
    kept = f"{why}Everything is kept in {file}, by one server process."
    return Store(f"sqlite:///{file}", kept, several=False)


def prepare_folder(folder: Path) -> None:
    """Make it, for its owner only, and try to write. Raises StoreError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as trouble:
        raise StoreError(
            f"cannot write to the data folder {folder} ({trouble.strerror}). Name another one in TALKA_DATA_DIR."
        ) from None


def check_outside(url: str) -> str:
    """Its address for the workers. Refuses one that is away, too old or would throw rooms away. Raises StoreError."""
    # Half of a start's time, and not needed with a store of our own.
    from server.redis_check import TROUBLE, check, found_out, without_password  # noqa: PLC0415

    refuse_if(check(url))
    try:
        return found_out(url)
    except TROUBLE as error:  # it has gone away between two questions
        raise StoreError(f"The store at {without_password(url)} cannot be used: {error}") from None


def refuse_if(objection: str | None) -> None:
    if objection:
        raise StoreError(" ".join(objection.split()))
