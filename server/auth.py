"""Who someone is to a room: secrets come in by POST from a link's fragment and stay as HttpOnly cookies, one a room.

A seat's secret is made by its page and known to nobody else: the store has its hash, which is the seat's id.
To go on with a seat or the console on another device, a code lends the secret once: for that time the store
holds it enciphered with a key that only the code yields.
"""

import asyncio
import base64
import hashlib
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from starlette.requests import HTTPConnection
from starlette.responses import Response

from board.actor import Actor, hashed
from board.moderators import admitted
from board.records import Rejected, Role
from board.state import State
from server.log import Log

ALPHABET = (
    "ACDEFHJKMNPRTVWXY3479"  # nothing that looks or sounds like another sign; no O/0, I/1/L, B/8, S/5, Z/2, G/6, U/V
)
CODE_LENGTH = 6
LENT_LENGTH = 8
LENT_SECONDS = 600
CARD_LENGTH = 16  # of the code on a return card: 70 bits, for it lies in a binder for months and nobody is to guess it
A_MONTH = 30 * 24 * 3600

# Each takes 16 MB and 50 ms of a processor: whoever sends wrong codes by the thousand waits in a row for one thread.
_stretching = ThreadPoolExecutor(1, "stretching")


def new_code() -> str:
    """A join code: short enough to type from the wall, 86 million of them."""
    return _letters(CODE_LENGTH)


def _letters(many: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(many))


def new_secret() -> str:
    """What a console or wall link bears: 256 bits, 43 characters."""
    return secret_of(secrets.token_bytes(32))


def secret_of(drawn: bytes) -> str:
    """The same, of 32 bytes."""
    return base64.urlsafe_b64encode(drawn).rstrip(b"=").decode()


def card_code_of(drawn: bytes) -> str:
    """A moderator's secret that can be typed from paper, of 32 bytes."""
    number = int.from_bytes(drawn, "big")
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(CARD_LENGTH))


def tidy_code(text: str) -> str:
    """A code as people type it (small letters, blanks, hyphens) as it is meant."""
    return "".join(c for c in text.upper() if c.isascii() and c.isalnum())


def actor_of(connection: HTTPConnection, role: Role, state: State) -> Actor | None:
    """The actor that the connection's cookie for this role proves; None if there is no such cookie, or it is wrong."""
    secret = connection.cookies.get(role, "")
    return actor_with(secret, role, state) if secret else None


def actor_with(secret: str, role: Role, state: State) -> Actor | None:
    """The actor whose secret this is, if it is one of this room's."""
    actor = Actor(role, hashed(secret) if role == "seat" else "", secret)
    return actor if admitted(state, actor) else None


def admit(response: Response, room: str, actor: Actor) -> None:
    """Let the browser prove from now on that it is this actor."""
    keep(response, room, actor.role, actor.secret)


def dismiss(response: Response, room: str, role: Role) -> None:
    """Let the browser forget."""
    keep(response, room, role, "")


def keep(response: Response, room: str, name: str, value: str) -> None:
    """Have the browser keep a cookie that no script can read and no other workshop gets; "": forget it."""
    if value:
        # Secure, and under the path of a proxy, where it is to be: see server.headers.
        response.set_cookie(name, value, max_age=A_MONTH, path=f"/{room}", httponly=True, samesite="lax")
    else:
        response.delete_cookie(name, path=f"/{room}", httponly=True, samesite="lax")


async def lend(store: Log, room: str, actor: Actor) -> str:
    """A code that hands this actor's secret to one other device within ten minutes."""
    code = _letters(LENT_LENGTH)
    name, pad = await _stretched(room, code)
    await store.keep(room, name, _cipher(f"{actor.role} {actor.secret}".encode(), pad), LENT_SECONDS)
    return code


async def redeem(store: Log, room: str, code: str) -> tuple[Role, str]:
    """The role and secret a code was lent for. Raises Rejected("wrong_code"): wrong, used or too late."""
    name, pad = await _stretched(room, tidy_code(code))
    found = await store.take(room, name)
    if found is None:
        raise Rejected("wrong_code")
    role, _, secret = _cipher(found, pad).decode().partition(" ")
    return _role(role), secret


def _role(text: str) -> Literal["seat", "moderator"]:
    return "moderator" if text == "moderator" else "seat"


async def _stretched(room: str, code: str) -> tuple[str, bytes]:
    return await asyncio.get_running_loop().run_in_executor(_stretching, _stretch, room, code)


def _stretch(room: str, code: str) -> tuple[str, bytes]:
    """The note's name and the pad its value is enciphered with: dear to compute, so that guessing is dear too."""
    derived = hashlib.scrypt(code.encode(), salt=f"talka {room}".encode(), n=2**14, r=8, p=1, dklen=144)
    return base64.urlsafe_b64encode(derived[:16]).decode(), derived[16:]


def _cipher(text: bytes, pad: bytes) -> bytes:
    """One-time pad: each code is used for one secret only."""
    if len(text) > len(pad):
        raise Rejected("malformed")
    return bytes(a ^ b for a, b in zip(text, pad, strict=False))
