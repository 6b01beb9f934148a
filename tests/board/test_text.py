"""The laws of operations on words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.text import Delete, Op, Side, apply, check, compose, length, transform, transform_position
from tests.board.operations import ops, pairs, texts


@given(pairs())
def test_TEXT_1_either_order_comes_to_the_same(given_: tuple[str, Op, Op]) -> None:
    text, one, other = given_
    after_one = transform(other, one, "right")
    after_other = transform(one, other, "left")
    assert check(after_one) == after_one
    assert check(after_other) == after_other
    assert apply(apply(text, one), after_one) == apply(apply(text, other), after_other)


@pytest.mark.parametrize(("side", "expected"), [("left", "xXYy"), ("right", "xYXy")])
def test_TEXT_1_the_left_insertion_stands_first(side: Side, expected: str) -> None:
    assert apply(apply("xy", (1, "Y")), transform((1, "X"), (1, "Y"), side)) == expected


@given(pairs())
def test_TEXT_1_what_one_inserts_is_kept_and_what_either_deletes_is_gone(given_: tuple[str, Op, Op]) -> None:
    text, one, other = given_
    both = apply(apply(text, one), transform(other, one, "right"))
    gone = _deleted(one) | _deleted(other)
    inserted = [c for op in (one, other) for part in op if isinstance(part, str) for c in part]
    assert sorted(both) == sorted([*(c for at, c in enumerate(text) if at not in gone), *inserted])


def _deleted(op: Op) -> set[int]:
    found: set[int] = set()
    at = 0
    for part in op:
        if isinstance(part, Delete):
            found |= set(range(at, at + length(part)))
        at += 0 if isinstance(part, str) else length(part)
    return found


@given(st.data())
def test_TEXT_2_composed_is_one_after_the_other(data: st.DataObject) -> None:
    text = data.draw(texts)
    first = data.draw(ops(text))
    between = apply(text, first)
    second = data.draw(ops(between))
    both = compose(first, second)
    assert check(both) == both
    assert apply(text, both) == apply(between, second)
    third = data.draw(ops(apply(between, second)))
    assert apply(text, compose(both, third)) == apply(text, compose(first, compose(second, third)))


@given(st.data())
def test_TEXT_2_going_along_with_a_whole_is_going_along_with_its_parts(data: st.DataObject) -> None:
    text = data.draw(texts)
    first, mine = data.draw(ops(text)), data.draw(ops(text))
    second = data.draw(ops(apply(text, first)))
    step_by_step = transform(transform(mine, first, "right"), second, "right")
    end = apply(apply(text, first), second)
    assert len(apply(end, step_by_step)) == len(apply(end, transform(mine, compose(first, second), "right")))


@given(st.data())
def test_TEXT_8_a_caret_stays_between_its_characters(data: st.DataObject) -> None:
    text = data.draw(texts)
    op = data.draw(ops(text))
    at = data.draw(st.integers(0, len(text)))
    after: list[int | None] = []  # where each character was before; None: it is new
    seen = 0
    for part in op:
        if isinstance(part, str):
            after += [None] * len(part)
            continue
        after += list(range(seen, seen + part)) if isinstance(part, int) else []
        seen += length(part)
    after += list(range(seen, len(text)))
    right, left = transform_position(at, op), transform_position(at, op, "left")
    for caret in (left, right):
        assert all(was is None or was < at for was in after[:caret])
        assert all(was is None or was >= at for was in after[caret:])
    assert right == len(after) or after[right] is not None  # behind what is inserted just there
    if not _deleted(op):
        assert left == 0 or after[left - 1] is not None
