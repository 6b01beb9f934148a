"""What is deleted for good is gone from all that is kept."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from tests.client import Client, start_workshop
from tests.running import several
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

SAID = "Something about a client by name"
NAME = "Annelise of the far farm"
PLAIN = "rdbcompression no"  # words that are packed are not gone
PATIENCE = 15.0  # seconds for the store to write its file anew
WOOD = {"kind": "cards", "title": {"en": "Challenges"}}


async def test_FORGET_1_LEAVE_1_what_was_deleted_for_good_is_in_no_entry_snapshot_or_file(
    tmp_path: Path,
) -> None:
    with Valkey(tmp_path, PLAIN) as valkey, several(valkey, 2) as (first, second):
        workshop = await start_workshop(first.origin)
        async with (
            Client(first.origin, workshop.code, "moderator", workshop.moderator) as moderator,
            await Client.joined(second.origin, workshop.code, NAME) as anna,
        ):
            assert await moderator.do("activity.add", activity="wood", template=WOOD) is None
            assert await moderator.do("cards.phase", activity="wood", phase="open") is None
            await anna.until(lambda: "activity/wood" in anna.view())
            assert await anna.do("card.add", activity="wood", id="card1", text=SAID) is None
            assert await anna.do("card.add", activity="wood", id="card2", text="Something else") is None
            assert SAID.encode() in kept(tmp_path)
            await moderator.until(lambda: "card/wood/card1" in moderator.view())
            assert await moderator.do("card.forget", activity="wood", card="card1") is None
            await anna.until(lambda: "card/wood/card1" not in anna.view())
            await gone(tmp_path, SAID)
            assert "card/wood/card2" in anna.view()
            assert NAME.encode() in kept(tmp_path)
            assert await anna.do("seat.forget", keep=True) is None
            await gone(tmp_path, NAME)
        first.kill9()
        first.start()  # from what is left
        async with Client(first.origin, workshop.code, "moderator", workshop.moderator) as again:
            assert "card/wood/card2" in again.view()
            assert SAID not in str(again.view())
            assert NAME not in str(again.view())


async def gone(folder: Path, words: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while words.encode() in kept(folder):  # noqa: ASYNC110 (a file tells nobody when it changes)
            await asyncio.sleep(0.1)


def kept(folder: Path) -> bytes:
    """All that the store's files hold. They are looked at anew where one gets another name meanwhile."""
    while True:
        with suppress(FileNotFoundError):
            return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
