"""What is right, made wrong: at the level of values, of JSON and of bytes."""

import json
import random
from typing import Any

ODD_NUMBERS: tuple[Any, ...] = (
    -1, 0, 1, 2**31, 2**53, 2**63, 2**64, -(2**63), 10**30, 0.5, -0.0, 1e308, float("inf"), float("nan"),
)  # fmt: skip
ODD_TEXTS = (
    "", " ", "0", "null", "\x00", "\ud800", "\u202e", "ā" * 50, "x" * 600, "🙂", "../../etc/passwd", "<script>", "'\"`",
    "{{7*7}}", "%00", "\r\nset-cookie: a=b", "__proto__", "constructor", "card/wood/card1", "seat", "*", "٣", "e\u0301",
)  # fmt: skip
ODD_SIGNS = (*'[]:/.@#?%-09 Aa"\\', "٣", "é", "🙂", "\u202e", "::", "99")
ODD_BYTES = (b"\x00", b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b'"', b"{", b"[", b"\\u", b"1e999", b"\r\n", b" ")


class Mutations:
    """Drawn from one seed. `names`: what stands for something in the room that is attacked."""

    def __init__(self, chance: random.Random, names: tuple[str, ...] = ()) -> None:
        self._chance = chance
        self._names = names or ("",)

    def message(self, message: Any) -> bytes:
        """A JSON message as bytes: as it is, or wrong at one of the levels."""
        level = self._chance.random()
        if level < 0.2:
            return written(message)
        if level < 0.5:
            return written(self.values(message))
        if level < 0.8:
            return written(self.tree(message))
        return self.octets(written(message))

    def values(self, tree: Any) -> Any:
        """Some of its leaves are others."""
        if isinstance(tree, dict):
            return {key: self.values(value) for key, value in tree.items()}
        if isinstance(tree, list | tuple):
            return [self.values(value) for value in tree]
        return self.value(tree) if self._chance.random() < 0.25 else tree

    def value(self, value: Any) -> Any:
        """Another value, mostly of the same type."""
        draw = self._chance
        if draw.random() < 0.3:
            return draw.choice([None, True, [], {}, "", [[[]]], {"t": {}}, *draw.sample(ODD_NUMBERS, 4)])
        if isinstance(value, bool):
            return not value
        if isinstance(value, int | float):
            return draw.choice([draw.choice(ODD_NUMBERS), value + draw.randint(-2, 2)])
        if isinstance(value, str) and draw.random() < 0.7:
            return draw.choice([draw.choice(self._names), self.text(value)])
        return draw.choice(ODD_TEXTS)

    def text(self, text: str) -> str:
        """Nearly the same text: a sign of it is another, left out, or there twice. Dates and addresses break so."""
        at = self._chance.randrange(len(text) + 1)
        sign = self._chance.choice(["", *ODD_SIGNS, text[at : at + 1] * 2])
        return f"{text[:at]}{sign}{text[at + 1 :]}"

    def tree(self, tree: Any) -> Any:
        """Something in it is left out, is there that should not be, or stands elsewhere."""
        draw = self._chance
        if isinstance(tree, dict) and tree:
            key = draw.choice(list(tree))
            if draw.random() < 0.5:
                return {**tree, key: self.tree(tree[key])}
            return self._other_keys(tree, key)
        if isinstance(tree, list | tuple) and tree:
            at, rest = draw.randrange(len(tree)), list(tree)
            return draw.choice([rest[:at], rest + rest, [*rest[:at], self.tree(rest[at]), *rest[at + 1 :]], [rest]])
        return self.value(tree)

    def _other_keys(self, tree: dict[str, Any], key: str) -> Any:
        without: dict[str, Any] = {other: value for other, value in tree.items() if other != key}
        others: list[Any] = [
            without,
            {**without, key + "s": tree[key]},
            {**tree, self._chance.choice(ODD_TEXTS): tree[key]},
            {**tree, key: tree},
            [tree],
            {**tree, key: deep(self._chance.choice([3, 50, 400]))},
        ]
        return self._chance.choice(others)

    def octets(self, data: bytes) -> bytes:
        """A few places of it changed, cut out, doubled or filled with what parsers trip over."""
        for _ in range(self._chance.choice([1, 1, 1, 2, 5])):
            data = self._octet(data)
        return data

    def _octet(self, data: bytes) -> bytes:
        draw = self._chance
        at = draw.randrange(len(data) + 1)
        to = min(len(data), at + draw.choice([1, 1, 2, 8, 40]))
        return draw.choice([
            data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :],
            data[:at] + data[to:],
            data[:to] + data[at:],
            data[:at],
            data[:at] + draw.choice(ODD_BYTES) + data[at:],
            data[:at] + draw.choice(ODD_BYTES) * draw.choice([2, 300]) + data[at:],
        ])  # fmt: skip


def deep(levels: int) -> Any:
    """A list in a list in a list …"""
    found: Any = 0
    for _ in range(levels):  # no more than json.dumps itself can write; octets go deeper
        found = [found]
    return found


def written(tree: Any) -> bytes:
    """With NaN, lone halves of letters and all else that other JSON writers leave out."""
    return json.dumps(tree).encode()
