"""`python3 -m server` as people meet it: real processes, a real Valkey, the port and the signals."""

import os
import pty
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from server.store import own_valkey
from tests.server.start import TOP, Start, plain_environment, store_pid
from tests.server.test_stopping import children, command_of
from tests.valkey import Valkey

FAST_ENOUGH = 2.0  # seconds
TRIES = 7


def refused(data: Path, **variables: str) -> str:
    """Start it where it cannot start; the one line it says then."""
    with Start(data, **variables) as start:
        assert start.ended() == 1
        assert start.err.endswith("\n")
        assert start.err.count("\n") == 1, start.err
        return start.err


def wait_until(done: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_stopped(data: Path) -> bool:
    return not (data / "valkey.sock").exists()


def is_restarted(data: Path, old: int) -> bool:
    try:
        return store_pid(data) != old
    except redis.RedisError:
        return False


def test_a_second_start_serves_within_two_seconds(tmp_path: Path) -> None:
    data, seconds = tmp_path / "data", list[float]()
    while not any(took < FAST_ENOUGH for took in seconds[1:]):  # the machine may be busy with other tests
        assert len(seconds) < TRIES, seconds
        with Start(data) as start:
            start.serving()
            seconds.append(time.monotonic() - start.began)
            assert start.send(signal.SIGTERM).ended() == 0


def test_it_says_where_to_go_and_where_everything_is_kept(tmp_path: Path) -> None:
    with Start(tmp_path / "data", TALKA_ADDRESS="http://192.168.8.1:8000/") as start:
        start.serving()
        assert "    http://192.168.8.1:8000\n" in start.out
        assert str(tmp_path / "data") in start.out
        assert start.err == ""


def test_a_terminal_shows_the_address_as_a_qr_code(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = plain_environment(HOST="127.0.0.1", PORT="0" * 4 + "1", TALKA_ADDRESS="http://192.168.8.1:8000")
    code = "from server import welcome, config; welcome.greet(config.Config.from_env(), 'Kept.')"
    subprocess.run([sys.executable, "-c", code], cwd=TOP, env=environment, stdout=theirs, check=True)
    os.close(theirs)
    said = b""
    while select.select([ours], [], [], 0.2)[0]:
        try:
            said += os.read(ours, 65536)
        except OSError:  # Linux's word for: the other end is closed
            break
    os.close(ours)
    assert "▀▀▀▀▀▀▀" in said.decode() or "█▀▀▀▀▀█" in said.decode()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_it_and_its_store_without_complaint(tmp_path: Path, workers: str) -> None:
    with Start(tmp_path / "data", WEB_CONCURRENCY=workers) as start:
        assert start.serving().press_ctrl_c().ended() == 0
        assert start.err == ""
    assert is_stopped(tmp_path / "data")


def test_ctrl_c_while_its_processes_begin_ends_it_without_complaint(tmp_path: Path) -> None:
    with Start(tmp_path / "data", WEB_CONCURRENCY="2") as start:
        wait_until(lambda: len([pid for pid in children(start.process.pid) if "spawn_main" in command_of(pid)]) == 2)
        time.sleep(0.15)  # by now they import what they are made of
        assert start.press_ctrl_c().ended() == 0
        assert start.err == ""
    assert is_stopped(tmp_path / "data")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_sigterm_ends_it_and_its_store(tmp_path: Path, workers: str) -> None:
    with Start(tmp_path / "data", WEB_CONCURRENCY=workers) as start:
        assert start.serving().send(signal.SIGTERM).ended() == 0
        assert start.err == ""
    assert is_stopped(tmp_path / "data")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_after_kill_9_the_next_start_adopts_the_store_on_the_same_port(tmp_path: Path, workers: str) -> None:
    data = tmp_path / "data"
    first = Start(data, WEB_CONCURRENCY=workers).serving()
    pid = store_pid(data)
    with first.store() as store:
        store.set("kept", "yes")
    first.send(signal.SIGKILL).ended()
    wait_until(lambda: port_is_free(first.port))
    with Start(data, PORT=str(first.port), WEB_CONCURRENCY=workers) as second:
        second.serving()
        assert store_pid(data) == pid
        with second.store() as store:
            assert store.get("kept") == "yes"
        assert second.send(signal.SIGTERM).ended() == 0
        assert is_stopped(data)


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_store_that_dies_is_started_again_with_everything_in_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Start(data) as start:
        start.serving()
        with start.store() as store:
            store.set("kept", "yes")
        pid = store_pid(data)
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: is_restarted(data, pid))
        with start.store() as store:
            assert store.get("kept") == "yes"
        assert "stopped" in start.err
        assert start.send(signal.SIGTERM).ended() == 0
    assert is_stopped(data)


def test_an_adopted_store_that_dies_is_started_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    Start(data).serving().send(signal.SIGKILL).ended()
    with Start(data) as start:
        start.serving()
        pid = store_pid(data)
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: is_restarted(data, pid))


def test_the_last_launcher_of_two_stops_the_store(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Start(data) as first, Start(data) as second:
        first.serving()
        second.serving()
        pid = store_pid(data)
        assert first.send(signal.SIGTERM).ended() == 0
        assert store_pid(data) == pid
        assert second.send(signal.SIGTERM).ended() == 0
    assert is_stopped(data)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert f"port {port} on 127.0.0.1 is taken by another program" in refused(tmp_path / "data", PORT=str(port))
    assert not (tmp_path / "data").exists()


def test_a_host_that_is_not_ours(tmp_path: Path) -> None:
    assert "does not have that address" in refused(tmp_path / "data", HOST="192.0.2.99")


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    line = refused(tmp_path / "file" / "data")
    assert "cannot write to the data folder" in line
    assert "TALKA_DATA_DIR" in line


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PORT", "eighty"), ("PORT", "65536"), ("PORT", "-1"), ("WEB_CONCURRENCY", "0"), ("REDIS_URL", "localhost:6379")],
)
def test_a_variable_that_makes_no_sense(tmp_path: Path, variable: str, value: str) -> None:
    assert f"{variable} must be" in refused(tmp_path / "data", **{variable: value})


def test_a_redis_that_cannot_be_reached(tmp_path: Path) -> None:
    line = refused(tmp_path / "data", REDIS_URL="redis://user:password@127.0.0.1:1/0")
    assert "127.0.0.1:1" in line
    assert "password" not in line


def test_a_redis_that_is_too_old(tmp_path: Path) -> None:
    with old_redis("6.2.14") as port:
        assert "6.2.14" in refused(tmp_path / "data", REDIS_URL=f"redis://127.0.0.1:{port}")


@contextmanager
def old_redis(version: str) -> Iterator[int]:
    """Just enough of a server to greet and to say how old it is; it knows no other command."""
    info = f"# Server\r\nredis_version:{version}\r\nrole:master\r\nloading:0\r\n"
    answers = {
        b"HELLO": "%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:3\r\n",
        b"INFO": f"${len(info)}\r\n{info}\r\n",
    }

    def answer(line: socket.socket) -> None:
        with line:
            while request := line.recv(65536):
                for command in request.split(b"*")[1:]:
                    name = command.split(b"\r\n")[2].upper()
                    line.sendall(answers.get(name, "-ERR unknown command\r\n").encode())

    def serve(server: socket.socket) -> None:
        try:
            while True:
                answer(server.accept()[0])
        except OSError:  # closed: the test is over
            return

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=[server], daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def test_a_redis_of_someone_elses_is_used_and_left_running(tmp_path: Path) -> None:
    with Valkey(tmp_path) as valkey, Start(tmp_path / "data", REDIS_URL=valkey.url) as start:
        assert start.serving().send(signal.SIGTERM).ended() == 0
        assert valkey.ask("PING") == "+PONG"
        assert not (tmp_path / "data").exists()


def test_sqlite_serves_with_one_process_and_says_so(tmp_path: Path) -> None:
    with Start(tmp_path / "data", REDIS_URL=f"sqlite:///{tmp_path}/s/talka.sqlite", WEB_CONCURRENCY="4") as start:
        start.serving()
        assert "one server process" in start.out
        assert (tmp_path / "s" / "talka.sqlite").exists()
        assert start.send(signal.SIGTERM).ended() == 0


def test_without_any_valkey_there_is_none_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.store.find_binary", lambda: None)
    assert own_valkey(tmp_path) is None


def test_a_torn_end_of_the_stores_file_heals_by_itself(tmp_path: Path) -> None:
    data = tmp_path / "data"
    fill(data, 100)
    file = newest_part(data)
    os.truncate(file, file.stat().st_size - 3)
    with Start(data) as start, start.serving().store() as store:
        assert store.dbsize() == 99


def test_damage_in_the_middle_of_the_stores_file_says_how_to_repair_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    fill(data, 100)
    file = newest_part(data)
    content = bytearray(file.read_bytes())
    middle = content.index(b"key:50")
    content[middle - 30 : middle] = b"#" * 30
    file.write_bytes(content)
    line = refused(data)
    assert "damaged in the middle" in line
    command = line.rstrip().partition("the damage: ")[2].split()
    assert command[0] == str(data / "valkey-check-aof")
    subprocess.run(command, input=b"y\n", capture_output=True, check=True)
    with Start(data) as start, start.serving().store() as store:
        assert 40 < int(str(store.dbsize())) <= 50


def fill(data: Path, keys: int) -> None:
    with Start(data) as start, start.serving().store() as store:
        for number in range(keys):
            store.set(f"key:{number}", "x" * 50)
        assert start.send(signal.SIGTERM).ended() == 0


def newest_part(data: Path) -> Path:
    return next((data / "appendonlydir").glob("*.incr.aof"))


def test_a_data_folder_whose_path_is_too_long_for_a_socket(tmp_path: Path) -> None:
    data = tmp_path / ("long" * 25) / "data"
    with Start(data) as start:
        start.serving()
        assert not (data / "valkey.sock").exists()
        assert (data / "appendonlydir").is_dir()
        assert start.send(signal.SIGTERM).ended() == 0
