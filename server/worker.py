"""The app as one of several server processes runs it."""

import multiprocessing
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from server.front import Front


def create() -> "Front":
    from server.app import create as create_app  # noqa: PLC0415 (only a worker pays for it, not the launcher)

    threading.Thread(target=leave_with_launcher, name="leave with the launcher", daemon=True).start()
    return create_app()


def leave_with_launcher() -> None:
    """A launcher that is killed cannot stop its workers; left behind, they would keep the port from the next one."""
    launcher = multiprocessing.parent_process()
    if launcher:
        launcher.join()
        os.kill(os.getpid(), signal.SIGTERM)
