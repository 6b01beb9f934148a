"""Imports point one way, and the core touches nothing outside itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOARD = sorted((ROOT / "board").rglob("*.py"))
SERVER = sorted((ROOT / "server").rglob("*.py"))

CORE_LIBRARIES = {"msgspec", "rpds", "board"}
OUTSIDE = {
    "asyncio", "concurrent", "ctypes", "datetime", "fcntl", "http", "io", "logging", "multiprocessing", "os", "pathlib",
    "pickle", "select", "selectors", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib", "uuid",
}  # fmt: skip
CHANCE = {
    "random": {"neighbours.py", "groups.py", "writing.py"},  # from the seed that is handed in
    "secrets": {"turns.py"},  # the nonce of an entry: it decides nothing, it only tells entries apart
}
READS_THE_ENVIRONMENT = {"config.py", "bootstrap.py"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            yield node.module or ""


def _tops(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in _imported(path)}


@pytest.mark.parametrize("path", BOARD, ids=lambda path: path.name)
def test_board_imports_the_standard_library_msgspec_rpds_and_itself(path: Path) -> None:
    assert _tops(path) - CORE_LIBRARIES <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", BOARD, ids=lambda path: path.name)
def test_board_has_no_input_no_output_no_clock_and_no_loop(path: Path) -> None:
    assert not _tops(path) & OUTSIDE
    for name, where in CHANCE.items():
        assert name not in _tops(path) or path.name in where


@pytest.mark.parametrize("path", BOARD, ids=lambda path: path.name)
def test_board_opens_prints_and_draws_nothing(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "print", "input", "eval", "exec", "hash", "id"}, ast.unparse(node)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "random":
            assert ast.unparse(node) == "random.Random"
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "random.Random":
            assert node.args, "chance without a seed"


def test_replay_and_rules_do_not_import_what_serves_them() -> None:
    """Within the core, too, imports point one way: records, state, kinds, decide, channels, replica, session."""
    above = {"records": {"state", "diff", "actor"}, "state": {"decide", "log", "channels", "replica"}}
    above["scale"] = {"workshop", "decide", "commands", "channels", "log", "replica", "session", "protocol"}
    above["decide"] = {"channels", "log", "replica", "session", "protocol"}
    above["channels"] = {"decide", "commands", "log", "replica", "session", "protocol"}
    above["replica"] = {"session", "protocol"}
    for path in BOARD:
        imported = {name.partition(".")[2] for name in _imported(path) if name.startswith("board.")}
        assert not imported & above.get(path.stem, set()), path.name


@pytest.mark.parametrize("path", SERVER, ids=lambda path: path.name)
def test_server_imports_no_tests_and_only_its_settings_read_the_environment(path: Path) -> None:
    assert "tests" not in _tops(path)
    if path.name not in READS_THE_ENVIRONMENT:
        source = ast.parse(path.read_text("utf-8"))
        read = [ast.unparse(node) for node in ast.walk(source) if isinstance(node, ast.Attribute)]
        assert not [name for name in read if name in {"os.environ", "os.getenv", "os.putenv", "os.environb"}]
        assert not [name for name in _imported(path) if name == "os.environ"]
