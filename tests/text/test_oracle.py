"""Operations on texts in Python and in the browser: the same results, to the letter."""

import json
import random

import msgspec

from board.text import apply, compose, transform, transform_position
from tests.text.node import run_node
from tests.text.operations import Case, cases

PAIRS = 20_000
AT_ONCE = 5_000


def ours(case: Case) -> object:
    text, a, b, then, caret = case
    results = (
        apply(text, a), transform(b, a, "right"), transform(a, b, "left"), compose(a, then),
        transform_position(caret, a, "left"),
    )  # fmt: skip
    return json.loads(msgspec.json.encode(results))


def test_python_and_the_browser_do_the_same() -> None:
    chance = random.Random(7)
    for _ in range(0, PAIRS, AT_ONCE):
        tried = list(cases(chance, AT_ONCE))
        result = run_node("oracle.mjs", given="\n".join(msgspec.json.encode(case).decode() for case in tried))
        assert result.returncode == 0, result.stderr
        theirs = result.stdout.split("\n")
        assert len(theirs) == len(tried)
        for case, line in zip(tried, theirs, strict=True):
            assert ours(case) == json.loads(line), case


def test_both_orders_give_the_same_text() -> None:
    for text, a, b, then, _ in cases(random.Random(8), PAIRS):
        one = apply(apply(text, a), transform(b, a, "right"))
        other = apply(apply(text, b), transform(a, b, "left"))
        assert one == other, (text, a, b)
        assert apply(text, compose(a, then)) == apply(apply(text, a), then), (text, a, then)
