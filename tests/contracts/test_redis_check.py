"""A store that cannot be used is refused at the start, with one plain sentence."""

from typing import Any

import pytest

from server.redis_check import check, found_out, objection
from tests.cluster import Cluster
from tests.contracts.conftest import ONE_CLUSTER
from tests.valkey import Valkey

GOOD = {"redis_version": "7.2.4", "role": "master", "cluster_enabled": 0, "maxmemory_policy": "noeviction"}


def test_a_good_store_is_accepted(valkey: Valkey) -> None:
    assert check(valkey.url) is None
    assert check(valkey.url + "?replicas=1&fsync=yes") is None


@ONE_CLUSTER
def test_a_cluster_is_accepted_at_any_of_its_servers_and_found_out(running_cluster: Cluster) -> None:
    for node in (running_cluster.nodes[0], running_cluster.nodes[-1]):
        plain = f"redis://127.0.0.1:{node.port}"
        for url in (plain, f"{plain}?cluster=yes", f"{plain}?replicas=1"):
            assert check(url) is None
            assert found_out(url).count("cluster=yes") == 1


@ONE_CLUSTER
def test_a_cluster_of_which_one_server_may_drop_rooms_is_refused(running_cluster: Cluster) -> None:
    odd = running_cluster.masters()[1]
    odd.ask("CONFIG SET", "maxmemory-policy", "allkeys-lru")
    assert "allkeys-lru" in (check(running_cluster.url) or "")
    odd.ask("CONFIG SET", "maxmemory-policy", "noeviction")


def test_a_single_server_is_no_cluster(valkey: Valkey) -> None:
    assert "no cluster" in (check(f"{valkey.url}?cluster=yes") or "")
    assert found_out(valkey.url) == valkey.url


def test_a_store_that_may_drop_rooms_is_refused(valkey: Valkey) -> None:
    valkey.ask("CONFIG SET maxmemory-policy allkeys-lru")
    sentence = check(valkey.url)
    assert sentence
    assert "allkeys-lru" in sentence


def test_a_replica_is_refused(valkey: Valkey) -> None:
    valkey.ask("REPLICAOF 127.0.0.1 1")
    assert "read-only replica" in (check(valkey.url) or "")


def test_a_store_that_is_not_there_is_refused_without_its_password(valkey: Valkey) -> None:
    valkey.stop()
    assert "cannot be used" in (check(valkey.url) or "")
    sentence = check("redis://someone:secret@127.0.0.1:1/0")
    assert sentence
    assert sentence.startswith("The store at redis://127.0.0.1:1/0 cannot be used")
    assert "secret" not in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "url", ["redis://localhost:notaport", "redis://localhost?replicas=many", "redis://localhost?x=1"]
)
def test_an_address_that_makes_no_sense_is_refused(url: str) -> None:
    assert check(url)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({}, None),
        ({"redis_version": "7.0.0"}, None),
        ({"redis_version": "8.2.1"}, None),
        ({"redis_version": "6.2.14"}, "6.2.14"),
        ({"redis_version": "255.255.255"}, None),
        ({"maxmemory_policy": "volatile-lru"}, "noeviction"),
    ],
)
def test_what_the_store_says_of_itself_is_judged(facts: dict[str, Any], word: str | None) -> None:
    sentence = objection("redis://somewhere", GOOD | facts)
    assert (word in sentence) if word and sentence else sentence is word
