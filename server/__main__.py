"""``python3 -m server``: sets itself up on the first run, starts the store and serves until it is stopped."""

import sys

from server import bootstrap


def main() -> None:
    """Serve until Ctrl-C or SIGTERM. Trouble ends it with one line on stderr and an exit code other than 0."""
    bootstrap.enter("server", sys.argv[1:])
    # Only now: before, the libraries may not be there.
    from server.launch import launch  # noqa: PLC0415

    launch()


if __name__ == "__main__":
    main()
