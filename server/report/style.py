"""The style of the pages that are whole in one file, and the policy that lets a browser use it and nothing else."""

import base64
import hashlib
from pathlib import Path

STYLE = (Path(__file__).parent / "templates" / "report.css").read_text("utf-8")

_KNOWN = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_KNOWN}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
