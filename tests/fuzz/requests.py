"""HTTP requests, generated from the routes, and wrong in every part: path, query, headers, cookies, body, method."""

import random
from urllib.parse import quote, quote_plus

import msgspec

from tests.fuzz.mutations import ODD_TEXTS, Mutations, written
from tests.fuzz.routes import DEAR, PARTS, QUERY, Way, ways

ODD_COOKIES = ("", "seat=x", "seats=a.b.c; seat=a", "moderator=" + "x" * 43, "=", ";;", 'seat="\\', "a" * 3_000)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "X" * 30)
PATHS = (
    "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/static/../server/app.py", "/static/%2e%2e%2fbuild.py",
    "/static/..%5c..%5cbuild.py", "//elsewhere.example/%2e%2e", "/-/wall", "/static/%00", "/%c4%80%c4%80%c4%80/wall",
    "/%ff%fe", "/" + "a" * 2_000, "/%0d%0aset-cookie:%20a=b", "/;", "/?", "/*",
)  # fmt: skip
HEADERS = {
    "origin": ("http://elsewhere.example", "null", "", "http://[", "http://127.0.0.1"),
    "content-type": ("text/plain", "application/json; charset=utf-16", "multipart/form-data", "", "a/b" * 100),
    "content-encoding": ("gzip", "br", "deflate, gzip"),
    "host": ("[", "[::::]", "a:b", "", "a/b?c#d", "[::1]:99999", "talka.example:80", "x" * 3_000, "a_b.", "\xe9"),
    "accept": ("text/html", "*/*;q=a", ""),
    "accept-language": ("lv;q=2", "*", "x" * 500, ";;;,,,", "lv;q=a", "uk,en;q=0.1"),
    "accept-encoding": ("gzip", "gzip;q=0", "*"),
    "range": ("bytes=0-", "bytes=-1", "bytes=9-1,1-2", "x"),
    "if-none-match": ("*", '"x"'),
    "x-forwarded-for": ("1.2.3.4", "::1", "a, b, c", ""),
    "x-forwarded-host": ("[::::]", "a:99999", "talka.example", "a, b", "\xff", "x" * 3_000),
    "x-forwarded-prefix": ("/talka", "/../x", "//a", "/a b", "/" + "x" * 3_000),
    "x-forwarded-proto": ("https", "javascript", ""),
    "authorization": ("Bearer", "Bearer x", "Basic \xff"),
    "expect": ("100-continue", "200"),
    "upgrade": ("websocket", "h2c"),
    "connection": ("close", "upgrade", "keep-alive, x"),
}  # fmt: skip


class Asked(msgspec.Struct, frozen=True):
    """A request as it goes out. `way`: the route it was made of."""

    way: Way
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def octets(self) -> bytes:
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in self.headers)]
        return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + self.body


class Requests:
    """Drawn from one seed, for one workshop. `cookies`: what a browser may have here, the right ones first."""

    def __init__(self, chance: random.Random, host: str, code: str, cookies: tuple[str, ...], names: tuple[str, ...]):
        self._chance = chance
        self._host = host
        self._code = code
        self._cookies = cookies
        self._mutations = Mutations(chance, names)
        self._ways = ways()

    def draw(self) -> Asked:
        draw = self._chance
        way = draw.choice(self._ways)
        body = b"" if way.body is None else self._body(way)
        headers = [*self._headers(way), ("content-length", str(len(body)))]
        method = way.method if draw.random() < 0.9 else draw.choice(METHODS)
        return Asked(way, method, self._target(way), tuple(headers), body)

    def _target(self, way: Way) -> str:
        draw = self._chance
        if draw.random() < 0.1:
            return draw.choice(PATHS)
        path = way.path.replace("{code}", self._part(self._code))
        for name, values in PARTS.items():
            path = path.replace(f"{{{name}}}", self._part(draw.choice(values)))
        return path + self._query()

    def _part(self, right: str) -> str:
        """The part of a path, mostly right, or something that is none."""
        if self._chance.random() < 0.8:
            return right
        odd = self._chance.choice([*ODD_TEXTS, right.lower(), right + "x", right[:-1], "AAAAAA"])
        return quote(odd.encode("utf-8", "surrogatepass"), safe=self._chance.choice(["", "/."])) or "-"

    def _query(self) -> str:
        draw = self._chance
        if draw.random() < 0.5:
            return ""
        asked = dict(draw.sample(sorted(QUERY.items()), draw.randint(1, 4)))
        if draw.random() < 0.5:
            asked = {name: str(self._mutations.value(value)) for name, value in asked.items()}
        return "?" + "&".join(f"{name}={quote_plus(v.encode('utf-8', 'surrogatepass'))}" for name, v in asked.items())

    def _headers(self, way: Way) -> list[tuple[str, str]]:
        draw = self._chance
        found = {"host": self._host, "cookie": self._cookie(way)} | (
            {} if way.body is None else {"content-type": "application/json"}
        )
        for name in draw.sample(sorted(HEADERS), draw.choice([0, 0, 1, 2])):
            found[name] = self._value(draw.choice(HEADERS[name]))
        return list(found.items())

    def _value(self, odd: str) -> str:
        """A header's value that is odd, or becomes odder; what would end the line is spoilt elsewhere."""
        value = self._mutations.text(odd) if self._chance.random() < 0.3 else odd
        return value.strip() if value.isprintable() else odd

    def _cookie(self, way: Way) -> str:
        draw = self._chance
        if draw.random() < (0.003 if way.path in DEAR else 0.5):
            return "; ".join(draw.sample(self._cookies, draw.randint(1, len(self._cookies))))
        return draw.choice(ODD_COOKIES)

    def _body(self, way: Way) -> bytes:
        if self._chance.random() < 0.02:
            return written("x" * 20_000)
        return self._mutations.message(way.body)
