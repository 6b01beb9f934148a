"""What somebody wrote is text wherever it stands: a mark of markup in every text that any command has, and then all
pages and files are looked through for it."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

import msgspec
import pytest

from board import workshop
from board.agenda import AddActivity
from board.commands import Command, decode_command
from board.decide import Rejection
from board.diff import Put
from board.log import Entry, encode_entry
from board.records import Rejected
from board.report import View
from server.auth import new_code
from server.open_log import open_log
from server.report.job import WRITERS, Job, made, seen
from tests.board.boards import Boards, question
from tests.board.chance import everything
from tests.board.examples import EXAMPLES
from tests.board.figures import CANVAS, PAGE, TABLE
from tests.board.rooms import MODERATOR, NOON, WALL, seat
from tests.client import browser
from tests.server.browsing import boot

MARK = "<i id=m>&'\"{{7*7}}#eval()"
RAW = re.compile(r"<i id=m>|\{\{49|[^{]49\}\}")
_number = count()
TEMPLATES: tuple[Any, ...] = (
    CANVAS, TABLE, PAGE, question("live"), {"kind": "cards", "title": {"en": "Board"}, "guide": {"en": "Whisper"}},
    {"kind": "rating", "title": {"en": "Rate"}}, {"kind": "scale", "statement": {"en": "So"}, "low": {"en": "no"}},
)  # fmt: skip


@cache
def marked() -> tuple[Boards, dict[str, int]]:
    """A room in which the mark was written wherever it can be, and in which fields of which commands it was."""
    room, written = everything("names", "live"), dict[str, int]()
    for number, template in enumerate(TEMPLATES):
        activity = f"mark{number}"
        room.do(MODERATOR, AddActivity(activity, _marked(template)), workshop.Show(activity))
    for example in EXAMPLES:
        for field, command in variants(example):
            for actor in (seat("anna"), MODERATOR):
                (answer,) = room.ask(room.request(actor, command))
                if not isinstance(answer, Rejection) and MARK[:8] in str(list(room.state.all())):
                    name = f"{example.__struct_config__.tag}.{field}"
                    written[name] = written.get(name, 0) + 1
    room.do(MODERATOR, workshop.EditWorkshop(title=MARK))
    return room, written


def variants(example: Any) -> Iterator[tuple[str, Command]]:
    """The command with the mark in one of its texts at a time; only what such a command can be."""
    plain = msgspec.to_builtins(example)
    for field, value in plain.items():
        if field != "t" and _holds_text(value):
            changed = {**plain, field: _marked(value)} | ({"id": "mark9"} if "id" in plain and field != "id" else {})
            try:
                yield field, decode_command(msgspec.json.encode(changed))
            except Rejected:
                continue


def _holds_text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, dict | list | tuple) and MARK[:8] in str(_marked(value)))


def _marked(value: Any) -> Any:
    """The mark in place of every text; names by which the parts of a template are found stay."""
    if isinstance(value, dict):
        return {
            k: v if k in ("kind", "name", "mode", "tool", "sign", "layout") else _marked(v) for k, v in value.items()
        }
    if isinstance(value, list | tuple):
        return [_marked(one) for one in value]
    return f"{MARK}{next(_number)}" if isinstance(value, str) else value  # some texts must differ


def test_SAFE_4_the_mark_gets_into_every_text_that_people_write() -> None:
    _, written = marked()
    assert written.keys() >= {
        "seat.edit.name", "question.ask.text", "question.reply.answer", "workshop.edit.title", "workshop.keep.keeper",
        "moderator.rename.name", "note.edit.op", "activity.edit.settings", "card.add.text",
        "card.edit.op", "card.translate.text",
    }, written  # fmt: skip
    assert len([record for record in marked()[0].state.all() if MARK[:8] in str(record)]) > 15


@pytest.mark.parametrize("form", ["page", "html", "decided", "svg", "docx", "xlsx"])
@pytest.mark.parametrize("own", [False, True])
def test_SAFE_4_no_page_or_file_of_the_report_has_it_as_markup(form: str, own: bool) -> None:
    room, _ = marked()
    activity = "wood" if form == "svg" else ""
    job = Job(form, room.replica.snapshot(), ("all", "wall", "moderator"), "en", "KALVA7", activity, own=own, now=NOON)
    files = _unpacked(made(job))
    assert not any(RAW.search(text) for text in files)
    assert form == "svg" or any("&lt;i id=m&gt;" in text for text in files)


def _unpacked(data: bytes) -> list[str]:
    """What is in it; offices' files are packed XML."""
    if not data.startswith(b"PK"):
        return [data.decode()]
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return [found.read(name).decode("utf-8", "replace") for name in found.namelist()]


def test_SAFE_4_every_format_that_a_browser_or_an_office_opens_is_looked_through() -> None:
    assert {"html", "svg", "docx", "xlsx"} <= WRITERS.keys()
    view: View = seen(marked()[0].state, ("all",), own=False)
    assert view


@pytest.mark.anyio
async def test_SAFE_4_no_page_of_the_server_has_it_as_markup(origin: str, shared_valkey: Any) -> None:
    code, records = new_code(), list[Any](marked()[0].state.all())
    store = open_log(shared_valkey.url, lambda *_: None)
    await store.start()
    first = Entry("first", "", (), tuple(Put(record) for record in records))
    await store.append(code, 1, encode_entry(first), nonce="first", after="")
    await store.close()
    cookie = f"seat={seat('anna').secret}; wall={WALL.secret}; moderator={MODERATOR.secret}"
    async with browser(origin) as http:
        for page in ("", "/wall", "/console", "/report", "/seats", "/next.json", "/agenda.json"):
            answer = await http.get(f"/{code}{page}", headers={"cookie": cookie})
            assert answer.status_code == 200
            if "html" in answer.headers["content-type"]:
                assert not RAW.search(answer.text), page
                assert page == "/report" or boot(answer)["title"] == MARK
            else:
                assert answer.headers["x-content-type-options"] == "nosniff"
