"""Whether a Redis or Valkey can be our store."""

from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from server.redis_log import split_settings
from server.redis_servers import ANSWER_SECONDS, CONNECT_SECONDS


def check(url: str) -> str | None:
    """One plain sentence about why this store cannot be used; None when it can."""
    where = without_password(url)
    try:
        with redis.Redis.from_url(
            split_settings(url).address,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 0),
        ) as client:
            facts: dict[str, Any] = client.info()
    except redis.BusyLoadingError:
        return f"The store at {where} is still loading its data; try again in a moment."
    except (redis.RedisError, ValueError, TypeError, OSError) as error:  # TypeError: a setting that nobody knows
        return f"The store at {where} cannot be used: {error}"
    return objection(where, facts)


def objection(where: str, facts: dict[str, Any]) -> str | None:
    version = str(facts["redis_version"])
    policy = facts.get("maxmemory_policy", "noeviction")
    if tuple(map(int, version.split(".")[:2])) < (7, 0):
        return f"The store at {where} has version {version}; Talka needs Redis 7.0 or Valkey 7.2, or newer."
    if facts.get("role") == "slave":
        return f"The store at {where} is a read-only replica; give the address of the one it copies."
    if facts.get("cluster_enabled"):
        return f"The store at {where} is a cluster; Talka needs a single server, with replicas or without."
    if policy != "noeviction":
        return f"The store at {where} may drop what it holds (maxmemory-policy {policy}); set it to noeviction."
    return None


def without_password(url: str) -> str:
    scheme, _, rest = url.partition("?")[0].partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
