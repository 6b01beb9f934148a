"""Rooms that are made in memory and put into a store whole, so that no bench has to fill them through sockets."""

from board.actor import Actor
from server.open_log import open_log
from tests.board.rooms import Room


async def keep(url: str, code: str, room: Room) -> None:
    """Under this code, as it is now; its log begins with its newest entry."""
    log, replica = open_log(url, lambda *_: None), room.replica
    await log.start()
    try:
        await log.adopt(code, replica.rev, room.log[-1], replica.snapshot(), nonce=replica.nonce)
    finally:
        await log.close()


def header(code: str, actor: Actor) -> tuple[str, str]:
    """The path and the cookie of this actor's socket."""
    return f"/{code}/socket?as={actor.role}", f"{actor.role}={actor.secret}"
