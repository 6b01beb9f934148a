"""A process that makes one report: the job comes in as MessagePack, the file goes out."""

import os
import sys
from contextlib import suppress

import msgspec

from server.report.job import Job, made

if hasattr(os, "nice"):
    os.nice(19)  # whoever takes part goes first
if hasattr(os, "sched_setscheduler"):
    with suppress(OSError):  # and need not wait for the end of our turn
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
sys.stdout.buffer.write(made(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)))
