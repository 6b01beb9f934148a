"""The files that leave the server: what they are called, and what a browser may do with them."""

from urllib.parse import quote

from server.i18n import texts
from server.report.job import Job
from server.report.naming import spoken_name
from server.report.style import POLICY

MEDIA = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}
"""Every format of a file, with its media type."""

PAGES = {"page": "report", "decided": "decided"}
"""What is opened as a page of its own, and how its file is called."""

OPENED = frozenset({"pdf", *PAGES})
"""What a browser shows; everything else is kept as a file."""

# A browser's own viewer is a page with styles and a plug-in of its own: the policy of our pages would apply to them.
PDF_POLICY = "frame-ancestors 'none'"
NAME_MOST = 90  # characters; some file systems take 255 bytes


def headers(job: Job, title: str, *, keep: bool = False) -> dict[str, str]:
    """Of the answer. `keep`: as a file, though it could be shown."""
    how = "inline" if job.format in OPENED and not keep else "attachment"
    return {
        "content-type": MEDIA["html" if job.format in PAGES else job.format],
        "content-disposition": f"{how}; {_named(job, title)}",
        "content-security-policy": PDF_POLICY if job.format == "pdf" else POLICY,
        "cache-control": "no-store",
    }


def _named(job: Job, title: str) -> str:
    """It says what it is, of what, and whether only moderators may see it (RFC 5987; RFC 6266)."""
    words = texts(job.language, "report")
    what = str(words["report.decided" if job.format == "decided" else "report.title"])
    own = f" ({words['report.page.own_name']})" if job.own else ""
    ending = "html" if job.format in PAGES else job.format
    plain = "-".join(filter(None, ("talka", job.code, PAGES.get(job.format, "report"), job.activity)))
    full = f"{spoken_name(title)[:NAME_MOST]} – {what}{own}.{ending}"
    return f"filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(full, safe='')}"
