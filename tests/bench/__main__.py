"""``python3 -m tests bench [WHAT …]``: measures, and prints what was found beside what is wanted."""

import argparse
import json
import resource
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import cards, coming_back, crowd, curves, frames, frames_report, keystrokes, million, phone, reports

Figures = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", nargs="*", help=f"only this: {', '.join(MEASURED)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures, name → number")
    parser.add_argument("--draw", type=Path, metavar="FILE", help="draw the curves as SVG")
    options = parser.parse_args(arguments)
    names = options.what or list(MEASURED)
    if options.draw and "curves" not in names:
        parser.error("--draw draws the curves: measure them")
    open_many()
    figures: Figures = {}
    for name in names:
        measured, told = MEASURED[name]
        found = measured()
        print(f"{told(found)}\n", flush=True)
        figures |= found
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    if options.draw:
        options.draw.write_text(curves.draw(figures))


def open_many() -> None:
    """As many files as may be, here and in what is started: many systems begin with 1024, and a full hall has more."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


MEASURED: dict[str, tuple[Callable[[], Figures], Callable[[Figures], str]]] = {
    "frames": (frames.measure, frames_report.report),
    "cards": (cards.measure, cards.report),
    "keystrokes": (keystrokes.measure, keystrokes.report),
    "return": (coming_back.measure, coming_back.report),
    "phone": (phone.measure, phone.report),
    "report": (reports.measure, reports.report),
    "crowd": (crowd.measure, crowd.report),
    "curves": (curves.measure, curves.report),
    "rooms": (million.measure, million.report),
}
"""What is measured, and how it is told."""


if __name__ == "__main__":
    main()
