"""The report: as a page at any time, and at the end as files, each opened by what people open it with."""

import csv
import io
import json
import re
import tempfile
import zipfile
from pathlib import Path

import docx
from openpyxl.reader.excel import load_workbook
from playwright.async_api import FilePayload, Page, expect

from tests.browser.scenarios.results import thoughts
from tests.browser.scenarios.results.day import Story
from tests.browser.scenarios.results.people import STAFF
from tests.browser.words import Words
from tests.report.test_pdf import told_by

FORMATS = ("docx", "pdf", "html", "xlsx", "csv", "json")
ORDER = ("suggested", "own", "challenges", "rating", "worth", "criteria", "actions")


async def in_the_middle(story: Story) -> None:
    """When the challenges are rated, nothing stands in it yet of what comes after."""
    page = await story.to_the_page(story.spring.console, "05-report")
    await comes_in_order(story, page, ORDER[:4])
    await expect(page.locator("main, body").first).not_to_contain_text(story.said(thoughts.REMARK))
    await page.close()


async def at_the_end(story: Story) -> None:
    page = await story.to_the_page(story.spring.console, "11-report")
    await comes_in_order(story, page, ORDER)
    await expect(page.locator("section svg[role=img], section figure svg").first).to_be_visible()
    for words in (thoughts.REMARK, thoughts.INDICATOR, thoughts.THANKS):
        await expect(page.locator("body")).to_contain_text(story.said(words))
    await the_thread_is_followed(story, page)
    await page.close()


async def comes_in_order(story: Story, page: Page, parts: tuple[str, ...]) -> None:
    """The sections are those of the workshop, as they came."""
    heads = [" ".join(words.split()) for words in await page.locator("h2").all_inner_texts()]
    wanted = [story.title(part) for part in parts]
    found = [next((title for title in wanted if title in head), "") for head in heads]
    assert [title for title in found if title] == wanted, heads


async def the_thread_is_followed(story: Story, page: Page) -> None:
    """From the challenge to the measure, from there to the action, and back, by links."""
    measure, action = story.said(thoughts.MEASURE), story.said(thoughts.ACTIONS)[0]
    for arrow, words in (("→", measure), ("→", action), ("←", measure)):
        link = page.locator("a[href^='#']").filter(has_text=re.compile(rf"{arrow}.*{re.escape(words)}"))
        target = await link.first.get_attribute("href")
        await expect(page.locator(f"[id='{str(target)[1:]}']")).to_contain_text(words)


async def files(story: Story) -> None:
    """All formats, by the links of the console's sheet."""
    console = story.spring.console
    sheet = await console.in_sheet("console.report.title")
    await sheet.locator("summary").click()
    await story.stage.picture_of(console.page, "11-report-formats")
    made: dict[str, bytes] = {}
    for kind in FORMATS:
        address = str(await sheet.locator(f"a[href*='/report.{kind}?']").get_attribute("href"))
        answer = await console.page.request.get(story.origin + address)
        assert answer.status == 200, await answer.text()
        made[kind] = await answer.body()
    await console.close_sheet()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) if story.stage.shots is None else story.stage.shots / story.language
        place.mkdir(parents=True, exist_ok=True)
        for kind, content in made.items():
            (place / f"report.{'zip' if kind == 'csv' else kind}").write_bytes(content)
        a_sentence_is_changed(story, place / "report.docx")
        it_is_read_aloud(story, made["pdf"], place)
        the_controller_finds_the_numbers(story, made["xlsx"])
        tables_are_plain(story, made["csv"])
        await it_opens_alone(story, place / "report.html")
    story.file = made["json"]
    assert json.loads(story.file)["talka"] == "workshop"


def a_sentence_is_changed(story: Story, path: Path) -> None:
    """In Word: headings are headings; what is changed is there when it is opened again."""
    opened = docx.Document(str(path))
    heads = [one.text for one in opened.paragraphs if one.style and str(one.style.name).startswith("Heading")]
    assert any(story.title("criteria") in head for head in heads), heads
    remark = story.said(thoughts.REMARK)
    changed = next(one for one in opened.paragraphs if remark in one.text)
    changed.text = story.said(thoughts.SENTENCE)
    opened.save(str(path.with_name("report-changed.docx")))
    again = [one.text for one in docx.Document(str(path.with_name("report-changed.docx"))).paragraphs]
    assert story.said(thoughts.SENTENCE) in again
    assert not any(remark in words for words in again)


def it_is_read_aloud(story: Story, made: bytes, place: Path) -> None:
    """By a screen reader: the file is tagged, says its language, and its words come in the order of the workshop."""
    facts = dict(re.findall(r"(?m)^([\w ]+):\s+(.*)$", told_by("pdfinfo", made, place)))
    assert facts["Tagged"] == "yes"
    text = " ".join(told_by("pdftotext", made, place).split())
    wanted = [story.title(part) for part in ORDER[2:]]  # statements stand in the contents, too, broken elsewhere
    wanted[1:1] = story.said(thoughts.CHALLENGES)[1:2]
    at = 0
    for words in wanted:
        at = text.index(words, at) + 1
    for thought in (thoughts.REMARK, thoughts.INDICATOR):
        assert story.said(thought) in text


def the_controller_finds_the_numbers(story: Story, made: bytes) -> None:
    """Numbers are numbers: the dots of the challenge, and the value agreed on."""
    book = load_workbook(io.BytesIO(made))  # type: ignore[no-untyped-call]
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    challenge = story.said(thoughts.CHALLENGES)[1]
    found = [value for row in rows if challenge in row for value in row if isinstance(value, int)]
    assert {26, 4} <= set(found), found
    assert any(STAFF in row for row in rows)


def tables_are_plain(story: Story, made: bytes) -> None:
    """A file for each part, each with its mark of UTF-8, and semicolons where the language wants them."""
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        tables = {name: found.read(name) for name in found.namelist()}
    assert len(tables) >= len(ORDER)
    assert all(table.startswith(b"\xef\xbb\xbf") for table in tables.values())
    separator = ";" if story.language == "lv" else ","
    cells = [
        cell
        for table in tables.values()
        for row in csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=separator)
        for cell in row
    ]
    for words in (*story.said(thoughts.CRITERIA), *story.said(thoughts.ACTIONS), STAFF):
        assert words in cells, words


async def it_opens_alone(story: Story, path: Path) -> None:
    """From the disk, on a computer that has no network."""
    page = await story.stage.device("office", "laptop")
    await page.context.set_offline(True)
    await page.goto(path.as_uri())
    await expect(page.locator("h1")).to_contain_text(story.said(thoughts.TITLE))
    await comes_in_order(story, page, ORDER)
    await story.stage.picture_of(page, "12-from-disk", whole=True)
    await story.stage.lose("office")


async def another_server_goes_on(story: Story) -> None:
    """A moderator elsewhere loads the JSON, and starts the next workshop from it."""
    words = Words(story.language)
    page = await story.stage.device("elsewhere", "laptop")
    await page.goto(story.elsewhere.origin)
    await page.get_by_role("link", name=words("home.next"), exact=True).click()
    file = FilePayload(name="report.json", mimeType="application/json", buffer=story.file)
    await page.locator("input[type=file]").set_input_files(file)
    await expect(page.locator(".next-from")).to_contain_text(story.said(thoughts.TITLE))
    await expect(page.locator(".next-parts input:checked")).to_have_count(len(ORDER))
    await story.stage.picture_of(page, "13-elsewhere")
    await page.get_by_role("button", name=words("home.next.start"), exact=True).click()
    await page.wait_for_url("**/console*")
    await expect(page.get_by_text(words("console.screen.question"))).to_be_visible()
    await page.get_by_role("button", name=words("console.screen.no_means")).click()
    await page.get_by_role("button", name=words("console.wall_done")).click()
    await expect(page.locator(".agenda-words:visible").filter(has_text=story.said(thoughts.OWN))).to_have_count(1)
    await story.stage.picture_of(page, "14-elsewhere-console")
    await story.stage.lose("elsewhere")
