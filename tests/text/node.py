"""Scripts of these tests, run by the node that builds the pages."""

import subprocess
from pathlib import Path

from server import bootstrap

HERE = Path(__file__).resolve().parent


def run_node(script: str, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script of this folder, with the packages of the pages installed."""
    front_end = bootstrap.pages()
    front_end["install_packages"]()
    command = [front_end["node"](), str(HERE / script), *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=300)
