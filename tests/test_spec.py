"""Every rule of the SPEC is quoted by a test, and every test quotes rules that are there."""

import ast
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULE = re.compile(r"^- ([A-Z]+-\d+) ", re.MULTILINE)
QUOTED = re.compile(r"(?<![A-Z0-9])([A-Z]+)_(\d+)(?![0-9])")


def _rules() -> list[str]:
    return RULE.findall((ROOT / "board" / "SPEC.md").read_text("utf-8"))


def _quoted() -> dict[str, set[str]]:
    """Rule → the tests that quote it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_"):
                for family, number in QUOTED.findall(node.name):
                    found.setdefault(f"{family}-{number}", set()).add(f"{path.name}::{node.name}")
    return found


def test_rules_are_numbered_once_and_without_a_gap() -> None:
    assert [rule for rule, times in Counter(_rules()).items() if times > 1] == []
    families: dict[str, list[int]] = {}
    for rule in _rules():
        family, _, number = rule.partition("-")
        families.setdefault(family, []).append(int(number))
    assert families
    for family, numbers in families.items():
        assert numbers == list(range(1, len(numbers) + 1)), family


def test_every_rule_is_quoted_by_a_test() -> None:
    assert sorted(set(_rules()) - set(_quoted())) == []


def test_no_test_quotes_a_rule_that_is_not_there() -> None:
    families = {rule.partition("-")[0] for rule in _rules()}
    unknown = {rule: tests for rule, tests in _quoted().items() if rule not in _rules()}
    assert {rule: tests for rule, tests in unknown.items() if rule.partition("-")[0] in families} == {}
