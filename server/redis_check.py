"""Whether a Redis or Valkey can be our store, and whether it is a cluster."""

from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisClusterException
from redis.retry import Retry

from server.redis_connections import ANSWER_SECONDS
from server.redis_log import split_settings
from server.redis_servers import CONNECT_SECONDS

CONNECTION: dict[str, Any] = {
    "socket_connect_timeout": CONNECT_SECONDS,
    "socket_timeout": ANSWER_SECONDS,
    "retry": Retry(NoBackoff(), 0),
}
# TypeError: a setting that nobody knows. What redis-py says of a cluster is no RedisError.
TROUBLE = (redis.RedisError, RedisClusterException, ValueError, TypeError, OSError)

Facts = dict[str, Any]
"""What a server says of itself in INFO."""


def check(url: str) -> str | None:
    """One plain sentence about why this store cannot be used; None when it can."""
    where = without_password(url)
    try:
        facts = facts_of(url)
        if not is_cluster(facts):
            return no_cluster(where) if split_settings(url).cluster else objection(where, facts)
        objections = [objection(where, one) for one in masters_of(url)]
    except redis.BusyLoadingError:
        return f"The store at {where} is still loading its data; try again in a moment."
    except TROUBLE as error:
        return f"The store at {where} cannot be used: {error}"
    return next(filter(None, objections), None)


def found_out(url: str) -> str:
    """The same address, saying of a cluster that it is one. Only for a store without objection."""
    if split_settings(url).cluster or not is_cluster(facts_of(url)):
        return url
    return f"{url}{'&' if '?' in url else '?'}cluster=yes"


def facts_of(url: str) -> Facts:
    with redis.Redis.from_url(split_settings(url).address, **CONNECTION) as client:
        facts: Facts = client.info()
    return facts


def masters_of(url: str) -> list[Facts]:
    """Of every master. Raises RedisClusterException if they do not have all slots between them."""
    with redis.RedisCluster.from_url(split_settings(url).address, **CONNECTION) as cluster:
        return [cluster.info(target_nodes=node) for node in cluster.get_primaries()]


def is_cluster(facts: Facts) -> bool:
    return bool(facts.get("cluster_enabled"))


def no_cluster(where: str) -> str:
    return f"The store at {where} is no cluster; leave cluster=yes out of its address."


def objection(where: str, facts: Facts) -> str | None:
    version = str(facts["redis_version"])
    policy = facts.get("maxmemory_policy", "noeviction")
    if tuple(map(int, version.split(".")[:2])) < (7, 0):
        return f"The store at {where} has version {version}; Talka needs Redis 7.0 or Valkey 7.2, or newer."
    if facts.get("role") == "slave":
        return f"The store at {where} is a read-only replica; give the address of the one it copies."
    if policy != "noeviction":
        return f"The store at {where} may drop what it holds (maxmemory-policy {policy}); set it to noeviction."
    return None


def without_password(url: str) -> str:
    scheme, _, rest = url.partition("?")[0].partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
