"""Operations on texts in Python and in the browser: the same results, to the letter."""

import json
import random
from collections.abc import Iterator

import msgspec

from board.text import Component, Delete, Op, apply, compose, normal, transform, transform_position
from tests.text.node import run_node

PAIRS = 20_000
AT_ONCE = 5_000
LETTERS = (*"aābcčdeēgģiīkķlļnņsšuūzž \n", "😀", "👩‍🌾", "🇱🇻", "𝄞", "e\u0301")

Case = tuple[str, Op, Op, Op, int]


def words(chance: random.Random, most: int) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randint(0, most)))


def some_operation(chance: random.Random, text: str) -> Op:
    """A walk over the text; deletions by number, or by what they delete."""
    components: list[Component] = []
    at = 0
    while at < len(text) and chance.random() < 0.8:
        length = chance.randint(1, min(6, len(text) - at))
        kind = chance.randrange(4)
        if kind == 0:
            components.append(words(chance, 4))
            continue
        components.append((length, Delete(length), Delete(text[at : at + length]))[kind - 1])
        at += length
    if chance.random() < 0.3:
        components.append(words(chance, 4))
    return normal(components)


def cases(chance: random.Random, count: int) -> Iterator[Case]:
    for _ in range(count):
        text = words(chance, 20)
        a, b = some_operation(chance, text), some_operation(chance, text)
        yield text, a, b, some_operation(chance, apply(text, a)), chance.randint(0, len(text))


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
