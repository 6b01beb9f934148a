"""``python3 -m server``: sets itself up on the first run, starts the store and serves until it is stopped.

python3 -m server backup FILE     writes all workshops into a file
python3 -m server restore FILE    puts those back that are not there
"""

import argparse
import sys
from pathlib import Path

from server import bootstrap


def main() -> None:
    """Serve until Ctrl-C or SIGTERM. Trouble ends it with one line on stderr and an exit code other than 0."""
    asked = parser().parse_args()
    bootstrap.enter("server", sys.argv[1:])
    # Only now: before, the libraries may not be there.
    if asked.what:
        from server.backup import run  # noqa: PLC0415

        run(asked.what, asked.file)
    else:
        from server.launch import launch  # noqa: PLC0415

        launch()


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python3 -m server", description="A live board for workshops.")
    commands = made.add_subparsers(dest="what", title="instead of serving")
    for name, what in (
        ("backup", "write all workshops into a file"),
        ("restore", "put back those that are not in the store"),
    ):
        commands.add_parser(name, help=what, description=what).add_argument("file", type=Path)
    return made


if __name__ == "__main__":
    main()
