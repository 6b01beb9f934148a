"""python-ottype, which others wrote in Python for the same format: the same results, to the letter.

It knows deletions only by what they delete, so before it is asked each one made by number is spelled out from the text
it is made on. All else is compared as it comes, insertions at one place too: its "left" and "right" do what ours do
(and what ot-text-unicode does), although its documentation has an example the other way round. It moves no carets.
"""

import importlib
import random
from typing import Any

import pytest
from packaging.requirements import Requirement

from board.text import BadOperation, Component, Delete, Op, apply, compose, length, normal, transform
from server.bootstrap import wanted_libraries
from tests.text.operations import Case, cases, some_components

PAIRS = 20_000
[WANTED] = (wanted for wanted in map(Requirement, wanted_libraries("tests")) if wanted.name == "python-ottype")

pytestmark = pytest.mark.skipif(
    bool(WANTED.marker and not WANTED.marker.evaluate()),
    reason=f"there is no ready-made python-ottype for this machine or this Python, only where {WANTED.marker}",
)

Written = list[int | str | dict[str, str]]


@pytest.fixture(scope="module")
def ottype() -> Any:
    return importlib.import_module("ottype")  # by name, so that types can be checked where it is not installed


def test_both_make_the_same_of_every_pair(ottype: Any) -> None:
    for case in cases(random.Random(9), PAIRS):
        assert ours(case) == theirs(ottype, case), case


def test_both_refuse_what_was_meant_for_another_text(ottype: Any) -> None:
    """By reaching beyond it, or by deleting what is not there."""
    refused = 0
    for text, a, b, *_ in cases(random.Random(10), PAIRS):
        meant, now = spelled(b, text), apply(text, a)
        try:
            expected = apply(now, read(meant))
        except BadOperation:
            refused += 1
            with pytest.raises(ValueError, match=r"skip exceeds|inconsistent delete"):
                ottype.apply(now, meant)
        else:
            assert ottype.apply(now, meant) == expected, (text, a, b)
    assert PAIRS / 10 < refused < PAIRS - PAIRS / 10, "the operations are too tame or too wild"


def test_both_have_the_same_normal_form(ottype: Any) -> None:
    """It refuses components with nothing in them, which ours leaves out."""
    chance = random.Random(11)
    for text, *_ in cases(chance, PAIRS):
        components = [one for one in some_components(chance, text) if length(one)]
        assert ottype.normalize(spelled(components, text)) == spelled(normal(components), text), (text, components)


def ours(case: Case) -> list[object]:
    text, a, b, then, _ = case
    with_a, with_b = apply(text, a), apply(text, b)
    return [
        with_a,
        spelled(transform(b, a, "right"), with_a), spelled(transform(b, a, "left"), with_a),
        spelled(transform(a, b, "right"), with_b), spelled(transform(a, b, "left"), with_b),
        spelled(compose(a, then), text),
    ]  # fmt: skip


def theirs(ottype: Any, case: Case) -> list[object]:
    text, *operations = case[:4]
    a, b = (spelled(op, text) for op in operations[:2])
    then = spelled(operations[2], apply(text, operations[0]))
    return [
        ottype.apply(text, a),
        ottype.transform(b, a, "right"), ottype.transform(b, a, "left"),
        ottype.transform(a, b, "right"), ottype.transform(a, b, "left"),
        ottype.compose(a, then),
    ]  # fmt: skip


def spelled(op: Op | list[Component], text: str) -> Written:
    """The operation on this text as ottype writes it."""
    written: Written = []
    at = 0
    for component in op:
        end = at if isinstance(component, str) else at + length(component)
        if isinstance(component, Delete):
            written.append({"d": text[at:end] if isinstance(component.d, int) else component.d})
        else:
            written.append(component)
        at = end
    return written


def read(written: Written) -> Op:
    return tuple(Delete(component["d"]) if isinstance(component, dict) else component for component in written)
