"""A hall without internet: a laptop whose Wi-Fi is a network of its own, one phone in it, and no way out.

Both are network namespaces of Linux, joined by a cable (veth). The laptop's name server is the phone, which hears every
question and never answers: whoever looks a name up would hang.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Self

TOP = Path(__file__).resolve().parent.parent.parent
LAPTOP, PHONE = "192.168.8.1", "192.168.8.20"
PROGRAMS = ("unshare", "nsenter", "ip", "mount")
WAYS = ((), ("--user", "--map-root-user"))  # as root; as anyone, where the machine lets people have namespaces

ADDRESS = "ip addr add {address}/24 dev {card} && ip link set {card} up && ip link set lo up"


def why_not() -> str:
    """What this machine lacks for it; "" if nothing."""
    if sys.platform != "linux":
        return "network namespaces are Linux's"
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        return f"there is no {' and no '.join(missing)} (packages util-linux and iproute2)"
    return "" if any(map(_may, WAYS)) else "this machine does not let us make network namespaces"


def _may(way: tuple[str, ...]) -> bool:
    return subprocess.run(["unshare", *way, "--net", "true"], capture_output=True, check=False).returncode == 0


class Hotspot:
    """The two networks, for as long as the block lasts; what runs in them ends with it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: list[subprocess.Popen[str]] = []
        self._way = next(way for way in WAYS if _may(way))
        self._laptop = self._hold("unshare", *self._way, "--net", "--mount")
        self._phone = self._hold(*self._within(self._laptop), "unshare", "--net")

    def __enter__(self) -> Self:
        names = self._folder / "resolv.conf"
        names.write_text(f"nameserver {PHONE}\n")
        self._do(self._laptop, f"mount --bind {names} /etc/resolv.conf")
        self._do(self._laptop, f"ip link add wlan0 type veth peer name far0 netns {self._phone.pid}")
        self._do(self._laptop, ADDRESS.format(address=LAPTOP, card="wlan0"))
        self._do(self._phone, ADDRESS.format(address=PHONE, card="far0"))
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._started):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()

    def on_laptop(self, *command: str, **variables: str) -> "subprocess.Popen[str]":
        """Start a program there, with this Python, in the folder of the repository."""
        return self._start(*self._within(self._laptop), sys.executable, *command, **variables)

    def on_phone(self, *command: str) -> "subprocess.Popen[str]":
        return self._start(*self._within(self._phone), sys.executable, *command)

    def _within(self, holder: "subprocess.Popen[str]") -> tuple[str, ...]:
        user = ("--user", "--preserve-credentials") if self._way else ()
        mount = ("--mount",) if holder is self._laptop else ()
        return ("nsenter", "--target", str(holder.pid), *user, *mount, "--net", f"--wd={TOP}")

    def _hold(self, *command: str) -> "subprocess.Popen[str]":
        """A process that holds namespaces open. It speaks as soon as it is in them."""
        held = self._start(*command, "sh", "-c", "echo; exec cat")
        assert line_of(held) == ""
        return held

    def _do(self, where: "subprocess.Popen[str]", script: str) -> None:
        done = subprocess.run(
            [*self._within(where), "sh", "-c", script], capture_output=True, text=True, check=False, timeout=20
        )
        assert done.returncode == 0, done.stderr

    def _start(self, *command: str, **variables: str) -> "subprocess.Popen[str]":
        said = (self._folder / f"said-{len(self._started)}").open("w")
        with said:
            process = subprocess.Popen(
                command, cwd=TOP, env={**os.environ, **variables}, text=True, start_new_session=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
            )  # fmt: skip
        self._started.append(process)
        return process

    def said(self) -> str:
        """All that went wrong anywhere."""
        return "\n".join(path.read_text() for path in sorted(self._folder.glob("said-*")))


def line_of(process: "subprocess.Popen[str]") -> str:
    """The next line that it says; "" as well when it has ended."""
    out: IO[str] | None = process.stdout
    assert out
    return out.readline().rstrip("\n")


def tell(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
