"""The phone of a hall without internet: hears who looks a name up, then joins by the address it is told, and answers.

It goes on with each line of its standard input, of which the second is the address from the QR code.
"""

import asyncio
import socket
import sys

from tests.client import Client
from tests.server.hotspot import PHONE


async def main() -> None:
    asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    asked.bind((PHONE, 53))
    asked.setblocking(False)
    print("listening", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    print(f"names {' '.join(names(asked))}".strip(), flush=True)
    address = (await asyncio.to_thread(sys.stdin.readline)).strip()
    origin, _, code = address.rpartition("/")
    async with await Client.joined(origin, code, "Anna") as anna:
        line = anna.view()["workshop"]["agenda"][0]
        await anna.until(lambda: anna.view().get(f"activity/{line}", {}).get("phase") == "open", 60)
        assert await anna.do("scale.place", activity=line, round=1, at=700) is None
        print("placed", flush=True)
        await asyncio.to_thread(sys.stdin.readline)


def names(asked: socket.socket) -> list[str]:
    """The names that were looked up until now."""
    found: list[str] = []
    while True:
        try:
            question = asked.recv(512)[12:]
        except BlockingIOError:
            return found
        parts = []
        while question and question[0]:
            parts.append(question[1 : question[0] + 1].decode(errors="replace"))
            question = question[question[0] + 1 :]
        found.append(".".join(parts))


if __name__ == "__main__":
    asyncio.run(main())
