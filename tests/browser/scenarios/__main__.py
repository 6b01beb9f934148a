"""``python3 -m tests scenario NAME [--shots DIR]``: play a scenario in every language, with pictures of each step."""

import argparse
import asyncio
from pathlib import Path

from tests.browser.scenarios import canvases, challenges, evening, floor_line, results

SCENARIOS = {
    "canvases": canvases.play_all,
    "challenges": challenges.play_all,
    "evening": evening.play_all,
    "floor-line": floor_line.play_all,
    "results": results.play_all,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests scenario", description="Play a scenario in real browsers.")
    parser.add_argument("name", choices=SCENARIOS)
    parser.add_argument("--shots", type=Path, metavar="DIR", help="leave pictures of every screen at every step there")
    given = parser.parse_args()
    asyncio.run(SCENARIOS[given.name](given.shots))


if __name__ == "__main__":
    main()
