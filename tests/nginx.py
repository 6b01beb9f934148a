"""A real nginx for tests, with TLS and with what README tells it to do."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.ports import free_port
from tests.running import TOP

SECONDS_TO_START = 30.0
CERTIFICATE = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
NAMES = ("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost")


class Outside(NamedTuple):
    """The same server as it is seen from outside: with a host to itself, and under a path."""

    root: str
    path: str


@contextmanager
def nginx(folder: Path, port: int) -> Iterator[Outside]:
    """A proxy before the server at this port; skips the test where there is none on the machine."""
    if not shutil.which("nginx") or not shutil.which("openssl"):
        pytest.skip("there is no nginx or no openssl on this machine")
    make_certificate(folder)
    root_port, path_port = free_port(), free_port()
    (folder / "nginx.conf").write_text(configuration(port, root_port, path_port))
    command = ["nginx", "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL)
    try:
        for one in (root_port, path_port):
            wait_for(one)
        yield Outside(f"https://127.0.0.1:{root_port}", f"https://127.0.0.1:{path_port}/talka")
    finally:
        process.terminate()
        process.wait(SECONDS_TO_START)


def make_certificate(folder: Path) -> None:
    files = ("-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem"))
    subprocess.run(["openssl", *CERTIFICATE, *NAMES, *files], check=True, capture_output=True)


def configuration(port: int, root_port: int, path_port: int) -> str:
    found = re.search(r"^```nginx\n(.*?)^```", (TOP / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert found
    under_path = found[1].replace(":8000/", f":{port}/")
    at_root = under_path.replace("location /talka/", "location /").replace("-Prefix /talka", '-Prefix ""')
    named = {"ROOT_PORT": root_port, "PATH_PORT": path_port, "IN_README_AT_THE_ROOT": at_root, "IN_README": under_path}
    text = (TOP / "tests" / "nginx.conf").read_text("utf-8")
    for name, value in named.items():
        text = text.replace(name, str(value))
    return text


def wait_for(port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise RuntimeError("nginx did not start")
