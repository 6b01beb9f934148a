"""The page for the person on duty lags behind nothing that the server says."""

import ast
from collections.abc import Iterator
from pathlib import Path

from server.log import LogError
from tests.running import TOP

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
LOGGERS = {"log", "logger"}
NUMBERS = {"Counter": "_total", "Gauge": "", "Histogram": ""}
PAGE = (TOP / "server" / "DUTY.md").read_text("utf-8")


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((TOP / "server").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def first_text(call: ast.Call) -> str | None:
    found = call.args[0] if call.args else None
    return found.value if isinstance(found, ast.Constant) and isinstance(found.value, str) else None


def logs(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr in LEVELS and ast.unparse(called.value) in LOGGERS


def test_DUTY_4_every_line_of_the_log_stands_on_it() -> None:
    events = set()
    for path, call in calls():
        if logs(call.func):
            event = first_text(call)
            assert event, f"{path.name}:{call.lineno} logs no constant text"
            events.add(event)
    assert len(events) > 8
    assert [event for event in sorted(events) if f"`{event}`" not in PAGE] == []


def test_DUTY_4_every_number_stands_on_it() -> None:
    names = {
        f"{first_text(call)}{NUMBERS[call.func.id]}"
        for _, call in calls()
        if isinstance(call.func, ast.Name) and call.func.id in NUMBERS and first_text(call)
    }
    assert len(names) > 8
    assert [name for name in sorted(names) if f"`{name}`" not in PAGE] == []


def test_DUTY_4_every_kind_of_trouble_stands_on_it() -> None:
    troubles: list[type[LogError]] = [LogError, *LogError.__subclasses__()]
    kinds = {trouble.__name__.lower() for trouble in troubles}
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in PAGE] == []
