"""How long a workshop is kept, as everyone may know it."""

import msgspec

from server.room import Room


class Kept(msgspec.Struct, frozen=True):
    """What channel `all` says of it.

    `over`: when the workshop was closed, server time, ms, 0 while it is not.
    `again`: the day (ISO) on which the results are looked at again, "" while none is settled; `keeper`: who keeps them;
    `unnamed`: names and seats have gone; `names_go`, `all_goes`: server time, ms, 0 while it is not known.
    """

    over: int = 0
    again: str = ""
    keeper: str = ""
    unnamed: bool = False
    names_go: int = 0
    all_goes: int = 0


def kept_of(room: Room) -> Kept:
    return msgspec.json.decode(room.replica.channels.get("all").whole()["workshop"], type=Kept)
