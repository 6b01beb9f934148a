"""What the person in front of the terminal sees: where to go, as text and as a QR code."""

import sys

import segno

from server.addresses import EVERYWHERE, all_addresses
from server.config import Config


def greet(config: Config, kept: str) -> None:
    first, *others = all_addresses(config)
    lines = ["", "Talka is running. Phones on this network open", "", f"    {first}", ""]
    lines += [f"or, if that does not open, {' or '.join(others)}", ""] if others else []
    print("\n".join(lines))
    if sys.stdout.isatty():
        draw(first)
    if config.host in EVERYWHERE:
        print(f"On this machine: http://localhost:{config.port}")
    print(f"{kept}\nStop it with Ctrl-C.", flush=True)


def draw(address: str) -> None:
    try:
        "█▀▄".encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return
    segno.make(address, micro=False).terminal(compact=True, border=2)
    print()
