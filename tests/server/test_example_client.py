"""The client that README shows to whoever wants to write one."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from tests.client import Client
from tests.running import TOP

pytestmark = pytest.mark.anyio

EXAMPLE = Path(__file__).with_name("example_client.py")


def test_the_example_is_short_and_README_shows_all_of_it() -> None:
    text = EXAMPLE.read_text()
    assert len(text.splitlines()) <= 30
    assert text.strip() in (TOP / "README.md").read_text()


async def test_the_example_places_a_mark(origin: str, moderator: Client, wall: Client) -> None:
    assert await run(origin, moderator.code, "300") == "placed"
    await wall.until(lambda: any(name.startswith("place/practice/") for name in wall.view()))
    [practised] = [record for name, record in wall.view().items() if name.startswith("place/practice/")]
    assert practised["at"] == 300
    line = moderator.activity()
    assert await moderator.do("scale.open", activity=line, round=1) is None
    assert await run(origin, moderator.code, "700") == "placed"
    await moderator.until(lambda: f"count/{line}/1" in moderator.view())
    assert (await run(origin, moderator.code, "1001")).startswith("refused: ")


async def run(*arguments: str) -> str:
    command = [sys.executable, str(EXAMPLE), *arguments]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=True)
    return done.stdout.strip()
