"""The page "what we decided", as those who take part get it."""

import httpx2
import pytest

from tests.client import Client, Workshop, browser
from tests.server.browsing import enter

pytestmark = pytest.mark.anyio

HOSTILE = "<script>alert(1)</script> {{ 7*7 }}"


async def test_REPORT_1_who_takes_part_can_keep_what_was_decided_as_one_file(
    origin: str, workshop: Workshop, moderator: Client
) -> None:
    assert await moderator.do("activity.add", activity="plan", template={"tool": "actions"}) is None
    assert await moderator.do("cards.phase", activity="plan", phase="open") is None
    assert await moderator.do("card.add", activity="plan", id="row1", text=HOSTILE) is None
    async with browser(origin) as console:
        await enter(console, workshop.code, workshop.moderator)
        found = await console.get(f"/{workshop.code}/decided?keep", headers={"accept-language": "uk"})
    assert found.status_code == 200
    assert "attachment" in found.headers["content-disposition"]
    assert '<html lang="uk">' in found.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found.text
    assert "<script" not in found.text
    assert "{{ 7*7 }}" in found.text
    assert "default-src 'none'" in found.headers["content-security-policy"]


async def test_REPORT_1_nobody_else_reads_it(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    assert (await http.get(f"/{workshop.code}/decided")).status_code == 403
