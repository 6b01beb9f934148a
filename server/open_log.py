"""Which log an address means."""

from urllib.parse import urlsplit

from server.log import Log, OnRing
from server.redis_log import RedisLog
from server.sqlite_log import SqliteLog, path_of


def open_log(url: str, on_ring: OnRing) -> Log:
    """The log at `url`: redis://, rediss:// or unix:// for Redis and Valkey, sqlite:///PATH for a file.

    An absolute path has a slash of its own: sqlite:////var/lib/talka/rooms.db. Raises ValueError for other addresses.
    """
    if urlsplit(url).scheme in {"redis", "rediss", "unix"}:
        return RedisLog(url, on_ring)
    if url.startswith("sqlite:///"):
        return SqliteLog(path_of(url), on_ring)
    raise ValueError("the address of a store begins with redis://, rediss://, unix:// or sqlite:///")
