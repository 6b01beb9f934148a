"""What the refusals of Redis and Valkey mean to a log."""

import redis
from redis.exceptions import (
    AskError,
    ClusterError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TryAgainError,
)

from server.log import Away, Full, LogError

AWAY = (redis.ConnectionError, redis.TimeoutError, ReadOnlyError, ClusterError, AskError, TryAgainError)
BROKEN = (RedisError, OSError, RuntimeError)
"""What sending on a line may raise; uvloop says RuntimeError where it has broken a moment ago."""
AWAY_REPLIES = ("BUSY", "NOREPLICAS", "UNBLOCKED")


def named(error: Exception) -> LogError:
    """Our own word for it."""
    if not isinstance(error, RedisError):
        return Away(str(error))
    if isinstance(error, OutOfMemoryError) or str(error).startswith("MISCONF"):
        return Full(str(error))
    if isinstance(error, AWAY) or (isinstance(error, ResponseError) and str(error).startswith(AWAY_REPLIES)):
        return Away(str(error))
    return LogError(f"{type(error).__name__}: {error}")
