"""Our own Valkey: found, started, watched and stopped by the launcher.

It outlives a launcher that is killed, and the next launcher finds it again. Two lock files in the data folder say all
there is to know, and the system itself lets go of them when a process dies:

``valkey.lock`` is held by the Valkey process, which inherits the open file. If it is free there is none, and whoever
gets it starts one.
``launchers.lock`` is shared by all launchers that use it. Who can have it alone on leaving is the last, and stops it.
"""

import fcntl
import hashlib
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO
from urllib.parse import quote

from server.store import StoreError

LONGEST_SOCKET_PATH = 100  # bytes: Linux takes 107, macOS 103
SECONDS_TO_ANSWER = 15.0  # beyond the loading of the log, which may take as long as it takes
LARGE_LOG = 5_000_000  # bytes
FULL_DISK = 500_000  # bytes left
BACKOFF = (0.1, 0.3, 1.0, 3.0, 10.0)


class Embedded:
    """A Valkey of our own in ``data``, an existing folder that we may write to."""

    def __init__(self, binary: Path, data: Path) -> None:
        self.binary = binary
        self.data = data
        self.log = data / "valkey.log"
        self.socket = socket_path(data)
        self.url = f"unix://{quote(str(self.socket))}"
        self.process: subprocess.Popen[bytes] | None = None
        self.stopping = False
        self.log_began = 0
        self.told = ""

    def start(self) -> None:
        """Start it, or adopt the one that runs, and watch it from now on. Raises StoreError."""
        try:
            self.ours = lock_file(self.data / "launchers.lock")
            fcntl.flock(self.ours, fcntl.LOCK_SH)  # waits while a last launcher stops the server
            self.start_or_adopt()
        except OSError as trouble:
            raise StoreError(f"the store could not be started in {self.data}: {trouble.strerror}") from None
        threading.Thread(target=self.watch, name="watch the store", daemon=True).start()

    def start_or_adopt(self) -> None:
        """Return as soon as a server answers. Raises StoreError."""
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while time.monotonic() < deadline:
            self.launch_if_none()
            answer = self.ask("PING")
            if answer.startswith("+PONG"):
                self.log_began = self.log_began if self.process else self.log_size()
                return
            if answer.startswith("-LOADING"):
                deadline = time.monotonic() + SECONDS_TO_ANSWER
            if self.process and self.process.poll() is not None:
                raise StoreError(self.why_it_stopped())
            time.sleep(0.01)
        raise StoreError(f"the store in {self.data} runs but does not answer; see {self.log}")

    def launch_if_none(self) -> None:
        with lock_file(self.data / "valkey.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            self.launch(lock.fileno())

    def launch(self, lock: int) -> None:
        """Start the server with the open lock file in its hands."""
        self.socket.unlink(missing_ok=True)
        self.log_began = self.begin_log()
        # A session of its own: Ctrl-C in the terminal must reach us alone, who stop it after the last answer is out.
        self.process = subprocess.Popen(
            [self.binary, *self.settings()],
            pass_fds=[lock],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def settings(self) -> list[str]:
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "logfile": str(self.log),
            "appendonly": "yes",
            "appendfsync": "always",  # acked means on disk
            "save": "",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        return [part for name, value in settings.items() for part in (f"--{name}", value)]

    def begin_log(self) -> int:
        """Set a long log aside, and say where the next server's lines begin."""
        if self.log_size() > LARGE_LOG:
            self.log.replace(self.log.with_suffix(".log.old"))
        return self.log_size()

    def log_size(self) -> int:
        return self.log.stat().st_size if self.log.is_file() else 0

    def watch(self) -> None:
        """Start it again whenever it dies. Getting its lock is the sign, for one that we adopted too."""
        tries = 0
        while True:
            began = time.monotonic()
            with lock_file(self.data / "valkey.lock") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if time.monotonic() - began > BACKOFF[-1]:  # it worked for a while
                    tries, self.told = 0, ""
                if not self.stopping:
                    self.start_again(lock.fileno(), BACKOFF[min(tries, len(BACKOFF) - 1)])
                if self.stopping:
                    return
            tries += 1

    def start_again(self, lock: int, pause: float) -> None:
        why = self.why_it_stopped()
        if why != self.told:  # once, though it may be tried for hours
            print(f"talka: {why}; starting it again", file=sys.stderr, flush=True)
        self.told = why
        time.sleep(pause)
        if self.stopping:
            return
        try:
            self.launch(lock)
        except OSError as trouble:
            print(f"talka: it does not start: {trouble}", file=sys.stderr, flush=True)

    def why_it_stopped(self) -> str:
        """One line, out of what the server wrote last."""
        if self.process:
            self.process.wait()
        lines = self.last_lines()
        # With a full disk the server cannot always write down why it stopped.
        if "No space left on device" in lines or shutil.disk_usage(self.data).free < FULL_DISK:
            return f"the disk is full, so the store in {self.data} cannot go on"
        damaged = re.search(r"Bad file format reading the append only file ([\w.-]+\.aof)", lines)
        if damaged:
            return self.how_to_repair(damaged[1])
        last = re.findall(r"^[^*#]*[*#] (.*\S)", lines, re.MULTILINE)[-1:]
        return f"the store in {self.data} stopped{': ' + last[0] if last else ''}"

    def last_lines(self) -> str:
        try:
            with self.log.open("rb") as log:
                log.seek(max(self.log_began, log.seek(0, os.SEEK_END) - 20_000))
                return log.read().decode(errors="replace")
        except OSError:
            return ""

    def how_to_repair(self, file: str) -> str:
        """The server checks and cuts its own file when it is called by the name of that tool."""
        tool = self.data / "valkey-check-aof"
        tool.unlink(missing_ok=True)
        tool.symlink_to(self.binary)
        folder = self.data / "appendonlydir"
        return (
            f"the store's file is damaged in the middle. Copy {folder} to a safe place, then cut off what comes after "
            f"the damage: {tool} --fix {folder / file}"
        )

    def ask(self, command: str) -> str:
        """The first line that the server answers; "" if nobody does."""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(5)
                line.connect(str(self.socket))
                line.sendall(command.encode() + b"\r\n")
                return line.recv(512).decode(errors="replace")
        except OSError:
            return ""

    def stop(self) -> None:
        """Stop the server if no other launcher uses it. What it has acked is on disk already."""
        self.stopping = True
        try:
            fcntl.flock(self.ours, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally_free = time.monotonic() + SECONDS_TO_ANSWER
        self.ask("SHUTDOWN NOSAVE")
        while time.monotonic() < finally_free and not self.is_gone():
            time.sleep(0.01)
        self.ours.close()

    def is_gone(self) -> bool:
        if self.process:
            self.process.poll()
        with lock_file(self.data / "valkey.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True


def lock_file(path: Path) -> IO[bytes]:
    """Open a lock file; its lock belongs to the open file, and goes with the last process that has it."""
    return path.open("ab")


def socket_path(data: Path) -> Path:
    """In the data folder; where that path is too long for a socket, in a folder of our own among the temporary ones."""
    usual = data / "valkey.sock"
    if len(os.fsencode(usual)) <= LONGEST_SOCKET_PATH:
        return usual
    name = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"talka-{os.getuid()}-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    # Anybody may write among the temporary files: one made beforehand by another user could listen to all we store.
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise StoreError(f"{folder} belongs to somebody else: name a data folder with a shorter path in TALKA_DATA_DIR")
    return folder / "valkey.sock"
