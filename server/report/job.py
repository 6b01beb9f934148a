"""One format of one report: what is to be made, and how it is made of a snapshot."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import msgspec

from board.archive import archived, packed
from board.channels import Channels
from board.log import decode_snapshot
from board.records import Language
from board.report import Document, Options, View, decided, merged, report
from board.report.tree import Section
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


Write = Callable[[Document], bytes]

WRITERS: dict[str, Write] = {
    "html": lambda document: load("page").write(document),
    "pdf": lambda document: load("pdf").write(document),
    "docx": lambda document: load("word").write(document),
    "xlsx": lambda document: load("excel").write(document),
    "csv": lambda document: load("commas").write(only(document).sections[0], document.language),
    "zip": lambda document: load("commas").zipped(document),
    "svg": lambda document: load("picture").svg(*_one(document)),
    "png": lambda document: load("picture").png(*_one(document)),
}
"""Format → what writes a document so. Only that module is loaded, for some are heavy."""

FORMATS = frozenset({"page", "decided", "json", *WRITERS})
"""`page`: the report with its choices, as it is opened; `decided`: the page of decisions."""


def made(job: Job) -> bytes:
    """The page, or the file."""
    _, _, state = decode_snapshot(job.snapshot)
    if job.format == "json":
        return packed(archived(state, own=job.own))
    view = seen(state, job.channels, own=job.own)
    if job.format == "decided":
        return WRITERS["html"](decided(view, speech_of(job.language)))
    document = report(view, speech_of(job.language), Options(job.activity, job.own, job.now))
    return _page(job, document) if job.format == "page" else WRITERS[job.format](document)


def seen(state: State, names: tuple[str, ...], *, own: bool) -> View:
    """What those channels show together. Without `own` a moderator's adds only the parts that nobody came to."""
    channels = Channels(state, 0)
    return merged(dict(_shared(name, channels.get(name).whole(), own=own)) for name in names)


def _shared(channel: str, shown: Mapping[str, bytes], *, own: bool) -> Iterator[tuple[str, bytes]]:
    for key, data in shown.items():
        if own or channel != "moderator" or key == "workshop" or key.startswith("activity/"):
            yield key, data


def _page(job: Job, document: Document) -> bytes:
    page = load("page")
    bar = page.Bar(job.language, job.activity, moderates="moderator" in job.channels, own=job.own)
    return bytes(page.shown(document, bar))


def only(document: Document) -> Document:
    """A report of one activity, with a section even where there is nothing to say."""
    sections = document.sections[:1] or (Section(document.title, ()),)
    return msgspec.structs.replace(document, sections=sections)


def _one(document: Document) -> tuple[Section, Language]:
    """The section of such a report, and its language."""
    return only(document).sections[0], document.language


def load(name: str) -> Any:
    """The module that writes a format."""
    return import_module(f"server.report.{name}")
