"""``python3 -m tests bench [WHAT …] [--json FILE]``: measures, and prints what was found beside what is wanted."""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import cards, coming_back, frames, frames_report, keystrokes, phone, reports, rooms

Figures = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", nargs="*", help=f"only this: {', '.join(MEASURED)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures, name → number")
    options = parser.parse_args(arguments)
    figures: Figures = {}
    for name in options.what or MEASURED:
        measured, told = MEASURED[name]
        found = measured()
        print(f"{told(found)}\n")
        figures |= found
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


MEASURED: dict[str, tuple[Callable[[], Figures], Callable[[Figures], str]]] = {
    "frames": (frames.measure, frames_report.report),
    "cards": (cards.measure, cards.report),
    "keystrokes": (keystrokes.measure, keystrokes.report),
    "return": (coming_back.measure, coming_back.report),
    "phone": (phone.measure, phone.report),
    "report": (reports.measure, reports.report),
    "rooms": (rooms.measure, rooms.report),
}
"""What is measured, and how it is told."""


if __name__ == "__main__":
    main()
