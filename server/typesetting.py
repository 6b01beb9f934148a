"""From data to pages, by typst. What people wrote reaches it as data, and never as source.

PDF/UA (a PDF that a screen reader can read) refuses letters that no font has, such as emoji; they become an empty box.
It needs some hundred megabytes for a moment: whoever calls it has a process of its own.
"""

import re
import unicodedata
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
BOX = "□"
PANIC = "PanicException"
ATTEMPTS = 12  # in each, more is known of what no font has
MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
# Where it names nothing that could be left out (marks from nowhere, a script whose letters join), these are kept.
NOT_PLAIN = re.compile(
    r"[^\s\x20-\x7e\xa0-\xac\xae-\u017f\u0218-\u021b\u0391-\u03c9\u0400-\u045f\u0490\u0491\u2010-\u2026□→←−€]+"
)
UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"}

Inputs = dict[str, str]


def pdf(template: Path, inputs: Inputs) -> bytes:
    """A PDF that can be read aloud; one that is only seen, where that cannot be. Raises typst.TypstError."""
    found, made = _tried(template, inputs)
    return made or _compiled(template, found, pdf_standards="1.7")


def png(template: Path, inputs: Inputs, dots_per_inch: float = 72) -> bytes:
    """Its only page as a picture. Raises typst.TypstError."""
    found, _ = _tried(template, inputs)
    return _compiled(template, found, format="png", ppi=dots_per_inch)


def svg(template: Path, inputs: Inputs) -> str:
    """Its only page as a drawing, letters as shapes. Raises typst.TypstError."""
    found, _ = _tried(template, inputs)
    return _compiled(template, found, format="svg").decode()


def _tried(template: Path, inputs: Inputs) -> tuple[Inputs, bytes | None]:
    """The same with a box for whatever no font has, and the PDF. Typst does not always name all of that at once."""
    inputs = _probed(inputs)
    for _ in range(ATTEMPTS):
        try:
            return inputs, _compiled(template, inputs, pdf_standards="ua-1")
        except typst.TypstError as error:
            missing = _missing(str(error.diagnostic))
        found = {name: _without(value, missing) if missing else _plainest(value) for name, value in inputs.items()}
        if found == inputs:
            break
        inputs = found
    return inputs, None


def _probed(inputs: Inputs) -> Inputs:
    """Nearly all of it is found by setting only the letters that are unusual: that takes no time."""
    unusual = {letter for value in inputs.values() for letter in NOT_PLAIN.findall(value)}
    try:
        _compiled(HERE / "typesetting.typ", {"letters": " ".join(sorted(unusual))}, pdf_standards="ua-1")
    except typst.TypstError as error:
        missing = {one for one in _missing(str(error.diagnostic)) if not _unseen(one)}
        return {name: _without(value, missing) for name, value in inputs.items()} if missing else inputs
    return inputs


def _compiled(template: Path, inputs: Inputs, **how: Any) -> bytes:
    """Typst's own fonts only: it is to look the same wherever it is made."""
    try:
        made = typst.compile(template, root=HERE, sys_inputs=inputs, ignore_system_fonts=True, **how)
    except BaseException as trouble:
        if type(trouble).__name__ == PANIC:  # it has no better name; some letters that join each other bring it about
            raise typst.TypstError(PANIC, PANIC) from None
        raise
    if not isinstance(made, bytes):
        raise TypeError(f"expected one page, got {type(made)}")
    return made


def _missing(diagnostic: str) -> set[str]:
    """What can be seen first: blanks and plain letters are named only because of what they stand beside."""
    found = {re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), one) for one in MISSING.findall(diagnostic)}
    found = {one for one in found if one != BOX and not (one.isascii() and one.isprintable())}
    return {one for one in found if not _unseen(one)} or found


def _unseen(words: str) -> bool:
    return all(unicodedata.category(letter) in UNSEEN for letter in words)


def _without(words: str, missing: set[str]) -> str:
    """Several in a row are one box."""
    one = "|".join(map(re.escape, sorted(missing, key=len, reverse=True)))
    return re.sub(rf"(?:(?:{one})[\ufe0f\u200d]*)+", _instead, words)


def _plainest(words: str) -> str:
    return re.sub(f"(?:{NOT_PLAIN.pattern})+", BOX, words)


def _instead(found: re.Match[str]) -> str:
    return BOX if not _unseen(found[0]) else " " if found[0].isspace() else ""
