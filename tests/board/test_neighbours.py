"""Who talks to whom."""

from hypothesis import given
from hypothesis import strategies as st

from board.neighbours import Pairing, Standing, pairs

people = st.lists(st.tuples(st.integers(0, 1000), st.booleans()), max_size=40).map(
    lambda found: [Standing(f"seat{n:02}", at, remote) for n, (at, remote) in enumerate(found)]
)
pairings: st.SearchStrategy[Pairing] = st.sampled_from(["nearest", "opposite", "mixed", "random"])
seeds = st.integers(0, 2**32)


def _hall(*positions: int) -> list[Standing]:
    return [Standing(f"seat{n}", at, remote=False) for n, at in enumerate(positions)]


@given(people, pairings, seeds)
def test_PAIR_1_everyone_is_in_exactly_one_pair(standing: list[Standing], pairing: Pairing, seed: int) -> None:
    drawn = pairs(standing, pairing, seed)
    assert sorted(seat for pair in drawn for seat in pair) == (
        sorted(person.seat for person in standing) if len(standing) > 1 else []
    )
    assert all(len(pair) in (2, 3) for pair in drawn)
    remote = sum(person.remote for person in standing)
    apart = 2 <= remote <= len(standing) - 2
    odd = remote % 2 + (len(standing) - remote) % 2 if apart else len(standing) % 2
    assert sum(len(pair) == 3 for pair in drawn) == (odd if len(standing) > 1 else 0)


@given(people, pairings, seeds)
def test_PAIR_3_two_or_more_remote_people_talk_with_each_other(
    standing: list[Standing], pairing: Pairing, seed: int
) -> None:
    remote = {person.seat for person in standing if person.remote}
    mixed = [pair for pair in pairs(standing, pairing, seed) if 0 < len(remote.intersection(pair)) < len(pair)]
    alone = 1 in (len(remote), len(standing) - len(remote))
    assert len(mixed) <= (1 if alone else 0)


@given(people, pairings, seeds)
def test_DEC_1_the_same_seed_draws_the_same_pairs_in_whatever_order_people_are_found(
    standing: list[Standing], pairing: Pairing, seed: int
) -> None:
    assert pairs(standing, pairing, seed) == pairs(standing[::-1], pairing, seed)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=20), seeds)
def test_PAIR_2_nearest_pairs_neighbours(positions: list[int], seed: int) -> None:
    at = {person.seat: person.at for person in _hall(*positions)}
    drawn = sorted(sorted(at[seat] for seat in pair) for pair in pairs(_hall(*positions), "nearest", seed))
    assert [position for pair in drawn for position in pair] == sorted(positions)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=20), seeds)
def test_PAIR_2_opposite_pairs_across_the_middle(positions: list[int], seed: int) -> None:
    at = {person.seat: person.at for person in _hall(*positions)}
    ordered = sorted(positions)
    low, high = ordered[: len(ordered) // 2], ordered[len(ordered) // 2 :]
    for pair in pairs(_hall(*positions), "opposite", seed):
        assert at[pair[0]] <= low[-1] <= high[0] <= at[pair[1]]


def test_PAIR_2_equals_meet_by_lot() -> None:
    standing = _hall(*[500] * 8)
    assert len({tuple(map(frozenset, pairs(standing, "nearest", seed))) for seed in range(20)}) > 10
    assert len({tuple(map(frozenset, pairs(standing, "random", seed))) for seed in range(20)}) > 10
