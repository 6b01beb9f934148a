"""What the server prints, and the addresses it sees and sends people to: nothing there lets anybody in."""

import asyncio
import re
import traceback
from pathlib import Path

import pytest

from server.report.turns import where
from tests.client import PATIENCE, Client, browser
from tests.fuzz.lines import Line
from tests.fuzz.routes import ways
from tests.running import Server
from tests.server.browsing import enter
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

TITLE, NAME, WORDS = "Secret-title", "Secret-name", "Secret-words"
TO_MAIL = {"subject", "body"}
SOURCES = Path(__file__).parents[2] / "static" / "src"
CHATTY = "import server.room, server.report.turns; server.room.SWEEP = 0.2; server.report.turns.MADE_WITHIN = 0.01"


async def test_SAFE_7_nothing_that_the_server_prints_lets_anybody_in_or_tells_what_was_said(tmp_path: Path) -> None:
    """A workshop with everything that makes a server print: mistakes, a store that goes, a room that is deleted."""
    with Valkey(tmp_path) as valkey, Server(valkey.url, CHATTY, TALKA_HOST_KEY="Secret-key") as server:
        async with browser(server.origin) as http:
            await http.post("/host", json={"key": "Secret-key"})
            begun = (await http.post("/workshops", json={"title": TITLE, "language": "en"})).json()
            code = begun["code"]
            await enter(http, code, begun["moderator"])
            lent = (await http.post(f"/{code}/lend", json={"as": "moderator"})).json()["code"]
            card = (await http.post(f"/{code}/return", json={})).json()["secret"]
            async with (
                await Client.joined(server.origin, code, NAME) as anna,
                Client(server.origin, code, "moderator", begun["moderator"]) as moderator,
            ):
                await anna.do("question.ask", id="quest1", text=WORDS)
                await moderator.do("note.edit", activity="", version=0, by="mark", op=[WORDS])
                await anna.say(f'{{"t":"do","k":["{WORDS}",0],"c":{{"{WORDS}":1}}}}')
                await http.get(f"/{code}/report.docx")
                await Line(server.port).spoil(f"GET /{code}?{lent} HTTP/1.1\r\nx y\r\n\r\n".encode())
                valkey.kill9()
                waiting = moderator.send("workshop.close")
                await http.get(f"/{code}/seats")
                await until_said(server, "room waits")
                valkey.start()
                await moderator.answer(waiting)
                assert (await http.post(f"/{code}/delete", json={"code": code})).status_code == 200
                await until_said(server, "room ends")
        said = server.said()
    for secret in (code, begun["moderator"], begun["wall"], lent, card, anna.secret, anna.seat, "Secret-"):
        assert secret.lower() not in said.lower(), (secret, said)


async def until_said(server: Server, words: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while words not in server.said():  # noqa: ASYNC110 (a file tells nobody when it changes)
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("message", [WORDS, f"one\n{WORDS}", f"{WORDS}:\n\n{WORDS}"])
def test_SAFE_7_of_a_report_that_failed_the_places_are_logged_and_not_what_was_said_there(message: str) -> None:
    try:
        raise ValueError(message)
    except ValueError:
        told = where(traceback.format_exc())
    assert re.fullmatch(r"test_safe_secrets\.py:\d+ ValueError", told)
    assert where(f"{WORDS}: {WORDS}") == "no trace"


def test_SAFE_7_no_page_sends_a_secret_in_an_address() -> None:
    """What is behind `#` no server sees; what is asked for behind `?` is counted here, one by one."""
    text = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.js"))
    asked = set(re.findall(r"(?<=\S)[?&](\w+)=\$\{", text))
    assert asked <= {"as", "language", "activity", "own", "size", "after", "address", "present"} | TO_MAIL, asked
    assert not any("secret" in way.path for way in ways())


async def test_SAFE_7_an_answer_sends_nobody_anywhere_with_a_secret(server: Server) -> None:
    async with browser(server.origin) as http:
        for secret in ("SECRET", "secret"):
            answer = await http.get(f"/kal-va7/wall?x={secret}", headers={"cookie": f"wall={secret}"})
            assert answer.status_code == 303
            assert secret not in answer.headers["location"]
            assert answer.headers["referrer-policy"] == "no-referrer"
