"""The report over HTTP: who gets what, as what, and how it is refused."""

import io
import zipfile
from collections.abc import AsyncIterator
from urllib.parse import unquote

import httpx2
import pytest

from tests.client import Client, Workshop, browser
from tests.server.browsing import enter, join

pytestmark = pytest.mark.anyio

HOSTILE = '<script>alert(1)</script> {{ 7*7 }} "><img src=x onerror=alert(1)>'


@pytest.fixture
async def told(moderator: Client, seat: Client, workshop: Workshop) -> Workshop:
    """A board with a hostile card and a hidden one, a private question, and the moderators' note."""
    wood = {"kind": "cards", "title": {"en": HOSTILE, "lv": "Koks"}}
    for name, fields in (
        ("activity.add", {"activity": "wood", "template": wood}),
        ("cards.phase", {"activity": "wood", "phase": "open"}),
        ("card.add", {"activity": "wood", "id": "card1", "text": HOSTILE}),
        ("card.add", {"activity": "wood", "id": "card2", "text": "Set aside"}),
        ("card.mark", {"activity": "wood", "card": "card2", "hidden": True}),
        ("note.edit", {"activity": "", "version": 0, "by": "mark", "op": ["Bring the keys"]}),
    ):
        assert await moderator.do(name, **fields) is None
    assert await seat.do("question.ask", id="ask1", text="May I leave early?", named=True) is None
    return workshop


@pytest.fixture
async def console(origin: str, workshop: Workshop) -> AsyncIterator[httpx2.AsyncClient]:
    """The moderator's browser."""
    async with browser(origin) as http:
        await enter(http, workshop.code, workshop.moderator)
        yield http


@pytest.fixture
async def phone(origin: str, workshop: Workshop) -> AsyncIterator[httpx2.AsyncClient]:
    """A participant's browser."""
    async with browser(origin) as http:
        await join(http, workshop.code, name="Carla")
        yield http


async def test_the_moderator_reads_the_report_as_a_page_that_runs_nothing(
    console: httpx2.AsyncClient, told: Workshop
) -> None:
    page = await console.get(f"/{told.code}/report?language=en")
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    assert page.headers["content-disposition"].startswith("inline")
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "<script" not in page.text
    assert "<img" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page.text
    assert 'href="report.docx?language=en"' in page.text
    assert 'href="report.png?language=en&amp;activity=wood"' in page.text


async def test_REPORT_5_what_only_moderators_see_comes_when_they_ask_for_it(
    console: httpx2.AsyncClient, told: Workshop
) -> None:
    shared = await console.get(f"/{told.code}/report?language=en")
    own = await console.get(f"/{told.code}/report?language=en&own=1")
    for words in ("Set aside", "May I leave early?", "Bring the keys"):
        assert words not in shared.text
        assert words in own.text
    assert 'href="report.docx?language=en&amp;own=1"' in own.text


async def test_REPORT_2_a_participant_gets_what_all_see_and_no_more(phone: httpx2.AsyncClient, told: Workshop) -> None:
    found = await phone.get(f"/{told.code}/report?own=1", headers={"accept-language": "en"})
    assert found.status_code == 200
    assert "&lt;script&gt;" in found.text
    for words in ("Set aside", "May I leave early?", "Bring the keys", "own=1", "report.json", "report.csv"):
        assert words not in found.text
    for kind in ("json", "xlsx", "csv", "zip", "svg", "png"):
        assert (await phone.get(f"/{told.code}/report.{kind}?activity=wood")).status_code == 403


async def test_a_file_is_whole_in_itself_and_its_name_says_what_it_is(
    console: httpx2.AsyncClient, told: Workshop
) -> None:
    kept = await console.get(f"/{told.code}/report.html?language=lv&activity=wood&own=1")
    named = kept.headers["content-disposition"]
    assert named.startswith(f"attachment; filename=\"talka-{told.code}-report-wood.html\"; filename*=UTF-8''")
    assert unquote(named.partition("''")[2]) == "Koks – Pārskats (tikai moderatoriem).html"
    assert "report.docx" not in kept.text
    assert "<link" not in kept.text
    tables = await console.get(f"/{told.code}/report.csv")
    assert tables.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(tables.content)) as found:
        assert all(name.endswith(".csv") for name in found.namelist())


async def test_an_unknown_language_falls_back_to_the_readers(console: httpx2.AsyncClient, told: Workshop) -> None:
    for asked, tongue in (("language=xx", "uk"), ("language=lv", "lv")):
        page = await console.get(f"/{told.code}/report?{asked}", headers={"accept-language": "uk"})
        assert f'<html lang="{tongue}">' in page.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("report.exe", 400), ("report.page", 400), ("report.svg", 400),
        ("report.pdf?activity=none", 422), ("report?activity=../x", 422),
    ],
)  # fmt: skip
async def test_what_there_is_not_is_refused_in_words(
    console: httpx2.AsyncClient, workshop: Workshop, path: str, status: int
) -> None:
    answer = await console.get(f"/{workshop.code}/{path}", headers={"accept-language": "lv"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert answer.text.endswith(".")


async def test_ROLE_1_strangers_and_walls_read_no_report(
    http: httpx2.AsyncClient, told: Workshop, wall: Client
) -> None:
    assert (await http.get("/AAAAAA/report")).status_code == 404
    for path in ("report", "report.html", "report.docx", "decided"):
        assert (await http.get(f"/{told.code}/{path}")).status_code == 403
    await enter(http, told.code, wall.secret)
    assert (await http.get(f"/{told.code}/report")).status_code == 403
