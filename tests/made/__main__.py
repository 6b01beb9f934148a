"""``python -m tests.made FILE [--seed N] [--people N]``: a snapshot of the workshop, as `Replica.load` reads it."""

import argparse
from pathlib import Path

from tests.made import made


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.made", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=40)
    wish = parser.parse_args()
    wish.file.write_bytes(made(wish.seed, wish.people).replica.snapshot())


main()
