"""Exports of one workshop, one after the other, until there is nothing more to read from standard input.

`python -m tests.bench.exporting ORIGIN CODE SECRET FIRST`: each is told as a line, with its seconds.
"""

import asyncio
import sys
import time
from itertools import cycle, islice

from tests.client import browser

FORMATS = ("docx", "pdf", "xlsx", "html", "zip")


async def main(origin: str, code: str, secret: str, first: str) -> None:
    loop = asyncio.get_running_loop()
    over = loop.run_in_executor(None, sys.stdin.read)
    async with browser(origin) as http:
        http.timeout = 120.0
        (await http.post(f"/{code}/enter", json={"secret": secret})).raise_for_status()
        for name in islice(cycle(FORMATS), int(first), None):
            began = time.perf_counter()
            answer = await http.get(f"/{code}/report.{name}?language=lv")
            print(name if answer.status_code == 200 else answer.status_code, time.perf_counter() - began, flush=True)
            if over.done():
                return


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
