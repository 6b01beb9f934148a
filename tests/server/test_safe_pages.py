"""What other sites, what people write and what is asked for by address can do to the pages: nothing.

The routes are those of the application's own table: a new one is tested from the day on which it is there.
"""

import re
from collections.abc import AsyncIterator

import httpx2
import pytest
import websockets

from server.paper.contents import Wish
from server.paper.printing import POLICY as POLICY_OF_SHEETS
from server.paper.printing import _disposition
from server.paper.sheets import Document
from server.report.files import MEDIA, headers
from server.report.job import Job
from tests.client import Client, Workshop, browser, connect
from tests.fuzz.lines import ALWAYS
from tests.fuzz.routes import BODIES, PARTS, Way, sockets, ways
from tests.server.browsing import enter, join

pytestmark = pytest.mark.anyio

ELSEWHERE = "http://elsewhere.example"
POSTS = [way for way in ways() if way.method == "POST"]


def target(way: Way, code: str) -> str:
    path = way.path.replace("{code}", code)
    for name, values in PARTS.items():
        path = path.replace(f"{{{name}}}", values[0])
    return path


@pytest.fixture
async def victim(origin: str, workshop: Workshop) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser with every cookie that it can have here."""
    async with browser(origin) as http:
        await enter(http, workshop.code, workshop.moderator)
        await enter(http, workshop.code, workshop.wall)
        await join(http, workshop.code, name="Anna")
        yield http


def test_SAFE_2_every_post_of_the_table_is_tried() -> None:
    assert {way.path for way in POSTS} == BODIES.keys()
    assert len(POSTS) > 10


async def test_SAFE_2_no_post_is_taken_from_another_sites_page(
    victim: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    before = moderator.view()
    for way in POSTS:
        body = {"code": workshop.code} if way.path.endswith("/delete") else way.body
        for more in (
            {"json": body, "headers": {"origin": ELSEWHERE}},
            {"json": body, "headers": {"origin": "null"}},
            {"json": body, "headers": {"content-type": "text/plain"}},
            {"data": {"x": "y"}},
        ):
            answer = await victim.post(target(way, workshop.code), **more)
            assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed"), way
            assert "set-cookie" not in answer.headers
    assert moderator.view() == before


async def test_SAFE_2_no_other_sites_page_gets_a_socket_with_the_cookies_of_its_visitor(
    origin: str, workshop: Workshop
) -> None:
    for path in sockets():
        assert path == "/{code}/socket"
        for role, secret in (("moderator", workshop.moderator), ("wall", workshop.wall)):
            for other in (ELSEWHERE, "null", origin.replace("127.0.0.1", "localhost"), origin + "0", "file://"):
                with pytest.raises(websockets.InvalidStatus, match="HTTP 403"):
                    await connect(origin, workshop.code, role, secret, headers={"Origin": other})


async def test_SAFE_2_cookies_are_kept_from_scripts_and_from_other_sites_and_workshops(
    http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    for answer in (await enter(http, workshop.code, workshop.moderator), await join(http, workshop.code)):
        for cookie in answer.headers.get_list("set-cookie"):
            assert {"httponly", "samesite=lax", f"path=/{workshop.code.lower()}"} <= set(cookie.lower().split("; "))


async def test_SAFE_3_every_answer_of_every_route_keeps_to_itself(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    for way in ways():
        for code in (workshop.code, "AAAAAA"):
            for method in {way.method, "GET", "DELETE"}:
                answer = await http.request(method, target(way, code), json=way.body)
                assert ALWAYS.items() <= dict(answer.headers).items(), (way, method)
                policy = answer.headers["content-security-policy"]
                assert "frame-ancestors 'none'" in policy, (way, method)
                assert "unsafe" not in policy
                kept = answer.headers.get("cache-control", "")
                assert "no-store" in kept or way.path in ("/static/{name}", "/methods.json"), (way, method)
                assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("form", [*MEDIA, "sheet"])
def test_SAFE_3_the_policies_that_reports_and_sheets_have_of_their_own_let_nobody_frame_them(form: str) -> None:
    told = {} if form == "sheet" else headers(Job(form, b"", ("all",), "lv", "KALVA7"), "A title")
    policy = told.get("content-security-policy", POLICY_OF_SHEETS)
    assert "frame-ancestors 'none'" in policy
    assert not re.search("unsafe|script|[*]", policy)


TITLES = (
    'a"; filename="b.exe',
    "a\r\nset-cookie: moderator=x", "../../etc/passwd", "a\\..\\b", "\u202egpj.exe", "’ž🙂;*=%0d%0a",
)  # fmt: skip


async def test_SAFE_5_a_title_writes_into_no_header_and_no_files_name(
    victim: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    for title in TITLES:
        assert await moderator.do("workshop.edit", title=title) is None
        answer = await victim.get(f"/{workshop.code}/agenda.json")
        assert "set-cookie" not in answer.headers
        _is_one_file(answer.headers["content-disposition"])
    answer = await victim.get(f"/{workshop.code}/report.csv?activity={moderator.activity()}")
    _is_one_file(answer.headers["content-disposition"])


def test_SAFE_5_no_title_writes_into_the_headers_of_a_report_or_a_sheet() -> None:
    for title in TITLES:
        for form in MEDIA:
            told = headers(Job(form, b"", ("all",), "lv", "KALVA7"), title, keep=True)
            assert not any(set(value) & set("\r\n") for value in told.values())
            _is_one_file(told["content-disposition"])
        wish = Wish(what="poster", language="lv", size="a4", code="KALVA7", address="http://192.168.8.1:8000")
        document = Document(title=title, workshop="", code="", language="lv", size="a4", words={}, sheets=())
        _is_one_file(_disposition(wish, document))


def _is_one_file(disposition: str) -> None:
    """As RFC 6266 writes it: one plain name, perhaps one encoded, and nothing in either that a disk would follow."""
    assert re.fullmatch(r"(attachment|inline); filename=\"[\w.-]+\"(; filename\*=UTF-8''[\w.%~-]+)?", disposition)
    assert not re.search(r"%2F|%5C|%0D|%0A|%22|%E2%80%AE", disposition, re.IGNORECASE), disposition


PLACES = (
    "../server/app.py", "..%2f..%2fserver%2fapp.py", "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cetc%5cpasswd",
    "....//etc/passwd",
    "%2fetc%2fpasswd", "manifest.json", "phone.js%00.css", "%c0%ae%c0%ae/etc/passwd", ".env", "../.git/config",
)  # fmt: skip


async def test_SAFE_6_no_address_leads_to_another_file_or_another_site(
    victim: httpx2.AsyncClient, workshop: Workshop
) -> None:
    paths = {re.sub(r"\{(name|format|what)\}", "%s", way.path).replace("{code}", workshop.code) for way in ways()}
    holes = [path for path in paths if "%s" in path] + ["/%s", f"/{workshop.code}/%s", "/%s/wall", "//%s/console"]
    assert len(holes) == 7
    for path in holes:
        for place in PLACES:
            answer = await victim.get(path % place)
            assert answer.status_code in (303, 400, 403, 404, 422), (path, place)
            assert not re.search("root:|import |\\[core\\]", answer.text)
    for path in ("/-/wall", "/%E2%80%AE/console", "/../%2f%2felsewhere.example/wall", "/\\elsewhere.example/wall"):
        answer = await victim.get(path)
        assert not re.match(r"[/\\]{2}|\w+:", answer.headers.get("location", "/")), path
    for path in ("/%C4%80%C4%80%C4%80%C4%80%C4%80%C4%80", "/%ff%fe/wall"):  # letters that no header can bear
        assert (await victim.get(path)).status_code == 404


async def test_SAFE_6_an_activity_is_found_by_its_name_and_by_no_path(
    victim: httpx2.AsyncClient, workshop: Workshop
) -> None:
    for place in PLACES:
        for path in ("report.html", "agenda.json", "paper/activity.pdf"):
            answer = await victim.get(f"/{workshop.code}/{path}?activity={place}")
            assert answer.status_code in (400, 422), (path, place)
