"""The built scripts and styles: named by their content, kept by browsers for good, sent compressed."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

HERE = Path(__file__).parent
# What pages bear in themselves: on a slow line it would come half a second later.
WITHIN = ("home.css", "phone.css", "door.js")
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Static:
    """The folder that the front-end build writes, in a checkout or in an installed package."""

    def __init__(self) -> None:
        self._folder = next(
            f for f in (HERE / "dist", HERE.parent / "static" / "dist") if (f / "manifest.json").exists()
        )
        self._names: dict[str, str] = json.loads((self._folder / "manifest.json").read_text("utf-8"))
        self._within: dict[str, str] = {name: (self._folder / self._names[name]).read_text("utf-8") for name in WITHIN}

    def url(self, name: str, base: str) -> str:
        """Where the built form of an entry such as phone.js is found, on a server that is under this path."""
        return f"{base}/static/{self._names[name]}"

    def text(self, name: str) -> str:
        """One that stands in pages themselves."""
        return self._within[name]

    def allowed(self, kind: str) -> str:
        """How a page's policy names those of this kind, "js" or "css", that stand in it."""
        texts = [text for name, text in self._within.items() if name.endswith(kind)]
        return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)

    async def serve(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self._names.values():
            return Response(status_code=404)
        headers = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}
        path = self._folder / name
        if "gzip" in request.headers.get("accept-encoding", "") and path.with_name(f"{name}.gz").exists():
            path, headers["content-encoding"] = path.with_name(f"{name}.gz"), "gzip"
        return FileResponse(path, media_type=TYPES[Path(name).suffix], headers=headers)
