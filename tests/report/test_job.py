"""What a report is made of, and how its language says things."""

import msgspec
import pytest

from board.activities.cards import commands as cards
from board.report import Document
from board.report.tree import Section
from server.report.files import MEDIA, headers
from server.report.job import FORMATS, Job, only, seen
from server.report.speech import speech_of
from tests.board.boards import Boards
from tests.board.rooms import MODERATOR
from tests.report import sample

ALL, MODERATORS = ("all",), ("all", "wall", "moderator")


def a_room() -> Boards:
    """Two cards, one of them hidden; and a part that nobody came to."""
    room = Boards()
    (anna,) = room.come("anna")
    room.board("wood")
    room.add("later", {"kind": "cards", "title": {"en": "Later"}})
    room.write(anna, "card1")
    room.write(anna, "card2")
    room.do(MODERATOR, cards.MarkCard("wood", "card2", hidden=True))
    return room


def test_REPORT_5_a_moderators_report_has_their_own_only_when_they_ask_for_it() -> None:
    state = a_room().state
    for names, own, hidden, later in (
        (ALL, False, False, False),
        (MODERATORS, False, False, True),
        (MODERATORS, True, True, True),
    ):
        view = seen(state, names, own=own)
        assert "card/wood/card1" in view
        assert ("card/wood/card2" in view, "activity/later" in view) == (hidden, later)


def test_every_format_of_a_file_has_its_media_type() -> None:
    assert set(MEDIA) == FORMATS - {"page", "decided"}


def test_a_part_with_nothing_to_say_is_a_section_all_the_same() -> None:
    document = sample.document()
    assert only(document).sections == document.sections[:1]
    nothing: Document = msgspec.structs.replace(document, sections=())
    assert only(nothing).sections == (Section(document.title, ()),)


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "a\r\nset-cookie: x=1", '"; filename="x.exe', "\u202egpj.exe", "Ā" * 500]
)
def test_no_title_breaks_out_of_a_files_name(title: str) -> None:
    named = headers(Job("docx", b"", ALL, "lv", "KALVA7"), title)["content-disposition"]
    assert named.startswith("attachment; filename=\"talka-KALVA7-report.docx\"; filename*=UTF-8''")
    full = named.partition("''")[2]
    assert full.isascii()
    assert not set(full) & set('\r\n";/\\ ')
    assert "%E2%80%AE" not in full
    assert len(full) < 800


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 punktu"), (1, "1 punkts"), (21, "21 punkts"), (11, "11 punktu"), (2, "2 punkti")]
)
def test_a_number_chooses_the_form_of_its_word(n: int, said: str) -> None:
    assert speech_of("lv").word("common.figure.dots", n=n) == said


def test_a_language_says_days_and_numbers_its_own_way() -> None:
    assert speech_of("lv").day("2026-12-24") == "2026. gada 24. decembris"
    assert speech_of("en").day("2026-12-24") == "December 24, 2026"
    assert speech_of("uk").number(1200.5) == "1\xa0200,5"
    assert speech_of("en").word("report.no.such.text") == "report.no.such.text"
    assert speech_of("en").word("common.guest", n="{n}") == "Guest {n}"
