"""What our own Valkey says when it stops, and where its socket is."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from server.embedded import Embedded, socket_path
from server.store import StoreError

BEGINNING = "7:M 22 Nov 2026 00:45:31.014 "


def embedded(data: Path, *lines: str) -> Embedded:
    (data / "valkey.log").write_text("".join(f"{BEGINNING}{line}\n" for line in lines))
    return Embedded(Path("valkey-server"), data)


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    store = embedded(tmp_path, "# Error writing to the AOF file: No space left on device", "# Exiting...")
    assert store.why_it_stopped().startswith("the disk is full")


def test_a_full_disk_is_named_even_if_the_server_could_not_write_it_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    assert embedded(tmp_path).why_it_stopped().startswith("the disk is full")


def test_its_last_line_is_told_without_its_time(tmp_path: Path) -> None:
    store = embedded(tmp_path, "* Ready", "# Failed opening Unix socket: bind: No such file or directory")
    assert store.why_it_stopped().endswith("stopped: Failed opening Unix socket: bind: No such file or directory")


def test_what_it_said_before_this_start_does_not_count(tmp_path: Path) -> None:
    store = embedded(tmp_path, "# No space left on device")
    store.log_began = store.begin_log()
    assert store.why_it_stopped() == f"the store in {tmp_path} stopped"


def test_a_long_log_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.embedded.LARGE_LOG", 10)
    assert embedded(tmp_path, "* Ready").begin_log() == 0
    assert (tmp_path / "valkey.log.old").exists()


def test_a_socket_outside_the_data_folder_is_its_owners_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    data = tmp_path / ("long" * 25)
    folder = socket_path(data).parent
    assert folder.parent == tmp_path
    assert folder.stat().st_mode & 0o077 == 0
    assert socket_path(data).parent == folder
    folder.chmod(0o777)
    with pytest.raises(StoreError, match="TALKA_DATA_DIR"):
        socket_path(data)
