"""What a page says, as a tree, for tests."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr", "base"}


class Element:
    """An element with its attributes and what it holds."""

    def __init__(self, name: str, given: dict[str, str]) -> None:
        self.name = name
        self.given = given
        self.inside: list[Element | str] = []

    def all(self) -> "Iterator[Element]":
        """Itself, and every element in it, in order."""
        yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.all()

    def text(self) -> str:
        """Its words, with single blanks."""
        return " ".join(" ".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, Element):
                yield from one._words()
            else:
                yield one


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: str) -> Element:
    """Raises AssertionError where elements are not properly nested."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (root,) = reader.open
    return root
