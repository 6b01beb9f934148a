"""One format of one report: what is to be made, and how it is made of a snapshot."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import msgspec

from board.channels import Channels
from board.log import decode_snapshot
from board.records import Language
from board.report import Document, Options, View, decided, merged, report
from board.state import State
from server.report.speech import speech_of


class Job(msgspec.Struct, frozen=True):
    """A wish for a report, whole: nothing else is asked of the room.

    `snapshot`: the room's (`board.log`); `channels`: those that its reader sees; `activity`: "" for all of them;
    `own`: with what only moderators see; `now`: the server's time in milliseconds.
    """

    format: str
    snapshot: bytes
    channels: tuple[str, ...]
    language: Language
    code: str
    activity: str = ""
    own: bool = False
    now: int = 0


WRITERS = {
    "html": ("page", "write"),
    "pdf": ("pdf", "write"),
    "docx": ("word", "write"),
    "xlsx": ("excel", "write"),
    "csv": ("commas", "write"),
    "zip": ("commas", "write_all"),
    "svg": ("picture", "write_svg"),
    "png": ("picture", "write_png"),
}
"""Format → the module that writes a document so, and its function. Only that one is loaded, for some are heavy."""

FORMATS = frozenset({"page", "decided", "json", *WRITERS})
"""`page`: the report with its choices, as it is opened; `decided`: the page of decisions."""


def made(job: Job) -> bytes:
    """The page, or the file."""
    _, _, state = decode_snapshot(job.snapshot)
    if job.format == "json":
        return _archive(state)
    view = seen(state, job.channels, own=job.own)
    if job.format == "decided":
        return _written("html", decided(view, speech_of(job.language)))
    document = report(view, speech_of(job.language), Options(job.activity, job.own, job.now))
    return _page(job, document) if job.format == "page" else _written(job.format, document)


def seen(state: State, names: tuple[str, ...], *, own: bool) -> View:
    """What those channels show together. Without `own` a moderator's adds the parts that nobody came to, and no more."""
    channels = Channels(state, 0)
    return merged(dict(_shared(name, channels.get(name).whole(), own=own)) for name in names)


def _shared(channel: str, shown: Mapping[str, bytes], *, own: bool) -> Iterator[tuple[str, bytes]]:
    for key, data in shown.items():
        if own or channel != "moderator" or key == "workshop" or key.startswith("activity/"):
            yield key, data


def _page(job: Job, document: Document) -> bytes:
    page = _module("page")
    bar = page.Bar(job.code, job.language, job.activity, moderates="moderator" in job.channels, own=job.own)
    return bytes(page.shown(document, bar))


def _written(format_: str, document: Document) -> bytes:
    module, name = WRITERS[format_]
    return bytes(getattr(_module(module), name)(document))


def _archive(state: State) -> bytes:
    archive = import_module("board.archive")
    return msgspec.json.format(msgspec.json.encode(archive.archived(state)), indent=1)


def _module(name: str) -> Any:
    return import_module(f"server.report.{name}")
