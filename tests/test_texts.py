"""Every word in every language: nothing missing, nothing left over, and the same numbers and names in it everywhere."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from board.methods import AGENDAS, LINE, STATEMENTS, TOOLS
from board.records import LANGUAGES
from server.i18n import TEXTS, Texts
from server.pages import PARTS

TOP = Path(__file__).resolve().parent.parent
SOURCES = TOP / "static" / "src"
PART = r"(?:common|home|phone|wall|console|report|paper|error)\."
KEY = rf"{PART}[\w.]+"
BEGUN = re.compile(rf"""["']({PART}[\w.]*\.)(?:\{{[^}}]*\}}|["'] ~)""")  # and goes on with a variable part
TEMPLATE = re.compile(rf"`({PART}[\w.]*(?:\$\{{[^}}]*\}}[\w.]*)+)`")
LITERAL = re.compile(rf"""(?<!t: )["'`]({KEY})["'`]""")  # `t: "wall.set"` is a command
# Which modules make which page: each bundle starts from one file, and the home page shares the phone's.
REFUSING = {"Rejected", "Rejection", "refusal", "plain"}
SAME_IN_UKRAINIAN = {"SWOT"}  # though Latvian has an abbreviation of its own
CYRILLIC = re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]+", re.IGNORECASE)
SAID_OTHERWISE = {"unknown", "text_too_long"}  # where a code has no words of its own, and by default
SAID_BY_CLOSING = {"other_version"}  # the page reloads itself
BY_SERVER = (
    *(TOP / "board" / "report").glob("*.py"),
    *(TOP / "server" / "report").glob("*.py"),
    *(TOP / "server" / "report" / "templates").glob("*.html"),
    *(TOP / "server" / "report" / "templates").glob("*.typ"),
)  # and the templates: what no page says
PAPER = (
    TOP / "server" / "paper" / "contents.py",
    TOP / "server" / "returning.py",
    TOP / "server" / "links.py",
    *(TOP / "server" / "paper").rglob("*.typ"),
)
ENTRIES = {
    "phone": ("phone/page.js", "phone/unknown.js"),
    "home": ("home/home.js",),
    "wall": ("wall.js",),
    "console": ("console.js",),
}


@cache
def catalogue(language: str, part: str) -> Texts:
    found: Texts = json.loads((TEXTS / language / f"{part}.json").read_text("utf-8"))
    return found


def parts() -> list[str]:
    return sorted(path.stem for path in (TEXTS / LANGUAGES[0]).glob("*.json"))


def whole(language: str) -> Texts:
    return {key: text for part in parts() for key, text in catalogue(language, part).items()}


def forms(text: str | dict[str, str]) -> dict[str, str]:
    return {"": text} if isinstance(text, str) else text


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


# The languages beside each other


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_parts_and_keys(language: str) -> None:
    assert sorted(path.stem for path in (TEXTS / language).glob("*.json")) == parts()
    for part in parts():
        assert set(catalogue(language, part)) == set(catalogue(LANGUAGES[0], part)), part


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice_or_in_another_part(language: str) -> None:
    for part in parts():
        pairs = json.loads((TEXTS / language / f"{part}.json").read_text("utf-8"), object_pairs_hook=list)
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), part
        assert {key.split(".")[0] for key in keys} <= {part, "error" if part == "common" else part}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_exactly_the_categories_of_their_language(language: str) -> None:
    plural = Locale(language).plural_form
    categories = {plural(n) for n in [*range(200), 0.5, 1.5]}
    for key, text in whole(language).items():
        if not isinstance(text, str):
            assert set(text) == categories, key
            assert any("{n}" in form for form in text.values()), key


def test_the_same_placeholders_are_in_all_languages() -> None:
    first, *others = (whole(language) for language in LANGUAGES)
    for key, text in first.items():
        expected = set().union(*map(placeholders, forms(text).values()))
        for other in others:
            assert set().union(*map(placeholders, forms(other[key]).values())) == expected, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_badly_spaced(language: str) -> None:
    for key, text in whole(language).items():
        for form in forms(text).values():
            assert form == " ".join(form.split()), key
            assert form, key


@pytest.mark.parametrize("part", parts())
def test_the_ukrainian_words_of_the_pages_are_in_cyrillic(part: str) -> None:
    for key in catalogue("uk", part):
        said: dict[str, str] = {
            language: " ".join(forms(catalogue(language, part)[key]).values()) for language in LANGUAGES
        }
        assert not left_in_latin(said), key


@pytest.mark.parametrize("method", [*TOOLS.values(), *AGENDAS.values(), LINE], ids=[*TOOLS, *AGENDAS, "line"])
def test_the_ukrainian_words_of_the_method_are_in_cyrillic(method: Any) -> None:
    for place, said in texts_in(method, ""):
        assert not left_in_latin(said), place


def left_in_latin(said: dict[str, str]) -> set[str]:
    """Ukrainian words with a letter of another alphabet: left untranslated, or with a Latin i that looks like an і.

    Names stay as they are, and one knows them by this: they are the same in every other language.
    """
    found = {language: set(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", text))) for language, text in said.items()}
    others = [words for language, words in found.items() if language != "uk"]
    names = SAME_IN_UKRAINIAN.union(set.intersection(*others) if others else set())
    return {word for word in found.get("uk", set()) - names if not CYRILLIC.fullmatch(word)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_suggested_is_there_in_every_language(language: str) -> None:
    assert len(STATEMENTS) == 9
    for suggested in STATEMENTS:
        assert suggested["statement"][language].strip()
    for words in (LINE["low"], LINE["high"], *LINE["practice"].values()):
        assert words[language].strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_ends_of_the_line_are_the_outer_steps(language: str) -> None:
    """By this the phone knows that its own words for the steps between fit as well."""
    said = catalogue(language, "common")
    assert (LINE["low"][language], LINE["high"][language]) == (said["common.step.1"], said["common.step.5"])


@pytest.mark.parametrize("name", [*TOOLS, *AGENDAS])
def test_TOOL_5_every_text_of_the_method_is_there_in_every_language(name: str) -> None:
    found = dict(texts_in(TOOLS.get(name) or AGENDAS[name], name))
    assert found
    for place, text in found.items():
        assert set(text) in ({*LANGUAGES}, set()), place
        for said in text.values():
            assert said == said.strip(), place
            assert said, place
            assert "  " not in said, place
            assert not re.search(r"\.\.\.|TODO|XXX", said), place


def texts_in(value: Any, place: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Whatever is said in languages, by where it stands."""
    if isinstance(value, dict) and value.keys() <= {*LANGUAGES}:
        yield place, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_in(one, f"{place}.{key}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from texts_in(one, f"{place}[{number}]")


# What the code says


def test_every_text_that_the_pages_name_is_there() -> None:
    known = set(whole(LANGUAGES[0]))
    for path in (*sources(), *PAPER):
        for key in literals(path):
            assert key in known, f"{path.name}: {key}"
        for pattern in templates(path):
            assert any(pattern.fullmatch(key) for key in known), f"{path.name}: {pattern.pattern}"


@pytest.mark.parametrize("page", ENTRIES)
def test_a_page_is_given_every_text_that_its_modules_name(page: str) -> None:
    given = {key for part in PARTS[page] for key in catalogue(LANGUAGES[0], part)}
    for path in reached(SOURCES / entry for entry in ENTRIES[page]):
        for key in literals(path):
            assert key in given, f"{path.name}: {key} is not among the texts of the page {page}"
        for pattern in templates(path):
            assert any(pattern.fullmatch(key) for key in given), f"{path.name}: {pattern.pattern}"


def test_no_text_is_left_over() -> None:
    named = {key for path in (*sources(), *PAPER) for key in literals(path)}
    for path in (*(TOP / "server" / "templates").glob("*.html"), *BY_SERVER):
        named |= set(re.findall(KEY, path.read_text("utf-8")))
    named |= {f"error.{code}" for code in refusals()}
    # Any code may come with a refusal, so that pattern alone is not a use.
    patterns = [pattern for path in sources() for pattern in templates(path) if not pattern.pattern.startswith("error")]
    patterns += [pattern for path in BY_SERVER for pattern in begun(path)]
    left = {key for key in whole(LANGUAGES[0]) if key not in named and not any(p.fullmatch(key) for p in patterns)}
    assert not left


def test_every_refusal_has_its_words() -> None:
    known = set(catalogue(LANGUAGES[0], "common"))
    assert not {code for code in refusals() if f"error.{code}" not in known} - SAID_BY_CLOSING


def sources() -> list[Path]:
    return sorted(SOURCES.rglob("*.js"))


def literals(path: Path) -> list[str]:
    return LITERAL.findall(code_of(path))


def templates(path: Path) -> Iterator[re.Pattern[str]]:
    """Keys that are put together of a fixed part and a variable one, such as `phone.mode.${mode}`."""
    for found in TEMPLATE.findall(code_of(path)):
        yield re.compile(r"[\w.]+".join(map(re.escape, re.split(r"\$\{[^}]*\}", found))))


def begun(path: Path) -> Iterator[re.Pattern[str]]:
    """The same in Python and in the templates of pages: `f"report.side.{side}"`, `"report.page." ~ kind`."""
    for found in BEGUN.findall(path.read_text("utf-8")):
        yield re.compile(rf"{re.escape(found)}[\w.]+")


def reached(entries: Iterable[Path]) -> set[Path]:
    """The modules that these import, and what those import."""
    seen: set[Path] = set()
    waiting = list(entries)
    while waiting:
        path = waiting.pop().resolve()
        if path not in seen:
            seen.add(path)
            waiting += [path.parent / name for name in re.findall(r'from "(\.[^"]+)"', code_of(path))]
    return seen


def code_of(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)


def refusals() -> set[str]:
    """The codes of everything that the server or a page may refuse."""
    by_server = {
        argument.value
        for folder in ("board", "server")
        for path in (TOP / folder).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in REFUSING
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    by_pages = {code for path in sources() for code in re.findall(r'(?:code: |refusal\()"(\w+)"', code_of(path))}
    return by_server - {""} | by_pages | SAID_OTHERWISE
