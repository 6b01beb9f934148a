"""Whether anything that Talka is made of has a known weakness: asked of the registries, where they can be asked.

They are asked only by flag (`python3 -m tests -m slow tests/test_audit.py`): the answer changes without us.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


def test_no_python_package_has_a_known_weakness(tmp_path: Path) -> None:
    said(sys.executable, "-m", "venv", str(tmp_path))
    said(str(tmp_path / "bin" / "pip"), "install", "--quiet", "pip-audit")
    asked = ("-r", "tests/constraints.txt", "--no-deps", "--disable-pip", "--progress-spinner", "off", "-f", "json")
    answer = json.loads(said(str(tmp_path / "bin" / "pip-audit"), *asked) or '{"dependencies": []}')
    known = [one for one in answer["dependencies"] if "skip_reason" not in one]
    if not known:
        pytest.skip("the registry knows none of the packages, so pip-audit can say nothing of them")
    assert not [one for one in known if one["vulns"]]


def test_no_package_of_npm_has_a_known_weakness() -> None:
    answer = json.loads(said("npm", "audit", "--json", "--prefix", "static") or "{}")
    if "vulnerabilities" not in answer:
        pytest.skip(f"npm cannot ask its registry: {answer.get('message', answer)}")
    assert not answer["vulnerabilities"]


def said(*command: str) -> str:
    """What it prints; how it ends says less than that."""
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=300, check=False).stdout
