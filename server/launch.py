"""The launcher: takes the port, starts the store, says where to go and runs the server processes."""

import asyncio
import errno
import os
import signal
import socket
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import replace
from multiprocessing import resource_tracker
from types import FrameType
from typing import NoReturn

import uvicorn
from uvicorn.supervisors import Multiprocess

from server import welcome
from server.config import Config, ConfigError, hand_down
from server.store import Store, StoreError, open_store

LARGEST_FRAME = 16 * 1024  # bytes a phone may send at once
SECONDS_BETWEEN_PINGS = 40  # phones ask by themselves every eight; most proxies wait for a minute
SECONDS_TO_FINISH = 5  # for answers under way when the server is stopped
SECONDS_TO_ANSWER = 15  # for one of several processes to begin, or to show that it lives
SECONDS_BETWEEN_TICKS = 1.0  # the dates of answers are as exact as that
BACKLOG = 2048
HTTP = "server.patience:PatientProtocol"  # on uvicorn's h11
WEBSOCKETS = "server.patience:PatientSocket"  # on uvicorn's sansio protocol
PORT_TROUBLE = {
    errno.EADDRINUSE: "is taken by another program",
    errno.EACCES: "may not be used by this user",
    errno.EADDRNOTAVAIL: "cannot be used: this machine does not have that address",
}


class PortError(Exception):
    """The address cannot be listened on; the message is one line for the person who started the server."""


def launch() -> None:
    """Serve until told to stop. Exits with one line on stderr where something is missing."""
    listen_to_signals()
    allow_many_lines()
    try:
        config = Config.from_env()
        with take_port(config) as port:
            store = open_store(config)
            try:
                serve(config, store, port)
            finally:
                store.stop()
    except (ConfigError, PortError, StoreError) as trouble:
        sys.exit(f"talka: {trouble}")
    except KeyboardInterrupt:
        pass  # being told to stop is no error


def listen_to_signals() -> None:
    """SIGTERM, and a terminal that is closed, end everything in order as Ctrl-C does."""
    signal.signal(signal.SIGTERM, stop)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        # By way of SIGTERM, which uvicorn hears and answers by finishing what is under way.
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))


def stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def allow_many_lines() -> None:
    """Each phone is an open file; what a terminal allows is often a thousand, and what the system allows far more."""
    if os.name == "posix":
        import resource  # noqa: PLC0415 (there is none on Windows)

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(ValueError, OSError):  # macOS calls it unlimited and means less
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def take_port(config: Config) -> socket.socket:
    """Listen before all else: from here on a browser waits instead of being refused. Raises PortError."""
    sock = None
    try:
        family, kind, _, _, where = socket.getaddrinfo(config.host, config.port, type=socket.SOCK_STREAM)[0]
        sock = socket.socket(family, kind)
        if os.name == "posix":  # elsewhere it would mean: share the port with whoever has it
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(where)
        sock.listen(BACKLOG)
    except OSError as trouble:
        if sock:
            sock.close()
        what = PORT_TROUBLE.get(trouble.errno or 0, f"cannot be used: {trouble.strerror}")
        raise PortError(f"port {config.port} on {config.host} {what}. Choose another in PORT or HOST.") from None
    return sock


def serve(config: Config, store: Store, port: socket.socket) -> None:
    config = replace(config, store=store.url, workers=config.workers if store.several else 1)
    welcome.greet(config, store.kept)
    if config.workers == 1:
        hand_down(store.url)
        run_here(server_settings(config), port)
        return
    with tempfile.TemporaryDirectory(prefix="talka-") as metrics:
        hand_down(store.url, metrics)
        keep_ctrl_c_from_workers()
        Multiprocess(server_settings(config), sockets=[port]).run()


def keep_ctrl_c_from_workers() -> None:
    """A terminal sends it to all processes. The launcher stops its workers; one that still begins would complain."""
    if os.name == "posix":
        threading.Thread(target=threading.Event().wait, name="hear Ctrl-C", daemon=True).start()
        resource_tracker.ensure_running()  # begun later, it would open this thread's ears again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # which workers inherit


def server_settings(config: Config) -> uvicorn.Config:
    return uvicorn.Config(
        "server.app:create" if config.workers == 1 else "server.worker:create",
        factory=True,
        workers=config.workers,
        http=HTTP,
        ws=WEBSOCKETS,
        ws_max_size=LARGEST_FRAME,
        ws_ping_interval=SECONDS_BETWEEN_PINGS,
        ws_per_message_deflate=False,  # costs twice the processor for frames this small
        log_level="error",  # warnings are of requests that are none, which anybody may send by the thousand
        access_log=False,
        server_header=False,
        proxy_headers=False,  # server.proxy sees to them
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        timeout_worker_healthcheck=SECONDS_TO_ANSWER,
    )


class Server(uvicorn.Server):
    """uvicorn's, which would look ten times a second whether it is to stop, and cost more than a quiet hall."""

    def __init__(self, settings: uvicorn.Config) -> None:
        super().__init__(settings)
        self._told = asyncio.Event()

    async def main_loop(self) -> None:
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), SECONDS_BETWEEN_TICKS)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._told.set()


def run_here(settings: uvicorn.Config, port: socket.socket) -> None:
    server = Server(settings)
    server.run(sockets=[port])
    if not server.started:
        sys.exit("talka: the server could not start.")
