"""The return card and the day in the calendar, opened with other tools than those that wrote them, and the way back."""

import io
from datetime import UTC, date, datetime
from typing import Any

import httpx2
import icalendar
import msgspec
import pytest
from pypdf import PdfReader

from board.actor import hashed
from board.records import LANGUAGES, Language, Rejected
from server import auth, calendar_file
from server.kept import Kept
from server.paper.drawing import drawn
from server.returning import Back, card, day
from tests.client import Client, Workshop, browser
from tests.server.browsing import boot, enter

pytestmark = pytest.mark.anyio

SECRET = "ACDEFHJKMNPRTVWX"
CODE = "KALVA7"
MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
# All that typst and calendars would take for their own, a word that fits no line, and letters of two and four octets.
HOSTILE = '#read("/etc") ] \\ ; , : "x"\nEND:VEVENT Ґанок ģērbtuve 😀👍🏽 ' + "ķ" * 70
A5 = (148, 210)  # mm


def ms(year: int, month: int, day_: int) -> int:
    return int(datetime(year, month, day_, tzinfo=UTC).timestamp() * 1000)


KEPT = Kept(again="2027-05-14", names_go=ms(2026, 12, 22), all_goes=ms(2027, 7, 13))


def back(title: str = "Mūsu ciems", **kept: Any) -> Back:
    found = msgspec.structs.replace(KEPT, **kept)
    return Back(code=CODE, title=title, origin="http://192.168.8.1:8000", secret=SECRET, kept=found)


# The card


def read(back_: Back, language: Language = "en", size: Any = "a4") -> PdfReader:
    return PdfReader(io.BytesIO(drawn(msgspec.json.encode(card(back_, language, size)).decode())))


def test_RETURN_2_the_card_says_both_codes_and_every_day() -> None:
    found = read(back(keeper="Anna Bērziņa, 26 000 000"), "lv", "a5")
    (page,) = found.pages
    assert tuple(round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)) == A5
    words = " ".join(page.extract_text().split())
    said = (
        CODE, "ACDE FHJK", "MNPR TVWX", "192.168.8.1:8000", "2027. gada 14. maijs", "2026. gada 22. decembris",
        "2027. gada 13. jūlijs", "Anna Bērziņa, 26 000 000",
    )  # fmt: skip
    assert not [one for one in said if one not in words]
    assert found.metadata
    assert found.metadata.title == "Atgriešanās karte · Mūsu ciems"
    assert "ua" in (found.xmp_metadata.stream.get_data().decode() if found.xmp_metadata else "").lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_RETURN_2_whatever_is_written_on_it_it_is_one_sheet(language: Language) -> None:
    found = read(back(title=(HOSTILE + " Ļoti garš virsraksts")[:120], keeper="Ķ" * 120), language, "a5")
    (page,) = found.pages
    assert SECRET[:4] in page.extract_text()


def test_what_is_not_settled_leaves_room_and_names_that_went_are_said_to_be_gone() -> None:
    (page,) = read(back(again="", names_go=0, all_goes=0)).pages
    assert "deleted" not in page.extract_text()
    (page,) = read(back(unnamed=True)).pages
    assert "already done" in page.extract_text()


# The calendar


@pytest.mark.parametrize("language", LANGUAGES)
def test_RETURN_2_a_calendar_reads_the_day_whatever_the_title_says(language: Language) -> None:
    written = calendar_file.write(day(back(title=HOSTILE), language, MADE))
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert event.errors == []
    assert event.decoded("dtstart") == date(2027, 5, 14)
    assert str(event["summary"]).endswith(HOSTILE)
    assert event["url"] == f"http://192.168.8.1:8000/{CODE}/console#{SECRET}"
    assert "ACDE-FHJK-MNPR-TVWX" in str(event["description"])
    assert len(event.walk("VALARM")) == 2


def test_no_line_of_it_is_longer_than_75_octets_and_no_letter_is_torn() -> None:
    written = calendar_file.write(day(back(title=HOSTILE), "uk", MADE))
    assert written.endswith(b"\r\n")
    lines = written[:-2].split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert [line.decode() for line in lines]
    assert b"\n" not in b"".join(lines)


def test_without_a_day_there_is_nothing_for_a_calendar() -> None:
    with pytest.raises(Rejected, match="date_missing"):
        day(back(again=""), "lv", MADE)


# The way back


@pytest.fixture
async def console(http: httpx2.AsyncClient, workshop: Workshop) -> httpx2.AsyncClient:
    await enter(http, workshop.code, workshop.moderator)
    return http


async def make_card(console: httpx2.AsyncClient, code: str) -> Any:
    answer = await console.post(f"/{code}/return", json={}, headers={"accept-language": "en"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()


async def test_RETURN_1_a_cards_code_opens_the_console_however_it_is_typed(
    origin: str, console: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    made = await make_card(console, workshop.code)
    secret = made["secret"]
    assert made["qr"].startswith("<svg")
    assert len(secret) == auth.CARD_LENGTH
    assert set(secret) <= set(auth.ALPHABET)
    groups = [secret[at : at + 4] for at in range(0, 16, 4)]
    for typed in (secret, "-".join(groups).lower(), f" {'  '.join(groups)}\n"):
        async with browser(origin) as months_later:
            assert (await enter(months_later, workshop.code, typed)).json() == {"role": "moderator"}
            assert boot(await months_later.get(f"/{workshop.code}/console"))["joined"] is True
    await moderator.until(lambda: f"moderator/{hashed(secret)}" in moderator.view())
    assert moderator.view()[f"moderator/{hashed(secret)}"]["name"].startswith("Return card ")


async def test_RETURN_1_a_wrong_card_opens_nothing_and_neither_does_one_that_was_ended(
    http: httpx2.AsyncClient, console: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    secret = (await make_card(console, workshop.code))["secret"]
    assert await moderator.do("moderator.revoke", id=hashed(secret)) is None
    for wrong in (secret, SECRET, SECRET.lower(), "ĀČĒĢĪĶĻŅŠŪŽЖЦЧШЩ", workshop.moderator[:16]):
        answer = await enter(http, workshop.code, wrong)
        assert (answer.status_code, answer.json()["error"]) == (403, "wrong_link")


async def test_RETURN_2_card_and_calendar_come_as_files_to_moderators_alone(
    origin: str, console: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    asked = {"secret": (await make_card(console, workshop.code))["secret"], "language": "uk"}
    paths = (f"/{workshop.code}/return/card.pdf", f"/{workshop.code}/return/calendar.ics")
    found = await console.post(paths[0], json={**asked, "size": "a5"})
    assert found.headers["content-type"] == "application/pdf"
    assert found.headers["cache-control"] == "no-store"
    assert len(PdfReader(io.BytesIO(found.content)).pages) == 1
    answer = await console.post(paths[1], json=asked)
    assert (answer.status_code, answer.json()["error"]) == (422, "date_missing")
    assert await moderator.do("workshop.keep", again="2031-05-14") is None
    found = await console.post(paths[1], json=asked)
    assert found.headers["content-type"].startswith("text/calendar")
    (event,) = icalendar.Calendar.from_ical(found.content).walk("VEVENT")
    assert event.decoded("dtstart") == date(2031, 5, 14)
    async with browser(origin) as stranger:
        for path in (*paths, f"/{workshop.code}/return"):
            assert (await stranger.post(path, json=asked if path in paths else {})).status_code == 403
    for path in paths:
        assert (await console.post(path, json={**asked, "secret": SECRET})).json()["error"] == "wrong_link"
        assert (await console.post(path, json={**asked, "secret": workshop.moderator})).status_code == 400
