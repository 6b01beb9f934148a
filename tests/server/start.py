"""Starts of the whole command, as a person makes them: with its own store, and with what it says on either stream."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from server.config import VARIABLES
from server.embedded import socket_path
from tests.ports import free_port

TOP = Path(__file__).resolve().parent.parent.parent
SECONDS = 60.0


class Start:
    """One run of `python -m server` with the data folder `data`. As a context it leaves nothing running."""

    def __init__(self, data: Path, **variables: str) -> None:
        self.data = data
        self.variables = {"HOST": "127.0.0.1", "PORT": str(free_port()), "TALKA_DATA_DIR": str(data)} | variables
        self.began = time.monotonic()
        self.scratch = Path(tempfile.mkdtemp(prefix="talka-said-"))
        with (self.scratch / "out").open("wb") as out, (self.scratch / "err").open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "server"],
                cwd=TOP,
                env=plain_environment(**self.variables),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )

    @property
    def port(self) -> int:
        return int(self.variables["PORT"])

    @property
    def out(self) -> str:
        return (self.scratch / "out").read_text()

    @property
    def err(self) -> str:
        return (self.scratch / "err").read_text()

    def serving(self) -> Self:
        """Return as soon as it answers."""
        while not self.answers():
            assert self.process.poll() is None, self.err
            assert time.monotonic() < self.began + SECONDS, self.out + self.err
            time.sleep(0.01)
        return self

    def answers(self) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            line.request("GET", "/static/none")
            return line.getresponse().status == 404
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def ended(self) -> int:
        """Wait for its end; the exit code."""
        return self.process.wait(SECONDS)

    def send(self, number: int) -> Self:
        """Send a signal to the launcher alone."""
        self.process.send_signal(number)
        return self

    def press_ctrl_c(self) -> Self:
        """As a terminal does: to all its processes at once."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self

    def store(self) -> redis.Redis:
        """A connection to its own Valkey."""
        return redis.Redis(unix_socket_path=str(self.data / "valkey.sock"), decode_responses=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        stop_store(self.data)
        shutil.rmtree(self.scratch)


def plain_environment(**variables: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in VARIABLES} | variables


def store_pid(data: Path) -> int:
    """The process id of the Valkey that serves this data folder. Raises redis.ConnectionError if there is none."""
    once = Retry(NoBackoff(), 0)  # usually it would try for seconds
    with redis.Redis(unix_socket_path=str(socket_path(data)), retry=once) as store:
        return int(store.info("server")["process_id"])


def stop_store(data: Path) -> None:
    """End the Valkey that serves this data folder, if there is one."""
    with suppress(redis.RedisError, ProcessLookupError):
        os.kill(store_pid(data), signal.SIGKILL)
