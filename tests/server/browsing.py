"""What browsers ask for and what they are told."""

import json
import re
import secrets
from http.cookies import SimpleCookie
from typing import Any

import httpx2


def boot(page: httpx2.Response) -> Any:
    found = re.search(r'<script type="application/json" id="boot">(.*?)</script>', page.text, re.DOTALL)
    assert found
    return json.loads(found[1])


def cookie_of(answer: httpx2.Response, name: str) -> Any:
    return SimpleCookie("\r\n".join(answer.headers.get_list("set-cookie")))[name]


async def enter(http: httpx2.AsyncClient, code: str, secret: str) -> httpx2.Response:
    return await http.post(f"/{code}/enter", json={"secret": secret})


async def join(http: httpx2.AsyncClient, code: str, **fields: Any) -> httpx2.Response:
    return await http.post(f"/{code}/join", json={"secret": secrets.token_urlsafe(32), **fields})
