"""The pages: which one a code leads to, what it is told, and what it is kept from."""

import asyncio
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import httpx2
import pytest

from server.auth import ALPHABET, CODE_LENGTH
from server.static import Static
from tests.client import Client, Workshop, start_workshop
from tests.server.browsing import boot, join

pytestmark = pytest.mark.anyio

PAGES = ("", "/wall", "/console")
TOP = Path(__file__).resolve().parent.parent.parent
OURS = {hash_ for kind in ("js", "css") for hash_ in Static().allowed(kind).split()}


async def test_a_code_has_no_look_alikes_and_every_way_of_typing_it_leads_there(http: httpx2.AsyncClient) -> None:
    codes = {(await start_workshop(str(http.base_url).rstrip("/"))).code for _ in range(5)}
    for code in codes:
        assert len(code) == CODE_LENGTH
        assert set(code) <= set(ALPHABET)
    code = codes.pop()
    for typed in (code.lower(), f"{code[:3]}-{code[3:]}", f" {code[:3]} {code[3:].lower()}"):
        answer = await http.get(f"/{typed}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/{code}")
        answer = await http.get(f"/{typed}/wall")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/{code}/wall")


async def test_an_unknown_code_is_a_kind_page_that_says_so(http: httpx2.AsyncClient) -> None:
    for code in ("AAAAAA", "AAA", "AAAAAAAAAA"):
        for page in PAGES:
            answer = await http.get(f"/{code}{page}")
            assert answer.status_code == 404
            assert (boot(answer)["page"], boot(answer)["exists"]) == ("phone", False)
    refusal = await join(http, "AAAAAA")
    assert (refusal.status_code, refusal.json()["error"]) == (404, "no_such_workshop")


async def test_each_page_is_told_what_it_is(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    for path, page in (("", "phone"), ("/wall", "wall"), ("/console", "console")):
        answer = await http.get(f"/{workshop.code}{path}", headers={"accept-language": "en-GB,lv;q=0.5"})
        told = boot(answer)
        assert (told["page"], told["code"], told["title"], told["joined"]) == (page, workshop.code, "Trial", False)
        assert (told["language"], told["exists"]) == ("en", True)
        assert told["address"] == told["told"] == str(http.base_url).rstrip("/")
    assert boot(await http.get("/"))["page"] == "home"


async def test_SEAT_6_the_form_is_in_the_page_for_whoever_can_come_in(
    http: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    shown, form = re.compile('<div class="page" id="door">'), re.compile("<form>.*<input[^>]* name=", re.DOTALL)
    page = (await http.get(f"/{workshop.code}")).text
    assert shown.search(page)
    assert form.search(page)
    for path in ("/", "/AAAAAA", f"/{workshop.code}/wall", f"/{workshop.code}/console"):
        assert 'id="door"' not in (await http.get(path)).text
    await join(http, workshop.code)
    assert not shown.search((await http.get(f"/{workshop.code}")).text)
    http.cookies.clear()
    assert await moderator.do("workshop.close") is None
    over = (await http.get(f"/{workshop.code}")).text
    assert shown.search(over)
    assert not form.search(over)


async def test_a_title_cannot_end_the_script_it_is_told_in(http: httpx2.AsyncClient) -> None:
    title = "</script><script>alert(1)</script><!--"
    answer = await http.post("/workshops", json={"title": title, "language": "en", "statements": []})
    page = await http.get(f"/{answer.json()['code']}")
    assert boot(page)["title"] == title
    assert title not in page.text


async def test_headers_keep_a_page_to_itself(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    asked = [
        http.get("/"),
        *(http.get(f"/{workshop.code}{page}") for page in PAGES),
        http.get("/AAAAAA"),
        http.get("/a/b/c"),
    ]
    for answer in await asyncio.gather(*asked):
        policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        for tag in ("script", "style"):
            assert set(policy[f"{tag}-src"].split()) <= {"'self'", *OURS}
            within = re.findall(rf"<{tag}>(.*?)</{tag}>", answer.text, re.DOTALL)
            assert {_hashed(text) for text in within} <= OURS
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["connect-src"].split()[0] == "'self'"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        markup = re.sub(r"<(script|style)>.*?</\1>", "", answer.text, flags=re.DOTALL)
        assert not re.search(r"<script(?![^>]*(src=|application/json))", markup)
        assert not re.search(r"\son\w+=|<style|\sstyle=|javascript:", markup)
        assert "server" not in answer.headers


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_no_source_of_the_pages_names_another_host() -> None:
    """What pages really ask for, the browser tests see: any request elsewhere fails them."""
    sources = [
        path for folder in ("static/src", "static/styles", "server/templates") for path in (TOP / folder).rglob("*.*")
    ]
    named = {
        (path.name, host) for path in sources for host in re.findall(r"(?:https?|wss?)://([a-z0-9.-]+)", text(path))
    }
    assert len(sources) > 100
    assert not {(name, host) for name, host in named if host not in ("www.w3.org", "192.168.8.1")}


def text(path: Path) -> str:
    return path.read_text("utf-8")


async def test_a_host_name_cannot_write_into_the_policy(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/", headers={"host": "a.example;script-src *"})
    assert "*" not in answer.headers["content-security-policy"]
